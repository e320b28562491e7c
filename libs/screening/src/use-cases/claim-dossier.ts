import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Desk } from '../persistence/desk';
import { Dossiers } from '../persistence/dossiers';

const HELD_MINUTES = 30;

/** A secretary takes a dossier for half an hour; again by the same person prolongs it. An expired claim may be taken over. */
@Injectable()
export class ClaimDossier {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly desk: Desk,
    private readonly dossiers: Dossiers,
  ) {}

  async execute(id: string, actor: Actor): Promise<{ initiativeId: string; until: Date }> {
    const accountId = actor.accountId ?? absent();
    return this.db.transaction(async () => {
      const dossier = await this.dossiers.screenable(id, actor);
      await this.desk.hold(id, actor);
      const now = await this.db.now();
      const until = new Date(now.getTime() + HELD_MINUTES * 60_000);
      await this.desk.take(id, accountId, now, until);
      await this.record(actor, 'screening.claim', dossier);
      return { initiativeId: id, until };
    });
  }

  async release(id: string, actor: Actor): Promise<void> {
    await this.db.transaction(async () => {
      const dossier = await this.dossiers.screenable(id, actor);
      const claim = await this.desk.lock(id);
      if (claim?.accountId !== actor.accountId) refuse('conflict', 'screening.not_claimed');
      await this.desk.free(id);
      await this.record(actor, 'screening.release', dossier);
    });
  }

  private record(actor: Actor, action: string, dossier: { id: string; contestId: string }): Promise<void> {
    return this.audit.record(actor, {
      action,
      subjectKind: 'initiative',
      subjectId: dossier.id,
      contestId: dossier.contestId,
    });
  }
}
