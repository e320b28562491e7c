import { NativeSelect, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { ReasonDialog } from '../../../ui/reason-dialog';
import type { PanelMember } from './queries';
import { useRoundsText } from './text';

export interface Cell {
  readonly what: 'replace' | 'reopen';
  readonly assignmentId: string;
  readonly sheetId: string | null;
  readonly judgeId: string;
  readonly label: string;
}

interface Props {
  readonly cell: Cell;
  readonly roundId: string;
  readonly judges: readonly PanelMember[];
  readonly onClose: () => void;
}

/** Another judge in the place of one, or a sheet to be marked again. */
export function CellDialog({ cell, roundId, judges, onClose }: Props) {
  const text = useRoundsText().grid;
  const cache = useQueryClient();
  const others = judges.filter(({ accountId, seat }) => accountId !== cell.judgeId && seat === 'judge');
  const [accountId, setAccountId] = useState(others[0]?.accountId ?? '');
  const header = { 'idempotency-key': crypto.randomUUID() };
  const run = useMutation({
    mutationFn: (reason: string) =>
      cell.what === 'replace'
        ? answer(
            api.POST('/api/assignments/{id}/replacement', {
              params: { path: { id: cell.assignmentId }, header },
              body: { accountId, reason },
            }),
          )
        : answer(
            api.POST('/api/rounds/{id}/reopenings', {
              params: { path: { id: roundId }, header },
              body: { sheetId: cell.sheetId, reason },
            }),
          ),
    onSuccess: () => {
      if (cell.what === 'reopen') notifications.show({ message: text.asked });
      onClose();
      return cache.invalidateQueries({ queryKey: ['rounds', roundId] });
    },
  });
  return (
    <ReasonDialog
      title={`${text[cell.what].replace('…', '')}: ${cell.label}`}
      lead={
        <Stack gap="sm">
          {cell.what === 'reopen' ? (
            <Text>{text.reopenLead}</Text>
          ) : (
            <NativeSelect
              label={text.replaceBy}
              value={accountId}
              data={others.map((one) => ({ value: one.accountId, label: `${one.name} (${one.load})` }))}
              onChange={({ currentTarget }) => setAccountId(currentTarget.value)}
            />
          )}
        </Stack>
      }
      confirm={text[cell.what].replace('…', '')}
      needsReason
      isPending={run.isPending}
      error={run.error}
      onConfirm={(reason) => run.mutate(reason)}
      onClose={onClose}
    />
  );
}
