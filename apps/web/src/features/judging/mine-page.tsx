import { Button, Card as Panel, Group, NativeSelect, Progress, Text } from '@mantine/core';
import { IconPrinter, IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { useFormat } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { Card, Empty, Page } from '../../ui/page';
import { useServerNow } from '../../ui/server-clock';
import { Wait } from '../../ui/wait';
import { contestQuery, contestsQuery } from '../contest/queries';
import { savedQuery } from './ahead';
import { MineList } from './mine-list';
import { Accept, HandIn } from './parts';
import { myAssignmentsQuery, myRoundsQuery, SORTS } from './queries';
import type { MyAssignment, Sort } from './queries';
import { SaveAhead } from './save-ahead';
import { useJudgingText } from './text';
import { useSheetBox } from './use-sheet-box';

/** The judge's desk: own dossiers of a round by blind code. */
export function MinePage() {
  const text = useJudgingText().mine;
  const search = useSearch({ from: '/shell/judging' });
  const navigate = useNavigate({ from: '/judging' });
  const rounds = useQuery(myRoundsQuery);
  const items = rounds.data?.items ?? [];
  const round = items.find(({ id }) => id === search.round) ?? items.find(({ id }) => id === rounds.data?.currentId);
  const contests = useQuery(contestsQuery).data?.items ?? [];
  const contestOf = ({ contestId }: Schemas['Round']) => contests.find(({ id }) => id === contestId);
  const nameOf = (one: Schemas['Round']) =>
    [
      // Rounds of several contests go by the same names.
      ...(items.some(({ contestId }) => contestId !== one.contestId) ? [contestOf(one)?.code] : []),
      one.name || one.code,
    ].join(' · ');
  return (
    <Page
      title={text.title}
      lead={round && [contestOf(round)?.title, round.name].filter(Boolean).join(' · ')}
      actions={
        round && (
          <Button
            variant="default"
            leftSection={<IconPrinter size={18} />}
            renderRoot={(props) => <Link to="/judging/sheets/$roundId" params={{ roundId: round.id }} {...props} />}
          >
            {text.print}
          </Button>
        )
      }
    >
      <ErrorPanel error={rounds.error} onRetry={() => void rounds.refetch()} />
      {rounds.isPending && <Wait />}
      {rounds.data && !round && (
        <Card>
          <Empty title={text.none}>{text.noneHint}</Empty>
        </Card>
      )}
      {items.length > 1 && round && (
        <NativeSelect
          label={text.round}
          w={280}
          value={round.id}
          data={items.map((one) => ({ value: one.id, label: nameOf(one) }))}
          onChange={({ currentTarget }) => void navigate({ search: (old) => ({ ...old, round: currentTarget.value }) })}
        />
      )}
      {round && <RoundOfMine key={round.id} round={round} sort={search.sort ?? 'place'} />}
    </Page>
  );
}

interface RoundProps {
  readonly round: Schemas['Round'];
  readonly sort: Sort;
}

function RoundOfMine({ round, sort }: RoundProps) {
  const text = useJudgingText();
  const navigate = useNavigate({ from: '/judging' });
  const { box, kept } = useSheetBox();
  const list = useQuery({ ...myAssignmentsQuery(round.id, sort), placeholderData: (before) => before });
  const [handingIn, setHandingIn] = useState(false);
  const saved = useQuery(savedQuery(round.id)).data ?? {};
  const items = list.data ?? [];
  const complete = items.filter(({ may }) => may.includes('submit'));
  const toAccept = items.filter(({ may }) => may.includes('accept'));
  return (
    <>
      <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Wait lines={6} />}
      {list.data?.length === 0 && (
        <Card>
          <Empty title={text.mine.none}>{text.mine.noneHint}</Empty>
        </Card>
      )}
      {toAccept.length > 0 && <Accept roundId={round.id} items={toAccept} />}
      {items.length > 0 && (
        <>
          <Standing items={items} round={round} />
          <Group justify="space-between" align="flex-end" gap="sm">
            <NativeSelect
              label={text.mine.sort}
              w={220}
              value={sort}
              data={SORTS.map((value) => ({ value, label: text.mine.sorts[value] }))}
              onChange={({ currentTarget }) =>
                void navigate({ search: (old) => ({ ...old, sort: SORTS.find((one) => one === currentTarget.value) }) })
              }
            />
            {complete.length > 0 && (
              <Button leftSection={<IconSend size={18} />} onClick={() => setHandingIn(true)}>
                {text.handIn.button(complete.length)}
              </Button>
            )}
          </Group>
          {list.data && <SaveAhead roundId={round.id} items={list.data} />}
          <MineList
            items={items}
            saved={saved}
            sort={sort}
            contestId={round.contestId}
            isBlind={round.visibility === 'blind'}
            kept={kept}
          />
        </>
      )}
      {handingIn && (
        <HandIn
          roundId={round.id}
          assignmentIds={complete.map(({ id }) => id)}
          box={box}
          onClose={() => setHandingIn(false)}
        />
      )}
    </>
  );
}

function Standing({ items, round }: { readonly items: readonly MyAssignment[]; readonly round: RoundProps['round'] }) {
  const text = useJudgingText().mine;
  const format = useFormat();
  const contest = useQuery(contestQuery(round.contestId));
  const done = items.filter(({ sheetState }) => sheetState === 'submitted').length;
  const now = useServerNow(contest.data?.serverNow, contest.data?.readAt);
  const left = round.dueAt !== null && now !== null ? Date.parse(round.dueAt) - now : null;
  return (
    <Panel withBorder radius="lg" padding="md">
      <Group justify="space-between" gap="xs" mb={8}>
        <Text fw={600} className="numbers">
          {done}/{items.length} {text.handedIn}
        </Text>
        {round.dueAt !== null && (
          <Text c="dimmed">
            {text.due}: {format.moment(round.dueAt)}
            {left !== null &&
              done < items.length &&
              (left > 0 ? ` (${text.left} ${format.span(left)})` : ` (${text.overdue})`)}
          </Text>
        )}
      </Group>
      <Progress value={(done / items.length) * 100} aria-label={`${done}/${items.length} ${text.handedIn}`} />
    </Panel>
  );
}
