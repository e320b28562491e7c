export { createDataSource, dataSourceOptions, migrate, missingMigrations } from './data-source';
export { Database } from './database';
export { containing } from './containing';
export { byGivenName, keysetSql, toPage } from './keyset';
export type { KeysetList, Page, SortKey } from './keyset';
export { DatabaseModule } from './module';
export { EmbeddedPostgresError, refuseWhileInUse, startEmbeddedPostgres } from './embedded';
export type { EmbeddedPostgres, EmbeddedPostgresOptions } from './embedded';
