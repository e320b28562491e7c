import type { Paragraph } from 'docx';
import { textWidth } from '../fonts';
import { size } from '../layout/geometry';
import { rule, tight } from './paragraphs';
import { styles } from './units';

export const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

export function mottoWidthMm(): number {
  return (textWidth(MOTTO, 'bold', size.motto) * 25.4) / 72;
}

export function nation(container: number): Paragraph[] {
  return [
    tight(NATION, { size: size.nation, bold: true, align: 'center' }),
    tight(MOTTO, { size: size.motto, bold: true, align: 'center' }, { style: styles.motto }),
    rule(styles.mottoRule, mottoWidthMm(), container),
  ];
}
