import type { Actor } from '@platform/kernel';

/** Implemented by the room that knows sessions; bound by the application. */
export abstract class Authenticator {
  /** The signed-in person with grants read now, or null. */
  abstract authenticate(token: string): Promise<Actor | null>;
}

export const SESSION_COOKIE = 'sid';

export const ANONYMOUS: Actor = { accountId: null, personId: null, name: '', grants: [] };
