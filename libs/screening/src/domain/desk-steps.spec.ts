import { deskSteps, recordRefusal } from './desk-steps';

const step = (name: string) => ({ name, label: { vi: name, en: name }, needsReason: false, blockers: [] });
const free = { heldBy: null, reinstatementProposed: false, completionsAsked: 0, completionsMost: 1 };
const against = (facts: Partial<Parameters<typeof deskSteps>[1]>) =>
  Object.fromEntries(
    deskSteps(['markEligible', 'askCompletion', 'reinstate', 'undoVerdict'].map(step), { ...free, ...facts }).map(
      ({ name, blockers }) => [name, blockers.map(({ code }) => code)],
    ),
  );

describe('what the desk may do', () => {
  it('leaves out what is done elsewhere', () =>
    expect(against({})).toEqual({ markEligible: [], askCompletion: [], reinstate: [] }));
  it('waits for whoever has claimed it', () => {
    const heldBy = { accountId: 'x', name: 'Lan', until: new Date(0) };
    const codes = ['screening.claimed'];
    expect(against({ heldBy })).toEqual({ markEligible: codes, askCompletion: codes, reinstate: codes });
  });
  it('asks no more often than the rules say', () =>
    expect(against({ completionsAsked: 1 })).toEqual({
      markEligible: [],
      askCompletion: ['screening.completion_limit'],
      reinstate: [],
    }));
  it('proposes a reinstatement once', () =>
    expect(against({ reinstatementProposed: true })).toEqual({
      markEligible: [],
      askCompletion: [],
      reinstate: ['screening.reinstatement_open'],
    }));
  it('records results only before a verdict', () => {
    expect(recordRefusal('submitted')).toBeNull();
    expect(recordRefusal('eligible')?.code).toBe('screening.not_submitted');
  });
});
