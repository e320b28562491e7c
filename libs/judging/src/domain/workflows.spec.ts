import { decide } from '@platform/workflow';
import type { Workflow } from '@platform/workflow';
import { assignmentWorkflow } from './assignment.workflow';
import type { AssignmentFacts } from './assignment.workflow';
import { reopeningWorkflow } from './reopening.workflow';
import { roundWorkflow } from './round.workflow';
import type { RoundFacts } from './round.workflow';
import { sheetWorkflow } from './sheet.workflow';
import type { SheetFacts } from './sheet.workflow';

const OWN = { kind: 'own', what: 'conflict.own', whatEn: 'conflict.own' };
const NOW = new Date('2026-11-01T00:00:00Z');
const ROLES = [
  'secretary',
  'secretary_head',
  'chair',
  'deputy_chair',
  'second_person',
  'judge',
  'assigned_judge',
  'round',
  'organiser',
  'clerk',
  'coordinator',
  'applicant',
  'admin',
  'system',
];

/** Every step that somebody may take with all guards content, as "role: state -transition→ state". */
function permitted<State extends string, Facts>(workflow: Workflow<State, Facts>, facts: Facts): string[] {
  const names = [...new Set(workflow.transitions.map(({ name }) => name))];
  return ROLES.flatMap((role) =>
    (Object.keys(workflow.states) as State[]).flatMap((state) =>
      names.flatMap((name) => {
        const decision = decide(workflow, state, name, facts, { roles: [role], reason: 'Lý do' }, NOW);
        return decision.ok ? [`${role}: ${state} -${name}→ ${decision.to}`] : [];
      }),
    ),
  );
}

const calm: RoundFacts = {
  contestState: 'closed',
  candidates: 3,
  leftOut: 0,
  earlierConfirmed: true,
  laterOpened: false,
  hasChair: true,
  dueAt: new Date('2026-12-01T00:00:00Z'),
  underassigned: 0,
  openOffers: 0,
  presentation: true,
  withoutLot: 0,
  openSheets: 0,
  missingSheets: 'refuse',
  belowMinimum: 0,
  openDiscrepancies: 0,
  openReopenings: 0,
  openTies: 0,
  tallyFaults: [],
  actorInConflict: false,
  chairCanAct: false,
  actorIsDeputy: false,
};

