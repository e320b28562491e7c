import { Controller } from '@nestjs/common';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { AuditSealer } from '@platform/jobs';
import { hasRole, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Contests } from '../contests';
import { AuditList } from '../queries/audit-list';
import * as routes from './audit.endpoints';

@Controller()
export class AuditController {
  constructor(
    private readonly contests: Contests,
    private readonly audit: AuditList,
    private readonly sealer: AuditSealer,
  ) {}

  @Handle(routes.listAudit)
  async list(@Call() { actor, params, query }: CallOf<typeof routes.listAudit>) {
    await this.admit(actor, params.id);
    return this.audit.execute(params.id, query);
  }

  @Handle(routes.auditChoices)
  async choices(@Call() { actor, params }: CallOf<typeof routes.auditChoices>) {
    await this.admit(actor, params.id);
    return this.audit.choices(params.id);
  }

  @Handle(routes.listServiceAudit)
  listService(@Call() { query }: CallOf<typeof routes.listServiceAudit>) {
    return this.audit.execute(null, query);
  }

  @Handle(routes.serviceAuditChoices)
  serviceChoices() {
    return this.audit.choices(null);
  }

  @Handle(routes.checkChain)
  async check(@Call() { query }: CallOf<typeof routes.checkChain>) {
    if (query.after === undefined) return { ...(await this.sealer.check()), next: null, last: null };
    return this.sealer.checkFrom(query.after);
  }

  private async admit(actor: Actor, contestId: string): Promise<void> {
    await this.contests.requireVisible(actor, contestId);
    if (!hasRole(actor, contestId, 'secretary_head', 'admin')) refuse('forbidden', 'platform.forbidden');
  }
}
