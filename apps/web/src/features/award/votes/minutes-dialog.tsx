import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useText } from '../../../i18n';
import { DateTimeInput } from '../../../ui/date-time-input';
import { ErrorPanel } from '../../../ui/error-panel';
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
  const { action } = useText();
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
            tellers: tellers
              .split('\n')
              .map((line) => line.trim())
              .filter(Boolean),
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
    <Modal opened onClose={onClose} title={text.title} closeButtonProps={{ 'aria-label': action.close }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <Stack gap="md">
          <Text>{sitting === null ? text.blankLead : text.lead}</Text>
          <DateTimeInput label={text.heldAt} value={heldAt} onChange={setHeldAt} data-autofocus />
          <TextInput label={text.place} value={place} onChange={({ currentTarget }) => setPlace(currentTarget.value)} />
          <Textarea
            label={text.tellers}
            autosize
            minRows={3}
            value={tellers}
            onChange={({ currentTarget }) => setTellers(currentTarget.value)}
          />
          <ErrorPanel error={make.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {action.cancel}
            </Button>
            <Button type="submit" loading={make.isPending}>
              {text.make}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
