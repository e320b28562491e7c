import { decide, tableFaults } from '@platform/workflow';
import { INITIATIVE_STATES } from './initiative.types';
import type { InitiativeFacts, InitiativeState } from './initiative.types';
import { initiativeWorkflow } from './initiative.workflow';
import { now, plainFacts } from './samples';

const ask = (state: InitiativeState, step: string, role: string, facts: Partial<InitiativeFacts> = {}) =>
  decide(initiativeWorkflow, state, step, { ...plainFacts, ...facts }, { roles: [role], reason: 'vì thế' }, now);

/** step: from → to, by; every other (state, step, role) is refused. */
const allowed: Record<
  string,
  [from: InitiativeState[], to: InitiativeState, roles: string[], facts?: Partial<InitiativeFacts>]
> = {
  submit: [['draft'], 'submitted', ['owner', 'lead_author']],
  sendToUnit: [['draft'], 'awaiting_unit', ['owner', 'lead_author'], { unitConfirms: true }],
  confirmByUnit: [['awaiting_unit'], 'submitted', ['coordinator']],
  returnToAuthor: [['awaiting_unit'], 'draft', ['coordinator']],
  notForward: [['awaiting_unit'], 'not_forwarded', ['coordinator']],
  askCompletion: [['submitted'], 'awaiting_completion', ['secretary', 'secretary_head']],
  resubmit: [['awaiting_completion'], 'submitted', ['owner', 'lead_author']],
  lapse: [['awaiting_completion'], 'submitted', ['system']],
  extendCompletion: [['awaiting_completion'], 'awaiting_completion', ['secretary', 'secretary_head']],
  cancelCompletion: [['awaiting_completion'], 'submitted', ['secretary', 'secretary_head']],
  markEligible: [['submitted'], 'eligible', ['secretary', 'secretary_head']],
  markIneligible: [['submitted'], 'ineligible', ['secretary', 'secretary_head', 'system']],
  reinstate: [['ineligible'], 'eligible', ['secretary', 'secretary_head']],
  markDuplicate: [['submitted', 'eligible'], 'duplicate', ['secretary', 'secretary_head']],
  undoVerdict: [['eligible', 'ineligible', 'duplicate'], 'submitted', ['secretary', 'secretary_head']],
  disqualify: [
    ['submitted', 'awaiting_completion', 'eligible', 'ineligible'],
    'disqualified',
    ['secretary', 'secretary_head'],
  ],
  withdraw: [
    ['draft', 'awaiting_unit', 'submitted', 'awaiting_completion', 'eligible'],
    'withdrawn',
    ['owner', 'lead_author'],
  ],
  receivePaper: [['draft'], 'submitted', ['paper_intake']],
  dropPaper: [['draft'], 'withdrawn', ['paper_intake']],
};
const roles = [
  'owner',
  'lead_author',
  'author',
  'coordinator',
  'secretary',
  'secretary_head',
  'judge',
  'chair',
  'deputy_chair',
  'organiser',
  'clerk',
  'admin',
  'system',
  'paper_intake',
];

describe('the initiative’s transitions', () => {
  it('form a sound table', () => expect(tableFaults(initiativeWorkflow)).toEqual([]));

  it('are those written here', () =>
    expect(initiativeWorkflow.transitions.map(({ name }) => name)).toEqual(Object.keys(allowed)));

  const cases = Object.keys(allowed).flatMap((step) =>
    INITIATIVE_STATES.flatMap((state) => roles.map((role) => [step, state, role] as const)),
  );
  it.each(cases)('%s from %s by %s', (step, state, role) => {
    const [from = [], to = state, by = [], facts = {}] = allowed[step] ?? [];
    const decision = ask(state, step, role, facts);
    const outcome = decision.ok ? decision.to : decision.kind;
    expect(outcome).toBe(!by.includes(role) ? 'forbidden' : from.includes(state) ? to : 'conflict');
  });
});

