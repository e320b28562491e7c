import { Box, Button, Group, Stack, Text } from '@mantine/core';
import { IconCamera, IconUpload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, useSyncExternalStore } from 'react';
import { answer, api } from '../../../api/client';
import { useFormat } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { Label } from '../draft/field-frame';
import { fieldId, initiativeQuery, uploadsQuery } from '../queries';
import type { DossierPart, Initiative } from '../queries';
import { Attached } from './attached';
import { PhotosDialog } from './photos-dialog';
import { useFilesText } from './text';
import { TransferRow, UnfinishedRow } from './transfer-rows';
import { transfersOf } from './transfers';
import type { Transfers } from './transfers';

/** Short names of media types, as people know them from file names. */
const KIND: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'video/mp4': 'MP4',
  'application/zip': 'ZIP',
};

/** One part of the dossier: its files, those on their way, and the ways to add one. */
export function PartFiles({ initiative, part }: { readonly initiative: Initiative; readonly part: DossierPart }) {
  const text = useFilesText();
  const cache = useQueryClient();
  const { id } = initiative;
  const transfers = transfersOf(id);
  const files = initiative.attachments.filter(({ partCode }) => partCode === part.code);
  const remove = useMutation({
    mutationFn: (attachmentId: string) =>
      answer(
        api.DELETE('/api/initiatives/{id}/attachments/{attachmentId}', { params: { path: { id, attachmentId } } }),
      ),
    onSettled: () => cache.invalidateQueries({ queryKey: initiativeQuery(id).queryKey, exact: true }),
  });
  return (
    <Stack gap="sm" id={fieldId(`attachments.${part.code}`)} style={{ scrollMarginTop: 120 }}>
      <Text fw={500}>
        <Label text={part.name} required={part.required} />
      </Text>
      {files.map((file) => (
        <Attached
          key={file.id}
          initiativeId={id}
          file={file}
          isRemoving={remove.isPending && remove.variables === file.id}
          onRemove={() => remove.mutate(file.id)}
        />
      ))}
      <OnTheWay part={part} transfers={transfers} />
      <ErrorPanel error={remove.error} />
      {files.length < part.maxCount ? (
        <Adding part={part} onFiles={(chosen) => transfers.add(part.code, chosen)} />
      ) : (
        <Text size="xs" c="dimmed">
          {text.full(part.maxCount)}
        </Text>
      )}
    </Stack>
  );
}

interface OnTheWayProps {
  readonly part: Pick<TakingPart, 'code' | 'contentTypes'>;
  readonly transfers: Transfers;
}

/** Files of a part that are being sent, and those whose sending an earlier page began. */
export function OnTheWay({ part, transfers }: OnTheWayProps) {
  const running = useSyncExternalStore(transfers.subscribe, transfers.all).filter((one) => one.part === part.code);
  const uploads = useQuery(uploadsQuery(transfers.pieces));
  const unfinished = (uploads.data?.items ?? []).filter(
    (begun) =>
      begun.partCode === part.code &&
      !running.some(({ file }) => file.name.normalize('NFC') === begun.fileName && file.size === begun.size),
  );
  return (
    <>
      {unfinished.map((begun) => (
        <UnfinishedRow key={begun.id} upload={begun} accept={part.contentTypes.join(',')} transfers={transfers} />
      ))}
      {running.map((one) => (
        <TransferRow key={one.key} transfer={one} transfers={transfers} />
      ))}
    </>
  );
}

type TakingPart = Pick<DossierPart, 'code' | 'name' | 'maxCount' | 'maxBytes'> & {
  readonly contentTypes: readonly string[];
};

interface AddingProps {
  readonly part: TakingPart;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Drop, choose or photograph. Photos for a part that takes none, but takes PDF, are offered as one PDF. */
export function Adding({ part, onFiles }: AddingProps) {
  const text = useFilesText();
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [photos, setPhotos] = useState<readonly File[] | null>(null);
  const types = part.contentTypes;
  const takesPdf = types.includes('application/pdf');
  const give = (chosen: readonly File[]) => {
    const pictures = chosen.filter(({ type }) => takesPdf && type.startsWith('image/') && !types.includes(type));
    const others = chosen.filter((file) => !pictures.includes(file));
    if (pictures.length > 0) setPhotos(pictures);
    if (others.length > 0) onFiles(others);
  };
  return (
    <Box
      p="sm"
      bd={`1px dashed ${over ? 'var(--mantine-color-anchor)' : 'var(--mantine-color-default-border)'}`}
      bg={over ? 'var(--mantine-primary-color-light)' : undefined}
      style={{ borderRadius: 'var(--mantine-radius-md)' }}
      data-drop={part.code}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        give([...event.dataTransfer.files]);
      }}
    >
      <Group gap="xs">
        <IconUpload size={18} aria-hidden />
        <Text size="sm" visibleFrom="sm">
          {text.drop}
        </Text>
        <Button size="xs" variant="light" aria-label={text.pickFor(part.name)} onClick={() => input.current?.click()}>
          {text.pick}
        </Button>
        {takesPdf && (
          <Button
            size="xs"
            variant="default"
            aria-label={text.photosFor(part.name)}
            leftSection={<IconCamera size={16} aria-hidden />}
            onClick={() => setPhotos([])}
          >
            {text.photos}
          </Button>
        )}
        <Text size="xs" c="dimmed">
          {text.limits(types.map((type) => KIND[type] ?? type).join(', '), part.maxCount, format.bytes(part.maxBytes))}
        </Text>
      </Group>
      <input
        ref={input}
        type="file"
        hidden
        multiple={part.maxCount > 1}
        accept={types.join(',')}
        data-part={part.code}
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          give(chosen);
        }}
      />
      {photos && (
        <PhotosDialog
          part={part}
          start={photos}
          onClose={() => setPhotos(null)}
          onMade={(pdf) => {
            setPhotos(null);
            onFiles([pdf]);
          }}
        />
      )}
    </Box>
  );
}
