import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decide, stateCheck, tableFaults } from '@platform/workflow';
import type { Workflow } from '@platform/workflow';
import { PAPER_INTAKE_STATES, UNIT_LIST_STATES } from './intake.types';
import { correctionRefusal, doorBlockers, paperIntakeWorkflow } from './paper-intake.workflow';
import type { PaperIntakeFacts } from './paper-intake.workflow';
import { listRefusal, openingBlockers, unitListWorkflow } from './unit-list.workflow';
import type { UnitListFacts } from './unit-list.workflow';

const now = new Date('2026-06-01T00:00:00Z');
const later = new Date('2026-06-30T00:00:00Z');
const migration = readFileSync(join(__dirname, '../persistence/migrations/1767000000400-initiative.ts'), 'utf8');
const roles = [
  'owner',
  'lead_author',
  'coordinator',
  'secretary',
  'secretary_head',
  'judge',
  'chair',
  'admin',
  'system',
];

const paper: PaperIntakeFacts = {
  contestState: 'open',
  stampedAt: new Date('2026-05-01T00:00:00Z'),
  opensAt: new Date('2026-04-01T00:00:00Z'),
  closesAt: later,
  judgingBegun: false,
  enteredByActor: false,
  own: false,
  scanned: true,
  incomplete: [],
};
const list: UnitListFacts = {
  contestState: 'open',
  closesAt: later,
  forwardedBefore: false,
  dispatchNumber: '1/CV',
  dispatchDate: '2026-05-31',
  today: '2026-06-01',
  declaredCount: 2,
  scanned: true,
  listed: 2,
  unitTotal: 2,
  quota: { min: 1, max: 3 },
  mismatches: [],
};
const office = ['secretary', 'secretary_head'];

function ask<State extends string, Facts>(table: Workflow<State, Facts>, state: State, step: string, facts: Facts) {
  return (role: string, reason: string | null = 'vì thế') =>
    decide(table, state, step, facts, { roles: [role], reason }, now);
}
const codes = (decision: ReturnType<ReturnType<typeof ask>>) =>
  decision.ok ? [] : decision.blockers.map(({ code }) => code);

describe.each([
  ['paper intake', paperIntakeWorkflow],
  ['unit list', unitListWorkflow],
])('the table of %s', (_, table) => {
  it('is sound, and the database knows its states', () => {
    expect(tableFaults(table as Workflow<string, never>)).toEqual([]);
    expect(migration).toContain(stateCheck(table as Workflow<string, never>));
  });
});

describe('paper intake', () => {
  const steps = [
    ['confirm', 'confirmed'],
    ['reject', 'rejected'],
  ] as const;
  it.each(
    steps.flatMap(([step, to]) => PAPER_INTAKE_STATES.flatMap((from) => roles.map((by) => ({ step, to, from, by })))),
  )('$step from $from by $by', ({ step, to, from, by }) => {
    const decision = ask(paperIntakeWorkflow, from, step, paper)(by);
    const outcome = decision.ok ? decision.to : decision.kind;
    expect(outcome).toBe(!office.includes(by) ? 'forbidden' : from === 'entered' ? to : 'conflict');
  });

  it.each<[string, Partial<PaperIntakeFacts>, string[]]>([
    ['by the one who entered', { enteredByActor: true }, ['initiative.intake_second_person']],
    ['stamped a year too early', { stampedAt: new Date('2025-03-31T00:00:00Z') }, ['initiative.stamp_early']],
    ['stamped while it was being prepared', { stampedAt: new Date('2026-03-31T00:00:00Z') }, []],
    ['stamped at the closing time', { stampedAt: now, closesAt: now }, ['initiative.stamp_late']],
    ['stamped just before it', { stampedAt: new Date(now.getTime() - 1), closesAt: now }, []],
    ['stamped ahead', { stampedAt: new Date(now.getTime() + 1) }, ['initiative.stamp_ahead']],
    ['stamped now', { stampedAt: now }, []],
    [
      'after closing, in a closed contest',
      { contestState: 'closed', closesAt: paper.stampedAt },
      ['initiative.stamp_late'],
    ],
    ['in time, in a closed contest', { contestState: 'closed', closesAt: now }, []],
    ['in a concluded contest', { contestState: 'concluded' }, ['initiative.contest_not_open']],
    ['once judging has begun', { judgingBegun: true }, ['initiative.intake_after_screening']],
    ['of one’s own', { own: true }, ['initiative.own']],
    ['without a scan', { scanned: false }, ['initiative.scan_missing']],
    ['incomplete', { incomplete: [{ code: 'initiative.title_missing' }] }, ['initiative.title_missing']],
  ])('confirm %s', (_, facts, expected) => {
    expect(codes(ask(paperIntakeWorkflow, 'entered', 'confirm', { ...paper, ...facts })('secretary'))).toEqual(
      expected,
    );
  });

  it('reject asks for a reason', () =>
    expect(codes(ask(paperIntakeWorkflow, 'entered', 'reject', paper)('secretary', ' '))).toEqual([
      'workflow.reason_required',
    ]));
});

