import { NativeSelect, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { ReasonDialog } from '../../../ui/reason-dialog';
import { rulebookQuery } from '../../contest/queries';
import { ENDED } from './grid-table';

import type { PanelMember, RoundDetail, RoundEntry } from './queries';
import { useRoundsText } from './text';

export interface Cell {
  readonly what: 'replace' | 'swap' | 'declare' | 'reopen';
  readonly assignmentId: string;
  readonly entryId: string;
  readonly sheetId: string | null;
  readonly judgeId: string;
  readonly label: string;
}

interface Props {
  readonly cell: Cell;
  readonly round: RoundDetail;
  readonly judges: readonly PanelMember[];
  readonly rows: readonly RoundEntry[];
  readonly onClose: () => void;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Another judge in the place of one, two changing places, a conflict that came to light, or a sheet to be marked again. */
export function CellDialog({ cell, round, judges, rows, onClose }: Props) {
  const text = useRoundsText().grid;
  const cache = useQueryClient();
  const rulebook = useQuery({ ...rulebookQuery(round.contestId), enabled: cell.what === 'declare' });
  const choices: Record<Cell['what'], readonly Choice[]> = {
    reopen: [],
    replace: judges
      .filter(({ accountId, seat, able }) => accountId !== cell.judgeId && seat === 'judge' && able)
      .map((one) => ({ value: one.accountId, label: `${one.name} (${one.load})` })),
    swap: swappable(cell, rows),
    declare: (rulebook.data?.conflicts.declaredKinds ?? []).map(({ code, name }) => ({ value: code, label: name })),
  };
  const offered = choices[cell.what];
  const [chosen, setChosen] = useState<string | null>(null);
  const choice = chosen ?? offered[0]?.value ?? '';
  const run = useMutation({
    mutationFn: async (reason: string): Promise<void> => {
      await send(cell, round.id, choice, reason);
    },
    onSuccess: () => {
      if (cell.what === 'reopen') notifications.show({ message: text.asked });
      onClose();
      return cache.invalidateQueries({ queryKey: ['rounds', round.id] });
    },
  });
  const label = { replace: text.replaceBy, swap: text.swapWith, declare: text.kind, reopen: '' }[cell.what];
  const lead = { replace: null, swap: text.swapLead, declare: text.declareLead, reopen: text.reopenLead }[cell.what];
  const name = text[cell.what].replace('…', '');
  return (
    <ReasonDialog
      title={`${name}: ${cell.label}`}
      lead={
        <Stack gap="sm">
          {lead !== null && <Text>{lead}</Text>}
          {cell.what === 'swap' && offered.length === 0 && <Text c="dimmed">{text.noSwap}</Text>}
          {offered.length > 0 && (
            <NativeSelect
              label={label}
              value={choice}
              data={[...offered]}
              onChange={({ currentTarget }) => setChosen(currentTarget.value)}
            />
          )}
        </Stack>
      }
      confirm={name}
      needsReason
      isPending={run.isPending}
      error={run.error}
      onConfirm={(reason) => run.mutate(reason)}
      onClose={onClose}
    />
  );
}

/** Assignments that this one could change places with: of another judge, to another initiative, not handed in. */
function swappable(cell: Cell, rows: readonly RoundEntry[]): Choice[] {
  const holds = (row: RoundEntry | undefined, accountId: string) =>
    row?.assignments.some((one) => one.accountId === accountId) ?? false;
  const own = rows.find(({ id }) => id === cell.entryId);
  return rows.flatMap((row) =>
    row.id === cell.entryId || holds(row, cell.judgeId)
      ? []
      : row.assignments
          .filter(
            ({ progress, accountId }) =>
              !ENDED.includes(progress) && progress !== 'submitted' && !holds(own, accountId),
          )
          .map((one) => ({ value: one.id, label: `${one.name} · ${row.blindCode}` })),
  );
}

function send(cell: Cell, roundId: string, choice: string, reason: string): Promise<unknown> {
  const path = { id: cell.assignmentId };
  switch (cell.what) {
    case 'replace':
      return answer(
        api.POST('/api/assignments/{id}/replacement', {
          params: { path },
          body: { accountId: choice, reason },
        }),
      );
    case 'swap':
      return answer(api.POST('/api/assignments/{id}/swap', { params: { path }, body: { with: choice, reason } }));
    case 'declare':
      return answer(
        api.POST('/api/rounds/{id}/conflicts', {
          params: { path: { id: roundId } },
          body: { accountId: cell.judgeId, roundInitiativeId: cell.entryId, kind: choice, note: reason },
        }),
      );
    case 'reopen':
      return answer(
        api.POST('/api/rounds/{id}/reopenings', {
          params: { path: { id: roundId } },
          body: { sheetId: cell.sheetId, reason },
        }),
      );
  }
}
