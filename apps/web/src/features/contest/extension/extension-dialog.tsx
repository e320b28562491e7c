import {
  Alert,
  Button,
  Group,
  Input,
  Modal,
  Progress,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { fieldErrors } from '../../../api/problem';
import { upload } from '../../../api/upload';
import { useFormat, useText } from '../../../i18n';
import { CheckedForm } from '../../../ui/checked-form';
import { DateInput } from '../../../ui/date-input';
import { DateTimeInput } from '../../../ui/date-time-input';
import { ErrorPanel } from '../../../ui/error-panel';
import { FileField, SCANS } from '../../../ui/file-field';
import { UnitSelect } from '../../identity/unit-select';
import type { Extension, ReadContest } from '../queries';
import { useContestText } from '../text';
import { DossierSelect } from '../dossier-select';

const SCOPES = ['contest', 'unit', 'initiative'] as const;
type Scope = (typeof SCOPES)[number];

const EMPTY = {
  scope: 'contest' as Scope,
  unitId: null as string | null,
  initiativeId: null as string | null,
  closesAt: null as string | null,
  number: '',
  date: '',
  reason: '',
  scan: null as File | null,
};

interface Props {
  readonly contest: ReadContest;
  readonly onClose: () => void;
}

/** The whole extension in one form: for whom, until when, by which letter, why, and the letter's scan. */
export function ExtensionDialog({ contest, onClose }: Props) {
  const text = useContestText().extension;
  const { action, reason: reasonLabel } = useText();
  const format = useFormat();
  const cache = useQueryClient();
  const [given, setGiven] = useState(EMPTY);
  const [part, setPart] = useState<number | null>(null);
  const [kept, setKept] = useState<string | null>(null);
  const set = (some: Partial<typeof EMPTY>) => setGiven((old) => ({ ...old, ...some }));
  const run = useMutation({
    mutationFn: async () => {
      const id = kept ?? (await propose(contest, given, text.document(given.number.trim(), format.day(given.date)))).id;
      setKept(id);
      if (given.scan === null) return;
      setPart(0);
      await upload(`/api/contests/${contest.id}/extensions/${id}/scan`, given.scan, setPart).done;
    },
    onSuccess: () => {
      notifications.show({ message: text.proposed });
      onClose();
    },
    onSettled: () => {
      setPart(null);
      return cache.invalidateQueries({ queryKey: ['extensions', contest.id] });
    },
  });
  const errors = fieldErrors(run.error);
  const frozen = kept !== null;
  return (
    <Modal opened onClose={onClose} size="lg" title={text.dialog} closeButtonProps={{ 'aria-label': action.close }}>
      <CheckedForm
        onSubmit={(event) => {
          event.preventDefault();
          run.mutate();
        }}
      >
        <Stack gap="md">
          <Text>{text.lead}</Text>
          <ErrorPanel error={run.error} />
          {frozen && run.error && <Alert color="yellow">{text.kept}</Alert>}
          <Input.Wrapper label={text.for} labelElement="div">
            <SegmentedControl
              fullWidth
              aria-label={text.for}
              disabled={frozen}
              value={given.scope}
              onChange={(scope) => set({ scope })}
              data={SCOPES.map((value) => ({ value, label: text.scopes[value] }))}
            />
          </Input.Wrapper>
          {given.scope === 'unit' && (
            <UnitSelect
              label={text.unit}
              required
              value={given.unitId}
              disabled={frozen}
              error={errors['for.unitId']}
              onChange={(unitId) => set({ unitId })}
            />
          )}
          {given.scope === 'initiative' && (
            <DossierSelect
              contestId={contest.id}
              value={given.initiativeId}
              error={errors['for.initiativeId']}
              onChange={(initiativeId) => set({ initiativeId })}
            />
          )}
          <DateTimeInput
            label={text.closesAt}
            description={
              given.closesAt === null
                ? text.at(format.moment(contest.closesAt, contest.zone))
                : text.before(format.moment(given.closesAt, contest.zone))
            }
            required
            disabled={frozen}
            zone={contest.zone}
            value={given.closesAt}
            error={errors.closesAt}
            onChange={(closesAt) => set({ closesAt })}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              label={text.number}
              required
              disabled={frozen}
              maxLength={250}
              value={given.number}
              error={errors.document}
              onChange={({ currentTarget }) => set({ number: currentTarget.value })}
            />
            <DateInput
              label={text.date}
              required
              disabled={frozen}
              value={given.date}
              onChange={(date) => set({ date })}
            />
          </SimpleGrid>
          <Textarea
            label={reasonLabel}
            required
            disabled={frozen}
            maxLength={2000}
            minRows={2}
            value={given.reason}
            error={errors.reason}
            onChange={({ currentTarget }) => set({ reason: currentTarget.value })}
          />
          <FileField
            label={text.scan}
            kinds={SCANS}
            value={given.scan}
            error={errors.file}
            onChange={(scan) => set({ scan })}
          />
          {part !== null && (
            <div role="status">
              <Text size="sm">{text.uploading(Math.round(part * 100))}</Text>
              <Progress value={part * 100} aria-label={text.scan} />
            </div>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {frozen ? action.close : action.cancel}
            </Button>
            <Button type="submit" loading={run.isPending}>
              {text.submit}
            </Button>
          </Group>
        </Stack>
      </CheckedForm>
    </Modal>
  );
}

function propose(contest: ReadContest, given: typeof EMPTY, document: string): Promise<Extension> {
  const { scope, unitId, initiativeId } = given;
  return answer(
    api.POST('/api/contests/{id}/extensions', {
      params: { path: { id: contest.id } },
      body: {
        for:
          scope === 'contest'
            ? { scope }
            : scope === 'unit'
              ? { scope, unitId: unitId ?? '' }
              : { scope, initiativeId: initiativeId ?? '' },
        closesAt: given.closesAt ?? '',
        document,
        reason: given.reason.trim(),
      },
    }),
  );
}
