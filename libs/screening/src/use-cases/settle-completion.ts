import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { SYSTEM } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { Initiatives } from '@rooms/initiative';
import { Bindings } from '../persistence/bindings';
import { Desk } from '../persistence/desk';
import { Dossiers } from '../persistence/dossiers';
import { GiveVerdict } from './give-verdict';

interface OpenCompletion {
  readonly id: string;
  readonly initiativeId: string;
  readonly revision: number;
  readonly dueAt: Date;
}

/**
 * Ends an open request by what has become of its dossier: answered by a new revision, cancelled by a withdrawal, or
 * lapsed at its due date. A lapsed dossier always returns to submitted; the rulebook says whether it is then struck off.
 */
@Injectable()
export class SettleCompletion {
  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly bindings: Bindings,
    private readonly contests: Contests,
    private readonly initiatives: Initiatives,
    private readonly desk: Desk,
    private readonly dossiers: Dossiers,
    private readonly verdicts: GiveVerdict,
  ) {}

  async execute(completionId: string): Promise<void> {
    await this.db.transaction(async () => {
      const seen = await this.read(completionId);
      if (!seen) return;
      await this.desk.lock(seen.initiativeId);
      const completion = await this.read(completionId);
      if (!completion) return;
      const dossier = await this.dossiers.any(completion.initiativeId);
      if (dossier.revision > completion.revision) await this.end(completion.id, 'answer', null);
      else if (dossier.state !== 'awaiting_completion') {
        await this.end(completion.id, 'cancel', 'Hồ sơ không còn chờ bổ sung.');
      } else if ((await this.db.now()) >= completion.dueAt) await this.lapse(completion);
    });
  }

  async ofInitiative(initiativeId: string): Promise<void> {
    const row = await this.db.first<{ id: string }>(
      `SELECT id FROM screening.completion WHERE initiative_id = $1 AND state = 'open'`,
      [initiativeId],
    );
    if (row) await this.execute(row.id);
  }

  private async lapse(completion: OpenCompletion): Promise<void> {
    await this.end(completion.id, 'lapse', null);
    await this.initiatives.apply([completion.initiativeId], 'lapse', { actor: SYSTEM });
    const dossier = await this.dossiers.any(completion.initiativeId);
    const { screening } = await this.contests.rulebook(dossier.contestId, dossier.rulebookVersion);
    if (screening.completion.lapse !== 'ineligible') return;
    await this.verdicts.decide(
      dossier,
      {
        verdict: 'ineligible',
        reason: 'Quá hạn bổ sung hồ sơ theo yêu cầu; thể lệ không tiếp nhận hồ sơ bổ sung sau hạn.',
        keptId: null,
        checkAll: false,
      },
      SYSTEM,
    );
  }

  private async end(id: string, transition: 'answer' | 'lapse' | 'cancel', reason: string | null): Promise<void> {
    await this.runner.run(id, {
      binding: this.bindings.completion,
      transition,
      actor: SYSTEM,
      input: { newDueAt: null },
      reason,
      set: (_, now) => ({ ended_at: now }),
    });
  }

  private read(id: string): Promise<OpenCompletion | undefined> {
    return this.db.first<OpenCompletion>(
      `SELECT id, initiative_id AS "initiativeId", revision, due_at AS "dueAt" FROM screening.completion
       WHERE id = $1 AND state = 'open'`,
      [id],
    );
  }
}
