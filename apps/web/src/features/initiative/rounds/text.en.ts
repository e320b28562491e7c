import type { vi } from './text.vi';

export const en: typeof vi = {
  title: (round) => `Presentation parts for ${round}`,
  lead: 'These parts are handed in for this round alone, beside the dossier you sent. The judges of the round see them.',
  until: (moment) => `Taken until ${moment}`,
  left: (span) => `${span} left`,
  lot: (order) => `Your place in the order of presentation: ${order}`,
  state: { there: 'Handed in', missing: 'Not handed in', optional: 'Not required' },
  none: 'No file was handed in.',
  nothingMissing: 'All required parts are in. You may still replace files until the time is over.',
  home: (part, round, moment) => `Hand in ${part} for ${round}: before ${moment}`,
  handIn: 'Hand in the presentation',
};
