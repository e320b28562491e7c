import './domain/allotment.messages';
export { AwardModule } from './award.module';
