import type { vi } from './text.vi';

export const en: typeof vi = {
  invite: 'Send invitations',
  invited: (count) =>
    count === 0
      ? 'No further mail was sent: each person gets one a day at most; who has no e-mail address signs a page.'
      : count === 1
        ? 'One invitation was sent.'
        : `${count} invitations were sent.`,
  waiting: (names) =>
    `No consent yet from: ${names}. Send invitations to be answered here, or upload a page with their signatures.`,
  refused: (names) => `${names} declined. Take them off the list and share anew, or ask them to answer again.`,
  page: 'Signed page',
  pageOf: (name) => `Upload the signed page of ${name}`,
  again: 'Change the signed page',
  againOf: (name) => `Change the signed page of ${name}`,
  title: (name) => `Signed page of ${name}`,
  lead: 'Print the entry form, have it signed, then scan or photograph it. Choose the file that bears this signature:',
  form: 'Download the form to be signed',
  none: 'The dossier has no file yet. Upload the signed page below.',
  add: (part) => `Upload a signed page (to the part “${part}”)`,
  use: 'Take this file as the signed page',
  close: 'Close',
};
