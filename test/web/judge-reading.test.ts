import { Readable } from 'node:stream';
import {
  Document,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { version } from 'pdfjs-dist/package.json';
import { BlobStore, fileKinds } from '@platform/files';
import { currentRulebook } from '../support/fixtures/contest';
import { judgingContest, marksOf, myItems, scoring } from '../support/fixtures/judging';
import type { JudgingContest } from '../support/fixtures/judging';
import { threePages } from '../support/three-pages';
import { waitFor } from '../support/wait-for';
import { axeFaults, shot, WebStage } from './browser';

const LONG_MS = 240_000;
let stage: WebStage;
let judging: JudgingContest;
const boxes = 'section[aria-label="Phiếu chấm"] input[inputmode="decimal"]';

const DECODER = `fetch('/assets/pdf-${version}/openjpeg.wasm').then((answer) => WebAssembly.compileStreaming(answer))
  .then((made) => WebAssembly.Module.exports(made).find(({ kind }) => kind === 'function').kind, String)`;

/** Whether anything is drawn on the third page. */
const HAS_INK = `(() => {
  const canvas = document.querySelector('[data-page="3"] canvas');
  if (!canvas?.width) return false;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value, index) => index % 4 === 0 && value < 100);
})()`;

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A Word file with a heading, a table wider than a screen, a picture, and links of which one would run a program. */
function wordFile(): Promise<Buffer> {
  const link = (words: string, address: string) =>
    new Paragraph({ children: [new ExternalHyperlink({ link: address, children: [new TextRun(words)] })] });
  const cell = (words: string) => new TableCell({ children: [new Paragraph(words)] });
  const rows = [
    ['Trước', '12 ngày'],
    ['Sau', '3 ngày'],
  ].map(([name = '', days = '']) => new TableRow({ children: [cell(name), cell(days)] }));
  return Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: 'Thuyết minh giải pháp Ữ Ỡ Ặ', heading: HeadingLevel.HEADING_1 }),
            new Table({ rows, columnWidths: [6000, 6000], width: { size: 12_000, type: WidthType.DXA } }),
            new Paragraph({
              children: [new ImageRun({ type: 'png', data: PICTURE, transformation: { width: 40, height: 40 } })],
            }),
            link('Trang của đơn vị', 'https://don-vi.example/'),
            link('Mở chương trình', 'javascript:alert(1)'),
          ],
        },
      ],
    }),
  );
}

beforeAll(async () => {
  stage = await WebStage.start();
  const bands = [
    { from: 0, to: 9.5, text: 'Ít mới' },
    { from: 10, to: 20, text: 'Mới hẳn' },
  ];
  const [preliminary] = (await currentRulebook(stage.app)).rounds;
  const criteria =
    preliminary?.criteria.map((one, index) => (index === 0 ? { ...one, descriptors: bands } : one)) ?? [];
  judging = await judgingContest(stage.app, { initiatives: 3, judges: 2, preliminary: { criteria } });
  const files = [
    [1, 'pdf', threePages(), 3],
    [2, 'docx', await wordFile(), null],
  ] as const;
  for (const { id, leadAccountId } of judging.initiatives) {
    for (const [number, kind, bytes, pages] of files) {
      const key = `attachments/${id}/${number}`;
      await stage.app.get(BlobStore).put(key, Readable.from([bytes]), { maxBytes: 100_000 });
      await stage.app.db.transaction(() =>
        stage.app.db.write(
          `INSERT INTO initiative.attachment (initiative_id, part_code, file_name, kind, mime, size, sha256, blob_key, uploaded_by, uploaded_at, cleared_at, pages)
           VALUES ($1, 'description', 'Tên thật.' || $5, $5, $6, $2, $7, $3, $4, platform.now(), platform.now(), $8)`,
          [id, bytes.length, key, leadAccountId, kind, fileKinds[kind].mime, `x${number}`, pages],
        ),
      );
    }
  }
  await scoring(judging);
}, LONG_MS);
afterAll(() => stage.stop());

