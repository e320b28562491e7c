import { NumberInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { FileField, PDF } from '../../ui/file-field';
import { ReasonDialog } from '../../ui/reason-dialog';
import { keepFile } from './queries';
import type { Allotment } from './queries';
import { useAwardText } from './text';

export interface PlacesChange {
  readonly kind: 'extra_slots' | 'leave_empty';
  readonly prize: Allotment['prizes'][number];
}

interface Props {
  readonly contestId: string;
  readonly change: PlacesChange;
  readonly onClose: () => void;
}

/** More places of a prize than the rules give, or some left empty: a named decision with its reason. */
export function PlacesDialog({ contestId, change, onClose }: Props) {
  const text = useAwardText().allotment;
  const cache = useQueryClient();
  const [count, setCount] = useState<number | string>(1);
  const [file, setFile] = useState<File | null>(null);
  const { kind, prize } = change;
  const decide = useMutation({
    mutationFn: async (reason: string) => {
      const minutes = file && (await keepFile(contestId, file));
      return answer(
        api.POST('/api/contests/{id}/allotment/decisions', {
          params: { path: { id: contestId } },
          body: {
            kind,
            table: prize.table,
            prize: prize.prize,
            count: Number(count),
            reason,
            ...(minutes && { minutesFileId: minutes.id }),
          },
        }),
      );
    },
    onSuccess: () => {
      notifications.show({ message: text.done });
      onClose();
      return cache.invalidateQueries({ queryKey: ['award'] });
    },
  });
  return (
    <ReasonDialog
      title={text.placesTitle[kind](`${prize.name} · ${prize.tableName}`)}
      lead={
        <Stack gap="sm">
          <NumberInput
            label={text.count}
            required
            min={1}
            max={100}
            allowDecimal={false}
            value={count}
            onChange={setCount}
          />
          <FileField label={text.minutesOptional} kinds={PDF} value={file} onChange={setFile} />
        </Stack>
      }
      confirm={text.decideTie}
      needsReason
      isPending={decide.isPending}
      error={decide.error}
      onConfirm={(reason) => decide.mutate(reason)}
      onClose={onClose}
    />
  );
}
