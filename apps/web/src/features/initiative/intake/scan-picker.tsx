import { Box, Button, CloseButton, Group, Progress, Text } from '@mantine/core';
import { IconPaperclip, IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useFormat } from '../../../i18n';
import { useIntakeText } from './text';

interface Props {
  readonly file: File | null;
  readonly onPick: (file: File | null) => void;
  /** Part of 1 while it is being sent. */
  readonly progress: number | null;
}

/** Chooses the scan of a paper, by a button or by dropping it. */
export function ScanPicker({ file, onPick, progress }: Props) {
  const text = useIntakeText().form;
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <Box
      role="group"
      aria-label={text.scan}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onPick(event.dataTransfer.files[0] ?? null);
      }}
    >
      <Text size="sm" fw={500} mb={4}>
        {text.scan}
      </Text>
      <Box
        p="md"
        bd={`1px dashed ${over ? 'var(--mantine-color-anchor)' : 'var(--mantine-color-default-border)'}`}
        style={{ borderRadius: 'var(--mantine-radius-md)' }}
      >
        {file ? (
          <Group gap="xs" wrap="nowrap">
            <IconPaperclip size={18} aria-hidden />
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {file.name} · {format.bytes(file.size)}
            </Text>
            {progress === null && <CloseButton aria-label={text.removeFile} onClick={() => onPick(null)} />}
          </Group>
        ) : (
          <Group gap="xs">
            <IconUpload size={18} aria-hidden />
            <Text size="sm" visibleFrom="sm">
              {text.drop}
            </Text>
            <Button size="xs" variant="light" onClick={() => input.current?.click()}>
              {text.pick}
            </Button>
          </Group>
        )}
        {progress !== null && (
          <Box mt="xs" role="status">
            <Text size="sm">{text.uploading(`${Math.round(progress * 100)}%`)}</Text>
            <Progress value={progress * 100} aria-label={text.uploading('')} />
          </Box>
        )}
      </Box>
      <Text size="xs" c="dimmed" mt={4}>
        {text.scanHint}
      </Text>
      <input
        ref={input}
        type="file"
        hidden
        accept="application/pdf,image/jpeg,image/png"
        onChange={({ currentTarget }) => {
          onPick(currentTarget.files?.[0] ?? null);
          currentTarget.value = '';
        }}
      />
    </Box>
  );
}
