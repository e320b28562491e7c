/**
 * Decree 30/2020/NĐ-CP, Appendix I, and where inside its ranges our papers stand. Millimetres and points.
 * Both products (PDF and Word) are drawn from these numbers; the checker in test/ has the decree's ranges of its own.
 */
export const page = { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15, numberFromTop: 10 } as const;

/** Width of the text, in millimetres. */
export function textWidthMm(landscape: boolean): number {
  return (landscape ? page.height : page.width) - page.left - page.right;
}

export const size = {
  nation: 13,
  motto: 14,
  parentAgency: 13,
  agency: 13,
  number: 13,
  placeDate: 14,
  title: 14,
  subject: 14,
  body: 14,
  signer: 14,
  recipientsHead: 12,
  recipients: 11,
  appendix: 14,
  pageNumber: 14,
  table: 12,
} as const;

export const spacing = {
  /** First-line indent of body text, millimetres. */
  indent: 12.7,
  /** Times the font's own line height. */
  line: 1.15,
  /** Points after a paragraph. */
  paragraph: 6,
  /** Room for signature and seal, points. */
  signature: 76,
} as const;

/** The heading's two columns, millimetres of 165; in landscape they widen in the same ratio. */
export const headingColumns = { agency: 67, nation: 98 } as const;

/** The short rules under agency and subject, as a share of the text's length (decree: 1/3 to 1/2). */
export const shortRule = 0.4;
export const ruleThickness = 0.75;
