import { Modal, NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useText } from '../../../i18n';
import { ReasonDialog } from '../../../ui/reason-dialog';
import { Wait } from '../../../ui/wait';
import { rulebookQuery, useConflictKindName } from '../../contest/queries';
import { alternativesQuery } from './queries';
import type { RoundDetail, RoundEntry } from './queries';
import { useRoundsText } from './text';

export interface Cell {
  readonly what: RoundEntry['assignments'][number]['may'][number];
  readonly assignmentId: string;
  readonly entryId: string;
  readonly sheetId: string | null;
  readonly judgeId: string;
  readonly label: string;
}

interface Props {
  readonly cell: Cell;
  readonly round: RoundDetail;
  readonly onClose: () => void;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Another judge in the place of one, two changing places, a conflict that came to light, or a sheet to be marked again. */
export function CellDialog({ cell, round, onClose }: Props) {
  const text = useRoundsText().grid;
  const { action } = useText();
  const cache = useQueryClient();
  const kindName = useConflictKindName();
  const rulebook = useQuery({ ...rulebookQuery(round.contestId), enabled: cell.what === 'declareConflict' });
  const isExchange = cell.what === 'replace' || cell.what === 'swap';
  const alternatives = useQuery({ ...alternativesQuery(cell.assignmentId), enabled: isExchange });
  const choices: Record<Cell['what'], readonly Choice[]> = {
    reopen: [],
    replace: (alternatives.data?.replace ?? []).map((one) => ({
      value: one.accountId,
      label: text.withLoad(one.name, one.load),
    })),
    swap: (alternatives.data?.swap ?? []).map((one) => ({
      value: one.assignmentId,
      label: `${one.name} · ${one.blindCode}`,
    })),
    declareConflict: (rulebook.data?.conflicts.declaredKinds ?? []).map((one) => ({
      value: one.code,
      label: kindName(one),
    })),
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
  const label = { replace: text.replaceBy, swap: text.swapWith, declareConflict: text.kind, reopen: '' }[cell.what];
  const lead = {
    replace: null,
    swap: text.swapLead,
    declareConflict: text.declareLead,
    reopen: text.reopenLead,
  }[cell.what];
  const name = text[cell.what].replace('…', '');
  const title = `${name}: ${cell.label}`;
  if (alternatives.data && offered.length === 0)
    return (
      <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': action.close }}>
        <Text>{cell.what === 'swap' ? text.noSwap : text.noReplacement}</Text>
      </Modal>
    );
  return (
    <ReasonDialog
      title={title}
      lead={
        <Stack gap="sm">
          {lead !== null && <Text>{lead}</Text>}
          {isExchange && alternatives.isPending && <Wait lines={1} />}
          {cell.what === 'declareConflict' && (
            <Radio.Group label={label} value={choice} onChange={setChosen}>
              <Stack gap="xs" mt="xs">
                {offered.map((one) => (
                  <Radio key={one.value} {...one} />
                ))}
              </Stack>
            </Radio.Group>
          )}
          {isExchange && offered.length > 0 && (
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
      isReady={cell.what === 'reopen' || choice !== ''}
      isPending={run.isPending}
      error={alternatives.error ?? run.error}
      onConfirm={(reason) => run.mutate(reason)}
      onClose={onClose}
    />
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
    case 'declareConflict':
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
