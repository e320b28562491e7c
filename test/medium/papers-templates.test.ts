import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import PizZip from 'pizzip';
import { checkTemplate, papers, previewDocx, renderDocx, templateOf } from '../../libs/platform/documents';
import type { Paper } from '../../libs/platform/documents';
import { checkDocx } from '../support/geometry/check-docx';

/** Without LibreOffice on the machine its test shows as skipped. */
const withOffice = spawnSync('soffice', ['--version']).status === 0 ? it : it.skip;

async function edited(change: (zip: PizZip, xml: string) => string): Promise<Buffer> {
  const zip = new PizZip(await templateOf(papers.decision));
  zip.file('word/document.xml', change(zip, zip.file('word/document.xml')?.asText() ?? ''));
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const codes = async (file: Buffer): Promise<string[]> =>
  (await checkTemplate(papers.decision, file)).map((one) => one.code);
const body = (text: string) => (_: PizZip, xml: string) =>
  xml.replace('<w:body>', `<w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p>`);

describe('a template', () => {
  it.each((Object.values(papers) as Paper[]).map((paper) => [paper.name, paper] as const))(
    'shipped for %s has no fault',
    async (_, paper) => {
      expect(await checkTemplate(paper, await templateOf(paper))).toEqual([]);
    },
  );

  it('changed by the secretariat is used', async () => {
    const template = await edited((_, xml) =>
      xml.replace('Quyết định này có hiệu lực kể từ ngày ký.', 'Có hiệu lực từ ngày {dia_danh_ngay}.'),
    );
    expect(await checkTemplate(papers.decision, template)).toEqual([]);
    const filled = new PizZip(await renderDocx(papers.decision, papers.decision.sample, template));
    expect(filled.file('word/document.xml')?.asText()).toContain('Có hiệu lực từ ngày Bắc Ninh, ngày');
    const preview = new PizZip(await previewDocx(papers.decision, template));
    expect(preview.file('word/document.xml')?.asText()).toContain('Có hiệu lực từ ngày Bắc Ninh, ngày');
  });

  it('with a picture is used whatever its bytes look like as text', async () => {
    const template = await edited((zip, xml) => {
      zip.file('word/media/seal.png', Buffer.from('\x89PNG {=\x02\x7f=} {khong_co}', 'latin1'));
      return xml;
    });
    expect(await checkTemplate(papers.decision, template)).toEqual([]);
  });

  withOffice('saved again by LibreOffice Writer is used, its rules still as long as the decree says', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'template-'));
    try {
      await writeFile(join(folder, 'in.docx'), await templateOf(papers.decision));
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const options = ['--headless', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', join(folder, 'out')];
      await promisify(execFile)('soffice', [profile, ...options, join(folder, 'in.docx')], { timeout: 60_000 });
      const template = await readFile(join(folder, 'out', 'in.docx'));
      expect(await checkTemplate(papers.decision, template)).toEqual([]);
      const filled = await renderDocx(papers.decision, papers.decision.sample, template);
      const expected = {
        office: true,
        title: 'QUYẾT ĐỊNH',
        subject: '',
        bases: 4,
        body: 'Điều 1.',
        recipients: true,
        signer: 'KT. CHỦ TỊCH',
        appendix: true,
      };
      const faults = checkDocx(filled, expected)
        .faults()
        .filter((one) => one.element !== 'số trang');
      expect(faults).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('with an unknown tag is refused with where and how to mend', async () => {
    const [fault, ...others] = await checkTemplate(papers.decision, await edited(body('{nguoi_la}')));
    expect(others).toEqual([]);
    expect(fault).toMatchObject({
      code: 'unknown_tag',
      where: 'Nội dung mẫu',
      message: 'Thẻ không có trong giấy tờ này: {nguoi_la}',
    });
    expect(fault?.mend).toContain('trich_yeu');
  });

  it('with an unknown tag inside a loop names the loop', async () => {
    const file = await edited(body('{#noi_nhan}{dong} {chuc_danh}{/noi_nhan}'));
    expect(await checkTemplate(papers.decision, file)).toMatchObject([
      { code: 'unknown_tag', where: 'Trong {#noi_nhan}' },
    ]);
  });

  it.each([
    ['an unclosed loop', '{#can_cu}{dong}', ['unclosed_loop']],
    ['a loop closed but not opened', '{/can_cu}', ['unopened_loop']],
    ['an unclosed tag', '{trich_yeu', ['unclosed_tag']],
    ['all faults at once', '{/can_cu} {#noi_nhan}', ['unopened_loop', 'unclosed_loop']],
    ['a loop over a single value', '{#trich_yeu}{ten_cuoc_thi}{/trich_yeu}', ['not_a_loop']],
    [
      'loops closed in each other’s place',
      '{#dat_giai}{#can_cu}{dong}{/dat_giai}{/can_cu}',
      ['closing_tag_does_not_match_opening_tag'],
    ],
    ['a condition that is never closed', '{#can_cu}{#noi_nhan}{dong}{/noi_nhan}', ['unclosed_loop']],
    ['an empty tag', '{} {#}{/}', ['unknown_tag', 'unknown_tag']],
    ['doubled braces', '{{trich_yeu}}', ['duplicate_open_tag', 'duplicate_close_tag']],
    ['other delimiters', '{=<% %>=}', ['unreadable']],
    ['a name that objects inherit', '{constructor} {__proto__}', ['unknown_tag', 'unknown_tag']],
    ['a list printed as text', '{can_cu}', ['not_a_text']],
    ['raw markup', '{@trich_yeu}', ['raw_markup']],
  ])('with %s is refused', async (_, text, expected) => {
    expect(await codes(await edited(body(text)))).toEqual(expected);
  });

  it('with a macro is refused', async () => {
    const file = await edited((zip, xml) => {
      zip.file('word/vbaProject.bin', 'x');
      return xml;
    });
    expect(await codes(file)).toEqual(['macro']);
  });

  it('of the macro kind is refused', async () => {
    const file = await edited((zip, xml) => {
      const types = zip.file('[Content_Types].xml')?.asText() ?? '';
      zip.file(
        '[Content_Types].xml',
        types.replace(
          'vnd.openxmlformats-officedocument.wordprocessingml.document.main',
          'vnd.ms-word.document.macroEnabled.main',
        ),
      );
      return xml;
    });
    expect(await codes(file)).toEqual(['macro']);
  });

  it('of the macro kind is refused when the macro part has another name', async () => {
    const file = await edited((zip, xml) => {
      zip.file('word/du-an.bin', Buffer.from('d0cf11e0a1b11ae1', 'hex'));
      zip.file('word/oleObject1.bin', Buffer.from('d0cf11e0a1b11ae1', 'hex'));
      const part = 'word/_rels/document.xml.rels';
      const relation =
        '<Relationship Id="rM" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="du-an.bin"/>';
      zip.file(part, (zip.file(part)?.asText() ?? '').replace('</Relationships>', `${relation}</Relationships>`));
      return xml;
    });
    expect(await codes(file)).toEqual(['macro']);
  });

  it.each([
    ['an attached template', 'word/settings.xml', 'attachedTemplate'],
    ['a linked picture in a heading', 'word/header1.xml', 'image'],
  ])('with %s elsewhere is refused', async (_, part, kind) => {
    const file = await edited((zip, xml) => {
      const rels = part.replace('word/', 'word/_rels/') + '.rels';
      const relation = `<pr:Relationship xmlns:pr="http://schemas.openxmlformats.org/package/2006/relationships" Id="rT" Type="http://x/${kind}" TargetMode='External' Target='file://evil.example/a.dotm'/>`;
      zip.file(
        rels,
        `<pr:Relationships xmlns:pr="http://schemas.openxmlformats.org/package/2006/relationships">${relation}</pr:Relationships>`,
      );
      return xml;
    });
    expect(await codes(file)).toEqual(['external_link']);
  });

  it('with a fetching field split over runs is refused', async () => {
    const field = ['INCLUDE', 'PICTURE "http://evil.example/a.png"']
      .map((part) => `<w:r><w:instrText>${part}</w:instrText></w:r>`)
      .join('');
    expect(await codes(await edited((_, xml) => xml.replace('<w:body>', `<w:body><w:p>${field}</w:p>`)))).toEqual([
      'external_link',
    ]);
  });

  it('with an external link is refused with its address, and with what else is wrong', async () => {
    const file = await edited((zip, xml) => {
      const part = 'word/_rels/document.xml.rels';
      const relation =
        '<Relationship Id="rX" Type="http://x/image" Target="http://evil.example/a.png" TargetMode="External"/>';
      zip.file(part, (zip.file(part)?.asText() ?? '').replace('</Relationships>', `${relation}</Relationships>`));
      return xml.replace('{trich_yeu}', '{la}');
    });
    const faults = await checkTemplate(papers.decision, file);
    expect(faults.map(({ code, where, message }) => [code, where, message])).toEqual([
      ['external_link', 'Nội dung chính', 'Mẫu có liên kết ra ngoài: http://evil.example/a.png'],
      ['unknown_tag', 'Nội dung mẫu', 'Thẻ không có trong giấy tờ này: {la}'],
    ]);
  });

  it('with a field that fetches is refused', async () => {
    const field = '<w:p><w:r><w:instrText>INCLUDEPICTURE "http://evil.example/a.png"</w:instrText></w:r></w:p>';
    expect(await codes(await edited((_, xml) => xml.replace('<w:body>', `<w:body>${field}`)))).toEqual([
      'external_link',
    ]);
  });

  it('with entity declarations is refused', async () => {
    expect(await codes(await edited((_, xml) => `<!DOCTYPE x [<!ENTITY a "b">]>${xml}`))).toEqual(['not_docx']);
  });

  it.each([
    ['over 50 MB', () => Buffer.alloc(50_000_001), 'too_large'],
    ['that is no ZIP', () => Buffer.from('%PDF-1.7'), 'not_docx'],
    ['of no bytes', () => Buffer.alloc(0), 'not_docx'],
    ['that is another ZIP', () => new PizZip().file('a.txt', 'a').generate({ type: 'nodebuffer' }), 'not_docx'],
  ])('%s is refused', async (_, make, code) => {
    expect(await codes(make())).toEqual([code]);
  });

  it('that unpacks to more than its limit is refused without unpacking it', async () => {
    const zip = new PizZip(await templateOf(papers.decision));
    zip.file('word/media/a.bmp', Buffer.alloc(210_000_000));
    const bomb = zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await codes(bomb)).toEqual(['too_large']);
  });
});
