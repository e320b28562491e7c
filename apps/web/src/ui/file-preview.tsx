import { useEffect, useState } from 'react';

/** Files that a browser shows by itself, without a program of its own. */
export const isShown = (mime: string): boolean => /^image\/|\/pdf$/.test(mime);

interface Props {
  readonly bytes: Blob;
  readonly mime: string;
  /** Read out in place of what is seen. */
  readonly name: string;
}

/** A PDF or a picture inside the page. */
export function FilePreview({ bytes, mime, name }: Props) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: mime }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, mime]);
  if (url === null) return null;
  if (mime.startsWith('image/')) return <img src={url} alt={name} style={{ maxWidth: '100%', objectFit: 'contain' }} />;
  return <iframe src={url} title={name} style={{ flex: 1, minHeight: 400, border: 0, width: '100%' }} />;
}
