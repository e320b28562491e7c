import { ActionIcon, Alert, Button, Group, Modal, Paper, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import {
  IconArrowLeft,
  IconArrowRight,
  IconCamera,
  IconPhoto,
  IconRotateClockwise,
  IconTrash,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useFormat } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import type { DossierPart } from '../queries';
import { drawn, photosToPdf } from './photo-pdf';
import type { Photo } from './photo-pdf';
import { useFilesText } from './text';

const THUMB = 260;

interface Page extends Photo {
  readonly key: number;
}

interface Props {
  readonly part: Pick<DossierPart, 'code' | 'name' | 'maxBytes'>;
  /** Photos that were dropped or chosen as files already. */
  readonly start: readonly File[];
  readonly onMade: (pdf: File) => void;
  readonly onClose: () => void;
}

/** Several photographed pages, ordered and turned, become one PDF on this device. */
export function PhotosDialog({ part, start, onMade, onClose }: Props) {
  const text = useFilesText();
  const words = text.photosDialog;
  const format = useFormat();
  const [pages, setPages] = useState<readonly Page[]>([]);
  const [bad, setBad] = useState<readonly string[]>([]);
  const [name, setName] = useState(() => `${part.name.slice(0, 60)}.pdf`);
  const next = useRef(1);
  const add = async (files: readonly File[]) => {
    for (const file of files) {
      try {
        const image = await createImageBitmap(file, { imageOrientation: 'from-image' });
        const key = next.current++;
        setPages((now) => [...now, { key, image, turns: 0 }]);
      } catch {
        setBad((now) => [...now, file.name]);
      }
    }
  };
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void add(start);
  });
  const move = (index: number, by: number) => {
    setPages((now) => {
      const moved = [...now];
      moved.splice(index + by, 0, ...moved.splice(index, 1));
      return moved;
    });
  };
  const make = useMutation({
    mutationFn: () => photosToPdf(pages, part.maxBytes),
    onSuccess: (pdf) => {
      if (!pdf) return;
      const named = /\.pdf$/i.test(name.trim()) ? name.trim() : `${name.trim() || part.code}.pdf`;
      onMade(new File([pdf], named, { type: 'application/pdf' }));
    },
  });
  return (
    <Modal opened onClose={onClose} size="lg" title={words.title} closeButtonProps={{ 'aria-label': text.close }}>
      <Stack gap="md">
        <Text size="sm">{words.lead}</Text>
        <Group gap="xs">
          <PhotoButton label={words.take} icon={<IconCamera size={18} aria-hidden />} capture onPick={add} />
          <PhotoButton label={words.choose} icon={<IconPhoto size={18} aria-hidden />} onPick={add} />
        </Group>
        {bad.length > 0 && (
          <Alert color="red" role="alert">
            {bad.map((each) => (
              <Text key={each} size="sm">
                {words.unreadable(each)}
              </Text>
            ))}
          </Alert>
        )}
        {pages.length === 0 && <Text c="dimmed">{words.none}</Text>}
        <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="sm" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
          {pages.map((page, index) => (
            <PageCard
              key={page.key}
              page={page}
              number={index + 1}
              isLast={index === pages.length - 1}
              onTurn={() =>
                setPages((now) => now.map((one) => (one === page ? { ...one, turns: (one.turns + 1) % 4 } : one)))
              }
              onMove={(by) => move(index, by)}
              onRemove={() => setPages((now) => now.filter((one) => one !== page))}
            />
          ))}
        </SimpleGrid>
        <TextInput label={words.name} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <ErrorPanel error={make.error} />
        {make.data === null && <Alert color="red">{words.tooLarge(format.bytes(part.maxBytes))}</Alert>}
        <Group justify="flex-end">
          <Button disabled={pages.length === 0} loading={make.isPending} onClick={() => make.mutate()}>
            {words.make(pages.length)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface PhotoButtonProps {
  readonly label: string;
  readonly icon: React.ReactNode;
  readonly capture?: boolean;
  readonly onPick: (files: readonly File[]) => Promise<void>;
}

function PhotoButton({ label, icon, capture = false, onPick }: PhotoButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant={capture ? 'filled' : 'default'} leftSection={icon} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/*"
        multiple={!capture}
        data-photos={capture ? 'take' : 'choose'}
        {...(capture && { capture: 'environment' as const })}
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void onPick(chosen);
        }}
      />
    </>
  );
}

interface PageCardProps {
  readonly page: Page;
  readonly number: number;
  readonly isLast: boolean;
  readonly onTurn: () => void;
  readonly onMove: (by: number) => void;
  readonly onRemove: () => void;
}

function PageCard({ page, number, isLast, onTurn, onMove, onRemove }: PageCardProps) {
  const words = useFilesText().photosDialog;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const canvas = drawn(page, THUMB);
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', words.page(number));
    canvas.style.maxWidth = '100%';
    canvas.style.maxHeight = '180px';
    place.current?.replaceChildren(canvas);
  }, [page, number, words]);
  return (
    <Paper component="li" p="xs" radius="md" bd="1px solid var(--sk-line)">
      <Stack gap="xs" align="center" h="100%" justify="space-between">
        <div ref={place} />
        <Group gap={2} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={words.earlier(number)}
            disabled={number === 1}
            onClick={() => onMove(-1)}
          >
            <IconArrowLeft size={18} />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label={words.turn(number)} onClick={onTurn}>
            <IconRotateClockwise size={18} />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label={words.remove(number)} onClick={onRemove}>
            <IconTrash size={18} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={words.later(number)}
            disabled={isLast}
            onClick={() => onMove(1)}
          >
            <IconArrowRight size={18} />
          </ActionIcon>
        </Group>
        <Text size="xs" c="dimmed" className="numbers">
          {words.page(number)}
        </Text>
      </Stack>
    </Paper>
  );
}
