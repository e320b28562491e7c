import type { Blocker } from '@platform/kernel';
import type { DecisionState } from './decision.workflow';

export const DECISION_ACTIONS = ['reword', 'enter_difference', 'record_outside_step', 'make_papers', 'amend'] as const;
export type DecisionAction = (typeof DECISION_ACTIONS)[number];

const SECRETARIES = ['secretary', 'secretary_head'];
const CLERKS = [...SECRETARIES, 'clerk'];
const OPEN: readonly DecisionState[] = ['drafted', 'agreed', 'sent', 'returned'];

const RULES: Readonly<
  Record<DecisionAction, { readonly roles: readonly string[]; readonly states: readonly DecisionState[] }>
> = {
  reword: { roles: SECRETARIES, states: ['drafted', 'agreed', 'returned'] },
  enter_difference: { roles: CLERKS, states: ['sent'] },
  record_outside_step: { roles: CLERKS, states: OPEN },
  make_papers: { roles: CLERKS, states: [...OPEN, 'signed', 'published'] },
  amend: { roles: SECRETARIES, states: ['published'] },
};

/** What somebody with these roles may do with a decision beside moving it on. Only a first decision is amended. */
export function decisionActions(state: DecisionState, isFirst: boolean, roles: readonly string[]): DecisionAction[] {
  return DECISION_ACTIONS.filter(
    (action) =>
      RULES[action].states.includes(state) &&
      RULES[action].roles.some((role) => roles.includes(role)) &&
      (action !== 'amend' || isFirst),
  );
}

export const DECISION_PAPERS = [
  'decision',
  'proposal',
  'result_notice',
  'letters',
  'signing_list',
  'certificates',
  'blanks',
] as const;
export type DecisionPaper = (typeof DECISION_PAPERS)[number];

const BEFORE_SIGNING: readonly DecisionPaper[] = ['decision', 'proposal'];
const OF_CERTIFICATES: readonly DecisionPaper[] = ['certificates', 'blanks'];

/** What stands against making a paper of a decision; certificates: how many of it are valid. */
export function paperBlockers(paper: DecisionPaper, state: DecisionState, certificates: number): Blocker[] {
  if (BEFORE_SIGNING.includes(paper)) return [];
  if (OPEN.includes(state)) return [{ code: 'award.not_signed' }];
  return OF_CERTIFICATES.includes(paper) && certificates === 0 ? [{ code: 'award.no_certificates' }] : [];
}
