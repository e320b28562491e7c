import { Injectable } from '@nestjs/common';
import { absent, hasRole, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Contests } from '@rooms/contest';

@Injectable()
export class Admission {
  constructor(private readonly contests: Contests) {}

  /** The role must be held in this contest, not just in some contest. */
  async admit(actor: Actor, contestId: string, access: unknown): Promise<void> {
    const { roles } = access as { readonly roles: readonly string[] };
    const { state } = await this.contests.view(contestId);
    if (hasRole(actor, contestId, ...roles)) return;
    if (state === 'preparing') absent();
    refuse('forbidden', 'platform.forbidden');
  }
}
