import { assignmentDoors } from './assignment-doors';
import type { AssignmentFactsShown } from './assignment-doors';
import { partsShut } from './own-parts';
import { openSteps, ownSteps } from './own-steps';
import type { OwnAssignment } from './own-steps';
import { currentForJudge, currentForStaff, stepOn } from './round-doors';
import type { RoundState } from './round.workflow';

const NOW = new Date('2026-03-01T00:00:00Z');
const ENDING = ['replace', 'swap', 'declareConflict'];

test.each<[AssignmentFactsShown['state'], string | null, RoundState, string, string[]]>([
  ['appointed', null, 'assigning', 'secretary', ENDING],
  ['offered', null, 'scoring', 'secretary_head', ENDING],
  ['accepted', 'draft', 'scoring', 'secretary', ENDING],
  ['accepted', 'submitted', 'scoring', 'secretary', ['reopen']],
  ['accepted', 'not_returned', 'settling', 'secretary', [...ENDING, 'reopen']],
  ['accepted', 'submitted', 'settling', 'chair', ['reopen']],
  ['accepted', 'draft', 'scoring', 'chair', []],
  ['accepted', 'submitted', 'scoring', 'judge', []],
  ['accepted', 'submitted', 'locked', 'secretary', []],
  ['recused', null, 'scoring', 'secretary', ['replace']],
  ['replaced', null, 'scoring', 'secretary', []],
])('an assignment %s with a sheet %s in a round %s lets a %s do %j', (state, sheetState, round, role, doors) => {
  expect(assignmentDoors({ state, sheetState }, round, [role], NOW)).toEqual(doors);
});

test.each<[RoundState[], RoundState | undefined, RoundState | undefined]>([
  [[], undefined, undefined],
  [['planned', 'planned'], 'planned', 'planned'],
  [['announced', 'scoring', 'planned'], 'scoring', 'scoring'],
  [['assigning', 'announced'], 'assigning', 'announced'],
  [['confirmed', 'announced'], 'confirmed', 'announced'],
])('of the rounds %j a judge looks at %s and the office at %s first', (states, judge, staff) => {
  const rounds = states.map((state) => ({ state }));
  expect([currentForJudge(rounds)?.state, currentForStaff(rounds)?.state]).toEqual([judge, staff]);
});

test.each<[RoundState, string | undefined, string | undefined]>([
  ['planned', 'open', 'secretariat'],
  ['closed', 'settle', 'secretariat'],
  ['settling', 'lock', 'secretariat'],
  ['locked', 'confirm', 'chairs'],
  ['confirmed', 'announce', 'secretariat'],
  ['announced', undefined, undefined],
])('a round %s goes on by %s of the %s', (state, name, whose) => {
  expect([stepOn(state)?.name, stepOn(state)?.whose]).toEqual([name, whose]);
});

const SOON = new Date('2026-03-01T00:00:01Z');
test.each<[RoundState, Date | null, string | undefined]>([
  ['planned', SOON, 'judging.not_now'],
  ['assigning', SOON, undefined],
  ['scoring', null, undefined],
  ['scoring', NOW, 'judging.parts_closed'],
  ['closed', SOON, 'judging.parts_closed'],
  ['announced', SOON, 'judging.parts_closed'],
])('parts of a round %s that takes them until %s: %s', (state, closesAt, code) => {
  expect(partsShut(state, closesAt, NOW)?.code).toBe(code);
});

const MARKING = ['recuse', 'readAhead', 'mark', 'submit'];
const FACTS = { contestState: 'closed', roundState: 'scoring', conflicts: [], absent: false, markFaults: [] };
const OWN = { state: 'accepted', sheetState: 'draft', declarationRequired: true, readable: true } as const;

test.each<[string, Partial<OwnAssignment>, Partial<typeof FACTS>, string[]]>([
  ['accepted', {}, {}, MARKING],
  ['only offered', { state: 'offered', sheetState: null }, {}, ['accept', 'recuse']],
  ['appointed', { state: 'appointed' }, {}, ['accept', 'recuse', 'readAhead']],
  ['appointed where no declaration is asked for', { state: 'appointed', declarationRequired: false }, {}, MARKING],
  ['handed in', { sheetState: 'submitted' }, {}, []],
  ['not returned', { sheetState: 'not_returned' }, {}, ['recuse']],
  ['in a contest that stands still', {}, { contestState: 'suspended' }, ['recuse', 'readAhead']],
  ['in a round that is over', { readable: false }, { roundState: 'locked' }, []],
  ['of an initiative that did not come', {}, { absent: true }, ['recuse', 'readAhead']],
])('a judge may do with an own assignment %s just what is open', (_, own, facts, steps) => {
  expect(openSteps(ownSteps({ ...OWN, ...own }, { ...FACTS, ...facts }, NOW))).toEqual(steps);
});
