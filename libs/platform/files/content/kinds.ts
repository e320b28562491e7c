import type { Blocker } from '../../kernel';

/** What files may be; everything else is refused. */
export const fileKinds = {
  pdf: { mime: 'application/pdf', extensions: ['pdf'] },
  docx: { mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'] },
  xlsx: { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
  pptx: { mime: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', extensions: ['pptx'] },
  jpg: { mime: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  png: { mime: 'image/png', extensions: ['png'] },
  mp4: { mime: 'video/mp4', extensions: ['mp4'] },
  zip: { mime: 'application/zip', extensions: ['zip'] },
} as const satisfies Record<string, { mime: string; extensions: readonly string[] }>;

export type FileKind = keyof typeof fileKinds;

/** What a download of a kept file may be. */
export const FILE_MIMES: readonly string[] = Object.values(fileKinds).map(({ mime }) => mime);

/** Office Open XML: a ZIP of parts. */
export const isOpenXml = (kind: FileKind): boolean => kind === 'docx' || kind === 'xlsx' || kind === 'pptx';

export function kindOfExtension(extension: string): FileKind | undefined {
  return (Object.keys(fileKinds) as FileKind[]).find((kind) =>
    (fileKinds[kind].extensions as readonly string[]).includes(extension),
  );
}

export const ACCEPTED = Object.keys(fileKinds).join(', ');

/** What a check of one kind found: nothing wrong, or why the file is refused. */
export type Finding = Blocker | undefined;

export const cut: Blocker = { code: 'files.cut' };
export const encrypted: Blocker = { code: 'files.encrypted' };

export function polyglot(found: string): Blocker {
  return { code: 'files.polyglot', params: { found } };
}
