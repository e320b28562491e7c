import { ActionIcon, Anchor, Box, Grid, Group, Paper, Text, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { DownloadButton } from '../../ui/download';
import { ErrorPanel } from '../../ui/error-panel';
import { Empty } from '../../ui/page';
import { Wait } from '../../ui/wait';
import { OfficePage, SECRETARIES } from '../contest/office';
import { contestQuery } from '../contest/queries';
import { Content } from '../initiative/content';
import { initiativeQuery } from '../initiative/queries';
import { useInitiativeText } from '../initiative/text';
import { StateBadge } from '../initiative/state-badge';
import { Clearance } from './clearance';
import { queueQuery } from './queries';
import { Recent } from './recent';
import type { Done } from './recent';
import { ScreeningPanel } from './screening-panel';
import { useScreeningText } from './text';

/** The queue: dossier left, checklist right, by the keyboard alone if one likes. */
export function ScreeningPage() {
  const text = useScreeningText().page;
  return (
    <OfficePage title={text.title} roles={SECRETARIES}>
      {({ contestId }) => <Queue key={contestId} contestId={contestId} />}
    </OfficePage>
  );
}

function Queue({ contestId }: { readonly contestId: string }) {
  const text = useScreeningText().page;
  const search = useSearch({ from: '/shell/office/screening' });
  const navigate = useNavigate({ from: '/office/screening' });
  const cache = useQueryClient();
  const { at, ...filters } = search;
  const queue = useQuery(queueQuery(contestId, filters));
  const [done, setDone] = useState<readonly Done[]>([]);
  const items = queue.data?.items ?? [];
  const left = items.filter(({ initiativeId }) => !done.some((one) => one.initiativeId === initiativeId));
  const current = at ?? left[0]?.initiativeId;
  const place = items.findIndex(({ initiativeId }) => initiativeId === current);
  const go = (id: string | undefined) =>
    void navigate({ search: (old) => ({ ...old, at: id }), replace: true, resetScroll: false });
  const finish = (one: Done) => {
    setDone((before) => [one, ...before.filter(({ initiativeId }) => initiativeId !== one.initiativeId)]);
    const rest = left.filter(({ initiativeId }) => initiativeId !== one.initiativeId);
    const next = rest.find((item) => items.indexOf(item) > place) ?? rest[0];
    go(next?.initiativeId);
    if (!next) void cache.invalidateQueries({ queryKey: ['screening', 'queue'] });
  };
  const reopen = (id: string) => {
    setDone((before) => before.filter(({ initiativeId }) => initiativeId !== id));
    go(id);
  };
  return (
    <>
      <ErrorPanel error={queue.error} onRetry={() => void queue.refetch()} />
      {queue.isPending && <Wait lines={10} />}
      {queue.data && current === undefined && (
        <Paper radius="lg" bd="1px solid var(--sk-line)">
          <Empty title={text.empty}>{text.emptyHint}</Empty>
        </Paper>
      )}
      {current !== undefined && (
        <>
          <Group justify="space-between" gap="xs">
            <Text c="dimmed" className="numbers" role="status">
              {left.length} {text.waiting}
            </Text>
            {place >= 0 && (
              <Group gap={4} wrap="nowrap">
                <ActionIcon
                  variant="default"
                  size="lg"
                  aria-label={text.previous}
                  disabled={place === 0}
                  onClick={() => go(items[place - 1]?.initiativeId)}
                >
                  <IconChevronLeft size={18} />
                </ActionIcon>
                <Text size="sm" px={4} className="numbers">
                  {text.place(place + 1, items.length)}
                </Text>
                <ActionIcon
                  variant="default"
                  size="lg"
                  aria-label={text.next}
                  disabled={place === items.length - 1}
                  onClick={() => go(items[place + 1]?.initiativeId)}
                >
                  <IconChevronRight size={18} />
                </ActionIcon>
              </Group>
            )}
          </Group>
          <Grid gap="md">
            <Grid.Col span={{ base: 12, md: 7 }}>
              <Dossier key={current} id={current} contestId={contestId} />
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 5 }}>
              <ScreeningPanel key={current} id={current} onDone={finish} />
            </Grid.Col>
          </Grid>
        </>
      )}
      <Recent done={done} onUndone={reopen} />
    </>
  );
}

function Dossier({ id, contestId }: { readonly id: string; readonly contestId: string }) {
  const text = useScreeningText().page;
  const { follow } = useInitiativeText();
  const initiative = useQuery(initiativeQuery(id));
  const contest = useQuery(contestQuery(contestId));
  return (
    <Paper component="section" aria-label={text.dossier} radius="lg" bd="1px solid var(--sk-line)">
      <ErrorPanel error={initiative.error} onRetry={() => void initiative.refetch()} />
      {initiative.data && contest.data ? (
        <>
          <Box p="md" pb="sm" style={{ borderBottom: '1px solid var(--sk-line)' }}>
            <Group gap="xs" mb={4}>
              <Text size="sm" c="dimmed" className="numbers">
                {initiative.data.code}
              </Text>
              <StateBadge state={initiative.data.state} />
            </Group>
            <Title order={2}>{initiative.data.title}</Title>
          </Box>
          <Box mah="calc(100dvh - 300px)" mih={200} tabIndex={0} style={{ overflow: 'auto' }}>
            <Box p="md">
              <Content initiative={initiative.data} contest={contest.data} />
              <Clearance initiative={initiative.data} />
              <Group mt="md">
                <Anchor
                  size="sm"
                  underline="always"
                  renderRoot={(props) => <Link to="/initiatives/$id" params={{ id }} {...props} />}
                >
                  {text.whole}
                </Anchor>
                <DownloadButton
                  href={`/api/initiatives/${id}/archive`}
                  label={follow.zip}
                  name={follow.zipOf(initiative.data.code)}
                />
              </Group>
            </Box>
          </Box>
        </>
      ) : (
        <Box p="md">
          <Wait lines={8} />
        </Box>
      )}
    </Paper>
  );
}
