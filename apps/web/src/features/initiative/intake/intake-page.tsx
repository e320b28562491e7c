import { Alert, Anchor, Badge, Box, Button, Grid, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api, ifMatch } from '../../../api/client';
import { upload } from '../../../api/upload';
import { useFormat, useText } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { FileView } from '../../../ui/file-view';
import { Page } from '../../../ui/page';
import { ReasonDialog } from '../../../ui/reason-dialog';
import { TransitionButton } from '../../../ui/transition-button';
import { Wait } from '../../../ui/wait';
import { contestQuery, initiativeQuery } from '../queries';
import { intakeQuery, intakesQuery } from './queries';
import type { Intake } from './queries';
import { ScanPicker } from './scan-picker';
import { useIntakeText } from './text';

/** The scan beside what was entered, for the second secretary. */
export function IntakePage() {
  const text = useIntakeText();
  const { id } = useParams({ from: '/shell/office/intakes/$id' });
  const intake = useQuery(intakeQuery(id));
  return (
    <Page
      wide
      title={intake.data?.code ?? text.title}
      lead={<Anchor renderRoot={(props) => <Link to="/office/intakes" {...props} />}>{text.toList}</Anchor>}
    >
      <ErrorPanel error={intake.error} onRetry={() => void intake.refetch()} />
      {intake.isPending && <Wait lines={8} />}
      {intake.data && (
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Scan key={intake.data.scan?.attachmentId} intake={intake.data} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <EnteredCard key={id} intake={intake.data} />
          </Grid.Col>
        </Grid>
      )}
    </Page>
  );
}

