export const LANES = ['auth', 'receipts', 'bulk'] as const;
export type Lane = (typeof LANES)[number];

/** Who a notice is for, found by the room itself from the event's subject. */
export type Audience =
  | 'authors'
  | 'owner'
  | 'pending_authors'
  | 'unconfirmed_authors'
  | 'coordinators'
  | 'account'
  | 'round_judges'
  | 'sheet_judge'
  | 'draft_owners'
  | 'complainant'
  | 'role_holder'
  | 'secretariat'
  | 'list_coordinators'
  | 'intake_enterer'
  | 'reopening_deciders'
  | 'reopening_asker'
  | 'assignment_judge'
  | 'dossier_owners';

export interface NoticeKind {
  readonly code: string;
  readonly events: readonly string[];
  readonly lane: Lane;
  /** draft: waits until a secretary releases it with the others. */
  readonly release: 'at_once' | 'draft';
  /** A decision: where nobody knows whether it arrived, a person decides, and it is never repeated by itself. */
  readonly letter: boolean;
  readonly audience: Audience;
  /** A verdict it tells of: it is drafted and released only while that verdict stands. */
  readonly verdict?: 'eligible' | 'ineligible' | 'duplicate';
  /** A one-time link is made when it is sent, and is kept nowhere. */
  readonly token?: 'invite' | 'confirm' | 'reset';
  /** All that its template may name. */
  readonly placeholders: readonly string[];
}

const common = ['recipient', 'contest', 'link'] as const;
const dossier = [...common, 'code', 'title', 'unit'] as const;

const kind = (
  code: string,
  events: readonly string[],
  audience: Audience,
  placeholders: readonly string[],
  more: Partial<NoticeKind> = {},
): NoticeKind => ({
  code,
  events,
  lane: 'receipts',
  release: 'at_once',
  letter: false,
  audience,
  placeholders,
  ...more,
});
const LETTER = { lane: 'bulk', release: 'draft', letter: true } as const;
const BULK = { lane: 'bulk' } as const;
const AUTH = { lane: 'auth' } as const;
const list = [...common, 'unit', 'letter', 'count'];
const role = ['recipient', 'link', 'role', 'scope'];
const complaint = [...common, 'number'];
const oneTime = ['recipient', 'link', 'expiresAt'];

