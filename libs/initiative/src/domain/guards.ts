import type { Guard } from '@platform/workflow';
import type { InitiativeFacts } from './initiative.types';

type InitiativeGuard = Guard<InitiativeFacts>;

const RUNNING = new Set(['open', 'closed']);

/** Closed is no blocker in itself: an extension may still hold for a unit or for this dossier. */
export const contestTakesDossiers: InitiativeGuard = {
  name: 'the contest takes dossiers',
  check: (facts) =>
    RUNNING.has(facts.contestState)
      ? null
      : { code: 'initiative.contest_not_open', params: { state: facts.contestState } },
};

export const beforeClosing: InitiativeGuard = {
  name: 'it is before the closing time',
  check: (facts, now) =>
    now < facts.closesAt ? null : { code: 'initiative.closed', params: { closesAt: facts.closesAt.toISOString() } },
};

export const beforeUnitClosing: InitiativeGuard = {
  name: 'it is before the units’ closing time',
  check: (facts, now) => {
    const until = facts.unitClosesAt && facts.unitClosesAt > facts.closesAt ? facts.unitClosesAt : facts.closesAt;
    return now < until ? null : { code: 'initiative.unit_closed', params: { closesAt: until.toISOString() } };
  },
};

export const withoutUnit: InitiativeGuard = {
  name: 'the rulebook asks for no confirmation by the unit',
  check: (facts) => (facts.unitConfirms ? { code: 'initiative.goes_by_unit' } : null),
};

export const byUnit: InitiativeGuard = {
  name: 'the rulebook asks for confirmation by the unit',
  check: (facts) => (facts.unitConfirms ? null : { code: 'initiative.goes_directly' }),
};

export const notOnPaper: InitiativeGuard = {
  name: 'it is not entered from paper and waiting for a second secretary',
  check: (facts) => (facts.awaitsIntake ? { code: 'initiative.awaits_intake' } : null),
};

export const complete: InitiativeGuard = {
  name: 'the dossier is complete, every author agrees and none is barred',
  check: (facts) => facts.incomplete,
};

export const beforeDueDate: InitiativeGuard = {
  name: 'it is before the due date of the completion',
  check: (facts, now) =>
    facts.completionDueAt && now >= facts.completionDueAt
      ? { code: 'initiative.completion_overdue', params: { dueAt: facts.completionDueAt.toISOString() } }
      : null,
};

export const notOwn: InitiativeGuard = {
  name: 'it is not the actor’s own initiative',
  check: (facts) => (facts.own ? { code: 'initiative.own' } : null),
};

export const notSealed: InitiativeGuard = {
  name: 'judging has not sealed it',
  check: (facts) => (facts.sealed ? { code: 'initiative.sealed' } : null),
};

export const notDecided: InitiativeGuard = {
  name: 'no decision that names it is signed',
  check: (facts) => (facts.decided ? { code: 'initiative.decided' } : null),
};

export const keptOneNamed: InitiativeGuard = {
  name: 'the initiative that is kept is named',
  check: (facts) => facts.wrongKept,
};
