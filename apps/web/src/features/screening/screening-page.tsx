import { ActionIcon, Anchor, Box, Grid, Group, Paper, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { DownloadButton } from '../../ui/download';
import { ErrorPanel } from '../../ui/error-panel';
import { Empty } from '../../ui/page';
import { Wait } from '../../ui/wait';
import { OfficePage } from '../contest/office';
import { contestQuery } from '../contest/queries';
import { Content } from '../initiative/content';
import { initiativeQuery } from '../initiative/queries';
import { useMe } from '../identity/session';
import { useInitiativeText } from '../initiative/text';
import { StateBadge } from '../initiative/state-badge';
import { Clearance } from './clearance';
import { queueQuery, screeningQuery } from './queries';
import { Recent } from './recent';
import type { Done } from './recent';
import { ScreeningPanel } from './screening-panel';
import { useScreeningText } from './text';

/** The queue: dossier left, checklist right, by the keyboard alone if one likes. */
export function ScreeningPage() {
  const text = useScreeningText().page;
  return (
    <OfficePage title={text.title}>{({ contestId }) => <Queue key={contestId} contestId={contestId} />}</OfficePage>
  );
}

function Queue({ contestId }: { readonly contestId: string }) {
  const text = useScreeningText().page;
  const search = useSearch({ from: '/shell/office/screening' });
  const navigate = useNavigate({ from: '/office/screening' });
  const cache = useQueryClient();
  const me = useMe();
  const { at, ...filters } = search;
  const queue = useQuery(queueQuery(contestId, filters));
  const [done, setDone] = useState<readonly Done[]>([]);
  const items = queue.data?.items ?? [];
  const left = items.filter(({ initiativeId }) => !done.some((one) => one.initiativeId === initiativeId));
  const waiting = (queue.data?.total ?? 0) - (items.length - left.length);
  const current = at ?? left[0]?.initiativeId;
  const place = items.findIndex(({ initiativeId }) => initiativeId === current);
  const isLed = useRef(at === undefined);
  const passed = useRef(new Set<string>());
  const show = (id: string | undefined) =>
    void navigate({ search: (old) => ({ ...old, at: id }), replace: true, resetScroll: false });
  const go = (id: string | undefined) => {
    isLed.current = false;
    show(id);
  };
  const after = (id: string) => {
    const rest = left.filter(({ initiativeId }) => initiativeId !== id);
    const free = rest.filter(({ initiativeId }) => !passed.current.has(initiativeId));
    return (free.find((item) => items.indexOf(item) > place) ?? free[0] ?? rest[0])?.initiativeId;
  };
  const finish = (one: Done) => {
    setDone((before) => [one, ...before.filter(({ initiativeId }) => initiativeId !== one.initiativeId)]);
    const next = after(one.initiativeId);
    isLed.current = true;
    show(next);
    if (next === undefined) void cache.invalidateQueries({ queryKey: ['screening', 'queue'] });
  };
  const item = left.find(({ initiativeId }) => initiativeId === current);
  const detail = useQuery({ ...screeningQuery(current ?? ''), enabled: current !== undefined }).data;
  const isTaken =
    item !== undefined &&
    detail !== undefined &&
    (detail.state !== item.state || (detail.claim !== null && detail.claim.accountId !== me.accountId));
  // Whom the queue itself led to what a colleague works on or has just decided, it leads on, once.
  useEffect(() => {
    if (!isTaken || !isLed.current || passed.current.has(item.initiativeId)) return;
    passed.current.add(item.initiativeId);
    const next = after(item.initiativeId);
    if (next === undefined || passed.current.has(next)) return;
    notifications.show({ message: text.passed(item.code) });
    show(next);
  });
  const turn = (by: number) => {
    const next = items[place + by];
    if (place >= 0 && next && !document.querySelector('[role="dialog"]')) go(next.initiativeId);
  };
  useHotkeys([
    ['ArrowRight', () => turn(1)],
    ['ArrowLeft', () => turn(-1)],
  ]);
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
              {text.waiting(waiting, queue.data?.totalCapped ?? false)}
            </Text>
            {place >= 0 && (
              <Group gap={4} wrap="nowrap">
                <ActionIcon
                  variant="default"
                  size="lg"
                  aria-label={text.previous}
                  disabled={place === 0}
                  onClick={() => turn(-1)}
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
                  onClick={() => turn(1)}
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
