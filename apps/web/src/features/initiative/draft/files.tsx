import { ActionIcon, Anchor, Box, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconPaperclip, IconTrash, IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { answer, api } from '../../../api/client';
import { upload } from '../../../api/upload';
import { useFormat } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card } from '../../../ui/page';
import { fieldId, initiativeQuery } from '../queries';
import type { Attachment, DossierPart, Initiative } from '../queries';
import { useInitiativeText } from '../text';
import { Label } from './field-frame';

/** The parts of the dossier that the rules ask for, each with its files. */
export function Files({
  initiative,
  parts,
}: {
  readonly initiative: Initiative;
  readonly parts: readonly DossierPart[];
}) {
  const text = useInitiativeText().files;
  return (
    <Card
      title={text.title}
      aside={
        <Button
          component={Link}
          to={`/initiatives/${initiative.id}/form`}
          size="xs"
          variant="default"
          className="no-print"
        >
          {text.printForm}
        </Button>
      }
    >
      <Stack gap="lg">
        {parts.map((part) => (
          <Part key={part.code} initiative={initiative} part={part} />
        ))}
      </Stack>
    </Card>
  );
}

interface Running {
  readonly name: string;
  readonly done: number;
  readonly abort: () => void;
}

function Part({ initiative, part }: { readonly initiative: Initiative; readonly part: DossierPart }) {
  const text = useInitiativeText().files;
  const format = useFormat();
  const cache = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [running, setRunning] = useState<Running | null>(null);
  const [over, setOver] = useState(false);
  const { id } = initiative;
  const files = initiative.attachments.filter(({ partCode }) => partCode === part.code);
  const refresh = () => cache.invalidateQueries({ queryKey: initiativeQuery(id).queryKey });
  const send = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      for (const file of chosen) {
        const path = `/api/initiatives/${id}/attachments?part=${encodeURIComponent(part.code)}`;
        const sending = upload<Attachment>(path, file, (done) => {
          setRunning((now) => now && { ...now, done });
        });
        setRunning({ name: file.name, done: 0, abort: sending.abort });
        try {
          await sending.done;
        } finally {
          setRunning(null);
          await refresh();
        }
      }
    },
  });
  const remove = useMutation({
    mutationFn: (attachmentId: string) =>
      answer(
        api.DELETE('/api/initiatives/{id}/attachments/{attachmentId}', { params: { path: { id, attachmentId } } }),
      ),
    onSettled: refresh,
  });
  const stopped = send.error instanceof DOMException;
  return (
    <Stack gap="xs" id={fieldId(`attachments.${part.code}`)} style={{ scrollMarginTop: 120 }}>
      <Text fw={500}>
        <Label text={part.name} required={part.required} />
      </Text>
      {files.map((file) => (
        <Group key={file.id} gap="xs" wrap="nowrap">
          <IconPaperclip size={16} aria-hidden />
          <Anchor href={`/api/initiatives/${id}/attachments/${file.id}`} size="sm" style={{ overflowWrap: 'anywhere' }}>
            {file.fileName}
          </Anchor>
          <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            {format.bytes(file.size)}
          </Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={text.remove(file.fileName)}
            loading={remove.isPending && remove.variables === file.id}
            onClick={() => remove.mutate(file.id)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      {running && (
        <Group gap="sm" wrap="nowrap">
          <Stack gap={4} flex={1} role="status">
            <Text size="sm">{text.uploading(running.name)}</Text>
            <Progress value={running.done * 100} aria-label={text.uploading(running.name)} />
          </Stack>
          <Button size="xs" variant="default" onClick={running.abort}>
            {text.stop}
          </Button>
        </Group>
      )}
      {files.length < part.maxCount && !running && (
        <Box
          p="sm"
          bd={`1px dashed ${over ? 'var(--mantine-color-anchor)' : 'var(--mantine-color-default-border)'}`}
          style={{ borderRadius: 'var(--mantine-radius-md)' }}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            send.mutate([...event.dataTransfer.files]);
          }}
        >
          <Group gap="xs">
            <IconUpload size={18} aria-hidden />
            <Text size="sm" visibleFrom="sm">
              {text.drop}
            </Text>
            <Button
              size="xs"
              variant="light"
              aria-label={text.pickFor(part.name)}
              onClick={() => input.current?.click()}
            >
              {text.pick}
            </Button>
            <Text size="xs" c="dimmed">
              {text.limits(part.maxCount, format.bytes(part.maxBytes))}
            </Text>
          </Group>
          <input
            ref={input}
            type="file"
            hidden
            multiple={part.maxCount > 1}
            accept={part.contentTypes.join(',')}
            data-part={part.code}
            onChange={(event) => {
              const chosen = [...(event.currentTarget.files ?? [])];
              event.currentTarget.value = '';
              send.mutate(chosen);
            }}
          />
        </Box>
      )}
      {!stopped && <ErrorPanel error={send.error ?? remove.error} />}
    </Stack>
  );
}