describe('unit list', () => {
  const steps = [
    { step: 'forward', froms: ['draft', 'returned'], to: 'forwarded', by: ['coordinator'] },
    { step: 'accept', froms: ['forwarded'], to: 'accepted', by: office },
    { step: 'return', froms: ['forwarded', 'accepted'], to: 'returned', by: office },
  ];
  it.each(steps.flatMap((row) => UNIT_LIST_STATES.flatMap((from) => roles.map((role) => ({ ...row, from, role })))))(
    '$step from $from by $role',
    ({ step, froms, to, by, from, role }) => {
      const decision = ask(unitListWorkflow, from, step, list)(role);
      const outcome = decision.ok ? decision.to : decision.kind;
      expect(outcome).toBe(!by.includes(role) ? 'forbidden' : froms.includes(from) ? to : 'conflict');
    },
  );

  it.each<[string, Partial<UnitListFacts>, string[]]>([
    ['at the closing time', { closesAt: now }, ['initiative.list_closed']],
    ['late, but in time before', { closesAt: now, forwardedBefore: true }, []],
    ['without a number', { dispatchNumber: null }, ['initiative.list_number_missing']],
    ['without a date', { dispatchDate: null }, ['initiative.list_date_missing']],
    ['dated tomorrow', { dispatchDate: '2026-06-02' }, ['initiative.list_date_ahead']],
    ['dated today', { dispatchDate: '2026-06-01' }, []],
    ['without a count', { declaredCount: null }, ['initiative.list_count_missing']],
    ['without a scan', { scanned: false }, ['initiative.list_scan_missing']],
    ['empty', { listed: 0 }, ['initiative.list_empty']],
    ['above the maximum', { unitTotal: 4 }, ['initiative.list_above_maximum']],
    ['of any number', { unitTotal: 400, quota: { min: 0, max: null } }, []],
    ['with a mismatch', { mismatches: [{ code: 'initiative.list_count' }] }, []],
    ['in a suspended contest', { contestState: 'suspended' }, ['initiative.contest_not_open']],
  ])('forward %s', (_, facts, expected) => {
    expect(codes(ask(unitListWorkflow, 'draft', 'forward', { ...list, ...facts })('coordinator'))).toEqual(expected);
  });

  it('a mismatch stands in the way of accepting only', () => {
    const wrong = { ...list, mismatches: [{ code: 'initiative.list_count' }] };
    expect(codes(ask(unitListWorkflow, 'forwarded', 'accept', wrong)('secretary'))).toEqual(['initiative.list_count']);
    expect(codes(ask(unitListWorkflow, 'forwarded', 'return', wrong)('secretary'))).toEqual([]);
    expect(codes(ask(unitListWorkflow, 'forwarded', 'return', wrong)('secretary', ''))).toEqual([
      'workflow.reason_required',
    ]);
  });
});

it('takes paper while the contest runs and before judging', () => {
  const against = (contestState: string, judgingBegun: boolean) =>
    doorBlockers({ contestState, judgingBegun }, now).map(({ code }) => code);
  expect(against('closed', false)).toEqual([]);
  expect(against('suspended', true)).toEqual(['initiative.contest_not_open', 'initiative.intake_after_screening']);
});

it('lets who entered a paper put it right until it is confirmed', () => {
  const refused = PAPER_INTAKE_STATES.map((state) =>
    [true, false].map((enteredByActor) => correctionRefusal({ state, enteredByActor })?.code ?? 'may'),
  );
  const settled = ['initiative.intake_settled', 'initiative.intake_settled'];
  expect(refused).toEqual([['may', 'initiative.intake_not_enterer'], settled, settled]);
});

it('lets a coordinator change a list until it is forwarded, and open one where the rules want it', () => {
  const refused = UNIT_LIST_STATES.map((state) => [state, listRefusal(state, ['coordinator'])?.code ?? 'may']);
  expect(Object.fromEntries(refused)).toEqual({
    draft: 'may',
    returned: 'may',
    forwarded: 'initiative.list_forwarded',
    accepted: 'initiative.list_forwarded',
  });
  expect(listRefusal('draft', ['secretary'])?.code).toBe('initiative.list_not_own_unit');
  const codesIn = (ruled: boolean, contestState: string) =>
    openingBlockers({ ruled, contestState }).map(({ code }) => code);
  expect(codesIn(true, 'closed')).toEqual([]);
  expect(codesIn(false, 'open')).toEqual(['initiative.list_not_ruled']);
  expect(codesIn(true, 'suspended')).toEqual(['initiative.contest_not_open']);
});
