import { archival } from './check-pdf';
import { decree, Table } from './decree';
import { linesOf, readPdf } from './pdf';
import type { Line, PdfPage } from './pdf';

const POINT = 25.4 / 72;
const top = (line: Line): number => line.y - 0.891 * line.size * POINT;
const bottom = (line: Line): number => line.y + 0.216 * line.size * POINT;
const middle = (line: Line): number => (line.x + line.right) / 2;

/** Our own measures of a certificate, where the decree has none; its national lines and signer are the decree's. */
const own = { frame: 10, inside: 12, title: [36, 44], name: [13, 30], qr: [20, 30] } as const;

/** Measures each page of a pack of certificates: what must stand where, and that nothing runs over the frame or another. */
export function checkCertificates(file: Buffer, count: number): Table {
  const table = new Table();
  const facts = readPdf(file);
  archival(table, file, facts);
  table.is('pages', 'one a certificate', String(facts.pages.length), String(count));
  for (const page of facts.pages) certificate(table, page);
  return table;
}

function certificate(table: Table, page: PdfPage): void {
  const lines = linesOf(page).filter((line) => line.text.trim() !== '');
  const find = (start: string): Line | undefined => lines.find((line) => line.text.startsWith(start));
  table.within('paper', 'width', page.width, decree.paper.height, 0.15);
  table.within('paper', 'height', page.height, decree.paper.width, 0.15);
  const [nation, motto] = [find('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'), find('Độc lập - Tự do - Hạnh phúc')];
  for (const [element, line, range] of [
    ['quốc hiệu', nation, decree.nation],
    ['tiêu ngữ', motto, decree.motto],
  ] as const) {
    table.within(element, 'size', line?.size, range, 0.05);
    table.is(element, 'face', line?.font, 'Tinos-Bold');
    table.is(element, 'centred', line && Math.abs(middle(line) - page.width / 2) < 1, true);
  }
  const rule = page.strokes.find(
    (one) => motto && one.bottom - one.y < 0.1 && one.y > motto.y && one.y < motto.y + 5 && one.right - one.x < 100,
  );
  const share = rule && motto && (rule.right - rule.x) / (motto.right - motto.x);
  table.within('tiêu ngữ', 'rule, share of text', share, decree.fullRule, 0.01);
  const title = find('GIẤY CHỨNG NHẬN');
  table.within('tên giấy', 'size', title?.size, own.title, 0.05);
  table.is('tên giấy', 'centred', title && Math.abs(middle(title) - page.width / 2) < 1.5, true);
  const at = lines.findIndex((line) => line.text === 'Chứng nhận');
  const name = lines[at + 1];
  table.within('người được cấp', 'size', name?.size, own.name, 0.05);
  table.is('người được cấp', 'face', name?.font, 'Tinos-Bold');
  table.is('mã kiểm tra', 'present', find('Mã kiểm tra: ') !== undefined, true);
  for (const line of lines) {
    const inside = [line.x, page.width - line.right, top(line), page.height - bottom(line)];
    table.within('khung', 'text inside the frame (mm)', Math.min(...inside), [own.inside, 200], 0);
  }
  table.is('chữ', 'lines over one another', String(collisions(lines)), '0');
}

/** Pairs of lines whose letters meet. */
function collisions(lines: readonly Line[]): number {
  const meet = (a: Line, b: Line): boolean =>
    a.x < b.right &&
    b.x < a.right &&
    a.y - 0.66 * a.size * POINT < b.y + 0.2 * b.size * POINT &&
    b.y - 0.66 * b.size * POINT < a.y + 0.2 * a.size * POINT;
  return lines.reduce(
    (sum, line, index) => sum + lines.slice(index + 1).filter((other) => meet(line, other)).length,
    0,
  );
}

export interface Spot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly size: number;
}

/** Measures words printed on official blanks: each stands where it was asked for, moved by the offset, and nothing else. */
export function checkBlanks(
  file: Buffer,
  blank: { readonly width: number; readonly height: number },
  offset: { readonly right: number; readonly down: number },
  spots: readonly Spot[],
): Table {
  const table = new Table();
  const facts = readPdf(file);
  archival(table, file, facts);
  for (const page of facts.pages) {
    table.within('phôi', 'width', page.width, [blank.width, blank.width], 0.15);
    table.within('phôi', 'height', page.height, [blank.height, blank.height], 0.15);
    table.is('phôi', 'nothing drawn but words', String(page.strokes.length), '0');
    const lines = linesOf(page);
    for (const [index, spot] of spots.entries()) {
      const line = lines.find(
        (one) => Math.abs(top(one) - spot.top - offset.down) < 0.6 && one.x >= spot.left + offset.right - 0.2,
      );
      const element = `chỗ ${String(index + 1)}`;
      table.within(element, 'size', line?.size, [spot.size, spot.size], 0.05);
      const centre = spot.left + offset.right + spot.width / 2;
      table.is(element, 'inside its width', line && line.right <= spot.left + offset.right + spot.width + 0.2, true);
      table.is(element, 'centred on its place', line && Math.abs(middle(line) - centre) < 0.6, true);
    }
  }
  return table;
}
