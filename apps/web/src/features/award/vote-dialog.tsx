import { Button, FileInput, Group, Modal, NumberInput, SimpleGrid, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useText } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { keepFile } from './queries';
import { useAwardText } from './text';

const FIELDS = ['members', 'present', 'cast', 'inFavour'] as const;
type Counts = Record<(typeof FIELDS)[number], number | string>;

interface Props {
  readonly contestId: string;
  readonly initiativeId: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** The committee's ballots on one initiative, from the minutes of the count. */
export function VoteDialog({ contestId, initiativeId, title, onClose }: Props) {
  const text = useAwardText().allotment;
  const { action } = useText();
  const cache = useQueryClient();
  const [counts, setCounts] = useState<Counts>({ members: '', present: '', cast: '', inFavour: '' });
  const [file, setFile] = useState<File | null>(null);
  const save = useMutation({
    mutationFn: async () => {
      const minutes = file && (await keepFile(contestId, file));
      return answer(
        api.PUT('/api/contests/{id}/committee-votes/{initiativeId}', {
          params: { path: { id: contestId, initiativeId } },
          body: {
            members: Number(counts.members),
            present: Number(counts.present),
            cast: Number(counts.cast),
            inFavour: Number(counts.inFavour),
            minutesFileId: minutes?.id ?? '',
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
    <Modal opened onClose={onClose} title={text.voteTitle} closeButtonProps={{ 'aria-label': action.close }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="md">
          <Text>{title}</Text>
          <ErrorPanel error={save.error} />
          <SimpleGrid cols={2}>
            {FIELDS.map((field) => (
              <NumberInput
                key={field}
                label={text.voteFields[field]}
                required
                min={0}
                allowDecimal={false}
                value={counts[field]}
                onChange={(value) => setCounts((old) => ({ ...old, [field]: value }))}
              />
            ))}
          </SimpleGrid>
          <FileInput label={text.minutes} required accept="application/pdf" value={file} onChange={setFile} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {action.cancel}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {action.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
