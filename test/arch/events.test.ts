import { join } from 'node:path';
import { en } from '../../apps/web/src/features/contest/i18n/office.en';
import { vi } from '../../apps/web/src/features/contest/i18n/office.vi';
import { KINDS } from '../../libs/notification/src/domain/kinds';
import { readTree } from './house-rules';

/** Events of which nobody is sent word, and why. */
const UNTOLD: Readonly<Record<string, string>> = {
  AccountActivated: 'who chose a password knows it',
  AccountDisabled: 'the account can no longer be used; its holder is told in person',
  AccountEnabled: 'the holder asked for it',
  AssignmentAccepted: 'counted on the desk',
  CompletionLapsed: 'the verdict that follows is the letter; the reminder went a day before',
  CompletionProlonged: 'told by CompletionExtended',
  CompletionRequestAnswered: 'told by the new receipt',
  CompletionRequestCancelled: 'told by CompletionTakenBack, InitiativeWithdrawn or InitiativeDisqualified',
  CompletionRequestLapsed: 'as CompletionLapsed',
  ComplaintAccepted: 'a step inside; the answer is the letter',
  ComplaintVerifying: 'a step inside; the answer is the letter',
  ComplaintWithdrawn: 'the complainant did it',
  ContestAnnounced: 'published with the rules by official letter; nobody has a dossier yet',
  ContestArchived: 'changes nothing for anybody',
  ContestClosed: 'the closing time was known to all, an extension is told',
  ContestConcluded: 'the published result was told',
  ContestCreated: 'nothing is public yet',
  ContestExtended: 'told by ExtensionConfirmed',
  ContestOpened: 'published with the rules; nobody has a dossier yet',
  DecisionAgreed: 'counted on the desk',
  DecisionDrafted: 'counted on the desk of those who may agree',
  DecisionReturned: 'counted on the desk',
  DecisionRevoked: 'the revoking decision is published: told by its ResultPublished',
  DecisionSent: 'counted on the desk',
  DecisionSigned: 'nothing is told before publication',
  DifferenceConfirmed: 'counted on the desk',
  DifferenceDeclined: 'counted on the desk',
  DifferenceEntered: 'counted on the desk of the second person',
  ExtensionDeclined: 'nothing has changed for anybody; counted on the desk',
  ExtensionProposed: 'counted on the desk of the second person',
  InitiativeDropped: 'the paper is entered anew; who entered it is told by PaperIntakeRejected',
  JudgeAppointed: 'told by JudgesAssigned',
  NoticeCancelled: 'a notice is not told of by another',
  NoticeFailed: 'counted on the desk of the notices',
  NoticePostponed: 'a notice is not told of by another',
  NoticePrinted: 'a notice is not told of by another',
  NoticeReleased: 'a notice is not told of by another',
  NoticeSending: 'a notice is not told of by another',
  NoticeSent: 'a notice is not told of by another',
  NoticeUncertain: 'counted on the desk of the notices',
  PaperCodeIssued: 'handed over in person and kept in the audit; its use is told by PasswordChanged',
  PaperIntakeConfirmed: 'the receipt goes out with InitiativeSubmitted, printed for who has no address',
  PaperIntakeEntered: 'counted on the desk of the second secretary',
  ReinstatementConfirmed: 'told by InitiativeReinstated',
  ReinstatementRejected: 'the verdict stands as it was told',
  RoundAnnounced: 'shown to the authors with their dossier; the result is the letter',
  RoundClosed: 'nothing is left to do for a judge',
  RoundConfirmed: 'inside until it is announced',
  RoundLocked: 'inside until it is announced',
  RoundOpened: 'judges are told when they are assigned',
  RoundReopened: 'the panel is told by the reopened sheets',
  RulebookAmended: 'published with its official letter',
  RulebookEdited: 'nothing is public yet',
  ScoringStarted: 'judges were told when they were assigned',
  SettlingStarted: 'counted on the desk of the chair',
  SheetNotReturned: 'the judge was reminded twice',
  SheetSubmitted: 'the judge did it',
  SheetVoided: 'follows a replacement or recusal that is told',
  UnitClosed: 'shown in the directory',
  UnitEdited: 'shown in the directory',
  UnitMerged: 'shown in the directory',
  VerdictOverturned: 'told by what overturned it; drafts are cancelled',
  VerdictTakenBack: 'it was never told; drafts are cancelled',
  VerdictUndone: 'it was never told; drafts are cancelled',
};

/** Every name of an event in the files that declare or emit one. */
function declared(): string[] {
  const sources = Object.entries(readTree(join(__dirname, '../..'), join(__dirname, '../../libs'))).filter(
    ([path, text]) => /\/src\/.*(?<!\.spec)\.ts$/.test(path) && /\.emit\(|\bemits: '/.test(text),
  );
  const names = sources.flatMap(([, text]) => [...text.matchAll(/'((?:[A-Z][a-z]+){2,})'/g)].map((match) => match[1]));
  return [...new Set(names.map(String))].sort();
}

describe('every event', () => {
  const told = KINDS.flatMap((kind) => kind.events);
  const events = declared();

  it('is told to somebody, or says why not', () =>
    expect(events.filter((event) => !told.includes(event) && UNTOLD[event] === undefined)).toEqual([]));
  it('is either told or not', () => expect(told.filter((event) => UNTOLD[event] !== undefined)).toEqual([]));
  it('that is named here exists', () =>
    expect([...told, ...Object.keys(UNTOLD)].filter((event) => !events.includes(event))).toEqual([]));
});

it.each([
  ['vi', vi],
  ['en', en],
])('every notice and what its wording may name has a word on the screen, %s', (_, { notices }) => {
  const [kinds, placeholders] = [Object.keys(notices.kinds), Object.keys(notices.placeholderNames)];
  expect(KINDS.filter(({ code }) => !kinds.includes(code)).map(({ code }) => code)).toEqual([]);
  expect([...new Set(KINDS.flatMap((one) => one.placeholders))].filter((one) => !placeholders.includes(one))).toEqual(
    [],
  );
});