describe('the round', () => {
  const bySecretaries = (step: string) => ['secretary', 'secretary_head'].map((role) => `${role}: ${step}`);

  it('moves by these roles only', () => {
    expect(permitted(roundWorkflow, calm).sort()).toEqual(
      [
        ...bySecretaries('planned -open→ assigning'),
        ...bySecretaries('assigning -startScoring→ scoring'),
        ...bySecretaries('scoring -close→ closed'),
        ...bySecretaries('closed -settle→ settling'),
        'chair: closed -settle→ settling',
        'deputy_chair: closed -settle→ settling',
        ...bySecretaries('settling -lock→ locked'),
        'chair: locked -confirm→ confirmed',
        'deputy_chair: locked -confirm→ confirmed',
        ...bySecretaries('confirmed -announce→ announced'),
        'second_person: closed -reopen→ scoring',
        'second_person: settling -reopen→ scoring',
        'second_person: locked -reopen→ settling',
        'second_person: confirmed -reopen→ settling',
        'second_person: announced -reopen→ settling',
      ].sort(),
    );
  });

  it.each<readonly [string, Parameters<typeof steps>[1], Partial<RoundFacts>, string]>([
    ['open', 'planned', { contestState: 'open' }, 'judging.contest_not_closed'],
    ...(
      [
        ['startScoring', 'assigning'],
        ['close', 'scoring'],
        ['settle', 'closed'],
        ['lock', 'settling'],
        ['confirm', 'locked'],
        ['announce', 'confirmed'],
      ] as const
    ).map(([name, state]) => [name, state, { contestState: 'suspended' }, 'judging.contest_suspended'] as const),
    ['open', 'planned', { earlierConfirmed: false }, 'judging.earlier_round_open'],
    ['open', 'planned', { candidates: 0 }, 'judging.nothing_to_judge'],
    ['startScoring', 'assigning', { hasChair: false }, 'judging.no_chair'],
    ['startScoring', 'assigning', { dueAt: null }, 'judging.due_time_missing'],
    ['startScoring', 'assigning', { dueAt: NOW }, 'judging.due_time_missing'],
    ['startScoring', 'assigning', { openOffers: 1 }, 'judging.offers_open'],
    ['startScoring', 'assigning', { underassigned: 1 }, 'judging.underassigned'],
    ['startScoring', 'assigning', { withoutLot: 1 }, 'judging.lots_not_drawn'],
    ['close', 'scoring', { openSheets: 1 }, 'judging.sheets_missing'],
    [
      'close',
      'scoring',
      { openSheets: 1, missingSheets: 'not_returned', belowMinimum: 1 },
      'judging.below_minimum_sheets',
    ],
    ['lock', 'settling', { leftOut: 1 }, 'judging.left_out_closed'],
    ['confirm', 'locked', { leftOut: 1 }, 'judging.left_out_closed'],
    ['lock', 'settling', { openSheets: 1, missingSheets: 'not_returned' }, 'judging.sheets_missing'],
    ['lock', 'settling', { belowMinimum: 1 }, 'judging.below_minimum_sheets'],
    ['lock', 'settling', { openReopenings: 1 }, 'judging.reopenings_open'],
    ['lock', 'settling', { openDiscrepancies: 1 }, 'judging.discrepancies_open'],
    ['lock', 'settling', { openTies: 1 }, 'judging.ties_open'],
    ['lock', 'settling', { tallyFaults: [{ code: 'scoring.carried_missing' }] }, 'scoring.carried_missing'],
    ['confirm', 'locked', { actorInConflict: true }, 'judging.actor_in_conflict'],
    ['confirm', 'locked', { actorIsDeputy: true, chairCanAct: true }, 'judging.chair_can_act'],
    ['reopen', 'announced', { laterOpened: true }, 'judging.later_round_open'],
    ['reopen', 'settling', { laterOpened: true }, 'judging.later_round_open'],
  ])('%s from %s is refused for %j', (name, state, facts, code) => {
    expect(steps(name, state, { ...calm, ...facts })).toEqual([code]);
  });

  it('closes over missing sheets where the rulebook lets them be missing, and starts without lots where nothing is presented', () => {
    expect(steps('close', 'scoring', { ...calm, openSheets: 4, missingSheets: 'not_returned' })).toEqual([]);
    expect(steps('startScoring', 'assigning', { ...calm, withoutLot: 4, presentation: false })).toEqual([]);
  });

  it('is not reopened without a reason', () => {
    const decision = decide(roundWorkflow, 'locked', 'reopen', calm, { roles: ['second_person'], reason: ' ' }, NOW);
    expect(decision).toEqual({
      ok: false,
      kind: 'invalid',
      blockers: [{ code: 'workflow.reason_required', path: 'reason' }],
    });
  });

  function steps(name: string, state: keyof typeof roundWorkflow.states, facts: RoundFacts): string[] {
    const roles = ['secretary', 'chair', 'deputy_chair', 'second_person'];
    const decision = decide(roundWorkflow, state, name, facts, { roles, reason: 'Lý do' }, NOW);
    return decision.ok ? [] : decision.blockers.map(({ code }) => code);
  }
});

