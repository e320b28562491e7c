import { Alert, Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useText } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { screenersQuery } from './queries';
import { ScreenerSelect } from './screener-select';
import { useRegisterText } from './text';

interface Props {
  readonly contestId: string;
  readonly from: string;
}

/** All that the person filtered for has not finished goes to another: first what would happen, then the doing. */
export function HandOverButton({ contestId, from }: Props) {
  const text = useRegisterText().handOver;
  const [opened, setOpened] = useState(false);
  const people = useQuery(screenersQuery(contestId));
  const person = people.data?.items.find(({ accountId }) => accountId === from);
  if (!person) return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {text.open}
      </Button>
      {opened && (
        <HandOverDialog contestId={contestId} from={from} name={person.name} onClose={() => setOpened(false)} />
      )}
    </>
  );
}

function HandOverDialog({ contestId, from, name, onClose }: Props & { name: string; onClose: () => void }) {
  const text = useRegisterText();
  const words = useText();
  const cache = useQueryClient();
  const [to, setTo] = useState('');
  const run = useMutation({
    mutationFn: (dryRun: boolean) =>
      answer(
        api.POST('/api/contests/{id}/screening/handovers', {
          params: { path: { id: contestId } },
          body: { from, to, dryRun },
        }),
      ),
    onSuccess: async (result) => {
      if (result.dryRun) return;
      notifications.show({ message: text.bulk.done(result.done) });
      onClose();
      await cache.invalidateQueries();
    },
  });
  const preview = run.data?.dryRun ? run.data.results : null;
  const able = preview?.filter(({ ok }) => ok).length ?? 0;
  const reasons = new Set(preview?.flatMap(({ blockers }) => blockers.map(({ message }) => message)));
  return (
    <Modal
      opened
      onClose={onClose}
      title={text.handOver.title(name)}
      closeButtonProps={{ 'aria-label': words.action.close }}
    >
      <Stack gap="md">
        <Text size="sm">{text.handOver.lead}</Text>
        <ScreenerSelect
          contestId={contestId}
          except={from}
          value={to}
          onChange={(next) => {
            setTo(next);
            run.reset();
          }}
        />
        <ErrorPanel error={run.error} />
        {preview && (
          <Alert color={able === preview.length ? 'green' : 'yellow'} role="status">
            {text.bulk.would(able, preview.length)}
            <List size="sm">
              {[...reasons].map((message) => (
                <List.Item key={message}>{message}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.action.cancel}
          </Button>
          <Button
            disabled={to === '' || (preview !== null && able === 0)}
            loading={run.isPending}
            onClick={() => run.mutate(preview === null)}
          >
            {preview === null ? text.bulk.preview : text.bulk.apply(able)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
