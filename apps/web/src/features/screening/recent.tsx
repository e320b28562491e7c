import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { ReasonDialog } from '../../ui/reason-dialog';
import { useScreeningText } from './text';

export interface Done {
  readonly initiativeId: string;
  readonly code: string;
  readonly what: 'eligible' | 'ineligible' | 'duplicate' | 'asked';
  /** The verdict or the request that was made. */
  readonly made: string;
}

interface Props {
  readonly done: readonly Done[];
  readonly onUndone: (initiativeId: string) => void;
}

/** What was just decided; a verdict can be undone while its notices are drafts. */
export function Recent({ done, onUndone }: Props) {
  const text = useScreeningText();
  const cache = useQueryClient();
  const [asked, setAsked] = useState<Done | null>(null);
  const undo = useMutation({
    mutationFn: ({ one, reason }: { one: Done; reason: string }) => {
      const params = { path: { id: one.initiativeId } };
      return one.what === 'asked'
        ? answer(
            api.POST('/api/initiatives/{id}/screening/completions/cancel', {
              params,
              body: { reason, completionId: one.made },
            }),
          )
        : answer(
            api.POST('/api/initiatives/{id}/screening/verdicts/undo', {
              params,
              body: { reason, verdictId: one.made },
            }),
          );
    },
    onSuccess: async (_given, { one }) => {
      notifications.show({ message: text.recent.undone(one.code) });
      setAsked(null);
      await Promise.all([
        cache.invalidateQueries({ queryKey: ['screening', 'detail', one.initiativeId] }),
        cache.invalidateQueries({ queryKey: ['initiative', one.initiativeId] }),
      ]);
      onUndone(one.initiativeId);
    },
  });
  const last = done[0];
  useHotkeys([['mod+Z', () => last && setAsked(last)]]);
  if (!last) return null;
  return (
    <Paper component="section" p="md" radius="lg" bd="1px solid var(--sk-line)">
      <Title order={2} size="h3" mb="xs">
        {text.recent.title}
      </Title>
      <Stack gap={4}>
        {done.slice(0, 8).map((one) => (
          <Group key={one.initiativeId} gap="sm">
            <Text className="numbers" fw={500}>
              {one.code}
            </Text>
            <Text c="dimmed">{one.what === 'asked' ? text.recent.asked : text.page.verdict[one.what]}</Text>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={text.recent.undoTitle(one.code)}
              onClick={() => setAsked(one)}
            >
              {text.recent.undo}
            </Button>
          </Group>
        ))}
      </Stack>
      {asked && (
        <ReasonDialog
          title={text.recent.undoTitle(asked.code)}
          confirm={text.recent.undo}
          needsReason
          initial={text.recent.undoReason}
          isPending={undo.isPending}
          error={undo.error}
          onConfirm={(reason) => undo.mutate({ one: asked, reason })}
          onClose={() => setAsked(null)}
        />
      )}
    </Paper>
  );
}
