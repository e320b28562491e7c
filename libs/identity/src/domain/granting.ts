import { hasRole } from '@platform/kernel';
import type { Actor, Blocker } from '@platform/kernel';

export const ROLES = [
  'coordinator',
  'secretary',
  'secretary_head',
  'judge',
  'chair',
  'deputy_chair',
  'organiser',
  'clerk',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];

/** What the head of the secretariat fills in an own contest. Those who agree the result are the administrator's to name. */
export const ROLES_OF_HEAD: readonly Role[] = ['coordinator', 'secretary', 'judge', 'chair', 'deputy_chair', 'clerk'];

export interface GrantInput {
  readonly accountId: string;
  readonly role: Role;
  /** Null: held in every contest. */
  readonly contestId: string | null;
  /** The unit a coordinator acts for; null for every other role. */
  readonly unitId: string | null;
}

/** May this person give or take this role at all? */
export function mayGrant(actor: Actor, role: Role, contestId: string | null): boolean {
  if (hasRole(actor, null, 'admin')) return true;
  return contestId !== null && ROLES_OF_HEAD.includes(role) && hasRole(actor, contestId, 'secretary_head');
}

/** What is wrong with the grant itself, whoever gives it. */
export function grantFaults(grant: GrantInput): Blocker[] {
  const faults: Blocker[] = [];
  if ((grant.role === 'coordinator') !== (grant.unitId !== null)) {
    faults.push({ code: 'identity.coordinator_unit', path: 'unitId' });
  }
  if (grant.role === 'admin' && grant.contestId !== null) {
    faults.push({ code: 'identity.admin_everywhere', path: 'contestId' });
  }
  return faults;
}
