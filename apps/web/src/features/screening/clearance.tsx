import { Checkbox, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { ErrorPanel } from '../../ui/error-panel';
import { initiativeQuery } from '../initiative/queries';
import type { Initiative } from '../initiative/queries';
import { useScreeningText } from './text';

/** Which files name nobody, so that judges of a blind round may open them. */
export function Clearance({ initiative }: { readonly initiative: Initiative }) {
  const text = useScreeningText().page;
  const cache = useQueryClient();
  const clear = useMutation({
    mutationFn: ({ attachmentId, cleared }: { attachmentId: string; cleared: boolean }) =>
      answer(
        api.PUT('/api/initiatives/{id}/attachments/{attachmentId}/clearance', {
          params: { path: { id: initiative.id, attachmentId } },
          body: { cleared },
        }),
      ),
    onSettled: () => cache.invalidateQueries({ queryKey: initiativeQuery(initiative.id).queryKey }),
  });
  const files = initiative.attachments.filter(({ cleared }) => cleared !== undefined);
  if (files.length === 0) return null;
  return (
    <Stack gap="xs" mt="md">
      <Text size="sm" fw={600}>
        {text.clearance}
      </Text>
      <ErrorPanel error={clear.error} />
      {files.map((file) => (
        <Checkbox
          key={file.id}
          label={file.fileName}
          checked={file.cleared ?? false}
          disabled={clear.isPending}
          onChange={({ currentTarget }) => clear.mutate({ attachmentId: file.id, cleared: currentTarget.checked })}
        />
      ))}
    </Stack>
  );
}
