import type { Blocker } from '@platform/kernel';
import { beforeClosing, beforeDueDate, beforeUnitClosing, contestTakesDossiers, notOwn } from './guards';
import type { InitiativeFacts, InitiativeState } from './initiative.types';

export const TURNS = ['me', 'keeper', 'coauthors', 'unit', 'secretariat', 'nobody'] as const;
export const OWN_STEPS = ['answer', 'continue', 'check', 'complete', 'confirm', 'names'] as const;

export interface Turn {
  /** Who has to act next, as the reader sees it. */
  readonly who: (typeof TURNS)[number];
  /** What the reader may do about it; null where there is only to wait and read. */
  readonly step: (typeof OWN_STEPS)[number] | null;
  /** Co-authors who have not answered yet. */
  readonly coauthors: readonly string[];
  /** What the reader has to put right, or what time has decided. */
  readonly blockers: readonly Blocker[];
}

export interface TurnFacts {
  /** As the reader is told it. */
  readonly state: InitiativeState;
  /** What the reader is to the initiative. */
  readonly roles: readonly string[];
  readonly facts: InitiativeFacts;
  /** The reader is asked to agree to take part. */
  readonly consentAsked: boolean;
  /** Other authors asked for the same. */
  readonly coauthors: readonly string[];
  /** The reader is asked whether a name is right as it will be printed. */
  readonly nameAsked: boolean;
}

const IN_TIME = { draft: [contestTakesDossiers, beforeClosing], awaiting_completion: [beforeDueDate] };
const UNIT_STEP = [contestTakesDossiers, beforeUnitClosing, notOwn];
const nobody: Turn = { who: 'nobody', step: null, coauthors: [], blockers: [] };

export function turnOf(of: TurnFacts, now: Date): Turn {
  const { state, roles, facts } = of;
  switch (state) {
    case 'draft':
    case 'awaiting_completion':
      return facts.awaitsIntake ? { ...nobody, who: 'secretariat' } : beforeHandingIn({ ...of, state }, now);
    case 'awaiting_unit': {
      const confirms = roles.includes('coordinator') && UNIT_STEP.every((guard) => guard.check(facts, now) === null);
      return confirms ? { ...nobody, who: 'me', step: 'confirm' } : { ...nobody, who: 'unit' };
    }
    case 'submitted':
      return { ...nobody, who: 'secretariat' };
    default:
      return of.nameAsked ? { ...nobody, who: 'me', step: 'names' } : nobody;
  }
}

function beforeHandingIn(of: TurnFacts & { readonly state: keyof typeof IN_TIME }, now: Date): Turn {
  const { state, roles, facts, coauthors } = of;
  const over = IN_TIME[state].flatMap((guard) => guard.check(facts, now) ?? []);
  if (over.length > 0) return { ...nobody, blockers: over };
  if (of.consentAsked) return { ...nobody, who: 'me', step: 'answer', coauthors };
  if (!roles.includes('owner') && !roles.includes('lead_author')) return { ...nobody, who: 'keeper', coauthors };
  const blockers = facts.incomplete.filter(({ code }) => code !== 'initiative.consent_missing');
  const waits = blockers.length === 0 && facts.incomplete.length > 0;
  const step = state === 'awaiting_completion' ? 'complete' : facts.incomplete.length > 0 ? 'continue' : 'check';
  return { who: waits ? 'coauthors' : 'me', step, coauthors, blockers };
}
