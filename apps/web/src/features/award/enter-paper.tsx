import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useText } from '../../i18n';
import { CheckedForm } from '../../ui/checked-form';
import { ConfirmButton } from '../../ui/confirm-button';
import { DateInput } from '../../ui/date-input';
import { ErrorPanel } from '../../ui/error-panel';
import { FileField, PDF } from '../../ui/file-field';
import { keepFile } from './queries';
import { useAwardText } from './text';

type Kind = keyof ReturnType<typeof useAwardText>['papers']['registerKinds'];

interface Props {
  readonly contestId: string;
  readonly onClose: () => void;
}

/** A signed paper that is not a decision comes into the register with its number, date, signer and PDF. */
export function EnterPaper({ contestId, onClose }: Props) {
  const text = useAwardText().papers;
  const { action } = useText();
  const cache = useQueryClient();
  const kinds = Object.entries(text.registerKinds) as [Kind, string][];
  const [kind, setKind] = useState<Kind>('result_notice');
  const [given, setGiven] = useState({ title: '', number: '', dated: '', signer: '' });
  const [file, setFile] = useState<File | null>(null);
  const enter = useMutation({
    mutationFn: async () => {
      const kept = file && (await keepFile(contestId, file));
      return answer(
        api.POST('/api/contests/{id}/documents', {
          params: { path: { id: contestId } },
          body: { kind, ...given, fileId: kept?.id ?? '' },
        }),
      );
    },
    onSuccess: () => {
      notifications.show({ message: text.entered });
      onClose();
      return cache.invalidateQueries({ queryKey: ['award', 'papers'] });
    },
  });
  const fields = [
    ['title', text.titleField],
    ['number', text.number],
    ['signer', text.signer],
  ] as const;
  return (
    <Modal opened onClose={onClose} title={text.enterTitle} closeButtonProps={{ 'aria-label': action.close }}>
      <CheckedForm
        onSubmit={(event) => {
          event.preventDefault();
          enter.mutate();
        }}
      >
        <Stack gap="sm">
          <ErrorPanel error={enter.error} />
          <NativeSelect
            label={text.kind}
            value={kind}
            data={kinds.map(([value, label]) => ({ value, label }))}
            onChange={({ currentTarget }) => setKind(kinds.find(([one]) => one === currentTarget.value)?.[0] ?? kind)}
          />
          {fields.map(([field, label]) => (
            <TextInput
              key={field}
              label={label}
              required
              value={given[field]}
              onChange={({ currentTarget }) => setGiven({ ...given, [field]: currentTarget.value })}
            />
          ))}
          <DateInput
            label={text.dated}
            required
            value={given.dated}
            onChange={(dated) => setGiven({ ...given, dated })}
          />
          <FileField label={text.signedFile} required kinds={PDF} value={file} onChange={setFile} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {action.cancel}
            </Button>
            <ConfirmButton isReady={file !== null} loading={enter.isPending}>
              {text.enterConfirm}
            </ConfirmButton>
          </Group>
        </Stack>
      </CheckedForm>
    </Modal>
  );
}
