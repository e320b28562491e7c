import { useEffect, useState } from 'react';

/** Files that a browser shows by itself, without a program of its own. */
export const isShown = (mime: string): boolean =>
  mime.startsWith('image/') || (mime.endsWith('/pdf') && navigator.pdfViewerEnabled);

interface Props {
  readonly bytes: Blob;
  readonly mime: string;
  /** Read out in place of what is seen. */
  readonly name: string;
  /** Of a PDF, from 1: where it opens. */
  readonly page?: number;
}

/** A PDF or a picture inside the page. */
export function FilePreview({ bytes, mime, name, page = 1 }: Props) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: mime }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, mime]);
  if (url === null) return null;
  if (mime.startsWith('image/')) return <img src={url} alt={name} style={{ maxWidth: '100%', objectFit: 'contain' }} />;
  // The browser's own viewer reads the page only when it opens, so that another page is another frame.
  return (
    <iframe
      key={page}
      src={`${url}#page=${page}&view=FitH&navpanes=0`}
      title={name}
      style={{ flex: 1, minHeight: 400, border: 0, width: '100%' }}
    />
  );
}
