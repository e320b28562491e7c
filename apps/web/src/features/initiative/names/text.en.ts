import type { vi } from './text.vi';

export const en: typeof vi = {
  title: 'Name and position on the certificate',
  lead: 'Check every letter. Certificates and decisions are printed exactly as below.',
  state: { open: 'Not confirmed', confirmed: 'Confirmed', correction_asked: 'Correction asked' },
  noTitle: '(no position)',
  right: 'Right, I confirm',
  rightOf: (name) => `Confirm as right: ${name}`,
  wrong: 'Ask for a correction',
  wrongOf: (name) => `Ask for a correction: ${name}`,
  wish: (name, jobTitle) => `To be printed as: ${name}, ${jobTitle}`,
  reply: (reason) => `The secretariat did not change it: ${reason}`,
  name: 'Right name',
  jobTitle: 'Right position',
  note: 'Reason (if needed)',
  send: 'Send',
  todo: 'Confirm name and position for the certificate',
  office: 'Names and positions confirmed',
  counts: (confirmed, open, asked) => `${confirmed} confirmed · ${open} not confirmed · ${asked} corrections asked`,
  waiting: (open, asked) =>
    [
      open > 0 && `${open} authors proposed for a prize have not confirmed the name and position to be printed`,
      asked > 0 && `${asked} ask for a correction`,
    ]
      .filter(Boolean)
      .join(' · '),
  toNames: 'See each of them, and those of other initiatives',
  none: 'There are no names to confirm',
  noneHint:
    'Authors confirm name and position from when their initiative is found eligible until a decision awards it.',
  all: 'All authors of eligible initiatives have confirmed',
  allHint: 'Authors who have not confirmed, or ask for a correction, appear here.',
  afterwards: 'A correction does not change what was submitted. Draw the list of a decision drafted before anew.',
  author: 'Author',
  position: 'Position',
  unit: 'Unit',
  initiative: 'Initiative',
  status: 'State',
  steps: 'Steps',
  accept: 'Correct it as asked',
  acceptOf: (name) => `Correct as asked by ${name}`,
  decline: 'Do not change',
  declineOf: (name) => `Do not change the name of ${name}`,
  wishLine: 'Asked for',
  ask: (count) => (count === 0 ? 'Draft notices to ask' : `Draft notices to ask ${count} people`),
  askHint:
    'The notices wait on the page Notices, to be looked at and released together; without an address they are printed.',
  askNobody:
    'Nobody is left to ask: who has not answered was asked within 24 hours, or has not been told that the dossier is eligible.',
  asked: (count) => `${count} notices are being drafted. Look at them and release them on the page Notices.`,
  toNotices: 'Open Notices',
  askedAt: (day) => `Asked on ${day}`,
};
