import { Button, FileButton, Progress, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { upload } from '../../../api/upload';
import { ErrorPanel } from '../../../ui/error-panel';
import { extensionsQuery } from '../queries';
import type { Extension } from '../queries';
import { useContestText } from '../text';

/** The letter came after the extension was entered, or its scan is to be replaced. */
export function AddScan({ contestId, extension }: { readonly contestId: string; readonly extension: Extension }) {
  const text = useContestText().extension;
  const cache = useQueryClient();
  const label = extension.scan === null ? text.addScan : text.replaceScan;
  const [part, setPart] = useState<number | null>(null);
  const run = useMutation({
    mutationFn: (file: File) => {
      setPart(0);
      return upload(`/api/contests/${contestId}/extensions/${extension.id}/scan`, file, setPart).done;
    },
    onSuccess: () => notifications.show({ message: text.scanAdded }),
    onSettled: () => {
      setPart(null);
      return cache.invalidateQueries({ queryKey: extensionsQuery(contestId).queryKey });
    },
  });
  return (
    <Stack gap={6} align="flex-start" mt={4}>
      <FileButton accept="application/pdf,image/jpeg,image/png" onChange={(file) => file && run.mutate(file)}>
        {(props) => (
          <Button
            {...props}
            size="compact-sm"
            variant="default"
            loading={run.isPending}
            aria-label={text.addScanOf(label, extension.document)}
          >
            {label}
          </Button>
        )}
      </FileButton>
      {part !== null && (
        <div role="status" style={{ alignSelf: 'stretch' }}>
          <Text size="xs">{text.uploading(Math.round(part * 100))}</Text>
          <Progress value={part * 100} aria-label={text.scan} />
        </div>
      )}
      <ErrorPanel error={run.error} />
    </Stack>
  );
}
