import PizZip from 'pizzip';
import Docxtemplater from 'docxtemplater';
import InspectModule from 'docxtemplater/js/inspect-module.js';
import { DocumentFault } from '../faults';
import type { TemplateFault } from '../faults';
import type { View } from '../layout/blocks';
import type { Paper } from '../papers/paper';
import { isGrid } from '../layout/grid';
import { parser } from './open';
import { readZip } from './package';
import type { Parts } from './package';

export const TEMPLATE_LIMIT_BYTES = 50_000_000;
const WORD_MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

const fault = (code: string, where: string, message: string, mend: string): TemplateFault => ({
  code,
  where,
  message,
  mend,
});

/**
 * All faults of an uploaded Word template, in Vietnamese: where and how to mend each; an empty list when it may be used.
 * Nothing in the file is run, and unpacking is bounded.
 */
export async function checkTemplate(paper: Paper, file: Buffer): Promise<TemplateFault[]> {
  if (file.length > TEMPLATE_LIMIT_BYTES) return [tooLarge()];
  let parts: Parts;
  try {
    parts = await readZip(file);
  } catch (error) {
    return error instanceof DocumentFault && error.code === 'documents.package_too_large' ? [tooLarge()] : [notWord()];
  }
  const types = parts.get('[Content_Types].xml')?.toString('utf8') ?? '';
  if (!parts.has('word/document.xml') || !(types.includes(WORD_MAIN) || types.includes('macroEnabled')))
    return [notWord()];
  const unsafe = [...macros(parts, types), ...links(parts)];
  const declared = declarations(parts);
  return [...unsafe, ...(declared.length > 0 ? declared : tagFaults(paper, parts))];
}

function tooLarge(): TemplateFault {
  return fault(
    'too_large',
    'Cả tệp',
    'Tệp mẫu quá lớn (trên 50 MB, hoặc trên 200 MB khi giải nén).',
    'Bỏ bớt hình ảnh trong mẫu rồi tải lên lại.',
  );
}

function notWord(): TemplateFault {
  return fault(
    'not_docx',
    'Cả tệp',
    'Tệp không phải văn bản Word (.docx) hoặc đã hỏng.',
    'Mở mẫu bằng Word hoặc LibreOffice, chọn “Lưu thành” kiểu .docx rồi tải lên lại.',
  );
}

