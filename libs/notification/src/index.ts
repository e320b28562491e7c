export { NotificationModule } from './notification.module';
export { ArchivedNotices } from './queries/archived-notices';
