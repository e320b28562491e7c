import { ActionIcon, Alert, Group, Stack, Text, TextInput } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { getDocument, GlobalWorkerOptions, version } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n';
import { Wait } from '../wait';
import { PdfPage } from './pdf-page';
import styles from './pdf-view.module.css';

GlobalWorkerOptions.workerSrc = worker;
// Its larger part comes with this one, so that a file fetched ahead is read without a network.
void fetch(worker).catch(() => undefined);
/** Where the build puts what scans and documents without their fonts need. */
const PARTS = new URL(`pdf-${version}/`, new URL(worker, window.location.href)).href;

interface Props {
  readonly bytes: Blob;
  readonly name: string;
  /** Where it opens, from 1. */
  readonly start?: number | undefined;
  readonly onPage?: ((page: number) => void) | undefined;
  readonly height?: number | string | undefined;
}

interface Opened {
  readonly document: PDFDocumentProxy;
  /** Height by width of the first page. */
  readonly ratio: number;
}

const ZOOMS = [1, 1.25, 1.5, 2, 3];

/** A PDF inside the page, drawn here: not every browser shows one, and on phones few do. */
export function PdfView({ bytes, name, start = 1, onPage, height }: Props) {
  const { unreadableFile } = useText().trouble;
  const opened = useDocument(bytes);
  if (opened === 'failed') return <Alert color="yellow">{unreadableFile}</Alert>;
  if (opened === 'opening') return <Wait lines={6} />;
  return <Pages opened={opened} name={name} start={start} onPage={onPage} height={height} />;
}

function useDocument(bytes: Blob): Opened | 'opening' | 'failed' {
  const [state, setState] = useState<Opened | 'opening' | 'failed'>('opening');
  useEffect(() => {
    let isHere = true;
    let close = () => undefined as unknown;
    const open = async () => {
      const task = getDocument({
        data: new Uint8Array(await bytes.arrayBuffer()),
        wasmUrl: PARTS,
        standardFontDataUrl: PARTS,
        isEvalSupported: false,
        enableXfa: false,
        verbosity: 0,
      });
      close = () => void task.destroy();
      const document = await task.promise;
      const first = (await document.getPage(1)).getViewport({ scale: 1 });
      if (isHere) setState({ document, ratio: first.height / first.width });
      else close();
    };
    open().catch(() => isHere && setState('failed'));
    return () => {
      isHere = false;
      close();
    };
  }, [bytes]);
  return state;
}

type PagesProps = Omit<Props, 'bytes' | 'start'> & { readonly opened: Opened; readonly start: number };

function Pages({ opened: { document, ratio }, name, start, onPage, height }: PagesProps) {
  const text = useText().pdf;
  const count = document.numPages;
  const [page, setPage] = useState(Math.min(start, count));
  const [zoom, setZoom] = useState(0);
  const { ref: sized, width: room } = useElementSize<HTMLDivElement>();
  const place = useRef<HTMLDivElement | null>(null);
  const width = Math.max(200, room) * (ZOOMS[zoom] ?? 1);
  /** The page being read, and where the pages stood when it was turned to: at the end several fit. */
  const reading = useRef(page);
  const settled = useRef(-1);
  const read = (now: number) => {
    if (now === reading.current) return;
    reading.current = now;
    setPage(now);
    onPage?.(now);
  };
  const show = useCallback(() => {
    const box = place.current;
    const target = box?.querySelector<HTMLElement>(`[data-page="${reading.current}"]`);
    if (!box || !target) return;
    box.scrollTo({ top: target.offsetTop });
    settled.current = box.scrollTop;
  }, []);
  // It stays in sight when the pages open, and when they change their size.
  useEffect(() => {
    if (room > 0) show();
  }, [show, width, room]);
  const turnTo = (wanted: number) => {
    read(wanted);
    show();
  };
  const scrolled = () => {
    const box = place.current;
    if (!box || Math.abs(box.scrollTop - settled.current) < 1) return;
    settled.current = -1;
    const line = box.scrollTop + box.clientHeight / 3;
    const above = [...box.querySelectorAll<HTMLElement>('[data-page]')].filter(({ offsetTop }) => offsetTop <= line);
    read(Number(above.at(-1)?.dataset['page'] ?? 1));
  };
  return (
    <Stack gap={6} style={{ flex: 1, minHeight: 0, height }}>
      <Group gap={4} wrap="nowrap" role="group" aria-label={text.title}>
        <Step label={text.previous} disabled={page <= 1} onTake={() => turnTo(page - 1)}>
          <IconChevronLeft size={16} />
        </Step>
        <PageBox page={page} onTurn={(wanted) => turnTo(Math.min(wanted, count))} />
        <Text size="sm" c="dimmed" className="numbers" style={{ whiteSpace: 'nowrap' }}>
          / {count}
        </Text>
        <Step label={text.next} disabled={page >= count} onTake={() => turnTo(page + 1)}>
          <IconChevronRight size={16} />
        </Step>
        <Step label={text.smaller} disabled={zoom === 0} onTake={() => setZoom(zoom - 1)}>
          <IconZoomOut size={16} />
        </Step>
        <Step label={text.larger} disabled={zoom === ZOOMS.length - 1} onTake={() => setZoom(zoom + 1)}>
          <IconZoomIn size={16} />
        </Step>
      </Group>
      <div
        ref={place}
        className={styles.pages}
        role="document"
        aria-label={name}
        tabIndex={0}
        style={{ position: 'relative' }}
        onScroll={scrolled}
      >
        <div ref={sized}>
          {room > 0 &&
            Array.from({ length: count }, (_, index) => (
              <PdfPage
                key={index}
                document={document}
                number={index + 1}
                width={width}
                ratio={ratio}
                isNear={Math.abs(index + 1 - page) <= 2}
              />
            ))}
        </div>
      </div>
    </Stack>
  );
}

interface StepProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly onTake: () => void;
  readonly children: React.ReactNode;
}

function Step({ label, disabled, onTake, children }: StepProps) {
  return (
    <ActionIcon variant="default" size={30} aria-label={label} disabled={disabled} onClick={onTake}>
      {children}
    </ActionIcon>
  );
}

function PageBox({ page, onTurn }: { readonly page: number; readonly onTurn: (page: number) => void }) {
  const text = useText().pdf;
  const [typed, setTyped] = useState(String(page));
  useEffect(() => setTyped(String(page)), [page]);
  const commit = () => {
    const wanted = Number(typed);
    if (Number.isInteger(wanted) && wanted >= 1) onTurn(wanted);
    setTyped(String(page));
  };
  return (
    <TextInput
      size="xs"
      w={52}
      aria-label={text.page}
      inputMode="numeric"
      value={typed}
      styles={{ input: { textAlign: 'center', fontVariantNumeric: 'tabular-nums' } }}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={commit}
      onKeyDown={({ key }) => key === 'Enter' && commit()}
    />
  );
}
