import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, refuse, Refused } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit, TransitionRunner } from '@platform/workflow';
import { Initiatives } from '@rooms/initiative';
import { proposedBlocker } from '../domain/desk-steps';
import { Bindings } from '../persistence/bindings';
import { Desk } from '../persistence/desk';
import { Dossiers } from '../persistence/dossiers';
import { GiveVerdict } from './give-verdict';

interface Proposal {
  readonly id: string;
  readonly initiativeId: string;
  readonly verdictId: string;
  readonly document: string;
  readonly reason: string;
}

/** Brings an ineligible dossier back: one secretary proposes with a document, another confirms. */
@Injectable()
export class Reinstate {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly runner: TransitionRunner,
    private readonly bindings: Bindings,
    private readonly initiatives: Initiatives,
    private readonly desk: Desk,
    private readonly dossiers: Dossiers,
    private readonly verdicts: GiveVerdict,
  ) {}

  async propose(
    initiativeId: string,
    input: { readonly document: string; readonly reason: string },
    actor: Actor,
  ): Promise<{ id: string }> {
    return this.db.transaction(async () => {
      await this.dossiers.screenable(initiativeId, actor);
      await this.desk.hold(initiativeId, actor);
      const dossier = await this.dossiers.screenable(initiativeId, actor);
      if (dossier.state !== 'ineligible') refuse('conflict', 'screening.not_ineligible');
      const [row] = await this.db.write<{ id: string }>(
        `INSERT INTO screening.reinstatement (contest_id, initiative_id, verdict_id, document, reason, proposed_by, proposed_at)
         SELECT v.contest_id, v.initiative_id, v.id, $2, $3, $4, $5 FROM screening.verdict v
         WHERE v.initiative_id = $1 AND v.state = 'standing'
         ON CONFLICT (initiative_id) WHERE state = 'proposed' DO NOTHING RETURNING id`,
        [initiativeId, input.document, input.reason, actor.accountId, await this.db.now()],
      );
      if (!row) throw new Refused({ kind: 'conflict', ...proposedBlocker });
      await this.audit.record(actor, {
        action: 'reinstatement.propose',
        subjectKind: 'reinstatement',
        subjectId: row.id,
        contestId: dossier.contestId,
        to: 'proposed',
        reason: input.reason,
        detail: { initiativeId },
      });
      return row;
    });
  }

  async confirm(id: string, actor: Actor): Promise<{ initiativeId: string; state: string }> {
    return this.db.transaction(async () => {
      const proposal = await this.locked(id, actor);
      await this.close(proposal.id, 'confirm', null, actor);
      const reason = `${proposal.reason} (${proposal.document})`;
      await this.runner.run(proposal.verdictId, {
        binding: this.bindings.verdict,
        transition: 'overturn',
        actor,
        input: undefined,
        reason,
      });
      const [moved] = await this.initiatives.apply([proposal.initiativeId], 'reinstate', { actor, reason });
      const dossier = await this.dossiers.any(proposal.initiativeId);
      await this.verdicts.write(dossier, { verdict: 'eligible', reason, keptId: null }, actor);
      return { initiativeId: proposal.initiativeId, state: moved?.to ?? dossier.state };
    });
  }

  async reject(id: string, reason: string, actor: Actor): Promise<void> {
    await this.db.transaction(async () => {
      const proposal = await this.locked(id, actor);
      await this.close(proposal.id, 'reject', reason, actor);
    });
  }

  private async locked(id: string, actor: Actor): Promise<Proposal> {
    const row = await this.db.first<Proposal>(
      `SELECT id, initiative_id AS "initiativeId", verdict_id AS "verdictId", document, reason
       FROM screening.reinstatement WHERE id = $1`,
      [id],
    );
    const proposal = row ?? absent();
    await this.dossiers.screenable(proposal.initiativeId, actor);
    await this.desk.hold(proposal.initiativeId, actor);
    return proposal;
  }

  private async close(id: string, transition: 'confirm' | 'reject', reason: string | null, actor: Actor) {
    await this.runner.run(id, {
      binding: this.bindings.reinstatement,
      transition,
      actor,
      input: undefined,
      reason,
      set: (_, now) => ({ decided_by: actor.accountId, decided_at: now }),
    });
  }
}
