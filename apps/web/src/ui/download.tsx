import { Button, Menu } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { OfflineError, ProblemError, toProblem } from '../api/problem';
import { useFormat, useText } from '../i18n';
import { freshKey } from '../api/once';
import { ErrorPanel } from './error-panel';
import { deviceNow } from './server-clock';

const TELL_EVERY_MS = 500;

/**
 * Fetches a file that takes the server a while: says that it was started, how much has come, what was refused; then gives
 * it to the browser to keep. It goes on when the page is left for another one of the application.
 */
export function useDownload() {
  const text = useText();
  const format = useFormat();
  const [isRunning, setIsRunning] = useState(false);
  const start = async (href: string, name: string): Promise<void> => {
    const id = freshKey();
    notifications.show({
      ...{ id, title: name, message: text.download.preparing, loading: true, autoClose: false },
    });
    setIsRunning(true);
    try {
      const { blob, fileName } = await take(href, (bytes) => {
        notifications.update({ id, title: name, message: text.download.received(format.bytes(bytes)), loading: true });
      });
      keep(blob, fileName);
      notifications.update({
        ...{ id, title: name, message: text.download.done(format.bytes(blob.size)), loading: false, autoClose: 5_000 },
      });
    } catch (error) {
      const message = <ErrorPanel error={error} />;
      notifications.update({ id, title: name, message, loading: false, color: 'red', autoClose: false });
    } finally {
      setIsRunning(false);
    }
  };
  return { start, isRunning };
}

async function take(href: string, tell: (bytes: number) => void): Promise<{ blob: Blob; fileName: string }> {
  const response = await fetch(href).catch(() => {
    throw new OfflineError();
  });
  if (!response.ok || !response.body) {
    throw new ProblemError(toProblem(await response.json().catch(() => null), response.status));
  }
  let received = 0;
  let told = deviceNow();
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, onward) {
        received += piece.byteLength;
        if (deviceNow() - told > TELL_EVERY_MS) {
          told = deviceNow();
          tell(received);
        }
        onward.enqueue(piece);
      },
    }),
  );
  const type = response.headers.get('content-type') ?? '';
  const blob = await new Response(counted, { headers: { 'content-type': type } }).blob().catch(() => {
    throw new OfflineError();
  });
  return { blob, fileName: nameOf(response.headers.get('content-disposition') ?? '') };
}

/** `filename*` of RFC 6266, as the API always gives one. */
function nameOf(disposition: string): string {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return extended === undefined
    ? (/filename="?([^";]+)"?/.exec(disposition)?.[1] ?? 'tep')
    : decodeURIComponent(extended);
}

function keep(blob: Blob, fileName: string): void {
  const href = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href, download: fileName });
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(href);
  }, 60_000);
}

interface Props extends Pick<ButtonProps, 'size' | 'variant'> {
  readonly href: string;
  readonly label: string;
  /** What it is called aloud and in the message, where the label alone says too little. */
  readonly name?: string;
  readonly hasIcon?: boolean;
}

export function DownloadButton({ href, label, name, size = 'xs', variant = 'default', hasIcon = true }: Props) {
  const { start, isRunning } = useDownload();
  return (
    <Button
      size={size}
      variant={variant}
      loading={isRunning}
      {...(name !== undefined && { 'aria-label': name })}
      leftSection={hasIcon ? <IconDownload size={16} aria-hidden /> : undefined}
      onClick={() => void start(href, name ?? label)}
    >
      {label}
    </Button>
  );
}

export const LIST_FORMATS = ['xlsx', 'csv', 'pdf'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

interface MenuProps extends Pick<ButtonProps, 'size'> {
  readonly label: string;
  readonly href: (format: ListFormat) => string;
}

/** A list as a workbook, as CSV or on paper. */
export function ListDownload({ label, href, size = 'xs' }: MenuProps) {
  const { formats } = useText().download;
  const { start, isRunning } = useDownload();
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button size={size} variant="default" loading={isRunning} leftSection={<IconDownload size={16} aria-hidden />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LIST_FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => void start(href(format), `${label} (${format.toUpperCase()})`)}>
            {formats[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
