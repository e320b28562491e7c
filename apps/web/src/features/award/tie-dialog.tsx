import { Checkbox, NativeSelect, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { FileField, PDF } from '../../ui/file-field';
import { ReasonDialog } from '../../ui/reason-dialog';
import { keepFile } from './queries';
import type { Allotment } from './queries';
import { useAwardText } from './text';

export type Tie = Allotment['ties'][number];

interface Props {
  readonly contestId: string;
  readonly tie: Tie;
  readonly prize: string;
  readonly titleOf: (id: string) => string;
  readonly onClose: () => void;
}

/** Initiatives that share a rank where the places of a prize end: a person says what happens, with the minutes. */
export function TieDialog({ contestId, tie, prize, titleOf, onClose }: Props) {
  const text = useAwardText().allotment;
  const cache = useQueryClient();
  const [manner, setManner] = useState<Tie['answers'][number]>(tie.answers[0] ?? 'pick');
  const [winners, setWinners] = useState<string[]>([]);
  const [file, setFile] = useState<File | null>(null);
  const decide = useMutation({
    mutationFn: async (reason: string) => {
      const minutes = file ? await keepFile(contestId, file) : null;
      return answer(
        api.POST('/api/contests/{id}/allotment/decisions', {
          params: { path: { id: contestId } },
          body: {
            kind: 'tie',
            table: tie.table,
            prize: tie.prize,
            tied: tie.tied,
            manner,
            reason,
            minutesFileId: minutes?.id ?? '',
            ...(manner === 'pick' && { winners }),
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
      title={text.tie(prize, tie.rank, tie.places, tie.tied.length)}
      lead={
        <Stack gap="sm">
          <NativeSelect
            label={text.manner}
            value={manner}
            data={tie.answers.map((value) => ({ value, label: text.manners[value] }))}
            onChange={({ currentTarget }) =>
              setManner(tie.answers.find((one) => one === currentTarget.value) ?? manner)
            }
          />
          {manner === 'pick' && (
            <Checkbox.Group label={text.manners.pick} value={winners} onChange={setWinners}>
              <Stack gap="xs" mt="xs">
                {tie.tied.map((id) => (
                  <Checkbox key={id} value={id} label={titleOf(id)} />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
          <FileField label={text.minutes} required kinds={PDF} value={file} onChange={setFile} />
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
