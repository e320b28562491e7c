import { Anchor, Badge, Button, Group, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useFormat } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { ReasonDialog } from '../../ui/reason-dialog';
import { TransitionButton } from '../../ui/transition-button';
import { DifferenceDialog } from './difference-dialog';
import type { Decision, Difference } from './queries';
import { useAwardText } from './text';

/** Row by row, where the signed paper differs from the agreed list: entered by one, confirmed by another. */
export function Differences({ decision }: { readonly decision: Decision }) {
  const text = useAwardText().decisions;
  const cache = useQueryClient();
  const [declining, setDeclining] = useState<Difference | null>(null);
  const [entering, setEntering] = useState(false);
  const refresh = () => {
    setDeclining(null);
    notifications.show({ message: text.done });
    return cache.invalidateQueries({ queryKey: ['award'] });
  };
  const path = (differenceId: string) => ({ path: { id: decision.id, differenceId } });
  const confirm = useMutation({
    mutationFn: (id: string) =>
      answer(api.POST('/api/award-decisions/{id}/differences/{differenceId}/confirm', { params: path(id) })),
    onSuccess: refresh,
  });
  const decline = useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      answer(
        api.POST('/api/award-decisions/{id}/differences/{differenceId}/decline', {
          params: path(id),
          body: { reason },
        }),
      ),
    onSuccess: refresh,
  });
  const { differences } = decision;
  const mayEnter = decision.actions.includes('enter_difference');
  if (!mayEnter && differences.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={3}>{text.differences}</Title>
      {mayEnter && (
        <Text size="sm" c="dimmed">
          {text.differenceHint}
        </Text>
      )}
      <ErrorPanel error={confirm.error} />
      {differences.length === 0 ? (
        <Text size="sm">{text.noDifference}</Text>
      ) : (
        <Table.ScrollContainer minWidth={760} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table verticalSpacing={6} fz="sm" aria-label={text.differences}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.change}</Table.Th>
                <Table.Th>{text.sourceDocument}</Table.Th>
                <Table.Th>{text.enteredBy}</Table.Th>
                <Table.Th>{text.confirmer}</Table.Th>
                <Table.Th>
                  <VisuallyHidden>{text.confirm}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody className="numbers">
              {differences.map((one) => (
                <DifferenceRow
                  key={one.id}
                  difference={one}
                  isPending={confirm.isPending}
                  onConfirm={() => confirm.mutate(one.id)}
                  onDecline={() => setDeclining(one)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {mayEnter && (
        <Group>
          <Button size="xs" variant="default" onClick={() => setEntering(true)}>
            {text.enter}
          </Button>
        </Group>
      )}
      {entering && <DifferenceDialog decision={decision} onClose={() => setEntering(false)} />}
      {declining && (
        <ReasonDialog
          title={`${text.decline.replace('…', '')}: ${declining.initiativeCode}`}
          confirm={text.decline.replace('…', '')}
          needsReason
          isPending={decline.isPending}
          error={decline.error}
          onConfirm={(reason) => decline.mutate({ id: declining.id, reason })}
          onClose={() => setDeclining(null)}
        />
      )}
    </Stack>
  );
}

interface RowProps {
  readonly difference: Difference;
  readonly isPending: boolean;
  readonly onConfirm: () => void;
  readonly onDecline: () => void;
}

function DifferenceRow({ difference: one, isPending, onConfirm, onDecline }: RowProps) {
  const text = useAwardText().decisions;
  const format = useFormat();
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={6}>
          <b>{one.initiativeCode}</b>
          <Badge color={one.change === 'removed' ? 'red' : 'yellow'}>{text.changes[one.change]}</Badge>
        </Group>
        {one.prizeName !== null && `${one.prizeName}, ${text.compare.money(format.number(one.amount ?? 0, 0))}`}
        <Text size="xs" c="dimmed">
          {one.reason}
        </Text>
      </Table.Td>
      <Table.Td>
        <Anchor size="sm" underline="always" href={`/api/award-files/${one.documentFileId}`}>
          {text.dated(one.documentNumber, format.day(one.documentDate))}
        </Anchor>
      </Table.Td>
      <Table.Td>
        {one.enteredBy}
        <Text size="xs" c="dimmed">
          {format.moment(one.enteredAt)}
        </Text>
      </Table.Td>
      <Table.Td>
        {one.confirmedBy ?? (
          <Badge color={one.state === 'declined' ? 'gray' : 'yellow'}>
            {text.differenceStates[one.state] ?? one.state}
          </Badge>
        )}
        {one.confirmedAt !== null && (
          <Text size="xs" c="dimmed">
            {format.moment(one.confirmedAt)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          {one.availableTransitions.map((transition) => (
            <TransitionButton
              key={transition.name}
              transition={transition}
              size="compact-sm"
              loading={isPending}
              variant={transition.name === 'confirm' ? 'filled' : 'default'}
              onTake={transition.name === 'confirm' ? onConfirm : onDecline}
            >
              {transition.name === 'confirm' ? text.confirm : text.decline}
            </TransitionButton>
          ))}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