it(
  'opens a file at the page where it was left, in large type if so chosen, with own marks of the theme beside',
  async () => {
    const judge = judging.judges[0] ?? judging.chair;
    const items = await myItems(judge, judging.roundId);
    const [first, second] = items;
    if (!first || !second) throw new Error('too few dossiers');
    await judge
      .put(`/api/my/assignments/${second.id}/sheet`, { marks: marksOf(83) })
      .set('if-match', '"v1"')
      .expect(200);
    const { page, context, faults } = await stage.visit({}, judge);
    await page.goto('/app/judging');
    await page.getByText('2 tệp · 3 trang').first().waitFor();
    await page.goto(`/app/judging/${first.id}`);
    await page.locator(boxes).first().waitFor();
    await page.getByText(`Cùng lĩnh vực: 20 (${second.blindCode})`).first().waitFor();
    await page.getByText(`Cùng lĩnh vực: 83 (${second.blindCode})`).waitFor();
    await page.getByText('10–20: Mới hẳn').waitFor();
    await page.getByRole('button', { name: 'Chữ to hơn' }).click();
    await page.getByRole('button', { name: 'Chữ to hơn' }).click();
    const tab = async (id: string, kind: 'pdf' | 'docx') => {
      const { files } = (await judge.get(`/api/my/assignments/${id}`).expect(200)).body as {
        files: { number: number; mime: string }[];
      };
      const number = files.find(({ mime }) => mime === fileKinds[kind].mime)?.number ?? 0;
      await page.getByRole('tab', { name: `Tài liệu ${number}` }).click();
    };
    const sizeOf = () => page.evaluate(`getComputedStyle(document.querySelector('.reading')).fontSize`);
    expect(await sizeOf()).toBe('19px');
    const program = page.waitForEvent('worker');
    await tab(first.id, 'pdf');
    await page.getByRole('group', { name: 'Trang của tài liệu' }).waitFor();
    await page.getByRole('button', { name: 'Trang sau' }).click();
    await page.getByRole('button', { name: 'Trang sau' }).click();
    expect(await page.getByRole('button', { name: 'Trang sau' }).isDisabled()).toBe(true);
    const document = page.getByRole('document', { name: /^Tài liệu/ });
    await document.getByText('Noi dung trang 3').waitFor();
    await waitFor('the drawn page', () => page.evaluate<boolean>(HAS_INK));
    // Scans need decoders, which the policy of the program that reads the file must let run.
    expect(await (await program).evaluate<string>(DECODER)).toBe('function');
    await shot(page, 'marking-file');
    expect(await axeFaults(page)).toEqual([]);
    await page.goto(`/app/judging/${second.id}`);
    await tab(second.id, 'pdf');
    await page.getByRole('group', { name: 'Trang của tài liệu' }).waitFor();
    expect(await page.getByLabel('Trang', { exact: true }).inputValue()).toBe('1');
    await page.goto(`/app/judging/${first.id}`);
    await page.getByRole('group', { name: 'Trang của tài liệu' }).waitFor();
    expect(await page.getByLabel('Trang', { exact: true }).inputValue()).toBe('3');
    await document.getByText('Noi dung trang 3').waitFor();
    await tab(first.id, 'docx');
    await document.getByText('Thuyết minh giải pháp Ữ Ỡ Ặ').waitFor();
    await document.getByRole('cell', { name: '12 ngày' }).waitFor();
    expect(await document.getByRole('link').evaluateAll((links) => links.map(String))).toEqual([
      'https://don-vi.example/',
    ]);
    await document.getByText('Mở chương trình').waitFor();
    const tops = await Promise.all(
      ['Hồ sơ', 'Phiếu chấm'].map(async (name) => (await page.getByRole('region', { name }).boundingBox())?.y),
    );
    expect(tops[0]).toBe(tops[1]);
    await shot(page, 'marking-word');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Nội dung' }).click();
    expect(await sizeOf()).toBe('19px');
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG_MS,
);

it('lets a judge say on the sheet itself that the author is recognised', async () => {
  const judge = judging.judges[1] ?? judging.chair;
  const before = await myItems(judge, judging.roundId);
  const { page, context, faults } = await stage.visit({}, judge);
  await page.goto(`/app/judging/${before[0]?.id ?? ''}`);
  await page.getByRole('button', { name: `Việc khác với hồ sơ ${before[0]?.blindCode ?? ''}` }).click();
  await page.getByRole('menuitem', { name: 'Tôi nhận ra tác giả' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Xác nhận' }).click();
  await page.getByRole('heading', { name: 'Bài của tôi' }).waitFor();
  expect((await myItems(judge, judging.roundId)).map(({ id }) => id)).toEqual(before.slice(1).map(({ id }) => id));
  expect(faults).toEqual([]);
  await context.close();
});