function Scan({ intake }: { readonly intake: Intake }) {
  const text = useIntakeText();
  const cache = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const send = useMutation({
    mutationFn: (chosen: File) => upload(`/api/paper-intakes/${intake.id}/scan`, chosen, setProgress).done,
    onSettled: async () => {
      setProgress(null);
      await cache.invalidateQueries();
    },
  });
  return (
    <Paper component="section" aria-label={text.one.scan} radius="lg" bd="1px solid var(--sk-line)" p="md">
      <Stack gap="md">
        {intake.scan ? (
          <FileView
            path={`/api/initiatives/${intake.initiativeId}/attachments/${intake.scan.attachmentId}`}
            name={intake.scan.fileName}
            download={text.one.download}
            height="calc(100dvh - 260px)"
          />
        ) : (
          <Alert color="yellow">{text.one.noScan}</Alert>
        )}
        {intake.mayCorrect && (
          <>
            <ScanPicker file={file} onPick={setFile} progress={progress} />
            <ErrorPanel error={send.error} />
            <Group>
              <Button
                size="xs"
                disabled={file === null}
                loading={send.isPending}
                onClick={() => file && send.mutate(file)}
              >
                {intake.scan ? text.one.replace : text.one.upload}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Paper>
  );
}

const COLORS = { entered: 'yellow', confirmed: 'green', rejected: 'red' } as const;

function EnteredCard({ intake }: { readonly intake: Intake }) {
  const text = useIntakeText();
  const format = useFormat();
  const initiative = useQuery(initiativeQuery(intake.initiativeId));
  const contest = useQuery(contestQuery(intake.contestId));
  const zone = contest.data?.zone;
  const theme = contest.data?.themes.find(({ code }) => code === initiative.data?.theme)?.name;
  const lines: readonly (readonly [string, string])[] = [
    [text.form.stampedAt, format.moment(intake.stampedAt, zone)],
    [text.form.channel, text.channels[intake.channel]],
    [text.form.name, intake.title],
    [text.form.theme, theme ?? initiative.data?.theme ?? ''],
    [text.form.unit, intake.unitName],
    [text.form.kind, initiative.data ? text.kinds[initiative.data.authorKind] : ''],
    [
      text.one.authors,
      (initiative.data?.authors ?? [])
        .map(({ name, jobTitle, share }) => [name, jobTitle, `${format.number(share)}%`].filter(Boolean).join(', '))
        .join('\n'),
    ],
  ];
  return (
    <Paper component="section" aria-label={text.one.entry} radius="lg" bd="1px solid var(--sk-line)" p="md">
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2}>{text.one.entry}</Title>
          <Badge color={COLORS[intake.state]}>{text.states[intake.state]}</Badge>
        </Group>
        <ErrorPanel error={initiative.error ?? contest.error} />
        <Box component="dl" m={0}>
          {lines.map(([label, value]) => (
            <Box key={label} py={6} style={{ borderBottom: '1px solid var(--sk-line)' }}>
              <Text component="dt" size="sm" c="dimmed">
                {label}
              </Text>
              <Text component="dd" m={0} fw={500} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {value || '–'}
              </Text>
            </Box>
          ))}
        </Box>
        <Stack gap={2}>
          <Text size="sm" c="dimmed">
            {text.one.enteredBy(intake.enteredByName, format.moment(intake.enteredAt))}
          </Text>
          {intake.confirmedByName !== null && intake.confirmedAt !== null && (
            <Text size="sm" c="dimmed">
              {text.one.confirmedBy(intake.confirmedByName, format.moment(intake.confirmedAt))}
            </Text>
          )}
          {intake.receipt && (
            <Text size="sm">
              {text.one.receipt}: <strong className="numbers">{intake.receipt.code}</strong>
            </Text>
          )}
          {intake.reason !== null && (
            <Text size="sm">
              {text.one.reason}: {intake.reason}
            </Text>
          )}
        </Stack>
        <Steps intake={intake} />
      </Stack>
    </Paper>
  );
}

function Steps({ intake }: { readonly intake: Intake }) {
  const text = useIntakeText();
  const { action } = useText();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [rejecting, setRejecting] = useState(false);
  const waiting = useQuery(intakesQuery(intake.contestId, { state: 'entered' }));
  const next = waiting.data?.items.find(({ id, enteredByMe }) => id !== intake.id && !enteredByMe);
  const { id, version, code } = intake;
  const params = { path: { id }, header: ifMatch(version) };
  const confirm = useMutation({
    mutationFn: () => answer(api.POST('/api/paper-intakes/{id}/confirm', { params })),
    onSuccess: async () => {
      notifications.show({ message: text.one.confirmed(code) });
      await cache.invalidateQueries();
    },
  });
  const reject = useMutation({
    mutationFn: (reason: string) => answer(api.POST('/api/paper-intakes/{id}/reject', { params, body: { reason } })),
    onSuccess: async () => {
      setRejecting(false);
      notifications.show({ message: text.one.rejected(code) });
      await cache.invalidateQueries();
    },
  });
  const step = (name: string) => intake.availableTransitions.find((one) => one.name === name);
  const toConfirm = step('confirm');
  const toReject = step('reject');
  return (
    <>
      {toConfirm && !intake.enteredByMe && (
        <Text size="sm" c="dimmed">
          {text.one.check}
        </Text>
      )}
      <ErrorPanel error={confirm.error} />
      <Group gap="xs">
        {toConfirm && (
          <TransitionButton transition={toConfirm} loading={confirm.isPending} onTake={() => confirm.mutate()} />
        )}
        {toReject && <TransitionButton transition={toReject} variant="default" onTake={() => setRejecting(true)} />}
        {intake.mayCorrect && (
          <Button component={Link} to={`/office/intakes/${id}/correct`} variant="default">
            {text.one.correct}
          </Button>
        )}
      </Group>
      {next ? (
        <Group>
          <Button
            variant="subtle"
            onClick={() => void navigate({ to: '/office/intakes/$id', params: { id: next.id } })}
          >
            {text.one.nextOne} ({next.code})
          </Button>
        </Group>
      ) : (
        waiting.data &&
        !intake.awaitsConfirmation && (
          <Text size="sm" c="dimmed">
            {text.one.noMore}
          </Text>
        )
      )}
      {rejecting && (
        <ReasonDialog
          title={text.one.reject(code)}
          confirm={action.confirm}
          needsReason
          snippets={text.one.rejectSnippets}
          isPending={reject.isPending}
          error={reject.error}
          onConfirm={(reason) => reject.mutate(reason)}
          onClose={() => setRejecting(false)}
        />
      )}
    </>
  );
}
