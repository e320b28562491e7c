import { textWidth } from '../fonts';
import { shortRule, size, textWidthMm } from '../layout/geometry';
import { styles, twips } from './units';

const POINT = 20;

interface Rule {
  style: string;
  above: string;
  share: number;
  points: number;
}

const rules: Rule[] = [
  { style: styles.agencyRule, above: styles.agency, share: shortRule, points: size.agency },
  { style: styles.mottoRule, above: styles.motto, share: 1, points: size.motto },
  { style: styles.subjectRule, above: styles.subject, share: shortRule, points: size.subject },
];

interface Found {
  start: number;
  xml: string;
  style: string;
}

/**
 * The rules under agency, motto and subject are as long as the decree says for the text above them, which is known only
 * after filling: their indents are set here, from the style names of paragraph and rule.
 */
export function fitRules(xml: string): string {
  const found: Found[] = [];
  for (const match of xml.matchAll(/<w:p(?: [^>]*)?>(?:(?!<w:p[ >]).)*?<\/w:p>/gs)) {
    found.push({ start: match.index, xml: match[0], style: /<w:pStyle w:val="([^"]*)"/.exec(match[0])?.[1] ?? '' });
  }
  let result = '';
  let copied = 0;
  found.forEach((paragraph, index) => {
    const rule = rules.find((one) => one.style === paragraph.style);
    if (!rule) return;
    const container = containerTwips(xml, paragraph.start);
    let longest = 0;
    for (let above = index - 1; found[above]?.style === rule.above; above--) {
      const inset = indents(found[above]?.xml ?? '');
      for (const line of linesOf(found[above]?.xml ?? '')) {
        longest = Math.max(longest, Math.min(textWidth(line, 'bold', rule.points) * POINT, container - inset));
      }
    }
    if (longest === 0) return;
    const side = Math.max(0, Math.round((container - longest * rule.share) / 2));
    result += xml.slice(copied, paragraph.start) + withIndents(paragraph.xml, side);
    copied = paragraph.start + paragraph.xml.length;
  });
  return result + xml.slice(copied);
}

function containerTwips(xml: string, at: number): number {
  const cell = xml.lastIndexOf('<w:tc>', at);
  if (cell > xml.lastIndexOf('</w:tc>', at)) {
    const width = /<w:tcW[^>]*w:w="(\d+)"/.exec(xml.slice(cell, at))?.[1];
    if (width !== undefined) return Number(width);
  }
  const section = /<w:pgSz[^>]*>/.exec(xml.slice(at))?.[0] ?? '';
  return twips(textWidthMm(section.includes('landscape')));
}

function indents(paragraph: string): number {
  const tag = /<w:ind [^>]*>/.exec(paragraph)?.[0] ?? '';
  const side = (name: string): number => Number(new RegExp(`w:(?:${name})="(\\d+)"`).exec(tag)?.[1] ?? 0);
  return side('left|start') + side('right|end');
}

function linesOf(paragraph: string): string[] {
  return paragraph.split('<w:br/>').map((part) =>
    [...part.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
      .map((match) => match[1] ?? '')
      .join('')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&apos;/g, "'")
      .replace(/&amp;/g, '&'),
  );
}

function withIndents(paragraph: string, side: number): string {
  const tag = `<w:ind w:left="${String(side)}" w:right="${String(side)}"/>`;
  return /<w:ind [^>]*\/>/.test(paragraph)
    ? paragraph.replace(/<w:ind [^>]*\/>/, tag)
    : paragraph.replace('</w:pPr>', `${tag}</w:pPr>`);
}
