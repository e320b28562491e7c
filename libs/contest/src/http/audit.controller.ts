import { Controller } from '@nestjs/common';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { AuditSealer } from '@platform/jobs';
import { hasRole, refuse } from '@platform/kernel';
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
    await this.contests.requireVisible(actor, params.id);
    if (!hasRole(actor, params.id, 'secretary_head', 'admin')) refuse('forbidden', 'platform.forbidden');
    return this.audit.execute(params.id, query);
  }

  @Handle(routes.checkChain)
  check() {
    return this.sealer.check();
  }
}
