import type { Blocker } from '../../kernel';
import type { Archive } from './archive';
import { cut, polyglot } from './kinds';
import type { FileKind } from './kinds';

export const CONTENT_TYPES = '[Content_Types].xml';

export function isOfficePart(name: string): boolean {
  return name === CONTENT_TYPES || name.toLowerCase().endsWith('.rels');
}

const MAIN_TYPES: readonly (readonly [FileKind, string])[] = [
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
  ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'],
];
const MACRO_TYPES = /macroEnabled|vbaProject|vbaData|macrosheet|ms-office\.activeX|ms-word\.attachedToolbars/i;
const MACRO_PARTS = /(?:^|\/)(?:vbaProject[^/]*\.bin|vbaData\.xml|macrosheets\/|activeX\/)/i;

const RELATIONSHIP = /<(?:[\w.-]+:)?Relationship\s((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
const ATTRIBUTE = /(?:^|\s)(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** XML as text: UTF-16 by its mark, character references decoded, so that no spelling hides a word. */
function xmlText(bytes: Buffer): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const swapped = bytes[0] === 0xfe && bytes[1] === 0xff;
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const text = utf16
    ? even.toString('utf16le')
    : swapped
      ? Buffer.from(even).swap16().toString('utf16le')
      : bytes.toString('utf8');
  return text.replace(
    /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi,
    (whole, hex: string | undefined, decimal: string | undefined) => {
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      const plain = point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      return /["'<>&]/.test(plain) ? ' ' : plain;
    },
  );
}

function hasExternalData(relations: string): boolean {
  for (const [, attributes = ''] of relations.matchAll(RELATIONSHIP)) {
    const values = new Map(
      [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', a, b]) => [name, (a ?? b ?? '').trim()]),
    );
    const external = values.get('TargetMode')?.toLowerCase() === 'external';
    if (external && !/\/hyperlink$/.test(values.get('Type') ?? '')) return true;
  }
  return false;
}

/** The kind of an Office Open XML package (ISO 29500-2), or why it is refused; undefined where it is none of ours. */
export function officeKind(archive: Archive): FileKind | Blocker | undefined {
  const listed = archive.texts.get(CONTENT_TYPES);
  if (!listed) return undefined;
  const types = xmlText(listed);
  if (MACRO_TYPES.test(types) || archive.names.some((name) => MACRO_PARTS.test(name))) return { code: 'files.macro' };
  const kinds = MAIN_TYPES.filter(([, type]) => types.includes(type)).map(([kind]) => kind);
  if (kinds.length > 1) return polyglot(kinds.join(' + '));
  for (const [name, bytes] of archive.texts) {
    const text = xmlText(bytes);
    if (/<!DOCTYPE|<!ENTITY/i.test(text)) return polyglot(name);
    if (!text.includes('<')) return cut;
    if (name !== CONTENT_TYPES && hasExternalData(text)) return { code: 'files.external_link', params: { part: name } };
  }
  return kinds[0];
}
