import type { Blocker, Id } from '@platform/kernel';

export type InitiativeId = Id<'initiative'>;

export const INITIATIVE_STATES = [
  'draft',
  'awaiting_unit',
  'not_forwarded',
  'submitted',
  'awaiting_completion',
  'eligible',
  'ineligible',
  'duplicate',
  'disqualified',
  'withdrawn',
] as const;
export type InitiativeState = (typeof INITIATIVE_STATES)[number];

export const CHANNELS = ['online', 'paper', 'email', 'unit_list'] as const;
export type Channel = (typeof CHANNELS)[number];

export const AUTHOR_KINDS = ['individual', 'group', 'collective'] as const;
export type AuthorKind = (typeof AUTHOR_KINDS)[number];

/** What the guards of the transition table look at. */
export interface InitiativeFacts {
  readonly contestState: string;
  /** Exclusive; the latest of the contest's closing time and the extensions that reach this dossier. */
  readonly closesAt: Date;
  /** Until when a unit may still confirm; null where the rulebook gives the units no time of their own. */
  readonly unitClosesAt: Date | null;
  readonly unitConfirms: boolean;
  /** Entered from paper and not yet confirmed by a second secretary. */
  readonly awaitsIntake: boolean;
  readonly sealed: boolean;
  readonly decided: boolean;
  /** The actor is one of the authors. */
  readonly own: boolean;
  readonly completionDueAt: Date | null;
  /** What is missing or wrong in the dossier; only looked for where the step asks for a complete one. */
  readonly incomplete: readonly Blocker[];
  /** Only for markDuplicate: why the initiative named cannot be the one that is kept. */
  readonly wrongKept: readonly Blocker[];
}

export const initiativeEvents = [
  'InitiativeSubmitted',
  'InitiativeSentToUnit',
  'InitiativeReturnedToAuthor',
  'InitiativeNotForwarded',
  'CompletionAsked',
  'InitiativeCompleted',
  'CompletionLapsed',
  'CompletionProlonged',
  'CompletionTakenBack',
  'InitiativeFoundEligible',
  'InitiativeFoundIneligible',
  'InitiativeReinstated',
  'DuplicateFound',
  'VerdictTakenBack',
  'InitiativeDisqualified',
  'InitiativeWithdrawn',
  'InitiativeDropped',
  'PaperIntakeEntered',
  'PaperIntakeConfirmed',
  'PaperIntakeRejected',
  'UnitListForwarded',
  'UnitListAccepted',
  'UnitListReturned',
  'ConsentAsked',
  'ConsentGiven',
  'ConsentRefused',
  'NamesAsked',
] as const;
export type InitiativeEvent = (typeof initiativeEvents)[number];
