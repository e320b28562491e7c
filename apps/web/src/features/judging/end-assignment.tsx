import { Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useText } from '../../i18n';
import { ConfirmButton } from '../../ui/confirm-button';
import { ErrorPanel } from '../../ui/error-panel';
import { rulebookQuery, useConflictKindName } from '../contest/queries';
import { useJudgingText } from './text';

export type Ending = 'recognised' | 'conflict' | 'recusal';

interface Props {
  readonly assignment: { readonly id: string; readonly blindCode: string };
  readonly contestId: string;
  readonly ending: Ending;
  readonly onClose: (ended: boolean) => void;
}

/** Gives a dossier back: the author was recognised, there is a conflict of interest, or for another reason. */
export function EndAssignment({ assignment, contestId, ending, onClose }: Props) {
  const text = useJudgingText().end;
  const { action, reason, reasonNeeded } = useText();
  const cache = useQueryClient();
  const kindName = useConflictKindName();
  const [note, setNote] = useState('');
  const [kind, setKind] = useState<string | null>(null);
  const rulebook = useQuery({ ...rulebookQuery(contestId), enabled: ending === 'conflict' });
  const path = { id: assignment.id };
  const end = useMutation({
    mutationFn: () =>
      ending === 'recusal'
        ? answer(api.POST('/api/my/assignments/{id}/recusal', { params: { path }, body: { reason: note } }))
        : answer(
            api.POST('/api/my/assignments/{id}/conflicts', {
              params: { path },
              body: { kind: ending === 'recognised' ? 'recognised' : (kind ?? ''), ...(note.trim() && { note }) },
            }),
          ),
    onSuccess: async () => {
      notifications.show({ message: text.done });
      await cache.invalidateQueries({ queryKey: ['judging'], predicate: ({ queryKey }) => queryKey[1] !== 'dossier' });
      onClose(true);
    },
  });
  const ready = ending === 'recognised' || (ending === 'conflict' ? kind !== null : note.trim() !== '');
  return (
    <Modal
      opened
      onClose={() => onClose(false)}
      title={`${text[ending].title} · ${assignment.blindCode}`}
      closeButtonProps={{ 'aria-label': action.close }}
    >
      <Stack gap="md">
        <Text>{text[ending].text}</Text>
        <ErrorPanel error={end.error} />
        {ending === 'conflict' && (
          <Select
            label={text.kind}
            required
            data={(rulebook.data?.conflicts.declaredKinds ?? []).map((kind) => ({
              value: kind.code,
              label: kindName(kind),
            }))}
            value={kind}
            onChange={setKind}
          />
        )}
        <Textarea
          label={ending === 'recusal' ? reason : text.note}
          description={ending === 'recusal' ? reasonNeeded : undefined}
          required={ending === 'recusal'}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onClose(false)}>
            {action.cancel}
          </Button>
          <ConfirmButton isReady={ready} loading={end.isPending} onTake={() => end.mutate()}>
            {action.confirm}
          </ConfirmButton>
        </Group>
      </Stack>
    </Modal>
  );
}
