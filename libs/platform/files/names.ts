/** Code points kept of a file name, its extension included. */
const LONGEST_NAME = 120;
const LONGEST_EXTENSION = 12;

/** Lower-case extension without the point; empty where there is none. */
export function extensionOf(name: string): string {
  return /[^.]\.([A-Za-z0-9]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/**
 * A file name as people gave it, made safe to show: NFC, without path, control, direction and other invisible characters,
 * bounded with its extension kept. For display and download headers only; no key or path is ever made of it.
 */
export function displayName(given: string): string {
  const visible = given
    .normalize('NFC')
    .split(/[/\\]/)
    .filter((part) => part.trim() !== '')
    .at(-1)
    ?.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (visible === undefined || visible === '') return 'tep';
  const letters = Array.from(visible);
  if (letters.length <= LONGEST_NAME) return visible;
  const extension = extensionOf(visible);
  if (extension === '' || extension.length > LONGEST_EXTENSION)
    return letters.slice(0, LONGEST_NAME).join('').trimEnd();
  const stem = letters.slice(0, LONGEST_NAME - extension.length - 1).join('');
  return `${stem.trimEnd()}.${visible.slice(-extension.length)}`;
}

/** Content-Disposition of a download (RFC 6266): always an attachment, an ASCII name for old readers and the real one. */
export function attachmentDisposition(given: string): string {
  const name = displayName(given);
  const ascii = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
