import { decisionActions } from './decision-actions';

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
