import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, hasRole, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { conflictName, RECOGNISED } from '../domain/conflict-kind';
import { RoundRulesReader } from '../queries/round-rules';
import { RoundQueries, SECRETARIES } from '../queries/rounds';
import type { RoundRow } from '../queries/rounds';
import { EndAssignment } from './end-assignment';

export interface Declaration {
  readonly kind: string;
  readonly note?: string | undefined;
}

/** Writes a conflict down, by the judge or by a secretary who learns of it; a running assignment ends with it. */
@Injectable()
export class DeclareConflict {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly rounds: RoundQueries,
    private readonly rules: RoundRulesReader,
    private readonly ending: EndAssignment,
  ) {}

  async byJudge(actor: Actor, assignmentId: string, declaration: Declaration): Promise<void> {
    const row = await this.db.first<{ round_id: string; round_initiative_id: string }>(
      `SELECT round_id, round_initiative_id FROM judging.assignment
       WHERE id = $1 AND account_id = $2 AND state IN ('offered', 'appointed', 'accepted')`,
      [assignmentId, actor.accountId],
    );
    if (!row || actor.accountId === null) return absent();
    const round = await this.rounds.visible(row.round_id, actor);
    await this.write(actor, round, row.round_initiative_id, actor.accountId, declaration, 'recuse');
  }

  async bySecretary(
    actor: Actor,
    roundId: string,
    roundInitiativeId: string,
    accountId: string,
    declaration: Declaration,
  ): Promise<void> {
    const round = await this.rounds.visible(roundId, actor);
    if (!hasRole(actor, round.contestId, ...SECRETARIES)) refuse('forbidden', 'platform.forbidden');
    const known = await this.db.first(
      `SELECT e.id FROM judging.entry e JOIN judging.panel_member m ON m.round_id = e.round_id AND m.account_id = $3 AND m.removed_at IS NULL
       WHERE e.round_id = $1 AND e.id = $2`,
      [roundId, roundInitiativeId, accountId],
    );
    if (!known) absent();
    await this.write(actor, round, roundInitiativeId, accountId, declaration, 'replace');
  }

  private async write(
    actor: Actor,
    seen: RoundRow,
    roundInitiativeId: string,
    accountId: string,
    { kind, note }: Declaration,
    ending: 'recuse' | 'replace',
  ): Promise<void> {
    const { rulebook } = await this.rules.of(seen);
    const kinds = rulebook.conflicts.declaredKinds.map(({ code }) => code);
    if (kind !== RECOGNISED && !kinds.includes(kind)) refuse('invalid', 'judging.unknown_kind', { kind }, 'kind');
    await this.db.transaction(async () => {
      // Alone in the round, so that no sheet is handed in meanwhile.
      const round = await this.rounds.lock(seen.id, 'update');
      const [row] = await this.db.write<{ id: string }>(
        `INSERT INTO judging.conflict (contest_id, account_id, initiative_id, kind, note, declared_at, declared_by)
         SELECT $1, $2, initiative_id, $4, $5, $6, $7 FROM judging.round_initiative WHERE id = $3
         ON CONFLICT (account_id, initiative_id, kind) DO NOTHING RETURNING id`,
        [round.contestId, accountId, roundInitiativeId, kind, note ?? null, await this.db.now(), actor.accountId],
      );
      if (!row) return refuse('conflict', 'judging.already_declared');
      await this.audit.record(actor, {
        action: 'conflict.declare',
        subjectKind: 'conflict',
        subjectId: row.id,
        contestId: round.contestId,
        detail: { kind, accountId, roundInitiativeId },
      });
      const running = await this.db.query<{ id: string }>(
        `SELECT id FROM judging.assignment WHERE round_initiative_id = $1 AND account_id = $2 AND state IN ('offered', 'appointed', 'accepted')`,
        [roundInitiativeId, accountId],
      );
      const said = conflictName(kind, rulebook).vi;
      for (const { id } of running) await this.ending.execute(actor, id, ending, said);
    });
  }
}
