import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api, ifMatch } from '../../../api/client';
import type { Schemas } from '../../../api/client';
import { upload } from '../../../api/upload';
import { ErrorPanel } from '../../../ui/error-panel';
import { Page } from '../../../ui/page';
import { Wait } from '../../../ui/wait';
import { OfficePage } from '../../contest/office';
import { contestQuery, initiativeQuery } from '../queries';
import { EMPTY, EntryForm } from './entry-form';
import type { Typed } from './entry-form';
import { intakeQuery } from './queries';
import type { PaperEntry } from './queries';
import { ScanPicker } from './scan-picker';
import { useIntakeText } from './text';

type Entered = Schemas['EnteredPaper'];

export function EntryPage() {
  const text = useIntakeText();
  return (
    <OfficePage title={text.form.title}>
      {({ contestId }) => <Entry key={contestId} contestId={contestId} />}
    </OfficePage>
  );
}

/** A dossier after another: what was entered last stays in sight, and the scan can be sent again if it did not arrive. */
function Entry({ contestId }: { readonly contestId: string }) {
  const text = useIntakeText();
  const cache = useQueryClient();
  const contest = useQuery(contestQuery(contestId));
  const [round, setRound] = useState(0);
  const [kept, setKept] = useState<Typed>(EMPTY);
  const [scan, setScan] = useState<File | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const [unsent, setUnsent] = useState<Entered | null>(null);
  const [last, setLast] = useState<Entered | null>(null);
  const ready = (entered: Entered, channel: Typed['channel']) => {
    setKept({ ...EMPTY, channel });
    setScan(null);
    setUnsent(null);
    setLast(entered);
    setRound((before) => before + 1);
    notifications.show({ message: text.form.done(entered.code) });
    void cache.invalidateQueries({ queryKey: ['intakes'] });
  };
  const send = async (entered: Entered, file: File) => {
    try {
      await upload(`/api/paper-intakes/${entered.id}/scan`, file, setProgress).done;
    } finally {
      setProgress(null);
    }
  };
  const save = useMutation({
    mutationFn: (entry: PaperEntry) =>
      answer(
        api.POST('/api/contests/{id}/paper-intakes', {
          params: { path: { id: contestId } },
          body: entry,
        }),
      ),
    onSuccess: async (entered, { channel }) => {
      if (scan) {
        setUnsent(entered);
        await resend.mutateAsync({ entered, file: scan, channel }).catch(() => undefined);
      } else ready(entered, channel);
    },
  });
  const resend = useMutation({
    mutationFn: ({ entered, file }: { entered: Entered; file: File; channel: Typed['channel'] }) => send(entered, file),
    onSuccess: (_, { entered, channel }) => ready(entered, channel),
  });
  if (!contest.data) return contest.error ? <ErrorPanel error={contest.error} /> : <Wait lines={8} />;
  const failed = unsent !== null && resend.isError;
  return (
    <Stack gap="md" maw={860}>
      <Group justify="space-between">
        <Anchor renderRoot={(props) => <Link to="/office/intakes" search={{ contest: contestId }} {...props} />}>
          {text.toList}
        </Anchor>
        {last && (
          <Text size="sm">
            {text.form.last}:{' '}
            <Anchor
              className="numbers"
              renderRoot={(props) => <Link to="/office/intakes/$id" params={{ id: last.id }} {...props} />}
            >
              {last.code}
            </Anchor>
          </Text>
        )}
      </Group>
      {failed && (
        <Alert color="yellow" title={text.form.scanFailed(unsent.code)}>
          <Stack gap="sm" align="flex-start">
            <ErrorPanel error={resend.error} />
            <ScanPicker file={scan} onPick={setScan} progress={progress} />
            <Button
              size="xs"
              disabled={scan === null}
              loading={resend.isPending}
              onClick={() => scan && resend.mutate({ entered: unsent, file: scan, channel: kept.channel })}
            >
              {text.form.again}
            </Button>
          </Stack>
        </Alert>
      )}
      {!failed && (
        <EntryForm
          key={round}
          isNext={round > 0}
          contest={contest.data}
          initial={kept}
          error={save.error}
          isPending={save.isPending || resend.isPending}
          submit={scan ? text.form.save : text.form.saveOnly}
          onSave={(entry) => save.mutate(entry)}
        >
          <ScanPicker file={scan} onPick={setScan} progress={progress} />
        </EntryForm>
      )}
    </Stack>
  );
}

export function CorrectionPage() {
  const text = useIntakeText();
  const { id } = useParams({ from: '/shell/office/intakes/$id/correct' });
  const intake = useQuery(intakeQuery(id));
  const initiativeId = intake.data?.initiativeId ?? '';
  const initiative = useQuery({ ...initiativeQuery(initiativeId), enabled: intake.data !== undefined });
  const contest = useQuery({ ...contestQuery(intake.data?.contestId ?? ''), enabled: intake.data !== undefined });
  const navigate = useNavigate();
  const cache = useQueryClient();
  const save = useMutation({
    mutationFn: (entry: PaperEntry) =>
      answer(
        api.PUT('/api/paper-intakes/{id}', {
          params: { path: { id }, header: ifMatch(intake.data?.version ?? 0) },
          body: entry,
        }),
      ),
    onSuccess: async ({ code }) => {
      await cache.invalidateQueries();
      notifications.show({ message: text.form.corrected(code) });
      await navigate({ to: '/office/intakes/$id', params: { id } });
    },
  });
  const error = intake.error ?? initiative.error ?? contest.error;
  return (
    <Page title={text.form.correct(intake.data?.code ?? '')}>
      <ErrorPanel error={error} />
      {intake.data && initiative.data && contest.data ? (
        <EntryForm
          contest={contest.data}
          initial={typedOf(intake.data, initiative.data)}
          error={save.error}
          isPending={save.isPending}
          submit={text.form.saveOnly}
          onSave={(entry) => save.mutate({ ...entry, answers: initiative.data.answers })}
        />
      ) : (
        !error && <Wait lines={8} />
      )}
    </Page>
  );
}

function typedOf(intake: Schemas['PaperIntake'], initiative: Schemas['Initiative']): Typed {
  return {
    channel: intake.channel,
    stampedAt: intake.stampedAt,
    title: initiative.title,
    theme: initiative.theme ?? '',
    unitId: intake.unitId,
    unitName: intake.unitName,
    authorKind: initiative.authorKind,
    authors: initiative.authors.map(({ name, jobTitle, share }) => ({ name, jobTitle: jobTitle ?? '', share })),
  };
}
