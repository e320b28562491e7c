export { OverviewModule } from './overview.module';
export { UpperTables } from './domain/upper-tables';
