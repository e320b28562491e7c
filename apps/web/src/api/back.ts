import type { Problem } from './problem';

/** Nobody is signed in any more: what was refused for it may be sent again after a sign-in, also one in another tab. */
export const needsSignIn = (problem: Problem | null | undefined): boolean => problem?.code === 'platform.sign_in';

interface Back {
  /** The network is back. */
  readonly online: () => void;
  /** This page is looked at again; what waited for a sign-in may go now. */
  readonly focus: () => void;
}

/** Tells when sending may work again, until what it gives is called. */
export function whenBack({ online, focus }: Back): () => void {
  addEventListener('online', online);
  addEventListener('focus', focus);
  return () => {
    removeEventListener('online', online);
    removeEventListener('focus', focus);
  };
}