describe('the assignment', () => {
  const calm: AssignmentFacts = { roundState: 'scoring', conflicts: [], submitted: false };

  it('moves by these roles only', () => {
    const live = ['offered', 'appointed', 'accepted'];
    expect(permitted(assignmentWorkflow, calm).sort()).toEqual(
      [
        'secretary: offered -appoint→ appointed',
        'secretary_head: offered -appoint→ appointed',
        'assigned_judge: offered -accept→ accepted',
        'assigned_judge: appointed -accept→ accepted',
        ...live.map((state) => `assigned_judge: ${state} -recuse→ recused`),
        ...[...live, 'recused'].flatMap((state) => [
          `secretary: ${state} -replace→ replaced`,
          `secretary_head: ${state} -replace→ replaced`,
        ]),
      ].sort(),
    );
  });

  it.each<[string, Partial<AssignmentFacts>, string[]]>([
    ['appoint', { conflicts: [OWN, OWN] }, ['judging.conflict', 'judging.conflict']],
    ['appoint', { roundState: 'locked' }, ['judging.round_not_running']],
    ['accept', { conflicts: [OWN] }, ['judging.conflict']],
    ['accept', { roundState: 'closed' }, ['judging.round_not_running']],
    ['recuse', { submitted: true }, ['judging.already_submitted']],
    ['replace', { submitted: true }, ['judging.already_submitted']],
    ['replace', { roundState: 'announced' }, ['judging.round_not_running']],
  ])('%s is refused for %j', (name, facts, codes) => {
    const roles = ['secretary', 'assigned_judge'];
    const decision = decide(
      assignmentWorkflow,
      'offered',
      name,
      { ...calm, ...facts },
      { roles, reason: 'Lý do' },
      NOW,
    );
    expect(decision.ok ? [] : decision.blockers.map(({ code }) => code)).toEqual(codes);
  });
});

describe('the sheet', () => {
  const calm: SheetFacts = {
    contestState: 'closed',
    roundState: 'scoring',
    accepted: true,
    conflicts: [],
    absent: false,
    markFaults: [],
  };

  it('moves by these roles only', () => {
    expect(permitted(sheetWorkflow, calm).sort()).toEqual(
      [
        'assigned_judge: draft -submit→ submitted',
        'round: submitted -supersede→ superseded',
        'round: not_returned -supersede→ superseded',
        'round: draft -markNotReturned→ not_returned',
        'round: draft -annul→ void',
        'round: submitted -annul→ void',
        'round: not_returned -annul→ void',
      ].sort(),
    );
  });

  it.each<[Partial<SheetFacts>, string[]]>([
    [{ contestState: 'suspended' }, ['judging.contest_suspended']],
    [{ roundState: 'closed' }, ['judging.round_not_scoring']],
    [{ accepted: false }, ['judging.not_accepted']],
    [{ conflicts: [OWN] }, ['judging.conflict']],
    [{ absent: true }, ['judging.initiative_absent']],
    [{ markFaults: [{ code: 'judging.mark_missing' }] }, ['judging.mark_missing']],
    [{ roundState: 'locked', absent: true }, ['judging.round_not_scoring', 'judging.initiative_absent']],
  ])('is not handed in for %j', (facts, codes) => {
    const asker = { roles: ['assigned_judge'], reason: null };
    const decision = decide(sheetWorkflow, 'draft', 'submit', { ...calm, ...facts }, asker, NOW);
    expect(decision.ok ? [] : decision.blockers.map(({ code }) => code)).toEqual(codes);
  });

  it('is not superseded once the round is locked', () => {
    const facts = { ...calm, roundState: 'locked' };
    const decision = decide(sheetWorkflow, 'submitted', 'supersede', facts, { roles: ['round'], reason: 'Lý do' }, NOW);
    expect(decision.ok ? [] : decision.blockers.map(({ code }) => code)).toEqual(['judging.round_not_scoring']);
  });
});

describe('the reopening', () => {
  it('is decided by these roles only', () => {
    const deciders = ['secretary', 'secretary_head', 'chair', 'deputy_chair'];
    expect(permitted(reopeningWorkflow, { sameAsAsker: false }).sort()).toEqual(
      deciders.flatMap((role) => [`${role}: asked -confirm→ confirmed`, `${role}: asked -decline→ declined`]).sort(),
    );
  });

  it('is not confirmed by who asked for it', () => {
    const asker = { roles: ['chair'], reason: null };
    const decision = decide(reopeningWorkflow, 'asked', 'confirm', { sameAsAsker: true }, asker, NOW);
    expect(decision).toEqual({ ok: false, kind: 'conflict', blockers: [{ code: 'judging.second_person' }] });
  });
});
