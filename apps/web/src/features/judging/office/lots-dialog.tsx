import { Group, NumberInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { ReasonDialog } from '../../../ui/reason-dialog';

import type { RoundDetail, RoundEntry } from './queries';
import { useRoundsText } from './text';

interface Props {
  readonly way: 'draw' | 'write';
  readonly round: RoundDetail;
  readonly entries: readonly RoundEntry[];
  readonly onClose: () => void;
}

/** The order of presentation: drawn by the server, or written down as it was drawn in the hall. */
export function LotsDialog({ way, round, entries, onClose }: Props) {
  const text = useRoundsText().presentation;
  const cache = useQueryClient();
  const [numbers, setNumbers] = useState<Readonly<Record<string, number | string>>>(() =>
    Object.fromEntries(entries.map(({ id, lotOrder }) => [id, lotOrder ?? ''])),
  );
  const isAgain = entries.some(({ lotOrder }) => lotOrder !== null);
  const order = entries.toSorted((a, b) => Number(numbers[a.id]) - Number(numbers[b.id])).map(({ id }) => id);
  const isOrder = order.every((id, index) => numbers[id] === index + 1);
  const run = useMutation({
    mutationFn: (reason: string) =>
      answer(
        api.POST('/api/rounds/{id}/lots', {
          params: { path: { id: round.id } },
          body: { ...(way === 'write' && { order }), ...(reason !== '' && { reason }) },
        }),
      ),
    onSuccess: () => {
      notifications.show({ message: text.done });
      onClose();
      return cache.invalidateQueries({ queryKey: ['rounds', round.id] });
    },
  });
  const [isTried, setIsTried] = useState(false);
  return (
    <ReasonDialog
      title={text[way].replace('…', '')}
      lead={
        <Stack gap="sm">
          <Text>{way === 'draw' ? text.drawLead : text.writeLead}</Text>
          {isAgain && <Text>{text.again}</Text>}
          {way === 'write' &&
            entries.map(({ id, blindCode, initiative }) => (
              <Group key={id} justify="space-between" wrap="nowrap" gap="sm">
                <Text size="sm">
                  <b>{blindCode}</b> {initiative?.title}
                </Text>
                <NumberInput
                  aria-label={text.lotOf(blindCode)}
                  w={72}
                  flex="none"
                  min={1}
                  max={entries.length}
                  allowDecimal={false}
                  hideControls
                  value={numbers[id] ?? ''}
                  onChange={(value) => setNumbers({ ...numbers, [id]: value })}
                />
              </Group>
            ))}
          {isTried && !isOrder && (
            <Text c="var(--mantine-color-error)" role="alert">
              {text.notOrder}
            </Text>
          )}
        </Stack>
      }
      confirm={text[way].replace('…', '')}
      needsReason={isAgain}
      isPending={run.isPending}
      error={run.error}
      onConfirm={(reason) => {
        setIsTried(true);
        if (way === 'draw' || isOrder) run.mutate(reason);
      }}
      onClose={onClose}
    />
  );
}
