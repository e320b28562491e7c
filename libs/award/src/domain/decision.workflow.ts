import type { Guard, Workflow } from '@platform/workflow';

export type DecisionState = 'drafted' | 'agreed' | 'sent' | 'returned' | 'signed' | 'published';

export interface DecisionFacts {
  /** The actor proposed the list that is being agreed. */
  readonly isProposer: boolean;
  /** Codes of listed initiatives that are no longer eligible. */
  readonly gone: readonly string[];
  /** The locked results that the list was drawn from are still the newest. */
  readonly resultStands: boolean;
  /** The list is what the allotment gives today; that of an amendment fits the awards in force. */
  readonly listCurrent: boolean;
  readonly rows: number;
  /** SHA-256 of the list as stored, and as agreed. */
  readonly listHash: string;
  readonly agreedHash: string | null;
  /** What the actor says to have read; null while the step is only looked at. */
  readonly shownHash: string | null;
  /** Differences of the signed list that no second person has confirmed. */
  readonly openDifferences: number;
  /** The list as signed cannot be made from the agreed rows and the differences. */
  readonly clashes: readonly string[];
  readonly numberTaken: boolean;
  /** Days as ISO dates in the contest's zone. */
  readonly today: string;
  readonly proposedOn: string | null;
  readonly signedOn: string | null;
}

const notOwnProposal: Guard<DecisionFacts> = {
  name: 'the actor is not the one who proposed it',
  check: ({ isProposer }) => (isProposer ? { code: 'award.own_proposal' } : null),
};
const listed: Guard<DecisionFacts> = {
  name: 'the list is not empty',
  check: ({ rows }) => (rows === 0 ? { code: 'award.list_empty' } : null),
};
const resultStands: Guard<DecisionFacts> = {
  name: 'the results it rests on are still the newest',
  check: (facts) => (facts.resultStands ? null : { code: 'award.result_changed' }),
};
const listCurrent: Guard<DecisionFacts> = {
  name: 'the list is what the allotment gives',
  check: (facts) => (facts.listCurrent ? null : { code: 'award.list_outdated' }),
};
const noneGone: Guard<DecisionFacts> = {
  name: 'every listed initiative is still eligible',
  check: ({ gone }) => gone.map((initiative) => ({ code: 'award.initiative_gone', params: { initiative } })),
};
const readThisList: Guard<DecisionFacts> = {
  name: 'the list is the one that the actor has read',
  check: ({ listHash, shownHash }) =>
    shownHash === null || listHash === shownHash ? null : { code: 'award.list_changed' },
};
const asAgreed: Guard<DecisionFacts> = {
  name: 'the list is the one that was agreed',
  check: ({ listHash, agreedHash }) => (listHash === agreedHash ? null : { code: 'award.list_not_agreed' }),
};
const differencesConfirmed: Guard<DecisionFacts> = {
  name: 'each difference of the signed list is confirmed by a second person',
  check: ({ openDifferences }) =>
    openDifferences === 0 ? null : { code: 'award.difference_open', params: { count: openDifferences } },
};
const listHolds: Guard<DecisionFacts> = {
  name: 'the differences fit the agreed list',
  check: ({ clashes }) => clashes.map((initiative) => ({ code: 'award.difference_clash', params: { initiative } })),
};
const numberFree: Guard<DecisionFacts> = {
  name: 'the number is free in its series this year',
  check: ({ numberTaken }) => (numberTaken ? { code: 'award.number_taken', path: 'number' } : null),
};
const sentInTime: Guard<DecisionFacts> = {
  name: 'the date of the proposal is not ahead',
  check: ({ proposedOn, today }) =>
    proposedOn !== null && proposedOn > today ? { code: 'award.date_ahead', path: 'proposalDate' } : null,
};
const signedInOrder: Guard<DecisionFacts> = {
  name: 'the date of signing is neither ahead nor before the proposal',
  check: ({ signedOn, proposedOn, today }) => {
    if (signedOn === null) return null;
    if (signedOn > today) return { code: 'award.date_ahead', path: 'signedOn' };
    return proposedOn !== null && signedOn < proposedOn
      ? { code: 'award.signed_before_proposal', path: 'signedOn' }
      : null;
  },
};

const SECRETARIES = ['secretary', 'secretary_head'] as const;
/** Văn thư, or a secretary on their behalf. */
const CLERKS = ['clerk', ...SECRETARIES] as const;

/**
 * The agreement binds the list (who, prize, sum), never the wording. After publication only a new decision changes it.
 */
export const decisionWorkflow: Workflow<DecisionState, DecisionFacts> = {
  name: 'award_decision',
  initial: 'drafted',
  states: {
    drafted: { vi: 'đã dự thảo', en: 'drafted' },
    agreed: { vi: 'đã thống nhất', en: 'agreed' },
    sent: { vi: 'đã trình', en: 'sent' },
    returned: { vi: 'bị trả lại', en: 'returned' },
    signed: { vi: 'đã ký', en: 'signed' },
    published: { vi: 'đã công bố', en: 'published' },
  },
  transitions: [
    {
      name: 'redraft',
      label: { vi: 'Dự thảo lại', en: 'Draft again' },
      from: ['drafted', 'agreed', 'returned'],
      to: 'drafted',
      roles: SECRETARIES,
      emits: 'DecisionDrafted',
    },
    {
      name: 'agree',
      label: { vi: 'Thống nhất danh sách', en: 'Agree the list' },
      from: ['drafted'],
      to: 'agreed',
      roles: ['organiser'],
      guards: [notOwnProposal, listed, resultStands, listCurrent, noneGone, readThisList],
      emits: 'DecisionAgreed',
    },
    {
      name: 'send',
      label: { vi: 'Trình ký', en: 'Send for signature' },
      from: ['agreed'],
      to: 'sent',
      roles: CLERKS,
      guards: [asAgreed, resultStands, listCurrent, noneGone, sentInTime],
      emits: 'DecisionSent',
    },
    {
      name: 'return',
      label: { vi: 'Ghi nhận bị trả lại', en: 'Record its return' },
      from: ['sent'],
      to: 'returned',
      roles: CLERKS,
      needsReason: true,
      emits: 'DecisionReturned',
    },
    {
      name: 'sign',
      label: { vi: 'Ghi nhận đã ký', en: 'Record the signature' },
      from: ['sent'],
      to: 'signed',
      roles: CLERKS,
      guards: [
        asAgreed,
        resultStands,
        listCurrent,
        noneGone,
        differencesConfirmed,
        listHolds,
        numberFree,
        signedInOrder,
      ],
      emits: 'DecisionSigned',
    },
    {
      name: 'publish',
      label: { vi: 'Công bố', en: 'Publish' },
      from: ['signed'],
      to: 'published',
      roles: CLERKS,
      emits: 'ResultPublished',
    },
  ],
};
