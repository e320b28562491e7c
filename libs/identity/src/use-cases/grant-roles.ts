import { Injectable, Optional } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { absent, refuse, refuseAll } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { GrantVeto } from '../domain/grant-veto';
import { grantFaults, mayGrant } from '../domain/granting';
import type { GrantInput, Role } from '../domain/granting';
import { Administrators } from '../persistence/administrators';

interface Grantee {
  readonly id: string;
  readonly person_id: string;
  readonly state: string;
}

interface HeldGrant {
  readonly id: string;
  readonly account_id: string;
  readonly role: Role;
  readonly contest_id: string | null;
  readonly unit_id: string | null;
  readonly revoked_at: Date | null;
}

/** Gives and takes roles. A role counts from the next request on, because grants are read with each session. */
@Injectable()
export class GrantRoles {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly administrators: Administrators,
    @Optional() private readonly veto?: GrantVeto,
  ) {}

  async grant(actor: Actor, grant: GrantInput): Promise<string> {
    refuseAll('invalid', 'platform.invalid_input', grantFaults(grant));
    if (!mayGrant(actor, grant.role, grant.contestId)) refuse('forbidden', 'identity.grant_not_yours');
    return this.db.transaction(async () => {
      const [account] = await this.db.write<Grantee>(
        // Holds up other grants and changes of the account, but nobody who only refers to it.
        'SELECT id, person_id, state FROM identity.account WHERE id = $1 FOR NO KEY UPDATE',
        [grant.accountId],
      );
      if (!account) return absent();
      await this.refuseUnknownUnit(grant.unitId);
      refuseAll('conflict', 'identity.grant_refused', [
        ...(account.state === 'disabled' ? [{ code: 'identity.account_disabled', path: 'accountId' }] : []),
        ...(account.id === actor.accountId ? [{ code: 'identity.own_grant', path: 'accountId' }] : []),
        ...((await this.veto?.blockers({ ...grant, personId: account.person_id })) ?? []),
      ]);
      const [row] = await this.db.write<{ id: string }>(
        `INSERT INTO identity.role_grant (account_id, role, contest_id, unit_id, granted_by, granted_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
        [grant.accountId, grant.role, grant.contestId, grant.unitId, actor.accountId, await this.db.now()],
      );
      if (!row) return refuse('conflict', 'identity.already_granted');
      if (grant.role !== 'coordinator') await this.voidPaperCodes(grant.accountId);
      await this.tell(actor, 'grant.give', 'RoleGranted', row.id, grant, null);
      return row.id;
    });
  }

  async revoke(actor: Actor, grantId: string, reason: string): Promise<void> {
    await this.db.transaction(async () => {
      await this.administrators.stillOne(actor);
      const [grant] = await this.db.write<HeldGrant>(
        'SELECT id, account_id, role, contest_id, unit_id, revoked_at FROM identity.role_grant WHERE id = $1 FOR UPDATE',
        [grantId],
      );
      if (!grant || !mayGrant(actor, grant.role, grant.contest_id)) return absent();
      if (grant.revoked_at !== null) refuse('conflict', 'identity.already_revoked');
      if (grant.role === 'admin' && grant.account_id === actor.accountId) refuse('conflict', 'identity.own_admin');
      await this.db.write('UPDATE identity.role_grant SET revoked_at = $2 WHERE id = $1', [
        grantId,
        await this.db.now(),
      ]);
      const held = {
        accountId: grant.account_id,
        role: grant.role,
        contestId: grant.contest_id,
        unitId: grant.unit_id,
      };
      await this.tell(actor, 'grant.take', 'RoleRevoked', grantId, held, reason);
    });
  }

  /** Whoever holds the code can become the account: those of the staff come from administrators only. */
  private async voidPaperCodes(accountId: string): Promise<void> {
    await this.db.write(
      `UPDATE identity.one_time_token t SET used_at = platform.now()
       WHERE t.account_id = $1 AND t.purpose = 'paper_code' AND t.used_at IS NULL AND NOT EXISTS (
         SELECT FROM identity.role_grant g WHERE g.account_id = t.created_by AND g.role = 'admin' AND g.revoked_at IS NULL)`,
      [accountId],
    );
  }

  private async refuseUnknownUnit(unitId: string | null): Promise<void> {
    if (unitId === null) return;
    const unit = await this.db.first(`SELECT id FROM identity.unit WHERE id = $1 AND state = 'active'`, [unitId]);
    if (!unit) refuse('invalid', 'identity.unknown_unit', {}, 'unitId');
  }

  private async tell(
    actor: Actor,
    action: string,
    event: string,
    grantId: string,
    grant: GrantInput,
    reason: string | null,
  ): Promise<void> {
    const { accountId, role, contestId, unitId } = grant;
    await this.audit.record(actor, {
      action,
      subjectKind: 'grant',
      subjectId: grantId,
      contestId,
      reason,
      detail: { accountId, role, unitId },
    });
    await this.outbox.emit(event, {
      subjectKind: 'account',
      subjectId: accountId,
      contestId,
      actorId: actor.accountId,
      role,
      unitId,
    });
  }
}
