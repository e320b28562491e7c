import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Actor } from '@platform/kernel';
import { Identity } from '@rooms/identity';
import { Dossiers, SECRETARIES } from '../persistence/dossiers';

export interface Screener {
  readonly accountId: string;
  readonly name: string;
  /** Dossiers assigned to them. */
  readonly assigned: number;
  /** Of these, waiting for a verdict. */
  readonly waiting: number;
  /** False for somebody who is no longer in the secretariat. */
  readonly serving: boolean;
}

/** The secretaries of a contest with what each has to screen, by name; and who left the secretariat with something unfinished. */
@Injectable()
export class ScreenersQuery {
  constructor(
    private readonly db: Database,
    private readonly identity: Identity,
    private readonly dossiers: Dossiers,
  ) {}

  async execute(contestId: string, actor: Actor): Promise<Screener[]> {
    this.dossiers.requireSecretary(contestId, actor);
    const holders = await this.identity.holders(contestId, SECRETARIES);
    const loads = await this.db.query<{ accountId: string; name: string; assigned: number; waiting: number }>(
      `SELECT s.account_id AS "accountId", p.name, count(*)::int AS assigned, (count(*) FILTER (WHERE i.state = 'submitted'))::int AS waiting
       FROM screening.screener s JOIN initiative.initiative i ON i.id = s.initiative_id
       JOIN identity.account a ON a.id = s.account_id JOIN identity.person p ON p.id = a.person_id
       WHERE i.contest_id = $1 AND (s.account_id = ANY($2::uuid[]) OR i.state IN ('submitted', 'awaiting_completion')) GROUP BY 1, 2`,
      [contestId, holders.map(({ accountId }) => accountId)],
    );
    const serving = new Map(holders.map(({ accountId, name }) => [accountId, name]));
    const people = new Map([...loads.map(({ accountId, name }) => [accountId, name] as const), ...serving]);
    return [...people]
      .map(([accountId, name]) => {
        const load = loads.find((one) => one.accountId === accountId);
        const { assigned = 0, waiting = 0 } = load ?? {};
        return { accountId, name, assigned, waiting, serving: serving.has(accountId) };
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'vi') || (a.accountId < b.accountId ? -1 : 1));
  }
}
