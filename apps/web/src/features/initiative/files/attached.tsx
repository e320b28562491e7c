import { ActionIcon, Button, Group, Modal, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconDownload, IconFileText, IconPhoto, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useFormat } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { FilePreview, isShown } from '../../../ui/file-preview';
import { Wait } from '../../../ui/wait';
import type { Attachment } from '../queries';
import { useFilesText } from './text';

interface Props {
  readonly initiativeId: string;
  readonly file: Attachment;
  /** Shown behind the size. */
  readonly note?: string | undefined;
  /** Left out where the file stays. */
  readonly onRemove?: () => void;
  readonly isRemoving?: boolean;
}

/** A file that is there: its name opens it in the page, or downloads it where a browser cannot show it. */
export function Attached({ initiativeId, file, note, onRemove, isRemoving = false }: Props) {
  const text = useFilesText();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const href = `/api/initiatives/${initiativeId}/attachments/${file.id}`;
  const Icon = file.mime.startsWith('image/') ? IconPhoto : IconFileText;
  return (
    <Group gap="xs" wrap="nowrap" data-attachment={file.fileName}>
      <Icon size={18} aria-hidden style={{ flexShrink: 0 }} />
      <Stack gap={0} flex={1} miw={0}>
        {isShown(file.mime) ? (
          <UnstyledButton
            fz="sm"
            c="var(--mantine-color-anchor)"
            td="underline"
            aria-label={text.previewOf(file.fileName)}
            style={{ overflowWrap: 'anywhere' }}
            onClick={() => setOpen(true)}
          >
            {file.fileName}
          </UnstyledButton>
        ) : (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {file.fileName}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {[file.kind.toUpperCase(), format.bytes(file.size), file.pages !== undefined && text.pages(file.pages), note]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </Stack>
      <ActionIcon
        component="a"
        href={href}
        download={file.fileName}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={text.downloadOf(file.fileName)}
      >
        <IconDownload size={18} />
      </ActionIcon>
      {onRemove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={text.remove(file.fileName)}
          loading={isRemoving}
          onClick={onRemove}
        >
          <IconTrash size={18} />
        </ActionIcon>
      )}
      {open && <PreviewDialog href={href} initiativeId={initiativeId} file={file} onClose={() => setOpen(false)} />}
    </Group>
  );
}

interface PreviewProps {
  readonly initiativeId: string;
  readonly file: Attachment;
  readonly href: string;
  readonly onClose: () => void;
}

function PreviewDialog({ initiativeId, file, href, onClose }: PreviewProps) {
  const text = useFilesText();
  const format = useFormat();
  const path = { id: initiativeId, attachmentId: file.id };
  const { data, error, isPending } = useQuery({
    queryKey: ['attachment', file.id],
    staleTime: Infinity,
    queryFn: () =>
      answer(api.GET('/api/initiatives/{id}/attachments/{attachmentId}', { params: { path }, parseAs: 'blob' })),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="min(1100px, 96vw)"
      title={file.fileName}
      closeButtonProps={{ 'aria-label': text.close }}
      styles={{ title: { overflowWrap: 'anywhere' } }}
    >
      <Stack gap="sm" mih="70vh">
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {file.kind.toUpperCase()} · {format.bytes(file.size)}
          </Text>
          <Button
            component="a"
            href={href}
            download={file.fileName}
            variant="default"
            size="xs"
            leftSection={<IconDownload size={16} />}
          >
            {text.download}
          </Button>
        </Group>
        <ErrorPanel error={error} />
        {isPending && <Wait />}
        {data instanceof Blob && <FilePreview bytes={data} mime={file.mime} name={file.fileName} height="70vh" />}
      </Stack>
    </Modal>
  );
}
