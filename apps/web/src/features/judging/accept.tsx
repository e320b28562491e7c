import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { ErrorPanel } from '../../ui/error-panel';
import { Card } from '../../ui/page';
import type { MyAssignment } from './queries';
import { useJudgingText } from './text';

/** Takes all dossiers that were given, and thereby declares no conflict with them. */
export function Accept({ roundId, items }: { readonly roundId: string; readonly items: readonly MyAssignment[] }) {
  const text = useJudgingText().accept;
  const cache = useQueryClient();
  const accept = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/my/rounds/{id}/acceptances', {
          params: { path: { id: roundId } },
          body: { assignmentIds: items.map(({ id }) => id) },
        }),
      ),
    onSuccess: () => {
      notifications.show({ message: text.done });
      return cache.invalidateQueries({ queryKey: ['judging'] });
    },
  });
  return (
    <Card title={text.title(items.length)}>
      <Stack gap="sm" align="flex-start">
        <Text>{text.text}</Text>
        <ErrorPanel error={accept.error} />
        <Button
          loading={accept.isPending}
          onClick={() => accept.mutate()}
          style={{ height: 'auto', minHeight: 36 }}
          styles={{ label: { whiteSpace: 'normal' } }}
        >
          {text.button(items.length)}
        </Button>
      </Stack>
    </Card>
  );
}
