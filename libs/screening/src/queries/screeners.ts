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
}

/** The secretaries of a contest with what each has to screen, by name. */
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
    const loads = await this.db.query<{ accountId: string; assigned: number; waiting: number }>(
      `SELECT s.account_id AS "accountId", count(*)::int AS assigned, (count(*) FILTER (WHERE i.state = 'submitted'))::int AS waiting
       FROM screening.screener s JOIN initiative.initiative i ON i.id = s.initiative_id WHERE i.contest_id = $1 GROUP BY 1`,
      [contestId],
    );
    const people = new Map(holders.map(({ accountId, name }) => [accountId, name]));
    return [...people]
      .map(([accountId, name]) => {
        const load = loads.find((one) => one.accountId === accountId);
        return { accountId, name, assigned: load?.assigned ?? 0, waiting: load?.waiting ?? 0 };
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'vi') || (a.accountId < b.accountId ? -1 : 1));
  }
}
