import { certificate } from './certificate';
import { commendation } from './commendation';
import { decision } from './decision';
import { description } from './description';
import { entryForm } from './entry-form';
import { letter } from './letter';
import { minutes } from './minutes';
import { order } from './order';
import { prizeSigningList } from './prize-signing-list';
import { proposal } from './proposal';
import { readingCopy } from './reading-copy';
import { receipt } from './receipt';
import { resultNotice } from './result-notice';
import { scoreSheet } from './score-sheet';
import { tally } from './tally';
import { voteMinutes } from './vote-minutes';

/** Every paper by its name: `renderPdf(papers.decision, data)`. */
export const papers = {
  entryForm,
  description,
  receipt,
  scoreSheet,
  readingCopy,
  tally,
  minutes,
  voteMinutes,
  proposal,
  decision,
  order,
  certificate,
  commendation,
  resultNotice,
  prizeSigningList,
  letter,
} as const;
export type PaperName = keyof typeof papers;
