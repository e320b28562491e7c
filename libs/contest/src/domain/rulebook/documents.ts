import { z } from 'zod';
import { text } from './exact';

export const DOCUMENT_KINDS = [
  'entry_form',
  'receipt',
  'score_sheet',
  'tally',
  'minutes',
  'vote_minutes',
  'proposal',
  'award_decision',
  'merit_decision',
  'commendation_decision',
  'certificate',
  'result_notice',
  'letter',
] as const;

/** Decree 30/2020, Appendix I, box 7a: TM. for a collective body, KT. for a deputy, TL./TUQ. by order or mandate, Q. acting. */
export const SIGNING_CASES = ['none', 'TM', 'KT', 'TL', 'TUQ', 'Q'] as const;

/**
 * agencies: the lines of box 2, the last one is the issuer. heading: the authority above the bases of a decision;
 * of a proposal, who proposes, as the decision says it (null: the head of the agency).
 * symbol: what follows the number, `QĐ-UBND`; null: the paper has no number. signing.authority is printed after the
 * case (`KT. CHỦ TỊCH`), signing.title under it; without a case only the title is printed.
 */
const paper = z.strictObject({
  kind: z.enum(DOCUMENT_KINDS),
  agencies: z.array(text(200)).min(1).max(2),
  heading: text(300).nullable(),
  symbol: z
    .string()
    .regex(/^[A-ZĐ]+(-[A-ZĐ]+)*$/)
    .nullable(),
  signing: z.strictObject({
    case: z.enum(SIGNING_CASES),
    authority: text(200).nullable(),
    title: text(200),
  }),
  addressees: z.array(text(300)).max(20),
  recipients: z.array(text(300)).max(30),
});

/** legalBases: one line each, without "Căn cứ" and without the closing mark. */
export const documents = z.strictObject({
  placeName: text(100),
  legalBases: z.array(text(500)).min(1).max(30),
  papers: z.array(paper).min(1).max(DOCUMENT_KINDS.length),
});
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
