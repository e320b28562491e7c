import type { Blocker } from '@platform/kernel';

/**
 * Facts of other rooms that stand against a grant, such as "is an author in this contest". Bound by the application;
 * without a binding nothing is vetoed.
 */
export abstract class GrantVeto {
  abstract blockers(grant: {
    readonly accountId: string;
    readonly personId: string;
    readonly role: string;
    readonly contestId: string | null;
  }): Promise<Blocker[]>;
}
