import { Box, Button, Progress, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { upload } from '../../../api/upload';
import { ErrorPanel } from '../../../ui/error-panel';
import { FileView } from '../../../ui/file-view';
import type { UnitList } from './queries';
import { useListText } from './text';

interface Props {
  readonly list: UnitList;
  /** The list itself is being saved: one at a time, or the other would be taken for somebody else's. */
  readonly isHeld: boolean;
  readonly onSaved: (list: UnitList) => void;
}

export const scanKey = (id: string) => ['unit-list-scan', id];

/** The scan of the letter; choosing one sends it at once. */
export function LetterScan({ list, isHeld, onSaved }: Props) {
  const text = useListText();
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationKey: scanKey(list.id),
    mutationFn: (file: File) => upload<UnitList>(`/api/unit-lists/${list.id}/scan`, file, setShare).done,
    onSuccess: onSaved,
  });
  return (
    <Box>
      <Text size="sm" fw={500} mb={4}>
        {text.scan}
      </Text>
      {list.scan ? (
        <FileView
          key={list.scan.sha256}
          path={`/api/unit-lists/${list.id}/scan`}
          name={list.scan.fileName}
          download={text.download}
          height={220}
        />
      ) : (
        <Text size="sm" c="dimmed">
          {text.noScan}
        </Text>
      )}
      <ErrorPanel error={send.error} />
      <Button
        size="xs"
        mt="xs"
        variant="default"
        disabled={isHeld}
        loading={send.isPending}
        onClick={() => input.current?.click()}
      >
        {list.scan ? text.replaceScan : text.pickScan}
      </Button>
      {send.isPending && (
        <>
          <Text size="sm" role="status">
            {text.uploading}
          </Text>
          <Progress mt={4} value={share * 100} aria-label={text.uploading} />
        </>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept="application/pdf,image/jpeg,image/png"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = '';
          setShare(0);
          if (file) send.mutate(file);
        }}
      />
    </Box>
  );
}
