import { Alert, Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useText } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import type { IntakeRow } from './queries';
import { useIntakeText } from './text';

interface Props {
  readonly contestId: string;
  readonly chosen: readonly IntakeRow[];
  readonly onDone: () => void;
}

/** Confirms many intakes, first telling what stands against each. */
export function BulkConfirm({ contestId, chosen, onDone }: Props) {
  const text = useIntakeText();
  const { action } = useText();
  const cache = useQueryClient();
  const [able, setAble] = useState<readonly IntakeRow[]>([]);
  const [opened, setOpened] = useState(false);
  const run = useMutation({
    mutationFn: ({ rows, dryRun }: { rows: readonly IntakeRow[]; dryRun: boolean }) =>
      answer(
        api.POST('/api/contests/{id}/paper-intakes/confirmations', {
          params: {
            path: { id: contestId },
            query: { dryRun: dryRun ? 'true' : 'false' },
            header: { 'idempotency-key': crypto.randomUUID() },
          },
          body: { items: rows.map(({ id, version }) => ({ id, version })) },
        }),
      ),
    onSuccess: async (result) => {
      if (result.dryRun) {
        const good = new Set(result.items.filter(({ to }) => to !== null).map(({ id }) => id));
        setAble(chosen.filter(({ id }) => good.has(id)));
        return;
      }
      await cache.invalidateQueries();
      notifications.show({ message: text.bulk.done(result.items.length) });
      setOpened(false);
      onDone();
    },
  });
  const refused = run.data?.dryRun ? run.data.items.filter(({ to }) => to === null) : [];
  const codeOf = (id: string) => chosen.find((row) => row.id === id)?.code ?? '';
  return (
    <Group gap="xs">
      <Text size="sm" fw={600} className="numbers">
        {text.chosen(chosen.length)}
      </Text>
      <Button
        size="xs"
        onClick={() => {
          setOpened(true);
          run.mutate({ rows: chosen, dryRun: true });
        }}
      >
        {text.confirmChosen}
      </Button>
      {opened && (
        <Modal
          opened
          onClose={() => setOpened(false)}
          title={text.bulk.title}
          closeButtonProps={{ 'aria-label': action.close }}
        >
          <Stack gap="md">
            <Text>{text.bulk.lead}</Text>
            <ErrorPanel error={run.error} />
            {run.data?.dryRun && (
              <Alert color={refused.length === 0 ? 'green' : 'yellow'} role="status">
                {text.bulk.would(able.length, chosen.length)}
                <List size="sm">
                  {refused.map(({ id, blockers }) => (
                    <List.Item key={id}>
                      {codeOf(id)}: {blockers.map(({ message }) => message).join(' ')}
                    </List.Item>
                  ))}
                </List>
              </Alert>
            )}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setOpened(false)}>
                {action.cancel}
              </Button>
              <Button
                disabled={able.length === 0}
                loading={run.isPending}
                onClick={() => run.mutate({ rows: able, dryRun: false })}
              >
                {text.bulk.apply(able.length)}
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </Group>
  );
}
