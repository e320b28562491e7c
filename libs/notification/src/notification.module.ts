import { Module } from '@nestjs/common';
import { ContestModule } from '@rooms/contest';
import { ScreeningModule } from '@rooms/screening';
import { DossierFacts } from './facts/dossier-facts';
import { People } from './facts/people';
import { PlaceFacts } from './facts/place-facts';
import { Topics } from './facts/topics';
import { MailboxController } from './http/mailbox.controller';
import { NotificationController } from './http/notification.controller';
import { CopyTemplates } from './jobs/copy-templates';
import { NotificationJobs } from './jobs/notification-jobs';
import { MailModule } from './mail.module';
import './messages';
import { Notices } from './persistence/notices';
import { Templates } from './persistence/templates';
import { NoticeDetailQuery } from './queries/notice-detail';
import { NoticeList } from './queries/notice-list';
import { DeliverNotice } from './use-cases/deliver-notice';
import { DraftNotices } from './use-cases/draft-notices';
import { KeepNotices } from './use-cases/keep-notices';
import { KeepTemplates } from './use-cases/keep-templates';
import { OneTimeLinks } from './use-cases/one-time-links';
import { Pacing } from './use-cases/pacing';
import { ReleaseNotices } from './use-cases/release-notices';

@Module({
  imports: [MailModule, ContestModule, ScreeningModule],
  controllers: [NotificationController, MailboxController],
  providers: [
    DossierFacts,
    People,
    PlaceFacts,
    Topics,
    Notices,
    Templates,
    NoticeDetailQuery,
    NoticeList,
    DeliverNotice,
    DraftNotices,
    KeepNotices,
    KeepTemplates,
    OneTimeLinks,
    Pacing,
    ReleaseNotices,
    NotificationJobs,
    CopyTemplates,
  ],
})
export class NotificationModule {}
