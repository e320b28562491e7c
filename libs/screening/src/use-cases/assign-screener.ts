import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Identity } from '@rooms/identity';
import { Dossiers, ownSql, SECRETARIES } from '../persistence/dossiers';

/** Says whose work a dossier is. The claim stays what keeps two people from deciding at once. */
@Injectable()
export class AssignScreener {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly identity: Identity,
    private readonly dossiers: Dossiers,
  ) {}

  /** Who may be given work: a secretary of the contest. Null: nobody. */
  async screener(contestId: string, accountId: string | null): Promise<Assignee | null> {
    if (accountId === null) return null;
    const holders = await this.identity.holders(contestId, SECRETARIES);
    return (
      holders.find((one) => one.accountId === accountId) ??
      refuse('invalid', 'screening.not_screener', undefined, 'accountId')
    );
  }

  /** `detail`: further facts for the record. */
  async execute(
    id: string,
    contestId: string,
    to: Assignee | null,
    actor: Actor,
    detail: { readonly from?: string } = {},
  ): Promise<string> {
    const by = actor.accountId ?? absent();
    return this.db.transaction(async () => {
      const dossier = await this.dossiers.screenable(id, actor);
      if (dossier.contestId !== contestId) absent();
      if (to === null) await this.db.write('DELETE FROM screening.screener WHERE initiative_id = $1', [id]);
      else {
        await this.refuseOwn(id, to);
        await this.db.write(
          `INSERT INTO screening.screener (initiative_id, account_id, assigned_by, assigned_at) VALUES ($1, $2, $3, $4)
           ON CONFLICT (initiative_id) DO UPDATE SET account_id = excluded.account_id, assigned_by = excluded.assigned_by, assigned_at = excluded.assigned_at`,
          [id, to.accountId, by, await this.db.now()],
        );
      }
      await this.audit.record(actor, {
        action: 'screening.assign',
        subjectKind: 'initiative',
        subjectId: id,
        contestId,
        detail: { accountId: to?.accountId ?? null, ...detail },
      });
      return dossier.state;
    });
  }

  private async refuseOwn(id: string, { accountId, personId, name }: Assignee): Promise<void> {
    const own = await this.db.first(`SELECT 1 FROM initiative.initiative i WHERE i.id = $1 AND ${ownSql('$2', '$3')}`, [
      id,
      accountId,
      personId,
    ]);
    if (own) refuse('conflict', 'screening.screener_own', { name });
  }
}

export interface Assignee {
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
}
