import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconReload, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { OfflineError, ProblemError } from '../../../api/problem';
import { useFormat } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { useFilesText } from './text';
import type { Transfer, Transfers, Unfinished } from './transfers';

/** A file on its way: how far, and how to hold, go on or give up. */
export function TransferRow({ transfer, transfers }: { readonly transfer: Transfer; readonly transfers: Transfers }) {
  const text = useFilesText();
  const format = useFormat();
  const drop = useMutation({ mutationFn: () => transfers.drop(transfer.key) });
  const { key, state, file, done, error } = transfer;
  const isRefusal = error instanceof ProblemError || error instanceof OfflineError;
  return (
    <Stack gap={6} data-transfer={file.name} data-state={state}>
      <Group gap="sm" justify="space-between">
        <Stack gap={0} flex="1 1 220px" miw={0}>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {file.name}
          </Text>
          <Text size="xs" c="dimmed" role="status" className="numbers">
            {text.state[state]}
            {state !== 'failed' && ` · ${text.sent(format.bytes(done), format.bytes(file.size))}`}
          </Text>
        </Stack>
        <Group gap="xs">
          {(state === 'sending' || state === 'waiting') && (
            <RowButton
              label={text.pause}
              name={text.pauseOf(file.name)}
              icon={IconPlayerPause}
              onClick={() => transfers.pause(key)}
            />
          )}
          {state === 'paused' && (
            <RowButton
              label={text.resume}
              name={text.resumeOf(file.name)}
              icon={IconPlayerPlay}
              onClick={() => transfers.resume(key)}
            />
          )}
          {(state === 'failed' || state === 'offline') && (
            <RowButton
              label={text.retry}
              name={text.retryOf(file.name)}
              icon={IconReload}
              onClick={() => transfers.resume(key)}
            />
          )}
          <RowButton label={text.drop1} name={text.dropOf(file.name)} icon={IconX} onClick={() => drop.mutate()} />
        </Group>
      </Group>
      {state !== 'failed' && (
        <Progress value={(done / Math.max(1, file.size)) * 100} aria-label={text.uploading(file.name)} />
      )}
      {state === 'failed' && (isRefusal ? <ErrorPanel error={error} /> : <Text size="sm">{text.unreadable}</Text>)}
    </Stack>
  );
}

interface UnfinishedProps {
  readonly upload: Unfinished;
  readonly accept: string;
  readonly transfers: Transfers;
}

/** Begun before this page was loaded: the browser needs the file again to send the rest. */
export function UnfinishedRow({ upload, accept, transfers }: UnfinishedProps) {
  const text = useFilesText();
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const forget = useMutation({ mutationFn: () => transfers.forget(upload.id) });
  const share = upload.received / upload.size;
  return (
    <Stack gap={6} data-unfinished={upload.fileName}>
      <Group gap="sm" justify="space-between">
        <Stack gap={0} flex="1 1 220px" miw={0}>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {upload.fileName}
          </Text>
          <Text size="xs" c="dimmed">
            {text.unfinished(`${format.number(Math.floor(share * 100))}%`)}
          </Text>
        </Stack>
        <Group gap="xs">
          <RowButton
            label={text.pickAgain}
            name={text.pickAgainOf(upload.fileName)}
            icon={IconReload}
            onClick={() => input.current?.click()}
          />
          <RowButton
            label={text.drop1}
            name={text.dropOf(upload.fileName)}
            icon={IconX}
            onClick={() => forget.mutate()}
          />
        </Group>
      </Group>
      <Progress value={share * 100} color="gray" aria-label={upload.fileName} />
      <ErrorPanel error={forget.error} />
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        data-again={upload.fileName}
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          transfers.add(upload.partCode, chosen);
        }}
      />
    </Stack>
  );
}

interface RowButtonProps {
  readonly label: string;
  readonly name: string;
  readonly icon: typeof IconX;
  readonly onClick: () => void;
}

function RowButton({ label, name, icon: Icon, onClick }: RowButtonProps) {
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={name}
      leftSection={<Icon size={14} aria-hidden />}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
