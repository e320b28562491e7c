/** A role held everywhere (contestId null) or in one contest, by one unit where the role belongs to a unit. */
export interface Grant {
  readonly role: string;
  readonly contestId: string | null;
  readonly unitId: string | null;
}

/** Who acts. The system acts when the clock or a job does. */
export interface Actor {
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly name: string;
  readonly grants: readonly Grant[];
}

export const SYSTEM: Actor = {
  accountId: null,
  personId: null,
  name: 'hệ thống',
  grants: [{ role: 'system', contestId: null, unitId: null }],
};

/** True where the actor holds one of the roles globally or in this contest. */
export function hasRole(actor: Actor, contestId: string | null, ...roles: readonly string[]): boolean {
  return actor.grants.some(
    (grant) => roles.includes(grant.role) && (grant.contestId === null || grant.contestId === contestId),
  );
}

/** Contests in which the actor holds one of the roles; 'all' where one of them is global. */
export function contestsWithRole(actor: Actor, ...roles: readonly string[]): 'all' | readonly string[] {
  const held = actor.grants.filter((grant) => roles.includes(grant.role));
  if (held.some((grant) => grant.contestId === null)) return 'all';
  return held.flatMap((grant) => grant.contestId ?? []);
}

/** The roles the actor holds in this contest, global ones included. */
export function rolesIn(actor: Actor, contestId: string | null): readonly string[] {
  return [...new Set(actor.grants.filter((g) => g.contestId === null || g.contestId === contestId).map((g) => g.role))];
}
