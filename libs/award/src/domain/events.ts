/** What this room says has happened. subjectKind: award_decision, signing_difference, complaint. */
export const awardEvents = [
  'DecisionDrafted',
  'DecisionAgreed',
  'DecisionSent',
  'DecisionReturned',
  'DecisionSigned',
  'ResultPublished',
  'CertificateIssued',
  'DecisionRevoked',
  'DifferenceEntered',
  'DifferenceConfirmed',
  'DifferenceDeclined',
  'ComplaintReceived',
  'ComplaintTransferred',
  'ComplaintNotHandled',
  'ComplaintAccepted',
  'ComplaintVerifying',
  'ComplaintAnswered',
  'ComplaintWithdrawn',
  'ComplaintDueSoon',
  'ComplaintOverdue',
] as const;
export type AwardEvent = (typeof awardEvents)[number];
