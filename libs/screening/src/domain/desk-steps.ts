import type { Blocker, Refusal } from '@platform/kernel';
import type { AvailableTransition } from '@platform/workflow';
import type { InitiativeState } from '@rooms/initiative';

/** Steps of an initiative that are taken from the secretariat's desk; an undone verdict and completions have their own. */
const DESK: readonly string[] = [
  'markEligible',
  'askCompletion',
  'markIneligible',
  'markDuplicate',
  'reinstate',
  'disqualify',
];

export interface Holder {
  readonly accountId: string;
  readonly name: string;
  readonly until: Date;
}

/** Why a dossier that somebody else has claimed cannot be decided on. */
export function heldBlocker({ name, until }: Pick<Holder, 'name' | 'until'>): Blocker {
  return { code: 'screening.claimed', params: { name, until: until.toISOString() } };
}

export const proposedBlocker: Blocker = { code: 'screening.reinstatement_open' };

/** The rules' number of requests has been sent to the authors; `asked` leaves out those taken back. */
export function limitBlockers(asked: number, max: number): Blocker[] {
  return asked >= max ? [{ code: 'screening.completion_limit', params: { max } }] : [];
}

/** Results are recorded while the dossier waits for its verdict. */
export function recordRefusal(state: InitiativeState): Refusal | null {
  return state === 'submitted' ? null : { kind: 'conflict', code: 'screening.not_submitted' };
}

/** What the desk may do with a dossier, with what the desk itself puts in the way beside the dossier's own table. */
export function deskSteps(
  steps: readonly AvailableTransition[],
  facts: {
    readonly heldBy: Holder | null;
    readonly reinstatementProposed: boolean;
    readonly completionsAsked: number;
    readonly completionsMost: number;
  },
): AvailableTransition[] {
  return steps
    .filter(({ name }) => DESK.includes(name))
    .map((step) => ({
      ...step,
      blockers: [
        ...step.blockers,
        ...(facts.heldBy ? [heldBlocker(facts.heldBy)] : []),
        ...(step.name === 'askCompletion' ? limitBlockers(facts.completionsAsked, facts.completionsMost) : []),
        ...(facts.reinstatementProposed && step.name === 'reinstate' ? [proposedBlocker] : []),
      ],
    }));
}