describe('the guards', () => {
  it.each<[string, InitiativeState, string, Partial<InitiativeFacts>, string[]]>([
    ['at the closing time itself', 'draft', 'submit', { closesAt: now }, ['initiative.closed']],
    ['in a suspended contest', 'draft', 'submit', { contestState: 'suspended' }, ['initiative.contest_not_open']],
    ['from paper by the online door', 'draft', 'submit', { awaitsIntake: true }, ['initiative.awaits_intake']],
    ['to take back from paper', 'draft', 'withdraw', { awaitsIntake: true }, ['initiative.awaits_intake']],
    ['past the unit', 'draft', 'submit', { unitConfirms: true }, ['initiative.goes_by_unit']],
    ['to a unit that is not asked', 'draft', 'sendToUnit', {}, ['initiative.goes_directly']],
    [
      'late, incomplete and past the unit, all at once',
      'draft',
      'submit',
      { closesAt: now, unitConfirms: true, incomplete: [{ code: 'initiative.title_missing' }] },
      ['initiative.closed', 'initiative.goes_by_unit', 'initiative.title_missing'],
    ],
    ['after the units’ time', 'awaiting_unit', 'confirmByUnit', { closesAt: now }, ['initiative.unit_closed']],
    ['of one’s own', 'awaiting_unit', 'confirmByUnit', { own: true }, ['initiative.own']],
    ['when overdue', 'awaiting_completion', 'resubmit', { completionDueAt: now }, ['initiative.completion_overdue']],
    ['of one’s own', 'submitted', 'markEligible', { own: true }, ['initiative.own']],
    ['once sealed', 'eligible', 'withdraw', { sealed: true }, ['initiative.sealed']],
    ['once sealed', 'eligible', 'markDuplicate', { sealed: true }, ['initiative.sealed']],
    ['once sealed', 'eligible', 'undoVerdict', { sealed: true }, ['initiative.sealed']],
    ['once decided', 'eligible', 'disqualify', { decided: true }, ['initiative.decided']],
  ])('refuse %s (%s, %s)', (_, state, step, facts, codes) => {
    const role = allowed[step]?.[2][0] ?? '';
    const decision = ask(state, step, role, facts);
    expect(decision.ok ? [] : decision.blockers.map(({ code }) => code)).toEqual(codes);
  });

  it.each<[string, InitiativeState, string, Partial<InitiativeFacts>]>([
    ['one millisecond before closing', 'draft', 'submit', { closesAt: new Date(now.getTime() + 1) }],
    ['where an extension holds though the contest is closed', 'draft', 'submit', { contestState: 'closed' }],
    [
      'in the units’ own time after closing',
      'awaiting_unit',
      'confirmByUnit',
      { closesAt: now, unitClosesAt: plainFacts.closesAt },
    ],
  ])('allow %s', (_, state, step, facts) => {
    expect(ask(state, step, allowed[step]?.[2][0] ?? '', facts).ok).toBe(true);
  });

  it('tell the closing time', () =>
    expect(ask('draft', 'submit', 'owner', { closesAt: now })).toEqual({
      ok: false,
      kind: 'conflict',
      blockers: [{ code: 'initiative.closed', params: { closesAt: now.toISOString() } }],
    }));

  it.each([
    'returnToAuthor',
    'notForward',
    'extendCompletion',
    'cancelCompletion',
    'markIneligible',
    'reinstate',
    'undoVerdict',
    'disqualify',
    'dropPaper',
  ])('%s asks for a reason', (step) => {
    const [from, , by] = allowed[step] ?? [];
    const decision = decide(
      initiativeWorkflow,
      from?.[0] ?? 'draft',
      step,
      plainFacts,
      { roles: by ?? [], reason: ' ' },
      now,
    );
    expect(decision).toEqual({
      ok: false,
      kind: 'invalid',
      blockers: [{ code: 'workflow.reason_required', path: 'reason' }],
    });
  });
});
