import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useFormat } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card } from '../../../ui/page';
import { ReasonDialog } from '../../../ui/reason-dialog';
import { TransitionButton } from '../../../ui/transition-button';
import { Wait } from '../../../ui/wait';
import { reopeningsQuery } from './queries';
import type { RoundDetail } from './queries';
import { useRoundsText } from './text';

interface Props {
  readonly round: RoundDetail;
}

type Asking = { readonly what: 'decline'; readonly id: string } | { readonly what: 'ask' };

/** Reopenings, each with a reason and a second person. */
export function Reopenings({ round }: Props) {
  const text = useRoundsText().reopenings;
  const format = useFormat();
  const cache = useQueryClient();
  const list = useQuery(reopeningsQuery(round.id));
  const [asking, setAsking] = useState<Asking | null>(null);
  const done = () => {
    setAsking(null);
    return cache.invalidateQueries({ queryKey: ['rounds'] });
  };
  const decide = useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string | null }) =>
      answer(
        api.POST('/api/reopenings/{id}/decision', {
          params: { path: { id } },
          body: reason === null ? { agreed: true } : { agreed: false, reason },
        }),
      ),
    onSuccess: done,
  });
  const ask = useMutation({
    mutationFn: (reason: string) =>
      answer(
        api.POST('/api/rounds/{id}/reopenings', {
          params: { path: { id: round.id } },
          body: { sheetId: null, reason },
        }),
      ),
    onSuccess: done,
  });
  const mayAsk = round.may.includes('reopen');
  const items = list.data ?? [];
  return (
    <Card
      title={text.title}
      aside={
        mayAsk && (
          <Button size="xs" variant="default" onClick={() => setAsking({ what: 'ask' })}>
            {text.ask}
          </Button>
        )
      }
    >
      <Stack gap="sm">
        <ErrorPanel error={list.error ?? (asking ? null : decide.error)} />
        {list.isPending && <Wait lines={2} />}
        {list.data?.length === 0 && <Text c="dimmed">{text.none}</Text>}
        {items.map((one) => (
          <Group key={one.id} justify="space-between" gap="xs">
            <div>
              <Group gap="xs">
                <Text fw={500}>
                  {one.sheetId === null ? text.whole : text.of(one.blindCode ?? '–', one.judge ?? '–')}
                </Text>
                <Badge color={one.state === 'asked' ? 'yellow' : 'gray'}>{text.states[one.state]}</Badge>
              </Group>
              <Text size="sm" c="dimmed">
                {one.askedBy}, {format.moment(one.askedAt)}: {one.reason}
              </Text>
              {one.decidedAt !== null && (
                <Text size="sm" c="dimmed">
                  {text.decided(one.decidedBy ?? '–', format.moment(one.decidedAt))}
                  {one.decidedBecause !== null && `: ${one.decidedBecause}`}
                </Text>
              )}
            </div>
            <Group gap="xs">
              {one.availableTransitions.map((step) => (
                <TransitionButton
                  key={step.name}
                  transition={step}
                  size="xs"
                  variant={step.name === 'confirm' ? 'filled' : 'default'}
                  loading={decide.isPending}
                  onTake={() =>
                    step.name === 'confirm'
                      ? decide.mutate({ id: one.id, reason: null })
                      : setAsking({ what: 'decline', id: one.id })
                  }
                >
                  {step.name === 'confirm' ? text.agree : text.decline}
                </TransitionButton>
              ))}
            </Group>
          </Group>
        ))}
      </Stack>
      {asking && (
        <ReasonDialog
          title={text[asking.what].replace('…', '')}
          confirm={text[asking.what].replace('…', '')}
          needsReason
          isPending={ask.isPending || decide.isPending}
          error={ask.error ?? decide.error}
          onConfirm={(reason) =>
            asking.what === 'ask' ? ask.mutate(reason) : decide.mutate({ id: asking.id, reason })
          }
          onClose={() => setAsking(null)}
        />
      )}
    </Card>
  );
}
