import { Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { DateTimeInput } from '../../../ui/date-time-input';
import { FormDialog } from '../../../ui/form-dialog';
import { LinesField, linesOf } from '../../../ui/lines-field';
import { useVotesText } from './text';

interface Props {
  readonly contestId: string;
  /** The signed minutes that a count was entered from; null: what is not counted yet. */
  readonly sitting: string | null;
  readonly onClose: () => void;
}

/** Makes the minutes of a count as PDF and Word; what is left empty has dots to write on. */
export function MinutesDialog({ contestId, sitting, onClose }: Props) {
  const text = useVotesText().paper;
  const cache = useQueryClient();
  const [heldAt, setHeldAt] = useState<string | null>(null);
  const [place, setPlace] = useState('');
  const [tellers, setTellers] = useState('');
  const make = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/contests/{id}/committee-votes/minutes-documents', {
          params: { path: { id: contestId } },
          body: {
            minutesFileId: sitting,
            heldAt,
            place,
            tellers: linesOf(tellers),
          },
        }),
      ),
    onSuccess: () => {
      notifications.show({ message: text.made });
      onClose();
      return cache.invalidateQueries({ queryKey: ['award', 'papers'] });
    },
  });
  return (
    <FormDialog
      title={text.title}
      confirm={text.make}
      isPending={make.isPending}
      error={make.error}
      onConfirm={() => make.mutate()}
      onClose={onClose}
    >
      <Text>{sitting === null ? text.blankLead : text.lead}</Text>
      <DateTimeInput label={text.heldAt} value={heldAt} onChange={setHeldAt} data-autofocus />
      <TextInput label={text.place} value={place} onChange={({ currentTarget }) => setPlace(currentTarget.value)} />
      <LinesField label={text.tellers} value={tellers} onChange={setTellers} />
    </FormDialog>
  );
}
