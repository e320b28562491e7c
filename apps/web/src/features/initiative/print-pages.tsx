import { Box, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormat, useText } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { Wait } from '../../ui/wait';
import { Content } from './content';
import { contestQuery, initiativeQuery } from './queries';
import type { ContestDetail, Initiative } from './queries';
import { useInitiativeText } from './text';

interface Both {
  readonly initiative: Initiative;
  readonly contest: ContestDetail;
}

function Sheet({ id, children }: { readonly id: string; readonly children: (both: Both) => ReactNode }) {
  const words = useText();
  const text = useInitiativeText().print;
  const initiative = useQuery(initiativeQuery(id));
  const contest = useQuery({
    ...contestQuery(initiative.data?.contestId ?? ''),
    enabled: initiative.data !== undefined,
  });
  if (!initiative.data || !contest.data) {
    return initiative.error || contest.error ? <ErrorPanel error={initiative.error ?? contest.error} /> : <Wait />;
  }
  return (
    <Box maw={820} mx="auto">
      <Group mb="md" className="no-print">
        <Button onClick={() => print()}>{words.action.print}</Button>
        <Button component={Link} to={`/initiatives/${id}`} variant="default">
          {words.action.back}
        </Button>
      </Group>
      <Paper p={{ base: 'md', sm: 'xl' }} bd="1px solid var(--sk-line)" className="sheet">
        <Stack gap={0} ta="center" mb="lg">
          <Text fw={700}>{text.nation}</Text>
          <Text fw={700} td="underline">
            {text.motto}
          </Text>
        </Stack>
        {children({ initiative: initiative.data, contest: contest.data })}
      </Paper>
    </Box>
  );
}

export function ReceiptPage() {
  const { id } = useParams({ from: '/shell/initiatives/$id/receipt' });
  const text = useInitiativeText();
  const format = useFormat();
  return (
    <Sheet id={id}>
      {({ initiative, contest }) => (
        <Stack gap="sm">
          <Title order={1} ta="center" size="h2">
            {text.print.receipt}
          </Title>
          <Text size="xl" fw={700} ta="center" className="numbers">
            {initiative.receipt?.code}
          </Text>
          <Line label={text.print.contest} value={contest.title} />
          <Line label={text.draft.name} value={initiative.title} />
          <Line label={text.print.authors} value={initiative.authors.map(({ name }) => name).join(', ')} />
          <Line label={text.print.unit} value={initiative.unitName} />
          {initiative.receipt && (
            <>
              <Line label={text.follow.receivedAt} value={format.moment(initiative.receipt.receivedAt, contest.zone)} />
              <Line label={text.follow.revision} value={String(initiative.receipt.revision)} />
              <Line label={text.follow.hash} value={initiative.receipt.contentHash} />
            </>
          )}
        </Stack>
      )}
    </Sheet>
  );
}

export function FormPage() {
  const { id } = useParams({ from: '/shell/initiatives/$id/form' });
  const text = useInitiativeText();
  return (
    <Sheet id={id}>
      {({ initiative, contest }) => (
        <Stack gap="md">
          <Title order={1} ta="center" size="h2">
            {text.print.form}
          </Title>
          <Text ta="center">{contest.title}</Text>
          <Line label={text.follow.code} value={initiative.code} />
          <Line label={text.draft.name} value={initiative.title || text.home.untitled} />
          <Content initiative={initiative} contest={contest} withFiles={false} />
          <SimpleGrid cols={2} mt="xl" ta="center">
            <Stack gap={0} pb={120}>
              <Text fw={700}>{text.print.confirmUnit}</Text>
              <Text size="sm" fs="italic">
                {text.print.signUnit}
              </Text>
            </Stack>
            <Stack gap={0} pb={120}>
              <Text fw={700}>{text.print.authorsSign}</Text>
              <Text size="sm" fs="italic">
                {text.print.sign}
              </Text>
            </Stack>
          </SimpleGrid>
          {initiative.state === 'draft' && (
            <Text size="xs" c="dimmed">
              {text.print.draftMark}
            </Text>
          )}
        </Stack>
      )}
    </Sheet>
  );
}

function Line({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <Text style={{ overflowWrap: 'anywhere' }}>
      {label}: <strong>{value}</strong>
    </Text>
  );
}
