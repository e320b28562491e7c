import { styles } from './units';

const PARAGRAPH = /<w:p(?: [^>]*)?>(?:(?!<w:p[ >]).)*?<\/w:p>/gs;
const SECTION = /<w:sectPr(?: [^>]*)?>(?:(?!<w:sectPr).)*<\/w:sectPr>(?=\s*<\/w:body>)/s;
const LEAST = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>';

/** Each paper of a pack is a section of its own, made like the last one, so that its page numbers begin at 1. */
export function sheetSections(xml: string): string {
  const section = SECTION.exec(xml)?.[0];
  if (section === undefined) return xml;
  return xml.replace(PARAGRAPH, (paragraph) =>
    paragraph.includes(`<w:pStyle w:val="${styles.nextSheet}"/>`) && paragraph.includes('<w:br w:type="page"/>')
      ? `<w:p><w:pPr>${LEAST}${section}</w:pPr></w:p>`
      : paragraph,
  );
}
