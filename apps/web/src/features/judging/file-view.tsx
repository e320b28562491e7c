import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useFormat, useText } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { FilePreview, isShown } from '../../ui/file-preview';
import { Wait } from '../../ui/wait';
import { fileQuery, savedFileQuery } from './ahead';
import type { JudgeDossier } from './queries';
import { useJudgingText } from './text';

type File = JudgeDossier['files'][number];

interface Props {
  readonly assignmentId: string;
  readonly file: File;
}

/** A file of the dossier under its neutral name; a PDF opens at the page where it was left. */
export function FileView({ assignmentId, file }: Props) {
  const text = useJudgingText().marking;
  const format = useFormat();
  const shows = isShown(file.mime);
  const { notShown } = useText().trouble;
  const [start, remember] = usePage(`${assignmentId}:${file.number}`);
  const blob = useQuery({ ...fileQuery(assignmentId, file.number), enabled: shows });
  const saved = useAddress(useQuery(savedFileQuery(assignmentId, file.number)).data ?? null);
  const name = `${text.file(file.number)}: ${file.part}`;
  return (
    <Stack gap="sm" h="100%">
      <Group justify="space-between" gap="xs">
        <Text fw={500}>{file.part}</Text>
        <Button
          component="a"
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} />}
          href={saved ?? `/api/my/assignments/${assignmentId}/files/${file.number}`}
          download={file.name}
        >
          {text.download} ({format.bytes(file.size)})
        </Button>
      </Group>
      <ErrorPanel error={blob.error} onRetry={() => void blob.refetch()} />
      {shows && blob.isPending && <Wait />}
      {!shows && <Text c="dimmed">{notShown}</Text>}
      {blob.data && <FilePreview bytes={blob.data} mime={file.mime} name={name} start={start} onPage={remember} />}
    </Stack>
  );
}

/** Where the browser finds these bytes, for as long as they are shown. */
function useAddress(bytes: Blob | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = bytes && URL.createObjectURL(bytes);
    setAddress(made);
    return () => {
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [bytes]);
  return address;
}

/** The page of a file where the judge was, remembered on this device. */
function usePage(file: string): readonly [number, (page: number) => void] {
  const key = `page:${file}`;
  const [start] = useState(() => Math.max(1, Number(localStorage.getItem(key) ?? 1) || 1));
  return [start, (page) => localStorage.setItem(key, String(page))];
}
