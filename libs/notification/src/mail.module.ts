import { Injectable, Module } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Database } from '@platform/database';
import { MailboxStore, mailTransportFromEnv, MailTransport, SqlMailboxStore } from '@platform/mail';
import { MailSettings, mailSettings } from './settings';

@Injectable()
class MailShutdown implements OnApplicationShutdown {
  constructor(private readonly transport: MailTransport) {}

  async onApplicationShutdown(): Promise<void> {
    await this.transport.close();
  }
}

/** The way out for mail: SMTP where SMTP_URL is set, else the mailbox kept in the database. */
@Module({
  providers: [
    { provide: MailSettings, useFactory: () => mailSettings(process.env) },
    { provide: MailboxStore, useFactory: (db: Database) => new SqlMailboxStore(db), inject: [Database] },
    {
      provide: MailTransport,
      useFactory: (store: MailboxStore) => mailTransportFromEnv(process.env, store),
      inject: [MailboxStore],
    },
    MailShutdown,
  ],
  exports: [MailSettings, MailboxStore, MailTransport],
})
export class MailModule {}
