import {
  AlignmentType,
  Document,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx';
import type { FileChild, ISectionOptions } from 'docx';
import { WORD_FONT } from '../fonts';
import type { Block, Layout } from '../layout/blocks';
import { page, size, spacing } from '../layout/geometry';
import type { Paper } from '../papers/paper';
import { drawBlock } from './blocks';
import { fixedZip, readZip } from './package';
import { atLeast, halfPoints, styles, twips } from './units';

const shipped = new Map<string, Promise<Buffer>>();

/** The shipped Word template of a paper: what the secretariat downloads, edits in Word and uploads again. */
export function defaultTemplate(paper: Paper): Promise<Buffer> {
  const known = shipped.get(paper.name) ?? build(paper);
  shipped.set(paper.name, known);
  return known;
}

function sections(layout: Layout): ISectionOptions[] {
  const parts: Block[][] = [[]];
  for (const block of layout.blocks) {
    if (block.kind === 'appendix') parts.push([]);
    parts.at(-1)?.push(block);
  }
  const landscape = layout.landscape ?? false;
  return parts.map((blocks) => ({
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        size: {
          width: twips(page.width),
          height: twips(page.height),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: atLeast(page.top),
          bottom: atLeast(page.bottom),
          left: atLeast(page.left),
          right: atLeast(page.right),
          header: twips(page.numberFromTop),
          footer: twips(page.numberFromTop),
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: {
      default: (layout.numbered ?? true) ? pageNumberHeader() : new Header({ children: [new Paragraph({})] }),
      first: new Header({ children: [new Paragraph({})] }),
    },
    children: blocks.flatMap((block): FileChild[] => drawBlock(block, landscape)),
  }));
}

function pageNumberHeader(): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: halfPoints(size.pageNumber) });
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] });
}

/** Name and id alike and in plain letters: LibreOffice makes its ids from the names. */
const named = (id: string) => ({ id, name: id, basedOn: 'Normal', quickFormat: true });

async function build(paper: Paper): Promise<Buffer> {
  const single = { spacing: { line: 240, lineRule: LineRuleType.AUTO, after: 0 } };
  const document = new Document({
    title: paper.label,
    creator: '',
    description: '',
    lastModifiedBy: '',
    styles: {
      default: {
        document: {
          run: { font: WORD_FONT, size: halfPoints(size.body), language: { value: 'vi-VN' } },
          paragraph: { spacing: { line: Math.round(240 * spacing.line), lineRule: LineRuleType.AUTO, after: 0 } },
        },
      },
      paragraphStyles: [
        { ...named(styles.agency), paragraph: single },
        { ...named(styles.agencyRule), paragraph: {} },
        { ...named(styles.motto), paragraph: single },
        { ...named(styles.mottoRule), paragraph: {} },
        { ...named(styles.subject), paragraph: single },
        { ...named(styles.subjectRule), paragraph: {} },
        { ...named(styles.nextSheet), paragraph: {} },
      ],
    },
    sections: sections(paper.layout),
  });
  const packed = await Packer.toBuffer(document);
  return fixedZip(await readZip(packed), '2020-03-05');
}