/** Relations to code and foreign files, whatever the part is called. */
const EMBEDDED =
  /\/relationships\/(vbaProject|wordVbaData|oleObject|package|control|activeXControlBinary|aFChunk)["']/i;

function macros(parts: Parts, types: string): TemplateFault[] {
  const found = [...parts].flatMap(([name, content]) =>
    /(^|\/)(vbaProject\.bin|vbaData\.xml|activeX\/.*|embeddings\/.*)$/i.test(name) ||
    (name.endsWith('.rels') && EMBEDDED.test(content.toString('utf8')))
      ? [name]
      : [],
  );
  if (found.length === 0 && !/macroEnabled|vbaProject/i.test(types)) return [];
  return [
    fault(
      'macro',
      found[0] ?? 'Cả tệp',
      'Mẫu có macro hoặc đối tượng nhúng.',
      'Xóa macro và đối tượng nhúng, lưu kiểu .docx (không phải .docm) rồi tải lên lại.',
    ),
  ];
}

const FIELD = /\b(INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|LINK|IMPORT|DATABASE)\b/i;

/** What the fields of a part say; Word splits one instruction over several runs. */
function fieldsOf(xml: string): string[] {
  const simple = [...xml.matchAll(/\w+:instr=["']([^"']*)["']/g)].map((match) => match[1] ?? '');
  const complex = xml
    .split(/<\w+:fldChar\b/)
    .map((part) => [...part.matchAll(/<\w+:instrText\b[^>]*>([^<]*)</g)].map((match) => match[1] ?? '').join(''));
  return [...simple, ...complex];
}

function links(parts: Parts): TemplateFault[] {
  const faults: TemplateFault[] = [];
  for (const [name, content] of parts) {
    if (name.endsWith('.rels')) {
      for (const [relation] of content
        .toString('utf8')
        .matchAll(/<(?:\w+:)?Relationship\b[^>]*TargetMode\s*=\s*["']External["'][^>]*>/gi)) {
        const target = /Target\s*=\s*["']([^"']*)["']/.exec(relation)?.[1] ?? '';
        faults.push(
          fault(
            'external_link',
            place(name.replace('_rels/', '').replace(/\.rels$/, '')),
            `Mẫu có liên kết ra ngoài: ${target.slice(0, 200)}`,
            'Bỏ siêu liên kết (chuột phải, “Remove Hyperlink”) hoặc chèn hẳn hình ảnh vào mẫu.',
          ),
        );
      }
    } else if (name.startsWith('word/') && name.endsWith('.xml')) {
      for (const field of fieldsOf(content.toString('utf8')).filter((text) => FIELD.test(text))) {
        faults.push(
          fault(
            'external_link',
            place(name),
            `Mẫu có trường lấy nội dung từ ngoài: ${field.trim().slice(0, 200)}`,
            'Xóa trường này (Alt+F9 để hiện) và gõ nội dung trực tiếp.',
          ),
        );
      }
    }
  }
  return faults;
}

function declarations(parts: Parts): TemplateFault[] {
  return [...parts]
    .filter(([name, content]) => /\.(xml|rels)$/.test(name) && /<!(DOCTYPE|ENTITY)/i.test(content.toString('utf8')))
    .map(([name]) =>
      fault(
        'not_docx',
        place(name),
        'Phần này chứa khai báo không có trong văn bản Word.',
        'Mở mẫu bằng Word, lưu lại kiểu .docx rồi tải lên lại.',
      ),
    );
}

/** The part of the file in the words of who edits it. */
function place(part: string): string {
  if (part.includes('header')) return 'Đầu trang';
  if (part.includes('footer')) return 'Chân trang';
  if (part.includes('footnotes')) return 'Chú thích cuối trang';
  return part.includes('document') ? 'Nội dung chính' : part;
}

interface TemplateProblem {
  properties?: {
    id?: string;
    xtag?: string;
    file?: string;
    context?: string;
    errors?: TemplateProblem[];
  };
  message?: string;
}

const RETYPE = 'Xóa thẻ này và gõ lại theo mẫu gốc.';
const explained: Record<string, [string, string]> = {
  unclosed_loop: ['Vòng lặp chưa đóng: {#$}', 'Thêm {/$} sau phần được lặp, hoặc xóa {#$}.'],
  unopened_loop: ['Thẻ đóng không có thẻ mở: {/$}', 'Thêm {#$} trước phần được lặp, hoặc xóa {/$}.'],
  closing_tag_does_not_match_opening_tag: [
    'Thẻ đóng không khớp thẻ mở: $',
    'Đóng vòng lặp bên trong trước, đúng tên thẻ mở.',
  ],
  unclosed_tag: ['Thẻ thiếu dấu “}”: {$', 'Thêm dấu “}” ngay sau tên thẻ.'],
  unopened_tag: ['Thẻ thiếu dấu “{”: $}', 'Thêm dấu “{” ngay trước tên thẻ, hoặc xóa dấu “}”.'],
  duplicate_open_tag: ['Hai dấu “{” liền nhau: $', 'Chỉ dùng một dấu “{” và một dấu “}” cho mỗi thẻ.'],
  duplicate_close_tag: ['Hai dấu “}” liền nhau: $', 'Chỉ dùng một dấu “{” và một dấu “}” cho mỗi thẻ.'],
};

function tagFaults(paper: Paper, parts: Parts): TemplateFault[] {
  const zip = new PizZip();
  for (const [name, content] of parts) zip.file(name, content, { createFolders: false });
  const inspect = new InspectModule();
  try {
    new Docxtemplater(zip, { modules: [inspect], paragraphLoop: true, linebreaks: true, parser, errorLogging: false });
  } catch (error) {
    return problems(error as TemplateProblem);
  }
  const delimiters = [...parts].flatMap(([name, content]) => {
    const [tag] = /^word\/.*\.xml$/.test(name)
      ? (/\{=[^{}]*=\}/.exec(content.toString('utf8').replace(/<[^>]*>/g, '')) ?? [])
      : [];
    return tag === undefined
      ? []
      : [fault('unreadable', place(name), `Thẻ không đọc được: ${tag.slice(0, 100)}`, RETYPE)];
  });
  if (delimiters.length > 0) return delimiters;
  const known = paper.view(paper.schema.parse(paper.sample));
  return unknownTags(inspect.getAllStructuredTags(), [known]);
}

function problems(error: TemplateProblem): TemplateFault[] {
  const errors = error.properties?.errors ?? [error];
  return errors.map((one) => {
    const { id = '', xtag = '', file = '', context = '' } = one.properties ?? {};
    const [message, mend] = explained[id] ?? ['Thẻ không đọc được: $', RETYPE];
    const tag = (xtag === '' ? context : xtag).slice(0, 100);
    return fault(
      id === '' ? 'unreadable' : id,
      place(file),
      message.replaceAll('$', () => tag),
      mend.replaceAll('$', () => tag),
    );
  });
}

interface TagPart {
  type: string;
  value?: string;
  module?: string;
  subparsed?: TagPart[];
}

/** Lists that the sample leaves empty are lists of lines. */
const emptyItem: View = { dong: '' };

function unknownTags(parts: TagPart[], scopes: View[], path = 'Nội dung mẫu'): TemplateFault[] {
  return parts.flatMap((part) => {
    if (part.type !== 'placeholder') return [];
    const tag = part.value ?? '';
    const scope = scopes.find((one) => Object.hasOwn(one, tag));
    const value = scope?.[tag];
    if (value === undefined) {
      const known = [...new Set(scopes.flatMap((one) => Object.keys(one)))].sort().join(', ');
      const message = `Thẻ không có trong giấy tờ này: {${tag}}`;
      return [fault('unknown_tag', path, message, `Sửa thành một trong các thẻ: ${known}.`)];
    }
    if (part.module === 'rawxml') {
      const message = `Thẻ {@${tag}} chèn mã định dạng, không được dùng.`;
      return [fault('raw_markup', path, message, `Thay bằng {${tag}}.`)];
    }
    if (part.module !== 'loop') {
      if (typeof value === 'string' || isGrid(value)) return [];
      const message = `Thẻ {${tag}} là danh sách hoặc điều kiện, không in được trực tiếp.`;
      return [fault('not_a_text', path, message, `Dùng {#${tag}} … {/${tag}}.`)];
    }
    if (typeof value === 'string' || isGrid(value)) {
      const message = `Thẻ {#${tag}} không lặp được vì chỉ có một giá trị.`;
      return [fault('not_a_loop', path, message, `Thay bằng {${tag}}.`)];
    }
    const within = Array.isArray(value) ? [value[0] ?? emptyItem, ...scopes] : scopes;
    return unknownTags(part.subparsed ?? [], within, `Trong {#${tag}}`);
  });
}