export const KINDS: readonly NoticeKind[] = [
  kind('receipt', ['InitiativeSubmitted', 'InitiativeCompleted'], 'authors', [
    ...dossier,
    'receiptCode',
    'receivedAt',
    'revision',
    'contentHash',
  ]),
  kind('consent_asked', ['ConsentAsked'], 'pending_authors', [...dossier, 'leadAuthor']),
  kind('consent_given', ['ConsentGiven', 'ConsentRefused'], 'owner', [...dossier, 'consents']),
  kind('unit_asked', ['InitiativeSentToUnit'], 'coordinators', [...dossier, 'leadAuthor']),
  kind('returned', ['InitiativeReturnedToAuthor', 'InitiativeNotForwarded'], 'owner', [...dossier, 'state', 'reason']),
  kind('completion_asked', ['CompletionAsked'], 'authors', [...dossier, 'items', 'message', 'dueAt']),
  kind('completion_extended', ['CompletionExtended'], 'authors', [...dossier, 'items', 'dueAt']),
  kind('completion_due', ['CompletionDue'], 'authors', [...dossier, 'items', 'dueAt']),
  kind('completion_taken_back', ['CompletionTakenBack'], 'authors', dossier),
  kind('eligible', ['InitiativeFoundEligible'], 'authors', dossier, { ...LETTER, verdict: 'eligible' }),
  kind('ineligible', ['InitiativeFoundIneligible'], 'authors', [...dossier, 'reason'], {
    ...LETTER,
    verdict: 'ineligible',
  }),
  kind('duplicate', ['DuplicateFound'], 'authors', [...dossier, 'reason', 'keptCode'], {
    ...LETTER,
    verdict: 'duplicate',
  }),
  kind('reinstated', ['InitiativeReinstated'], 'authors', [...dossier, 'reason'], { ...LETTER, verdict: 'eligible' }),
  kind('disqualified', ['InitiativeDisqualified'], 'authors', [...dossier, 'reason'], LETTER),
  kind('names_asked', ['NamesAsked'], 'unconfirmed_authors', [...dossier, 'names'], { lane: 'bulk', release: 'draft' }),
  kind('withdrawn', ['InitiativeWithdrawn'], 'authors', dossier),
  kind('intake_rejected', ['PaperIntakeRejected'], 'intake_enterer', [...dossier, 'reason'], BULK),
  kind('unit_list_forwarded', ['UnitListForwarded'], 'secretariat', list, BULK),
  kind('unit_list_accepted', ['UnitListAccepted'], 'list_coordinators', list),
  kind('unit_list_returned', ['UnitListReturned'], 'list_coordinators', [...list, 'reason']),
  kind('deadline_extended', ['ExtensionConfirmed'], 'draft_owners', [...common, 'closesAt', 'document'], BULK),
  kind(
    'contest_halted',
    ['ContestSuspended', 'ContestResumed', 'ContestCancelled'],
    'dossier_owners',
    [...common, 'outcome', 'reason'],
    { lane: 'bulk', release: 'draft' },
  ),
  kind('panel_appointed', ['PanelMemberAppointed'], 'account', [...common, 'round'], BULK),
  kind('judges_assigned', ['JudgesAssigned'], 'account', [...common, 'round', 'dueAt'], BULK),
  kind('judge_recused', ['JudgeRecused'], 'secretariat', [...common, 'round', 'judge', 'dossier', 'reason'], BULK),
  kind('judge_replaced', ['JudgeReplaced'], 'assignment_judge', [...common, 'round'], BULK),
  // Without the reason: it may speak of marks, which the chair does not see before settling.
  kind('reopening_asked', ['ReopeningAsked'], 'reopening_deciders', [...common, 'round', 'asker'], BULK),
  kind(
    'reopening_decided',
    ['ReopeningConfirmed', 'ReopeningDeclined'],
    'reopening_asker',
    [...common, 'round', 'outcome'],
    BULK,
  ),
  kind('sheet_reopened', ['SheetReopened'], 'sheet_judge', [...common, 'round'], BULK),
  kind('review_due', ['SheetsDueSoon', 'SheetsOverdue'], 'round_judges', [...common, 'round', 'dueAt'], BULK),
  kind('result_published', ['ResultPublished'], 'authors', [...dossier, 'outcome', 'decision'], LETTER),
  kind('certificate_issued', ['CertificateIssued'], 'authors', [...dossier, 'outcome', 'certificateCode'], LETTER),
  kind('complaint_received', ['ComplaintReceived'], 'complainant', complaint),
  kind(
    'complaint_closed',
    ['ComplaintTransferred', 'ComplaintNotHandled'],
    'complainant',
    [...complaint, 'reason'],
    LETTER,
  ),
  kind('complaint_answered', ['ComplaintAnswered'], 'complainant', [...complaint, 'answer'], LETTER),
  kind('complaint_due', ['ComplaintDueSoon', 'ComplaintOverdue'], 'secretariat', [...complaint, 'dueOn'], BULK),
  kind('role_granted', ['RoleGranted'], 'role_holder', role, BULK),
  kind('role_revoked', ['RoleRevoked'], 'role_holder', role, BULK),
  kind('account_invited', ['AccountInvited'], 'account', oneTime, { ...AUTH, token: 'invite' }),
  kind('password_reset', ['PasswordResetRequested'], 'account', oneTime, { ...AUTH, token: 'reset' }),
  kind('address_confirmation', ['RegistrationRequested'], 'account', oneTime, { ...AUTH, token: 'confirm' }),
  kind('known_address', ['KnownAddressRegistered'], 'account', ['recipient', 'link'], AUTH),
  kind('password_changed', ['PasswordChanged'], 'account', ['recipient', 'link'], AUTH),
];

const byCode = new Map(KINDS.map((one) => [one.code, one]));

export function kindOf(code: string): NoticeKind | undefined {
  return byCode.get(code);
}

export function kindsOfEvent(event: string): NoticeKind[] {
  return KINDS.filter((one) => one.events.includes(event));
}
