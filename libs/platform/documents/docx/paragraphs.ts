import { AlignmentType, BorderStyle, LineRuleType, Paragraph, TextRun } from 'docx';
import type { IParagraphOptions, IRunOptions, ParagraphChild } from 'docx';
import { spansOf } from '../layout/blocks';
import type { Align, ParagraphStyle } from '../layout/blocks';
import { ruleThickness, spacing } from '../layout/geometry';
import { halfPoints, twentieths, twips } from './units';

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
} as const;

export function alignment(align: Align): (typeof alignments)[Align] {
  return alignments[align];
}

export interface RunStyle {
  size?: number;
  bold?: boolean;
  italic?: boolean;
}

export function runs(text: string, style: RunStyle = {}): ParagraphChild[] {
  return spansOf(text).map((span) => {
    const options: IRunOptions = {
      text: span.t,
      bold: span.b ?? style.bold,
      italics: span.i ?? style.italic,
      ...(style.size !== undefined && { size: halfPoints(style.size) }),
    };
    return new TextRun(options);
  });
}

/** Body paragraph: justified, first line indented, 6 pt after, unless the style says otherwise. */
export function paragraph(text: string, style: ParagraphStyle = {}): Paragraph {
  const align = style.align ?? 'justify';
  return new Paragraph({
    alignment: alignment(align),
    keepNext: style.keep ?? false,
    indent: (style.indent ?? align === 'justify') ? { firstLine: twips(spacing.indent) } : undefined,
    spacing: {
      before: twentieths(style.before ?? 0),
      after: twentieths(style.after ?? spacing.paragraph),
      line: Math.round(240 * spacing.line),
      lineRule: LineRuleType.AUTO,
    },
    children: runs(text, style),
  });
}

/** A line of a heading, table cell or signature block: single spacing, no indent. */
export function tight(text: string, style: RunStyle & { align?: Align }, more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    alignment: alignment(style.align ?? 'left'),
    spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO },
    children: runs(text, style),
    ...more,
  });
}

/** Empty height between blocks; `keep`: what stands before it stays on the page of what follows. */
export function gap(points: number, keep = false): Paragraph {
  const spacing = { before: 0, after: 0, line: twentieths(points), lineRule: LineRuleType.EXACT };
  return new Paragraph({ keepNext: keep, spacing });
}

/** A paragraph that holds only a loop's opening or closing tag; it disappears when the template is filled. */
export function tagLine(tag: string): Paragraph {
  return tight(tag, { size: 12 });
}

/** A drawn rule: an empty paragraph of exact height with a border above; its indents set the length. */
export function rule(style: string, width: number, container: number): Paragraph {
  const side = twips((container - width) / 2);
  return new Paragraph({
    style,
    border: { top: { style: BorderStyle.SINGLE, size: Math.round(ruleThickness * 8), space: 1, color: '000000' } },
    indent: { left: side, right: side },
    spacing: { before: 60, after: 0, line: 80, lineRule: LineRuleType.EXACT },
    children: [],
  });
}
