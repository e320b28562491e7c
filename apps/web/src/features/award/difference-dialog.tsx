import { Button, Group, Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useText } from '../../i18n';
import { CheckedForm } from '../../ui/checked-form';
import { ConfirmButton } from '../../ui/confirm-button';
import { DateInput } from '../../ui/date-input';
import { ErrorPanel } from '../../ui/error-panel';
import { FileField, SCANS } from '../../ui/file-field';
import { Wait } from '../../ui/wait';
import { heldPlace, NO_PLACE, placeBody, PlaceFields } from './place-fields';
import type { PlaceGiven } from './place-fields';
import { choicesQuery, keepFile } from './queries';
import type { Choices, Decision } from './queries';
import { useAwardText } from './text';

interface Props {
  readonly decision: Decision;
  readonly onClose: () => void;
}

/** One row of the agreed list that the signed paper leaves out or gives otherwise, or one that it adds. */
export function DifferenceDialog({ decision, onClose }: Props) {
  const text = useAwardText().decisions;
  const { action } = useText();
  const choices = useQuery(choicesQuery(decision.id));
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={text.enter.replace('…', '')}
      closeButtonProps={{ 'aria-label': action.close }}
    >
      {choices.data ? (
        <Form decision={decision} choices={choices.data} onClose={onClose} />
      ) : choices.error ? (
        <ErrorPanel error={choices.error} onRetry={() => void choices.refetch()} />
      ) : (
        <Wait lines={5} />
      )}
    </Modal>
  );
}

type Change = 'removed' | 'changed' | 'added';
const CHANGES: readonly Change[] = ['removed', 'changed', 'added'];

function Form({ decision, choices, onClose }: Props & { readonly choices: Choices }) {
  const text = useAwardText();
  const words = useText();
  const cache = useQueryClient();
  const [change, setChange] = useState<Change>('removed');
  const [initiativeId, setInitiativeId] = useState('');
  const [place, setPlace] = useState<PlaceGiven>(NO_PLACE);
  const [given, setGiven] = useState({ reason: '', number: '', date: '' });
  const [file, setFile] = useState<File | null>(null);
  const candidates = choices.initiatives.filter(({ held }) => (held === null) === (change === 'added'));
  const about = (next: Change, id: string) => {
    setChange(next);
    setInitiativeId(id);
    setPlace(next === 'changed' ? heldPlace(choices, id) : NO_PLACE);
  };
  const enter = useMutation({
    mutationFn: async () => {
      const kept = file && (await keepFile(decision.contestId, file));
      return answer(
        api.POST('/api/award-decisions/{id}/differences', {
          params: { path: { id: decision.id } },
          body: {
            initiativeId,
            change,
            reason: given.reason,
            documentNumber: given.number,
            documentDate: given.date,
            documentFileId: kept?.id ?? '',
            ...(change !== 'removed' && placeBody(place)),
          },
        }),
      );
    },
    onSuccess: () => {
      notifications.show({ message: text.decisions.done });
      onClose();
      return cache.invalidateQueries({ queryKey: ['award'] });
    },
  });
  return (
    <CheckedForm
      onSubmit={(event) => {
        event.preventDefault();
        enter.mutate();
      }}
    >
      <Stack gap="sm">
        <ErrorPanel error={enter.error} />
        <NativeSelect
          label={text.decisions.change}
          value={change}
          data={CHANGES.map((value) => ({ value, label: text.decisions.changeNames[value] }))}
          onChange={({ currentTarget }) => about(CHANGES.find((one) => one === currentTarget.value) ?? change, '')}
        />
        <NativeSelect
          label={text.allotment.initiative}
          required
          value={initiativeId}
          data={[
            { value: '', label: '–' },
            ...candidates.map((one) => ({ value: one.id, label: `${one.code} · ${one.title}` })),
          ]}
          onChange={({ currentTarget }) => about(change, currentTarget.value)}
        />
        {change !== 'removed' && (
          <PlaceFields choices={choices} initiativeId={initiativeId} value={place} onChange={setPlace} />
        )}
        <Textarea
          label={words.reason}
          required
          value={given.reason}
          onChange={({ currentTarget }) => setGiven({ ...given, reason: currentTarget.value })}
        />
        <Group grow align="flex-start">
          <TextInput
            label={text.decisions.document}
            required
            value={given.number}
            onChange={({ currentTarget }) => setGiven({ ...given, number: currentTarget.value })}
          />
          <DateInput
            label={text.decisions.documentDate}
            required
            value={given.date}
            onChange={(date) => setGiven({ ...given, date })}
          />
        </Group>
        <FileField label={text.decisions.documentFile} required kinds={SCANS} value={file} onChange={setFile} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.action.cancel}
          </Button>
          <ConfirmButton isReady={initiativeId !== '' && file !== null} loading={enter.isPending}>
            {words.action.save}
          </ConfirmButton>
        </Group>
      </Stack>
    </CheckedForm>
  );
}
