import {
  Badge,
  Button,
  FileInput,
  Group,
  Modal,
  NativeSelect,
  NumberInput,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useText } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { ReasonDialog } from '../../ui/reason-dialog';
import { SECRETARIES } from '../contest/office';
import type { Office } from '../contest/office';
import { keepFile } from './queries';
import type { Decision } from './queries';
import { useAwardText } from './text';

interface Props {
  readonly decision: Decision;
  readonly office: Office;
}

/** Row by row, where the signed paper differs from the agreed list: entered by one, confirmed by another. */
export function Differences({ decision, office }: Props) {
  const text = useAwardText().decisions;
  const cache = useQueryClient();
  const [declining, setDeclining] = useState<string | null>(null);
  const [entering, setEntering] = useState(false);
  const refresh = () => {
    setDeclining(null);
    return cache.invalidateQueries({ queryKey: ['award'] });
  };
  const path = (differenceId: string) => ({ path: { id: decision.id, differenceId } });
  const confirm = useMutation({
    mutationFn: (id: string) =>
      answer(api.POST('/api/award-decisions/{id}/differences/{differenceId}/confirm', { params: path(id) })),
    onSuccess: refresh,
  });
  const decline = useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      answer(
        api.POST('/api/award-decisions/{id}/differences/{differenceId}/decline', {
          params: path(id),
          body: { reason },
        }),
      ),
    onSuccess: refresh,
  });
  const isSent = decision.state === 'sent';
  if (!isSent && decision.differences.length === 0) return null;
  return (
    <Stack gap="xs">
      {decision.differences.length > 0 && <Title order={4}>{text.differences}</Title>}
      <ErrorPanel error={confirm.error} />
      {decision.differences.map((one) => (
        <Group key={one.id} gap="sm">
          <Text className="numbers">
            {one.initiativeCode}: {text.changes[one.change]} {one.prizeName} · {one.documentNumber} · {one.reason}
          </Text>
          {one.state === 'entered' && isSent ? (
            <>
              <Button size="compact-sm" loading={confirm.isPending} onClick={() => confirm.mutate(one.id)}>
                {text.confirm}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => setDeclining(one.id)}>
                {text.decline}
              </Button>
            </>
          ) : (
            <Badge color="gray">
              {one.confirmedBy === null ? one.state : `${text.confirmedBy} ${one.confirmedBy}`}
            </Badge>
          )}
        </Group>
      ))}
      {isSent && office.has('clerk', ...SECRETARIES) && (
        <Group>
          <Button size="xs" variant="default" onClick={() => setEntering(true)}>
            {text.enter}
          </Button>
        </Group>
      )}
      {entering && <EnterDifference decision={decision} onClose={() => setEntering(false)} />}
      {declining !== null && (
        <ReasonDialog
          title={text.decline.replace('…', '')}
          confirm={text.decline.replace('…', '')}
          needsReason
          isPending={decline.isPending}
          error={decline.error}
          onConfirm={(reason) => decline.mutate({ id: declining, reason })}
          onClose={() => setDeclining(null)}
        />
      )}
    </Stack>
  );
}

/** A row of the agreed list that the signed paper leaves out, or gives with another sum. */
function EnterDifference({ decision, onClose }: { readonly decision: Decision; readonly onClose: () => void }) {
  const text = useAwardText();
  const words = useText();
  const cache = useQueryClient();
  const [initiativeId, setInitiativeId] = useState(decision.list[0]?.initiativeId ?? '');
  const [change, setChange] = useState<'removed' | 'changed'>('removed');
  const [amount, setAmount] = useState<number | string>('');
  const [reason, setReason] = useState('');
  const [number, setNumber] = useState('');
  const [date, setDate] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const row = decision.list.find((one) => one.initiativeId === initiativeId);
  const enter = useMutation({
    mutationFn: async () => {
      const kept = file && (await keepFile(decision.contestId, file));
      return answer(
        api.POST('/api/award-decisions/{id}/differences', {
          params: { path: { id: decision.id } },
          body: {
            initiativeId,
            change,
            reason,
            documentNumber: number,
            documentDate: date,
            documentFileId: kept?.id ?? '',
            ...(change === 'changed' && row && { table: row.tableCode, prize: row.prizeCode, amount: Number(amount) }),
          },
        }),
      );
    },
    onSuccess: () => {
      onClose();
      return cache.invalidateQueries({ queryKey: ['award'] });
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={text.decisions.enter.replace('…', '')}
      closeButtonProps={{ 'aria-label': words.action.close }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          enter.mutate();
        }}
      >
        <Stack gap="sm">
          <ErrorPanel error={enter.error} />
          <NativeSelect
            label={text.allotment.initiative}
            value={initiativeId}
            data={decision.list.map((one) => ({ value: one.initiativeId, label: `${one.code} · ${one.title}` }))}
            onChange={({ currentTarget }) => setInitiativeId(currentTarget.value)}
          />
          <NativeSelect
            label={text.decisions.change}
            value={change}
            data={(['removed', 'changed'] as const).map((value) => ({ value, label: text.decisions.changes[value] }))}
            onChange={({ currentTarget }) => setChange(currentTarget.value === 'changed' ? 'changed' : 'removed')}
          />
          {change === 'changed' && (
            <NumberInput
              label={text.allotment.amount}
              required
              min={0}
              allowDecimal={false}
              thousandSeparator="."
              value={amount}
              onChange={setAmount}
            />
          )}
          <Textarea
            label={words.reason}
            required
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <TextInput
            label={text.decisions.document}
            required
            value={number}
            onChange={({ currentTarget }) => setNumber(currentTarget.value)}
          />
          <TextInput
            type="date"
            label={text.decisions.documentDate}
            required
            value={date}
            onChange={({ currentTarget }) => setDate(currentTarget.value)}
          />
          <FileInput
            label={text.decisions.documentFile}
            required
            accept="application/pdf"
            value={file}
            onChange={setFile}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.action.cancel}
            </Button>
            <Button type="submit" loading={enter.isPending}>
              {words.action.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
