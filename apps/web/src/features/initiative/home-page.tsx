import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { answer, api } from '../../api/client';
import { useFormat, useText } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { Card, Empty, Page } from '../../ui/page';
import { useServerNow } from '../../ui/server-clock';
import { Wait } from '../../ui/wait';
import { useMe } from '../identity/session';
import { Mine } from './mine';
import { partsToHandIn, roundPartsQuery } from './rounds/queries';
import { contestQuery, contestsQuery, mineQuery } from './queries';
import type { Contest } from './queries';
import { useInitiativeText } from './text';
import { useOutcomeText } from './outcome/text';
import { publishedContestsQuery } from '../award/queries';

/** What is open and until when, what is missing and who must act, and one main button. */
export function HomePage() {
  const text = useInitiativeText().home;
  const me = useMe();
  const contests = useQuery(contestsQuery);
  const current = contests.data?.items.filter(({ isCurrent }) => isCurrent) ?? [];
  const shown = current.toSorted((a, b) => Number(b.takesInitiatives) - Number(a.takesInitiatives));
  return (
    <Page title={text.title} lead={text.hello(me.person.name)}>
      <ErrorPanel error={contests.error} onRetry={() => void contests.refetch()} />
      {contests.isPending && <Wait />}
      {contests.data && shown.length === 0 && (
        <Card>
          <Empty title={text.none}>{text.noneHint}</Empty>
        </Card>
      )}
      {shown.map((contest) => (
        <ContestCard key={contest.id} contest={contest} />
      ))}
    </Page>
  );
}

function ContestCard({ contest }: { readonly contest: Contest }) {
  const text = useInitiativeText().home;
  const { serverClock } = useText();
  const format = useFormat();
  const mine = useQuery(mineQuery(contest.id));
  const detail = useQuery(contestQuery(contest.id));
  const now = useServerNow(detail.data?.serverNow, detail.data?.readAt);
  const rows = mine.data?.items ?? [];
  const asked = new Set(
    useQuery(roundPartsQuery).data?.flatMap((entry) => (partsToHandIn(entry).length > 0 ? [entry.initiativeId] : [])),
  );
  const main = rows.findIndex(({ id, turn }) => turn?.who === 'me' || asked.has(id));
  const isPublished = useQuery(publishedContestsQuery).data?.items.some(({ id }) => id === contest.id);
  const outcome = useOutcomeText();
  const { reception } = contest;
  const left = now === null ? 0 : Date.parse(contest.closesForReader) - now;
  return (
    <Card title={contest.title}>
      <Stack gap="md">
        <Group gap="xs">
          <Text>
            {reception === 'ahead'
              ? text.opens(format.moment(contest.opensAt, contest.zone))
              : text.until(format.moment(contest.closesForReader, contest.zone))}
          </Text>
          {reception === 'open' && left > 0 && <Badge color="green">{text.left(format.span(left))}</Badge>}
          {reception === 'over' && <Badge color="gray">{text.over}</Badge>}
          {reception === 'paused' && <Badge color="yellow">{text.paused}</Badge>}
          {now !== null && (
            <Text size="sm" c="dimmed" className="numbers">
              {serverClock}: {format.moment(new Date(now).toISOString(), contest.zone)}
            </Text>
          )}
        </Group>
        <ErrorPanel error={mine.error} onRetry={() => void mine.refetch()} />
        {rows.map((row, index) => (
          <Mine key={row.id} row={row} isMain={index === main} contest={detail.data} />
        ))}
        {mine.data && rows.length === 0 && <Text c="dimmed">{text.noneMine}</Text>}
        <Group>
          {contest.takesInitiatives && mine.data && (
            <Start contestId={contest.id} isFirst={rows.length === 0} isMain={main < 0} />
          )}
          {isPublished && (
            <Anchor href={`/ket-qua/${contest.id}`} size="sm">
              {outcome.published}
            </Anchor>
          )}
          <Anchor href={`/cuoc-thi/${contest.id}`} size="sm">
            {text.rules}
          </Anchor>
        </Group>
      </Stack>
    </Card>
  );
}

interface StartProps {
  readonly contestId: string;
  readonly isFirst: boolean;
  readonly isMain: boolean;
}

function Start({ contestId, isFirst, isMain }: StartProps) {
  const text = useInitiativeText().home;
  const me = useMe();
  const navigate = useNavigate();
  const start = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/contests/{id}/initiatives', {
          params: { path: { id: contestId } },
          body: { authorKind: 'individual', submit: false },
        }),
      ),
    onSuccess: ({ id }) => navigate({ to: '/initiatives/$id/edit', params: { id } }),
  });
  if (me.person.unitId === null) {
    return (
      <Text size="sm">
        {text.noUnit}{' '}
        <Anchor component={Link} to="/account" underline="always">
          {text.toAccount}
        </Anchor>
      </Text>
    );
  }
  return (
    <Stack gap="sm">
      <ErrorPanel error={start.error} />
      <Group>
        <Button variant={isMain ? 'filled' : 'default'} loading={start.isPending} onClick={() => start.mutate()}>
          {isFirst ? text.start : text.startAnother}
        </Button>
      </Group>
    </Stack>
  );
}
