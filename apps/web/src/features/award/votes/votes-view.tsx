import { Anchor, Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../../api/problem';
import { useFormat } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card, Empty } from '../../../ui/page';
import { Wait } from '../../../ui/wait';
import { PaperTable } from '../paper-table';
import { papersQuery } from '../queries';
import { CountDialog } from './count-dialog';
import { MinutesDialog } from './minutes-dialog';
import { sittingsOf, votesQuery } from './queries';
import type { Sitting, VotedOn, Votes } from './queries';
import { useVotesText } from './text';

const COLOUR = { yes: 'green', no: 'red', unknown: 'yellow' } as const;

/** The committee's vote where the rules want one: what is asked, what was counted, what it means, and its minutes. */
export function VotesView({ contestId }: { readonly contestId: string }) {
  const text = useVotesText();
  const votes = useQuery(votesQuery(contestId));
  const { data, error } = votes;
  if (!data)
    return (
      <Card title={text.title}>
        {isProblem(error, 409) || isProblem(error, 404) ? (
          <Empty title={text.none}>{error.problem.blockers[0]?.message ?? error.problem.title}</Empty>
        ) : (
          <ErrorPanel error={error} onRetry={() => void votes.refetch()} />
        )}
        {votes.isPending && <Wait />}
      </Card>
    );
  return <Asked contestId={contestId} votes={data} />;
}

function Asked({ contestId, votes }: { readonly contestId: string; readonly votes: Votes }) {
  const text = useVotesText();
  const [entering, setEntering] = useState<readonly VotedOn[] | null>(null);
  const [writing, setWriting] = useState<{ readonly sitting: string | null } | null>(null);
  const { rule, items, mayRecord } = votes;
  if (!rule) return <Empty title={text.notAsked} />;
  const open = items.filter(({ vote }) => !vote);
  const sittings = sittingsOf(votes);
  return (
    <Stack gap="lg">
      <Card
        title={text.title}
        aside={
          mayRecord &&
          open.length > 0 && (
            <Group gap="xs">
              <Button size="xs" variant="default" onClick={() => setWriting({ sitting: null })}>
                {text.blank}
              </Button>
              <Button size="xs" onClick={() => setEntering(open)}>
                {text.enter}
              </Button>
            </Group>
          )
        }
      >
        <Stack gap="sm">
          <Text>{text.rule(rule.of, rule.in, text.bases[rule.base])}</Text>
          {items.length === 0 ? (
            <Empty title={text.none}>{text.noneHint}</Empty>
          ) : (
            <>
              <Text fw={600} role="status">
                {open.length > 0 ? text.left(open.length) : text.all}
              </Text>
              <Ballots items={items} mayRecord={mayRecord} onAgain={(one) => setEntering([one])} />
            </>
          )}
        </Stack>
      </Card>
      {sittings.length > 0 && (
        <Sittings sittings={sittings} onMinutes={mayRecord ? (sitting) => setWriting({ sitting }) : null} />
      )}
      <Minutes contestId={contestId} />
      {entering && <CountDialog contestId={contestId} items={entering} onClose={() => setEntering(null)} />}
      {writing && <MinutesDialog contestId={contestId} sitting={writing.sitting} onClose={() => setWriting(null)} />}
    </Stack>
  );
}

interface BallotsProps {
  readonly items: readonly VotedOn[];
  readonly mayRecord: boolean;
  readonly onAgain: (one: VotedOn) => void;
}

function Ballots({ items, mayRecord, onAgain }: BallotsProps) {
  const text = useVotesText();
  const { columns } = text;
  return (
    <Table.ScrollContainer minWidth={820} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing={6} aria-label={text.title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th ta="right" w={64}>
              {columns.rank}
            </Table.Th>
            <Table.Th>{columns.initiative}</Table.Th>
            {(['present', 'cast', 'inFavour', 'against', 'abstained'] as const).map((column) => (
              <Table.Th key={column} ta="right" w={96}>
                {columns[column]}
              </Table.Th>
            ))}
            <Table.Th w={210}>{columns.outcome}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="numbers">
          {items.map((one) => (
            <Table.Tr key={one.initiativeId}>
              <Table.Td ta="right">{one.rank}</Table.Td>
              <Table.Td>
                {one.title}
                <Text size="xs" c="dimmed">
                  {one.code} · {one.authors}
                </Text>
              </Table.Td>
              <Table.Td ta="right">{one.vote ? `${one.vote.present}/${one.vote.members}` : '–'}</Table.Td>
              {(['cast', 'inFavour', 'against', 'abstained'] as const).map((column) => (
                <Table.Td key={column} ta="right">
                  {one.vote?.[column] ?? '–'}
                </Table.Td>
              ))}
              <Table.Td>
                <Stack gap={4} align="flex-start">
                  <Badge color={COLOUR[one.outcome]}>{text.outcome[one.outcome]}</Badge>
                  {mayRecord && one.vote && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={text.againOf(one.title)}
                      onClick={() => onAgain(one)}
                    >
                      {text.again}
                    </Button>
                  )}
                </Stack>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface SittingsProps {
  readonly sittings: readonly Sitting[];
  readonly onMinutes: ((sitting: string) => void) | null;
}

/** Each count with its signed minutes. */
function Sittings({ sittings, onMinutes }: SittingsProps) {
  const text = useVotesText();
  const format = useFormat();
  return (
    <Card title={text.sittings}>
      <Stack gap="md">
        {sittings.map(({ vote, items }) => (
          <Group key={vote.minutesFileId} justify="space-between" gap="xs">
            <div>
              <Text className="numbers">{text.sitting(vote.present, vote.members, items.length)}</Text>
              <Text size="sm" c="dimmed" className="numbers">
                {text.entered(vote.enteredBy, format.moment(vote.enteredAt))} ·{' '}
                <Anchor href={`/api/award-files/${vote.minutesFileId}`} underline="always" inherit>
                  {text.signed}: {vote.minutesFileName}
                </Anchor>
              </Text>
            </div>
            {onMinutes && (
              <Button
                size="xs"
                variant="default"
                aria-label={text.minutesOf(vote.minutesFileName)}
                onClick={() => onMinutes(vote.minutesFileId)}
              >
                {text.minutesMade}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Card>
  );
}

/** The minutes made here, as they stand in the document register. */
function Minutes({ contestId }: { readonly contestId: string }) {
  const text = useVotesText();
  const { data } = useQuery(papersQuery(contestId, { kind: 'vote_minutes' }));
  if (!data || data.items.length === 0) return null;
  return (
    <Card title={text.paper.list}>
      <PaperTable items={data.items} />
    </Card>
  );
}
