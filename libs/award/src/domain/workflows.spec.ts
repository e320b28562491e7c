import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decide, stateCheck, tableFaults } from '@platform/workflow';
import type { Workflow } from '@platform/workflow';
import { complaintWorkflow } from './complaint.workflow';
import { decisionWorkflow } from './decision.workflow';
import type { DecisionFacts } from './decision.workflow';
import { differenceWorkflow } from './difference.workflow';

const now = new Date('2026-11-20T00:00:00Z');
const ROLES = [
  'secretary',
  'secretary_head',
  'organiser',
  'clerk',
  'chair',
  'deputy_chair',
  'judge',
  'coordinator',
  'admin',
  'complainant',
  'enterer',
  'second_person',
  'system',
];

type Row = readonly [from: readonly string[], to: string, roles: readonly string[]];
type Table = Readonly<Record<string, Row>>;

const clerks = ['clerk', 'secretary', 'secretary_head'];
const handlers = ['secretary', 'secretary_head', 'organiser'];

/** step: from → to, by; every other (state, step, role) is refused. */
const decisions: Table = {
  redraft: [['drafted', 'agreed', 'returned'], 'drafted', ['secretary', 'secretary_head']],
  agree: [['drafted'], 'agreed', ['organiser']],
  send: [['agreed'], 'sent', clerks],
  return: [['sent'], 'returned', clerks],
  sign: [['sent'], 'signed', clerks],
  publish: [['signed'], 'published', clerks],
};
const differences: Table = {
  confirm: [['entered'], 'confirmed', ['second_person']],
  decline: [['entered', 'confirmed'], 'declined', ['second_person', 'enterer']],
};
const complaints: Table = {
  transfer: [['received'], 'transferred', handlers],
  declineToHandle: [['received'], 'not_handled', handlers],
  accept: [['received'], 'accepted', handlers],
  verify: [['accepted'], 'verifying', handlers],
  answer: [['verifying'], 'answered', ['organiser', 'secretary_head']],
  withdraw: [['received', 'accepted', 'verifying'], 'withdrawn', ['complainant', 'secretary', 'secretary_head']],
};

const migration = readFileSync(join(__dirname, '../persistence/migrations/1767000000700-award.ts'), 'utf8');

const HASH = 'a'.repeat(64);
const good: DecisionFacts = {
  isProposer: false,
  gone: [],
  resultStands: true,
  listCurrent: true,
  rows: 3,
  listHash: HASH,
  agreedHash: HASH,
  shownHash: HASH,
  openDifferences: 0,
  clashes: [],
  numberTaken: false,
  today: '2026-11-20',
  proposedOn: '2026-11-18',
  signedOn: '2026-11-20',
};

function every<State extends string, Facts>(workflow: Workflow<State, Facts>, table: Table, facts: Facts): void {
  it('form a sound table of the steps written here', () => {
    expect(tableFaults(workflow)).toEqual([]);
    expect(workflow.transitions.map(({ name }) => name)).toEqual(Object.keys(table));
    expect(migration).toContain(stateCheck(workflow));
  });
  const cases = Object.entries(table).flatMap(([step, row]) =>
    (Object.keys(workflow.states) as State[]).flatMap((state) =>
      ROLES.map((role) => [step, state, role, row] as const),
    ),
  );
  it.each(cases)('%s from %s by %s', (step, state, role, [from, to, by]) => {
    const decision = decide(workflow, state, step, facts, { roles: [role], reason: 'vì thế' }, now);
    const outcome = decision.ok ? decision.to : decision.kind;
    expect(outcome).toBe(!by.includes(role) ? 'forbidden' : from.includes(state) ? to : 'conflict');
  });
}

describe('the transitions of an award decision', () => every(decisionWorkflow, decisions, good));
describe('the transitions of a difference', () => every(differenceWorkflow, differences, { decisionState: 'sent' }));
describe('the transitions of a complaint', () => every(complaintWorkflow, complaints, { isConcerned: false }));

describe('the guards of an award decision', () => {
  const blockers = (
    state: 'drafted' | 'agreed' | 'sent',
    step: string,
    role: string,
    facts: Partial<DecisionFacts>,
  ) => {
    const decision = decide(decisionWorkflow, state, step, { ...good, ...facts }, { roles: [role], reason: null }, now);
    return decision.ok ? [] : decision.blockers.map(({ code }) => code);
  };
  it.each<[string, Partial<DecisionFacts>, string[]]>([
    ['an own proposal', { isProposer: true }, ['award.own_proposal']],
    ['an empty list', { rows: 0 }, ['award.list_empty']],
    ['a result locked anew', { resultStands: false }, ['award.result_changed']],
    ['a list that the allotment no longer gives', { listCurrent: false }, ['award.list_outdated']],
    [
      'initiatives struck off',
      { gone: ['SK26-0001', 'SK26-0002'] },
      ['award.initiative_gone', 'award.initiative_gone'],
    ],
    ['another list than was read', { shownHash: 'b'.repeat(64) }, ['award.list_changed']],
    [
      'all of it at once',
      { isProposer: true, rows: 0, listCurrent: false },
      ['award.own_proposal', 'award.list_empty', 'award.list_outdated'],
    ],
  ])('agreeing to %s is refused', (_, facts, codes) =>
    expect(blockers('drafted', 'agree', 'organiser', facts)).toEqual(codes),
  );
  it.each<[string, Partial<DecisionFacts>, string[]]>([
    ['another list than was agreed', { agreedHash: 'b'.repeat(64) }, ['award.list_not_agreed']],
    ['a proposal dated tomorrow', { proposedOn: '2026-11-21' }, ['award.date_ahead']],
  ])('sending %s is refused', (_, facts, codes) => expect(blockers('agreed', 'send', 'clerk', facts)).toEqual(codes));
  it.each<[string, Partial<DecisionFacts>, string[]]>([
    ['another list than was agreed', { agreedHash: 'b'.repeat(64) }, ['award.list_not_agreed']],
    ['an unconfirmed difference', { openDifferences: 1 }, ['award.difference_open']],
    ['differences that do not fit', { clashes: ['SK26-0003'] }, ['award.difference_clash']],
    ['a number already used', { numberTaken: true }, ['award.number_taken']],
    ['a date ahead', { signedOn: '2026-11-21' }, ['award.date_ahead']],
    ['a date before the proposal', { signedOn: '2026-11-17' }, ['award.signed_before_proposal']],
  ])('recording a signature with %s is refused', (_, facts, codes) =>
    expect(blockers('sent', 'sign', 'clerk', facts)).toEqual(codes),
  );
  it('a return needs its reason', () =>
    expect(blockers('sent', 'return', 'clerk', {})).toEqual(['workflow.reason_required']));
});

it('a difference is settled before the signature is recorded', () => {
  const late = decide(
    differenceWorkflow,
    'entered',
    'confirm',
    { decisionState: 'signed' },
    { roles: ['second_person'], reason: null },
    now,
  );
  expect(late).toMatchObject({ ok: false, blockers: [{ code: 'award.difference_too_late' }] });
});

it('nobody handles a complaint about an own initiative', () => {
  const own = decide(
    complaintWorkflow,
    'received',
    'accept',
    { isConcerned: true },
    { roles: ['organiser'], reason: null },
    now,
  );
  expect(own).toMatchObject({ ok: false, blockers: [{ code: 'award.complaint_concerned' }] });
});
