import { DECISION_PAPERS, decisionActions, paperBlockers } from './decision-actions';
import type { DecisionState } from './decision.workflow';

describe('what may be done with a decision beside moving it on', () => {
  it.each([
    ['drafted', true, ['secretary'], ['reword', 'record_outside_step', 'make_papers']],
    ['drafted', true, ['clerk'], ['record_outside_step', 'make_papers']],
    ['drafted', true, ['organiser', 'chair'], []],
    ['sent', true, ['clerk'], ['enter_difference', 'record_outside_step', 'make_papers']],
    ['sent', true, ['secretary_head'], ['enter_difference', 'record_outside_step', 'make_papers']],
    ['signed', true, ['secretary'], ['make_papers']],
    ['published', true, ['secretary'], ['make_papers', 'amend']],
    ['published', false, ['secretary'], ['make_papers']],
    ['published', true, ['clerk'], ['make_papers']],
  ] as const)('%s, first: %s, %j: %j', (state, isFirst, roles, expected) => {
    expect(decisionActions(state, isFirst, roles)).toEqual(expected);
  });
});

const ALWAYS = ['decision', 'proposal'];
test.each<[DecisionState, number, string[], string | undefined]>([
  ['drafted', 0, ALWAYS, 'award.not_signed'],
  ['sent', 0, ALWAYS, 'award.not_signed'],
  ['signed', 2, [...DECISION_PAPERS], undefined],
  ['published', 0, [...ALWAYS, 'result_notice', 'letters', 'signing_list'], 'award.no_certificates'],
])('of a decision %s with %i certificates the papers %j are made', (state, certificates, papers, code) => {
  const against = DECISION_PAPERS.map((one) => [one, paperBlockers(one, state, certificates)[0]?.code] as const);
  expect(against).toEqual(DECISION_PAPERS.map((one) => [one, papers.includes(one) ? undefined : code]));
});
