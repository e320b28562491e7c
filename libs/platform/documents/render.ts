import type { z } from 'zod';
import { printable } from './fonts';
import * as geometry from './layout/geometry';
import { resolve } from './layout/resolve';
import { fill } from './docx/fill';
import { defaultTemplate } from './docx/template';
import type { Dated, Paper } from './papers/paper';
import { TypstEngine } from './typst/engine';
import { paperProgram } from './typst/program';

const engine = new TypstEngine();

export interface PdfJob {
  program: string;
  data: Record<string, unknown>;
}

/** The Typst program and its data for one paper. */
export function pdfJob<S extends z.ZodType<Dated>>(paper: Paper<S>, data: z.input<S>): PdfJob {
  const checked = paper.schema.parse(data);
  const drawn = paper.drawing?.data(checked) ?? {
    ...resolve(paper.arrange?.(checked) ?? paper.layout, paper.view(checked)),
  };
  return {
    program: paper.drawing?.program ?? paperProgram,
    data: {
      ...drawn,
      title: printable(paper.heading(checked)),
      author: '',
      madeOn: checked.madeOn,
      size: geometry.size,
      spacing: geometry.spacing,
      headingColumns: geometry.headingColumns,
      shortRule: geometry.shortRule,
      ruleThickness: geometry.ruleThickness,
    },
  };
}

/**
 * The paper as PDF/A-2b, tagged, fonts embedded; the same data gives the same bytes.
 * @throws ZodError for data not of the paper's type, DocumentFault when it cannot be drawn within its limits
 */
export async function renderPdf<S extends z.ZodType<Dated>>(paper: Paper<S>, data: z.input<S>): Promise<Buffer> {
  const job = pdfJob(paper, data);
  return engine.pdf(job.program, job.data);
}

/**
 * The paper as an editable Word file, from the shipped template or one that `checkTemplate` found without fault.
 * The same template and data give the same bytes.
 */
export async function renderDocx<S extends z.ZodType<Dated>>(
  paper: Paper<S>,
  data: z.input<S>,
  template?: Buffer,
): Promise<Buffer> {
  const checked = paper.schema.parse(data);
  const form = template ?? (await defaultTemplate(paper));
  return fill(form, paper.view(checked), checked.madeOn);
}

/** The paper's shipped Word template, to download, edit and upload again. */
export function templateOf(paper: Paper): Promise<Buffer> {
  return defaultTemplate(paper);
}

/** What an uploaded template makes of the paper's invented data, as a Word file: looked at before it is used. */
export function previewDocx(paper: Paper, template: Buffer): Promise<Buffer> {
  return renderDocx(paper, paper.sample as never, template);
}
