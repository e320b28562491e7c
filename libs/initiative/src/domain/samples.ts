import type { InitiativeFacts } from './initiative.types';

/** When the tests of this folder take place. */
export const now = new Date('2026-06-01T00:00:00Z');

/** An open contest and a complete dossier, with nothing special about either. */
export const plainFacts: InitiativeFacts = {
  contestState: 'open',
  closesAt: new Date('2026-06-30T00:00:00Z'),
  unitClosesAt: null,
  unitConfirms: false,
  awaitsIntake: false,
  sealed: false,
  decided: false,
  own: false,
  completionDueAt: null,
  incomplete: [],
  wrongKept: [],
};
