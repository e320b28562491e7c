import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useFormat } from '../../i18n';
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
  const isPdf = file.mime.endsWith('/pdf');
  const shows = isShown(file.mime);
  const [page, turnTo] = usePage(`${assignmentId}:${file.number}`, file.pages);
  const blob = useQuery({ ...fileQuery(assignmentId, file.number), enabled: shows });
  const saved = useAddress(useQuery(savedFileQuery(assignmentId, file.number)).data ?? null);
  const name = `${text.file(file.number)}: ${file.part}`;
  return (
    <Stack gap="sm" h="100%">
      <Group justify="space-between" gap="xs">
        <Text fw={500}>{file.part}</Text>
        <Group gap="sm">
          {isPdf && shows && <Pages page={page} pages={file.pages} onTurn={turnTo} />}
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
      </Group>
      <ErrorPanel error={blob.error} onRetry={() => void blob.refetch()} />
      {shows && blob.isPending && <Wait />}
      {!shows && <Text c="dimmed">{text.noPreview}</Text>}
      {blob.data && <FilePreview bytes={blob.data} mime={file.mime} name={name} page={page} />}
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

interface PagesProps {
  readonly page: number;
  readonly pages: number | null;
  readonly onTurn: (page: number) => void;
}

function Pages({ page, pages, onTurn }: PagesProps) {
  const text = useJudgingText().marking.pages;
  const [typed, setTyped] = useState(String(page));
  useEffect(() => setTyped(String(page)), [page]);
  const commit = () => {
    const wanted = Number(typed);
    if (Number.isInteger(wanted) && wanted >= 1) onTurn(wanted);
    setTyped(String(page));
  };
  return (
    <Group gap={4} wrap="nowrap" role="group" aria-label={text.title}>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={text.previous}
        disabled={page <= 1}
        onClick={() => onTurn(page - 1)}
      >
        <IconChevronLeft size={16} />
      </ActionIcon>
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
      {pages !== null && (
        <Text size="sm" c="dimmed" className="numbers" style={{ whiteSpace: 'nowrap' }}>
          / {pages}
        </Text>
      )}
      <ActionIcon
        variant="default"
        size={30}
        aria-label={text.next}
        disabled={pages !== null && page >= pages}
        onClick={() => onTurn(page + 1)}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
    </Group>
  );
}

/** The page of a file where the judge was, remembered on this device. */
function usePage(file: string, pages: number | null): readonly [number, (page: number) => void] {
  const key = `page:${file}`;
  const [page, setPage] = useState(() => Math.max(1, Number(localStorage.getItem(key) ?? 1) || 1));
  return [
    page,
    (wanted) => {
      const next = pages === null ? wanted : Math.min(wanted, pages);
      localStorage.setItem(key, String(next));
      setPage(next);
    },
  ];
}
