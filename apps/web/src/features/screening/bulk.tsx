import { Alert, Button, Group, List, Modal, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useText } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { useScreeningText } from './text';

interface Props {
  readonly contestId: string;
  readonly ids: readonly string[];
  readonly onDone: () => void;
}

type What = 'eligible' | 'completion';

/** The same step for many dossiers: first what would happen to each, then the doing. */
export function Bulk({ contestId, ids, onDone }: Props) {
  const text = useScreeningText();
  const [what, setWhat] = useState<What | null>(null);
  return (
    <Group gap="xs">
      <Text size="sm" fw={600} className="numbers">
        {text.register.chosen(ids.length)}
      </Text>
      <Button size="xs" variant="default" onClick={() => setWhat('eligible')}>
        {text.bulk.eligible}
      </Button>
      <Button size="xs" variant="default" onClick={() => setWhat('completion')}>
        {text.bulk.completion}
      </Button>
      {what && (
        <BulkDialog
          contestId={contestId}
          ids={ids}
          what={what}
          onClose={(done) => {
            setWhat(null);
            if (done) onDone();
          }}
        />
      )}
    </Group>
  );
}

interface DialogProps extends Omit<Props, 'onDone'> {
  readonly what: What;
  readonly onClose: (done: boolean) => void;
}

function BulkDialog({ contestId, ids, what, onClose }: DialogProps) {
  const text = useScreeningText().bulk;
  const { action } = useText();
  const cache = useQueryClient();
  const [missing, setMissing] = useState('');
  const run = useMutation({
    mutationFn: (dryRun: boolean) => {
      const params = { path: { id: contestId } };
      const how = { ids: [...ids], dryRun, mode: 'each' as const };
      return what === 'eligible'
        ? answer(
            api.POST('/api/contests/{id}/screening/verdicts', {
              params,
              body: { ...how, verdict: 'eligible', reason: null, keptId: null, checkAll: true },
            }),
          )
        : answer(
            api.POST('/api/contests/{id}/screening/completions', {
              params,
              body: { ...how, items: [{ text: missing }], authorsMayChange: false },
            }),
          );
    },
    onSuccess: async (result) => {
      if (result.dryRun) return;
      notifications.show({ message: text.done(result.done) });
      await cache.invalidateQueries();
      onClose(true);
    },
  });
  const preview = run.data?.dryRun ? run.data : null;
  const able = preview?.results.filter(({ ok }) => ok).length ?? 0;
  const reasons = new Map<string, number>();
  for (const { blockers } of preview?.results ?? [])
    for (const { message } of blockers) reasons.set(message, (reasons.get(message) ?? 0) + 1);
  return (
    <Modal opened onClose={() => onClose(false)} title={text[what]} closeButtonProps={{ 'aria-label': action.close }}>
      <Stack gap="md">
        {what === 'completion' && (
          <Textarea
            label={text.what}
            required
            data-autofocus
            maxLength={500}
            value={missing}
            onChange={({ currentTarget }) => {
              setMissing(currentTarget.value);
              run.reset();
            }}
          />
        )}
        <ErrorPanel error={run.error} />
        {preview && (
          <Alert color={able === ids.length ? 'green' : 'yellow'} role="status">
            {text.would(able, ids.length)}
            <List size="sm">
              {[...reasons].map(([message, count]) => (
                <List.Item key={message}>
                  {message} ({count})
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onClose(false)}>
            {action.cancel}
          </Button>
          {preview ? (
            <Button disabled={able === 0} loading={run.isPending} onClick={() => run.mutate(false)}>
              {text.apply(able)}
            </Button>
          ) : (
            <Button
              disabled={what === 'completion' && missing.trim() === ''}
              loading={run.isPending}
              onClick={() => run.mutate(true)}
            >
              {text.preview}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
