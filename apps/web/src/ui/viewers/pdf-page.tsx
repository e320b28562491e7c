import { Box } from '@mantine/core';
import { TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import styles from './pdf-view.module.css';

interface Props {
  readonly document: PDFDocumentProxy;
  readonly number: number;
  /** In pixels of the page as it stands on the screen. */
  readonly width: number;
  /** Height by width, until the page itself is known. */
  readonly ratio: number;
  /** Near enough to what is seen to be drawn. */
  readonly isNear: boolean;
}

/** More dots than this a phone's memory should not be asked for. */
const MOST_DOTS = 2;

/** One page: its picture, and its words over it. Far from what is seen it is an empty place of its size. */
export function PdfPage({ document, number, width, ratio, isNear }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState<PDFPageProxy | null>(null);
  useEffect(() => {
    if (!isNear || page) return undefined;
    let isHere = true;
    document.getPage(number).then(
      (found) => isHere && setPage(found),
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [document, number, isNear, page]);
  const size = page?.getViewport({ scale: 1 });
  const scale = size ? width / size.width : 1;
  useEffect(() => {
    const picture = canvas.current;
    const text = words.current;
    if (!isNear || !page || !picture || !text) return undefined;
    const viewport = page.getViewport({ scale });
    const dots = Math.min(window.devicePixelRatio, MOST_DOTS);
    picture.width = Math.floor(viewport.width * dots);
    picture.height = Math.floor(viewport.height * dots);
    const drawing = page.render({ canvas: picture, viewport: page.getViewport({ scale: scale * dots }) });
    drawing.promise.catch(() => undefined);
    const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport });
    layer.render().catch(() => undefined);
    return () => {
      drawing.cancel();
      layer.cancel();
      text.replaceChildren();
      picture.width = 0;
      page.cleanup();
    };
  }, [page, scale, isNear]);
  return (
    <Box
      className={styles.page}
      data-page={number}
      style={{
        width,
        height: width * (size ? size.height / size.width : ratio),
        '--total-scale-factor': String(scale),
      }}
    >
      <canvas ref={canvas} aria-hidden />
      <div ref={words} className={styles.words} />
    </Box>
  );
}
