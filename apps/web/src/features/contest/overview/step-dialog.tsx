import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, ifMatch } from '../../../api/client';
import { fieldErrors } from '../../../api/problem';
import { useLanguage, useText } from '../../../i18n';
import { CheckedForm } from '../../../ui/checked-form';
import { DateInput } from '../../../ui/date-input';
import { ErrorPanel } from '../../../ui/error-panel';
import { ReasonDialog } from '../../../ui/reason-dialog';
import type { ContestDetail } from '../queries';
import { useContestText } from '../text';

const STEPS = ['announce', 'closeEarly', 'suspend', 'resume', 'conclude', 'archive', 'cancel'] as const;
export type Step = (typeof STEPS)[number];
export const isStep = (name: string): name is Step => STEPS.some((step) => step === name);

interface Paper {
  readonly number: string;
  readonly date: string;
}

function take(contest: ContestDetail, step: Step, reason: string, paper: Paper): Promise<ContestDetail> {
  const params = { path: { id: contest.id }, header: ifMatch(contest.version) };
  const body = reason === '' ? {} : { reason };
  switch (step) {
    case 'announce':
      return answer(api.POST('/api/contests/{id}/announce', { params, body: paper }));
    case 'closeEarly':
      return answer(api.POST('/api/contests/{id}/close-early', { params, body: { reason } }));
    case 'suspend':
      return answer(api.POST('/api/contests/{id}/suspend', { params, body }));
    case 'resume':
      return answer(api.POST('/api/contests/{id}/resume', { params, body }));
    case 'conclude':
      return answer(api.POST('/api/contests/{id}/conclude', { params, body }));
    case 'archive':
      return answer(api.POST('/api/contests/{id}/archive', { params, body }));
    case 'cancel':
      return answer(api.POST('/api/contests/{id}/cancel', { params, body }));
  }
}

interface Props {
  readonly contest: ContestDetail;
  readonly step: Step;
  readonly onClose: () => void;
}

/** One step of the contest: the announcing paper, a reason, or only once more whether it is meant. */
export function StepDialog({ contest, step, onClose }: Props) {
  const text = useContestText();
  const { action } = useText();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const [paper, setPaper] = useState<Paper>({ number: '', date: '' });
  const run = useMutation({
    mutationFn: (reason: string) => take(contest, step, reason, paper),
    onSuccess: async () => {
      notifications.show({ message: text.done });
      onClose();
      await cache.invalidateQueries();
    },
  });
  const transition = contest.availableTransitions.find(({ name }) => name === step);
  const label = transition?.label[language] ?? step;
  if (step !== 'announce')
    return (
      <ReasonDialog
        title={label}
        lead={text.leads[step]}
        confirm={label}
        needsReason={transition?.needsReason ?? false}
        isPending={run.isPending}
        error={run.error}
        onConfirm={(reason) => run.mutate(reason)}
        onClose={onClose}
      />
    );
  const errors = fieldErrors(run.error);
  return (
    <Modal opened onClose={onClose} title={label} closeButtonProps={{ 'aria-label': action.close }}>
      <CheckedForm
        onSubmit={(event) => {
          event.preventDefault();
          run.mutate('');
        }}
      >
        <Stack gap="md">
          <Text>{text.leads.announce}</Text>
          <ErrorPanel error={run.error} />
          <TextInput
            label={text.announcementNumber}
            description={text.numberHint}
            required
            data-autofocus
            value={paper.number}
            error={errors.number}
            onChange={({ currentTarget }) => setPaper((old) => ({ ...old, number: currentTarget.value }))}
          />
          <DateInput
            label={text.announcementDate}
            required
            value={paper.date}
            error={errors.date}
            onChange={(date) => setPaper((old) => ({ ...old, date }))}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {action.cancel}
            </Button>
            <Button type="submit" loading={run.isPending}>
              {label}
            </Button>
          </Group>
        </Stack>
      </CheckedForm>
    </Modal>
  );
}
