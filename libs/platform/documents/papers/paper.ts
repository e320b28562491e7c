import type { z } from 'zod';
import type { Layout, View } from '../layout/blocks';

export type Dated = { madeOn: string };

/**
 * One paper: the data it is made from (frozen by the caller), the words that fill its tags, and its layout, from which
 * both the PDF and the shipped Word template come.
 */
export interface Paper<S extends z.ZodType = z.ZodType<Dated>> {
  name: string;
  /** Vietnamese name of the paper, for lists and file names. */
  label: string;
  schema: S;
  /** Title in the PDF's properties. */
  heading(data: z.output<S>): string;
  view(data: z.output<S>): View;
  layout: Layout;
  /** The PDF's layout where its columns follow the data; a Word template cannot. */
  arrange?(data: z.output<S>): Layout;
  /** Invented data: shows an uploaded template before use and tells which tags it may hold. */
  sample: z.input<S>;
  /** A drawing of its own instead of the layout's, where the PDF is a picture rather than a text. */
  drawing?: { program: string; data(data: z.output<S>): Record<string, unknown> };
}

export function definePaper<S extends z.ZodType>(paper: Paper<S>): Paper<S> {
  return paper;
}
