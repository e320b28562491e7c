import { LeaderType, LineRuleType, PageBreak, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { FileChild } from 'docx';
import type { Block } from '../layout/blocks';
import { shortRule, size, textWidthMm } from '../layout/geometry';
import { nation } from './nation';
import { gap, paragraph, rule, tagLine, tight } from './paragraphs';
import { codedHeading, dataTable, headingTable, signatureTable } from './tables';
import { styles, twips } from './units';

/** One block as Word elements, its tags kept. */
export function drawBlock(block: Block, landscape: boolean): FileChild[] {
  const width = textWidthMm(landscape);
  switch (block.kind) {
    case 'letterhead':
      if (block.variant === 'plain') return nation(width);
      if (block.variant === 'coded') return [codedHeading(width), gap(2)];
      return [headingTable(block.variant, landscape), gap(2)];
    case 'title':
      return [
        tight(
          block.name,
          { size: size.title, bold: true, align: 'center' },
          { keepNext: true, spacing: { before: 240 } },
        ),
        ...(block.subject === undefined ? [] : subject(block.subject, width, block.rule ?? true)),
        gap(10),
      ];
    case 'paragraph':
      return [paragraph(block.text, block)];
    case 'each':
    case 'when':
      return [
        tagLine(`{#${block.tag}}`),
        ...block.blocks.flatMap((inner) => drawBlock(inner, landscape)),
        tagLine(`{/${block.tag}}`),
      ];
    case 'table':
      return [gap(8, true), dataTable(block, width), gap(8)];
    case 'grid':
      return [tagLine(`{${block.tag}}`)];
    case 'signatures':
      return [gap(14, true), signatureTable(block, width), gap(2)];
    case 'appendix':
      return [
        tight(block.number, { size: size.appendix, bold: true, align: 'center' }, { keepNext: true }),
        tight(block.name, { size: size.appendix, bold: true, align: 'center' }, { keepNext: true }),
        tight(block.note, { size: size.placeDate, italic: true, align: 'center' }, { keepNext: true }),
      ];
    case 'lines':
      return [dottedLines(block.count, width)];
    case 'pageBreak':
      return [new Paragraph({ style: styles.nextSheet, children: [new PageBreak()] })];
  }
}

function subject(text: string, width: number, ruled: boolean): Paragraph[] {
  const side = { left: twips(12), right: twips(12) };
  const line = tight(
    text,
    { size: size.subject, bold: true, align: 'center' },
    { style: styles.subject, indent: side },
  );
  return ruled ? [line, rule(styles.subjectRule, width * shortRule, width)] : [line];
}

function dottedLines(count: number, width: number): Paragraph {
  return new Paragraph({
    keepNext: true,
    keepLines: true,
    tabStops: [{ type: TabStopType.RIGHT, position: twips(width), leader: LeaderType.DOT }],
    spacing: { line: 440, lineRule: LineRuleType.EXACT, after: 0 },
    children: Array.from(
      { length: count },
      (_, line) => new TextRun({ children: [new Tab()], ...(line > 0 && { break: 1 }) }),
    ),
  });
}
