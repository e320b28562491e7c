import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, hasRole, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { RoundQueries, SECRETARIES } from '../queries/rounds';
import { AssignJudges } from './assign-judges';
import { EndAssignment } from './end-assignment';

interface Row {
  readonly id: string;
  readonly round_id: string;
  readonly round_initiative_id: string;
  readonly account_id: string;
}

/** Two judges of a round change places: each gets the other's initiative. Nothing of their marks is carried over. */
@Injectable()
export class SwapJudges {
  constructor(
    private readonly db: Database,
    private readonly rounds: RoundQueries,
    private readonly assigning: AssignJudges,
    private readonly ending: EndAssignment,
  ) {}

  /** Returns the ids of the new assignments. */
  async execute(actor: Actor, assignmentId: string, otherId: string, reason: string): Promise<string[]> {
    const rows = await this.db.query<Row>(
      'SELECT id, round_id, round_initiative_id, account_id FROM judging.assignment WHERE id = ANY ($1::uuid[])',
      [[assignmentId, otherId]],
    );
    const [one, other] = [rows.find(({ id }) => id === assignmentId), rows.find(({ id }) => id === otherId)];
    if (!one) return absent();
    const round = await this.rounds.visible(one.round_id, actor);
    if (!hasRole(actor, round.contestId, ...SECRETARIES)) refuse('forbidden', 'platform.forbidden');
    if (other?.round_id !== round.id) return absent();
    if (one.account_id === other.account_id || one.round_initiative_id === other.round_initiative_id)
      refuse('invalid', 'judging.nothing_to_swap', {}, 'with');
    return this.db.transaction(async () => {
      await this.rounds.lock(round.id, 'update');
      for (const { id } of [one, other]) await this.ending.execute(actor, id, 'replace', reason);
      return this.assigning.execute(actor, round.id, [
        { roundInitiativeId: one.round_initiative_id, accountId: other.account_id, replaces: one.id },
        { roundInitiativeId: other.round_initiative_id, accountId: one.account_id, replaces: other.id },
      ]);
    });
  }
}
