import PizZip from 'pizzip';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';
import { parse } from 'csv-parse/sync';
import { fromBufferPromise } from 'yauzl';
import { papers, renderCsv, renderListXlsx, renderTallyXlsx, zipStream } from '../../libs/platform/documents';
import type { ZipEntry } from '../../libs/platform/documents';

const run = promisify(execFile);

/** Without LibreOffice on the machine the test that computes the formulas shows as skipped. */
const withOffice = spawnSync('soffice', ['--version']).status === 0 ? it : it.skip;

async function computed(xlsx: Buffer): Promise<string[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'tally-'));
  try {
    await writeFile(join(folder, 'tally.xlsx'), xlsx);
    const filter = 'csv:Text - txt - csv (StarCalc):59,34,76';
    await run(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        filter,
        '--outdir',
        folder,
        join(folder, 'tally.xlsx'),
      ],
      { timeout: 60_000 },
    );
    return parse(await readFile(join(folder, 'tally.csv')), { delimiter: ';', relax_column_count: true, bom: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('the tally workbook', () => {
  const weighted = {
    ...papers.tally.sample,
    aggregation: { kind: 'weighted_groups' as const, weights: { A: 6000, B: 4000 } },
    judges: [1, 2, 3, 4, 5].map((n) => ({ label: `GK${String(n)}`, group: n < 4 ? 'A' : 'B' })),
    carry: { label: 'Sơ khảo', own: 7000, weight: 3000 },
    rows: [
      { code: 'X1', title: 'a', marks: [9000, 9250, null, 8850, 9500], carried: 8000, score: 8802, rank: 1 },
      { code: 'X2', title: 'b', marks: [8000, 8000, 8000, 8000, 8000], carried: 8000, score: 8000, rank: 2 },
      { code: 'X3', title: 'c', marks: [null, null, null, null, null], carried: 8000, score: null, rank: null },
    ],
  };

  /** The second official score is wrong; the third stands behind its equal by a decision; the fourth has no rank. */
  const exact = {
    ...papers.tally.sample,
    aggregation: { kind: 'mean' as const },
    decimals: 4,
    judges: [1, 2, 3].map((n) => ({ label: `GK${String(n)}` })),
    vote: { label: 'Bình chọn' },
    carry: { label: 'Sơ khảo', own: 7000, weight: 3000 },
    rows: [
      {
        code: 'X1',
        title: 'a',
        marks: ['90.5', '91.125', 9000],
        vote: '10/3',
        carried: '290/3',
        score: '94.7125',
        rank: 1,
      },
      { code: 'X2', title: 'b', marks: ['90', '90', '90'], carried: '90', score: '90.0100', rank: 2 },
      { code: 'X3', title: 'c', marks: ['90', '90', '90'], carried: '90', score: '90.0000', rank: 3, behind: 1 },
      { code: 'X4', title: 'd', marks: ['95', '95', '95'], carried: '95', score: '95.0000', rank: null },
    ],
  };

  it('and its sheet of paper show exact points as they are, fractions rounded', () => {
    const shown = papers.tally.view(papers.tally.schema.parse(exact))['ket_qua'];
    expect(Array.isArray(shown) && shown[0]).toMatchObject({
      ...{ diem_0: '90,50', diem_1: '91,125', diem_2: '90,00' },
      ...{ diem_binh_chon: '3,33', diem_mang_sang: '96,67', diem: '94,7125' },
    });
  });

  it('is the same bytes for the same data', async () => {
    expect((await renderTallyXlsx(weighted)).equals(await renderTallyXlsx(weighted))).toBe(true);
  });

  it('holds formulas, not results', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await renderTallyXlsx(papers.tally.sample)).buffer as ArrayBuffer);
    const sheet = workbook.getWorksheet('Tổng hợp điểm');
    expect(sheet?.getCell('I7').formula).toBe(
      'IF(COUNT(D7:H7)=0,"",ROUND(IF(COUNT(D7:H7)>=5,(SUM(D7:H7)-MAX(D7:H7)-MIN(D7:H7))/(COUNT(D7:H7)-2),AVERAGE(D7:H7)),9))',
    );
    expect(sheet?.getCell('J7').formula).toBe('IF(I7="","",ROUND(I7,2))');
    expect(sheet?.getCell('K7').formula).toBe('IF(I7="","",RANK(I7,$I$7:$I$10,0))');
  });

  withOffice('gives the official scores and ranks by its own formulas in LibreOffice', async () => {
    const agrees = async (
      data: typeof weighted | typeof exact | typeof papers.tally.sample,
      column: number,
    ): Promise<string[][]> =>
      (await computed(await renderTallyXlsx(data)))
        .slice(6)
        .map((row) => [row[column] ?? '', row[column + 1] ?? '', row[column + 4] ?? '']);
    expect(await agrees(papers.tally.sample, 9)).toEqual([
      ['91.17', '1', 'Khớp'],
      ['87.88', '2', 'Khớp'],
      ['85.00', '3', 'Khớp'],
      ['85.00', '3', 'Khớp'],
    ]);
    expect(await agrees(weighted, 10)).toEqual([
      ['88.02', '1', 'Khớp'],
      ['80.00', '2', 'Khớp'],
      ['', '', 'Khớp'],
    ]);
    expect(await agrees(exact, 10)).toEqual([
      ['94.7125', '1', 'Khớp'],
      ['90.0000', '2', 'KHÁC'],
      ['90.0000', '3', 'Khớp'],
      ['95.0000', '', 'Khớp'],
    ]);
  });
});

