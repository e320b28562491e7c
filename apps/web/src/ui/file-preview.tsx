import { useEffect, useState } from 'react';
import { later } from './later';

const WordView = later(() => import('./viewers/word-view').then((part) => part.WordView));
const PdfView = later(() => import('./viewers/pdf-view').then((part) => part.PdfView));

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PDF = 'application/pdf';

/** Files that are shown in the page: pictures, PDF and Word files. */
export const isShown = (mime: string): boolean => mime.startsWith('image/') || mime === WORD || mime === PDF;

/** Fetches the program that shows such a file before it is wanted. */
export function prepareView(mime: string): void {
  if (mime === WORD) WordView.prepare();
  if (mime === PDF) PdfView.prepare();
}

interface Props {
  readonly bytes: Blob;
  readonly mime: string;
  /** Read out in place of what is seen. */
  readonly name: string;
  /** Of a PDF, from 1: where it opens, and where the reader has come to. */
  readonly start?: number;
  readonly onPage?: (page: number) => void;
  readonly height?: number | string;
}

/** A file inside the page; only those that are shown. */
export function FilePreview({ bytes, mime, name, start, onPage, height }: Props) {
  if (mime === WORD) return <WordView bytes={bytes} name={name} height={height} />;
  if (mime === PDF) return <PdfView bytes={bytes} name={name} start={start} onPage={onPage} height={height} />;
  return <Picture bytes={bytes} mime={mime} name={name} height={height} />;
}

function Picture({ bytes, mime, name, height }: Pick<Props, 'bytes' | 'mime' | 'name' | 'height'>) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: mime }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, mime]);
  if (url === null) return null;
  const most = typeof height === 'number' ? { maxHeight: height } : {};
  return (
    <img src={url} alt={name} style={{ maxWidth: '100%', objectFit: 'contain', alignSelf: 'flex-start', ...most }} />
  );
}
