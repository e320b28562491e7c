import { Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, ifMatch } from '../../api/client';
import { useLanguage } from '../../i18n';
import { DateInput } from '../../ui/date-input';
import { FileField, PDF } from '../../ui/file-field';
import { FormDialog } from '../../ui/form-dialog';
import { useComplaintText } from './complaint-text';
import { complaintQuery, keepFile } from './queries';
import type { Complaint } from './queries';

export const COMPLAINT_STEPS = ['accept', 'verify', 'answer', 'transfer', 'declineToHandle', 'withdraw'] as const;
export type ComplaintStep = (typeof COMPLAINT_STEPS)[number];
type Outcome = 'upheld' | 'partly_upheld' | 'rejected';
const OUTCOMES: readonly Outcome[] = ['rejected', 'upheld', 'partly_upheld'];

interface Given {
  readonly reason: string;
  readonly to: string;
  readonly outcome: Outcome;
  readonly number: string;
  readonly date: string;
  readonly file: File | null;
}

async function take(complaint: Complaint, step: ComplaintStep, given: Given): Promise<Complaint> {
  const params = { path: { id: complaint.id }, header: ifMatch(complaint.version) };
  const { reason } = given;
  switch (step) {
    case 'accept':
      return answer(api.POST('/api/complaints/{id}/accept', { params }));
    case 'verify':
      return answer(api.POST('/api/complaints/{id}/verify', { params }));
    case 'transfer':
      return answer(api.POST('/api/complaints/{id}/transfer', { params, body: { reason, to: given.to } }));
    case 'declineToHandle':
      return answer(api.POST('/api/complaints/{id}/decline', { params, body: { reason } }));
    case 'withdraw':
      return answer(api.POST('/api/complaints/{id}/withdraw', { params, body: { reason } }));
    case 'answer': {
      const kept = given.file && (await keepFile(complaint.contestId, given.file));
      return answer(
        api.POST('/api/complaints/{id}/answer', {
          params,
          body: {
            reason,
            outcome: given.outcome,
            number: given.number,
            date: given.date,
            fileId: kept?.id ?? '',
          },
        }),
      );
    }
  }
}

interface Props {
  readonly complaint: Complaint;
  readonly step: ComplaintStep;
  readonly onClose: () => void;
}

/** One step of a complaint, with what has to be told for it. */
export function ComplaintDialog({ complaint, step, onClose }: Props) {
  const text = useComplaintText();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const [given, setGiven] = useState<Given>({
    reason: '',
    to: '',
    outcome: 'rejected',
    number: '',
    date: '',
    file: null,
  });
  const set = (part: Partial<Given>) => setGiven((old) => ({ ...old, ...part }));
  const run = useMutation({
    mutationFn: () => take(complaint, step, given),
    onSuccess: (next) => {
      cache.setQueryData(complaintQuery(complaint.id).queryKey, next);
      notifications.show({ message: text.done });
      onClose();
      return cache.invalidateQueries({ queryKey: ['award'] });
    },
  });
  const label = complaint.availableTransitions.find(({ name }) => name === step)?.label[language] ?? '';
  const needsReason = step !== 'accept' && step !== 'verify';
  return (
    <FormDialog
      title={label}
      error={run.error}
      confirm={label}
      isReady={step !== 'answer' || given.file !== null}
      isPending={run.isPending}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      {step === 'transfer' && (
        <TextInput
          label={text.fields.to}
          required
          data-autofocus
          value={given.to}
          onChange={({ currentTarget }) => set({ to: currentTarget.value })}
        />
      )}
      {step === 'answer' && (
        <>
          <NativeSelect
            label={text.outcome}
            value={given.outcome}
            data={OUTCOMES.map((value) => ({ value, label: text.outcomes[value] }))}
            onChange={({ currentTarget }) =>
              set({ outcome: OUTCOMES.find((one) => one === currentTarget.value) ?? given.outcome })
            }
          />
          <Group grow align="flex-start">
            <TextInput
              label={text.fields.number}
              required
              value={given.number}
              onChange={({ currentTarget }) => set({ number: currentTarget.value })}
            />
            <DateInput label={text.fields.date} required value={given.date} onChange={(date) => set({ date })} />
          </Group>
          <FileField
            label={text.fields.file}
            required
            kinds={PDF}
            value={given.file}
            onChange={(file) => set({ file })}
          />
        </>
      )}
      {needsReason && (
        <Textarea
          label={step === 'answer' ? text.fields.answerReason : text.fields.reason}
          required
          value={given.reason}
          maxLength={2000}
          onChange={({ currentTarget }) => set({ reason: currentTarget.value })}
        />
      )}
    </FormDialog>
  );
}