const list = {
  madeOn: '2026-11-20',
  title: 'Danh sách: 2026',
  columns: [
    { head: 'Họ tên', width: 30, kind: 'text' as const },
    { head: 'Điểm', width: 10, kind: 'mark' as const },
    { head: 'Ngày', width: 12, kind: 'date' as const },
    { head: 'Tiền', width: 14, kind: 'dong' as const },
  ],
  rows: [
    ['=SUM(A1)', -550, '2026-01-05', 10_000_000],
    ['0912; "x"\ny', 9550, null, null],
  ],
};

it('CSV: byte order mark, semicolons, CRLF, no formulas, numbers stay numbers', () => {
  expect(renderCsv(list).toString('utf8')).toBe(
    '\ufeffHọ tên;Điểm;Ngày;Tiền\r\n\'=SUM(A1);-5,50;05/01/2026;10000000\r\n"0912; ""x""\ny";95,50;;\r\n',
  );
});

it('XLSX lists keep types and are reproducible', async () => {
  const bytes = await renderListXlsx(list);
  expect(bytes.equals(await renderListXlsx(list))).toBe(true);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  const row = workbook.worksheets[0]?.getRow(2);
  expect([1, 2, 3, 4].map((column) => row?.getCell(column).value)).toEqual([
    '=SUM(A1)',
    -5.5,
    new Date('2026-01-05T00:00:00Z'),
    10_000_000,
  ]);
});

it('XLSX holds whatever was typed, but what no workbook can hold', async () => {
  const typed = 'a\u0001\ud800b \uffff\ufffe _x0041_ <b> & \u0000😀';
  const [column] = list.columns;
  const bytes = await renderListXlsx({ ...list, columns: column ? [column] : [], rows: [[typed]] });
  const strings = new PizZip(bytes).file('xl/sharedStrings.xml')?.asText() ?? '';
  expect(strings).toContain('>ab  _x005F_x0041_ &lt;b&gt; &amp; 😀<');
});

describe('a streamed archive', () => {
  const date = new Date('2026-11-20T00:00:00Z');
  function* two(): Generator<ZipEntry> {
    yield { name: 'Mục lục.txt', content: Buffer.from('một') };
    yield { name: 'tep/b.bin', content: Readable.from([Buffer.from('h'), Buffer.from('ai')]), stored: true };
  }

  it('holds its entries and is reproducible', async () => {
    const bytes = await buffer(zipStream(two(), date));
    expect(bytes.equals(await buffer(zipStream(two(), date)))).toBe(true);
    const zip = await fromBufferPromise(bytes, { lazyEntries: true });
    const found: Record<string, string> = {};
    for await (const entry of zip.eachEntry())
      found[entry.fileName] = (await buffer(await zip.openReadStreamPromise(entry))).toString();
    expect(found).toEqual({ 'Mục lục.txt': 'một', 'tep/b.bin': 'hai' });
  });

  it('does not grow memory with its size', async () => {
    const chunk = Buffer.alloc(1 << 20, 7);
    function* large(): Generator<ZipEntry> {
      for (let file = 0; file < 4; file++) {
        yield {
          name: `${String(file)}.bin`,
          stored: true,
          content: Readable.from(
            (function* () {
              for (let n = 0; n < 128; n++) yield chunk;
            })(),
          ),
        };
      }
    }
    const before = process.memoryUsage().rss;
    let [size, peak] = [0, before];
    for await (const part of zipStream(large(), date)) {
      size += (part as Buffer).length;
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    expect(size).toBeGreaterThan(512 * (1 << 20));
    expect(peak - before).toBeLessThan(200 * (1 << 20));
  });

  it('fails as a whole when an entry fails', async () => {
    function* broken(): Generator<ZipEntry> {
      yield {
        name: 'a',
        content: Readable.from(
          (function* () {
            yield Buffer.from('a');
            throw new Error('source lost');
          })(),
        ),
      };
    }
    await expect(buffer(zipStream(broken(), date))).rejects.toThrow('source lost');
  });
});
