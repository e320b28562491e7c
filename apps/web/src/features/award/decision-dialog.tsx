import { Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, ifMatch } from '../../api/client';
import { useFormat, useLanguage, useText } from '../../i18n';
import { DateInput } from '../../ui/date-input';
import { FileField, PDF } from '../../ui/file-field';
import { FormDialog } from '../../ui/form-dialog';
import { AwardList } from './award-list';
import { decisionQuery, keepFile } from './queries';
import type { Decision } from './queries';
import { useAwardText } from './text';

export const STEPS = ['agree', 'send', 'sign', 'publish', 'return', 'redraft'] as const;
export type Step = (typeof STEPS)[number];

interface Given {
  readonly number: string;
  readonly date: string;
  readonly signer: string;
  readonly reason: string;
  readonly file: File | null;
}

async function take(decision: Decision, step: Step, given: Given): Promise<Decision> {
  const { id, version, contestId } = decision;
  const params = { path: { id }, header: ifMatch(version) };
  switch (step) {
    case 'agree':
      return answer(api.POST('/api/award-decisions/{id}/agree', { params, body: { listHash: decision.listHash } }));
    case 'send':
      return answer(
        api.POST('/api/award-decisions/{id}/send', {
          params,
          body: { proposalNumber: given.number, proposalDate: given.date },
        }),
      );
    case 'sign': {
      const paper = given.file && (await keepFile(contestId, given.file));
      return answer(
        api.POST('/api/award-decisions/{id}/sign', {
          params,
          body: {
            number: given.number,
            signedOn: given.date,
            signerName: given.signer,
            fileId: paper?.id ?? '',
            sha256: paper?.sha256 ?? '',
          },
        }),
      );
    }
    case 'publish':
      return answer(api.POST('/api/award-decisions/{id}/publish', { params }));
    case 'return':
      return answer(api.POST('/api/award-decisions/{id}/return', { params, body: { reason: given.reason } }));
    case 'redraft':
      return answer(api.POST('/api/award-decisions/{id}/redraft', { params, body: { wording: {} } }));
  }
}

interface Props {
  readonly decision: Decision;
  readonly step: Step;
  readonly onClose: () => void;
}

/** One step of a decision, with what has to be told for it. */
export function DecisionDialog({ decision, step, onClose }: Props) {
  const text = useAwardText().decisions;
  const { reason: reasonLabel } = useText();
  const { language } = useLanguage();
  const format = useFormat();
  const cache = useQueryClient();
  const [given, setGiven] = useState<Given>({ number: '', date: '', signer: '', reason: '', file: null });
  const set = (part: Partial<Given>) => setGiven((old) => ({ ...old, ...part }));
  const run = useMutation({
    mutationFn: () => take(decision, step, given),
    onSuccess: (next) => {
      cache.setQueryData(decisionQuery(decision.id).queryKey, next);
      notifications.show({ message: text.done });
      onClose();
      return cache.invalidateQueries({ queryKey: ['award'] });
    },
  });
  const label = decision.availableTransitions.find(({ name }) => name === step)?.label[language] ?? '';
  return (
    <FormDialog
      title={label}
      size={step === 'agree' ? 'xl' : 'md'}
      error={run.error}
      confirm={label}
      isPending={run.isPending}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      {step === 'agree' && (
        <>
          <Text>{text.agreeLead}</Text>
          <AwardList title={text.exactList} rows={decision.list} />
          <Text size="sm" className="numbers">
            {text.rows(decision.rows, format.number(decision.total, 0))}
          </Text>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {text.hash}: {decision.listHash}
          </Text>
        </>
      )}
      {step === 'publish' && <Text>{text.publishLead}</Text>}
      {step === 'redraft' && <Text>{text.redraftLead}</Text>}
      {(step === 'send' || step === 'sign') && (
        <>
          <TextInput
            label={step === 'send' ? text.proposalNumber : text.number}
            description={text.numberAlone}
            required
            data-autofocus
            value={given.number}
            onChange={({ currentTarget }) => set({ number: currentTarget.value })}
          />
          <DateInput
            label={step === 'send' ? text.proposalDate : text.signedOn}
            required
            value={given.date}
            onChange={(date) => set({ date })}
          />
        </>
      )}
      {step === 'sign' && (
        <>
          <TextInput
            label={text.signer}
            required
            value={given.signer}
            onChange={({ currentTarget }) => set({ signer: currentTarget.value })}
          />
          <FileField label={text.signed} required kinds={PDF} value={given.file} onChange={(file) => set({ file })} />
        </>
      )}
      {step === 'return' && (
        <Textarea
          label={reasonLabel}
          required
          data-autofocus
          value={given.reason}
          onChange={({ currentTarget }) => set({ reason: currentTarget.value })}
        />
      )}
    </FormDialog>
  );
}
