export { InitiativeModule } from './initiative.module';
