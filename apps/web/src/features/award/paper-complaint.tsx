import { Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { fieldErrors } from '../../api/problem';
import { DateInput } from '../../ui/date-input';
import { FileField, SCANS } from '../../ui/file-field';
import { FormDialog } from '../../ui/form-dialog';
import { DossierSelect } from '../contest/dossier-select';
import { useComplaintText } from './complaint-text';
import { keepFile } from './queries';

interface Props {
  readonly contestId: string;
  readonly onClose: () => void;
}

/** A complaint that came on paper: who, when it came in, its scan. */
export function PaperComplaint({ contestId, onClose }: Props) {
  const text = useComplaintText();
  const cache = useQueryClient();
  const [given, setGiven] = useState({ name: '', contact: '', receivedOn: '', content: '' });
  const [initiativeId, setInitiativeId] = useState<string | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const set = (part: Partial<typeof given>) => setGiven((old) => ({ ...old, ...part }));
  const enter = useMutation({
    mutationFn: async () => {
      const kept = file && (await keepFile(contestId, file));
      const { name, receivedOn, contact, content } = given;
      return answer(
        api.POST('/api/contests/{id}/complaints', {
          params: { path: { id: contestId } },
          body: {
            initiativeId,
            content,
            contact,
            fileId: null,
            paper: { name, receivedOn, fileId: kept?.id ?? '' },
          },
        }),
      );
    },
    onSuccess: (made) => {
      notifications.show({ message: text.own.sent(made.number) });
      onClose();
      return cache.invalidateQueries({ queryKey: ['award'] });
    },
  });
  const errors = fieldErrors(enter.error);
  const fields = [
    ['name', text.paper.name],
    ['contact', text.contact],
  ] as const;
  return (
    <FormDialog
      title={text.paper.title}
      error={enter.error}
      confirm={text.paper.confirm}
      isReady={file !== null}
      isPending={enter.isPending}
      onConfirm={() => enter.mutate()}
      onClose={onClose}
    >
      {fields.map(([field, label]) => (
        <TextInput
          key={field}
          label={label}
          required
          value={given[field]}
          error={errors[`paper.${field}`]}
          onChange={({ currentTarget }) => set({ [field]: currentTarget.value })}
        />
      ))}
      <DateInput
        label={text.paper.receivedOn}
        required
        value={given.receivedOn}
        error={errors['paper.receivedOn']}
        onChange={(receivedOn) => set({ receivedOn })}
      />
      <DossierSelect
        contestId={contestId}
        label={text.paper.code}
        optional={text.paper.codeHint}
        value={initiativeId}
        error={errors.initiativeId}
        onChange={setInitiativeId}
      />
      <Textarea
        label={text.content}
        required
        maxLength={20_000}
        value={given.content}
        onChange={({ currentTarget }) => set({ content: currentTarget.value })}
      />
      <FileField label={text.paper.scan} required kinds={SCANS} value={file} onChange={setFile} />
    </FormDialog>
  );
}
