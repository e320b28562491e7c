import { Box, Button, Group, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useText } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { Empty } from '../../../ui/page';
import { Wait } from '../../../ui/wait';
import { OfficePage, SECRETARIES } from '../../contest/office';
import { contestQuery } from '../../contest/queries';
import { sittingsOf, votesQuery } from './queries';
import type { Sitting, Votes } from './queries';
import { useVotesText } from './text';

/** The minutes of a count on paper: of a sitting that is entered, or blank for one that is yet to be held. */
export function MinutesPage() {
  const text = useVotesText().paper;
  return (
    <OfficePage isPaper title={text.page} roles={[...SECRETARIES, 'chair', 'deputy_chair', 'organiser']}>
      {({ contestId }) => <Minutes key={contestId} contestId={contestId} />}
    </OfficePage>
  );
}

function Minutes({ contestId }: { readonly contestId: string }) {
  const text = useVotesText().paper;
  const { action } = useText();
  const { sitting } = useSearch({ from: '/shell/office/awards/count' });
  const contest = useQuery(contestQuery(contestId));
  const votes = useQuery(votesQuery(contestId));
  const held =
    votes.data && sitting !== undefined
      ? sittingsOf(votes.data).find(({ vote }) => vote.minutesFileId === sitting)
      : undefined;
  const isGone = votes.data !== undefined && sitting !== undefined && !held;
  return (
    <Stack gap="md">
      <Group className="no-print">
        <Button disabled={!votes.data || isGone} onClick={() => print()}>
          {action.print}
        </Button>
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/office/awards" search={{ contest: contestId, view: 'votes' }} {...props} />}
        >
          {text.back}
        </Button>
      </Group>
      <ErrorPanel error={votes.error} onRetry={() => void votes.refetch()} />
      {votes.isPending && <Wait lines={8} />}
      {isGone && <Empty title={text.gone} />}
      {votes.data && !isGone && <Paper votes={votes.data} held={held} contest={contest.data?.title ?? ''} />}
    </Stack>
  );
}

interface PaperProps {
  readonly votes: Votes;
  readonly held: Sitting | undefined;
  readonly contest: string;
}

function Paper({ votes, held, contest }: PaperProps) {
  const text = useVotesText();
  const { paper, columns } = text;
  const items = held?.items ?? votes.items.filter(({ vote }) => !vote);
  const figure = (value: number | undefined) => value ?? paper.dots;
  return (
    <Box maw={900} mx="auto" w="100%" data-minutes>
      <Stack gap={2} align="center" mb="lg" ta="center">
        <Text fw={700}>{paper.nation}</Text>
        <Text fw={700}>{paper.motto}</Text>
        <Title order={2} mt="lg">
          {paper.title}
        </Title>
        <Text fw={600}>{paper.subject(contest)}</Text>
      </Stack>
      <Stack gap="xs">
        <Text>{paper.opening}</Text>
        <ol style={{ margin: 0 }}>
          {paper.tellers.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ol>
        <Text>{paper.work}</Text>
        <Text className="numbers">
          {paper.members}: {figure(held?.vote.members)}. {paper.present}: {figure(held?.vote.present)}.
        </Text>
        {votes.rule && <Text>{text.rule(votes.rule.of, votes.rule.in, text.bases[votes.rule.base])}</Text>}
        <Table.ScrollContainer minWidth={640} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table withTableBorder withColumnBorders verticalSpacing={6} fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={44}>{columns.place}</Table.Th>
                <Table.Th>{columns.initiative}</Table.Th>
                <Table.Th>{columns.authors}</Table.Th>
                {(['cast', 'inFavour', 'against', 'abstained'] as const).map((column) => (
                  <Table.Th key={column} w={84}>
                    {columns[column]}
                  </Table.Th>
                ))}
                <Table.Th w={120}>{columns.outcome}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody className="numbers">
              {items.map((one, index) => (
                <Table.Tr key={one.initiativeId}>
                  <Table.Td>{index + 1}</Table.Td>
                  <Table.Td>
                    {one.code}. {one.title}
                  </Table.Td>
                  <Table.Td>{one.authors}</Table.Td>
                  {(['cast', 'inFavour', 'against', 'abstained'] as const).map((column) => (
                    <Table.Td key={column}>{one.vote?.[column]}</Table.Td>
                  ))}
                  <Table.Td>{held && text.outcome[one.outcome]}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        <Text>{paper.closing}</Text>
        <SimpleGrid cols={3} mt="lg" ta="center" style={{ breakInside: 'avoid' }}>
          {[paper.tellerSign, paper.secretarySign, paper.chairSign].map((who) => (
            <Stack key={who} gap={2} mb={96}>
              <Text fw={700} size="sm">
                {who}
              </Text>
              <Text size="xs" fs="italic">
                {paper.signHint}
              </Text>
            </Stack>
          ))}
        </SimpleGrid>
      </Stack>
    </Box>
  );
}
