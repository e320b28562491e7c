import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { z } from 'zod';
import { ACCOUNT_OF_AUTHOR } from '../persistence/author-list';

const JOB = 'initiative.linkAuthors';

/** Gives authors who were written down by e-mail or as a known person their account once they have opened one. */
@Injectable()
export class LinkAuthors implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.outbox.register({
      name: JOB,
      schema: z.looseObject({ subjectId: z.uuid() }),
      handle: ({ subjectId }) => this.link(subjectId),
    });
    this.outbox.subscribe('AccountActivated', JOB);
  }

  private async link(accountId: string): Promise<void> {
    await this.db.write(
      `UPDATE initiative.author a SET account_id = acc.id, person_id = coalesce(a.person_id, acc.person_id)
       FROM identity.account acc
       WHERE acc.id = $1 AND acc.state = 'active' AND ${ACCOUNT_OF_AUTHOR}`,
      [accountId],
    );
  }
}
