import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { isProblem } from '../../api/problem';
import { ErrorPanel } from '../../ui/error-panel';
import { Card, Empty } from '../../ui/page';
import { Wait } from '../../ui/wait';
import { initiativeTitle, placeName } from './allotment-names';
import { NamedDecisions } from './named-decisions';
import { PlacesCard } from './places-card';
import { allotmentQuery } from './queries';
import type { Allotment } from './queries';
import { RankingCard } from './ranking-card';
import { useAwardText } from './text';
import { TieDialog } from './tie-dialog';
import type { Tie } from './tie-dialog';

/** Who would win what: places filled, money used, and what waits for a person's decision. */
export function PrizesView({ contestId }: { readonly contestId: string }) {
  const text = useAwardText().allotment;
  const allotment = useQuery(allotmentQuery(contestId));
  const { data, error } = allotment;
  if (!data)
    return (
      <Card title={text.title}>
        {isProblem(error, 409) || isProblem(error, 404) ? (
          <Empty title={text.none}>{error.problem.blockers[0]?.message ?? error.problem.title}</Empty>
        ) : (
          <ErrorPanel error={error} onRetry={() => void allotment.refetch()} />
        )}
        {allotment.isPending && <Wait />}
      </Card>
    );
  return (
    <Stack gap="lg">
      {!data.confirmed && <Alert color="yellow">{text.notConfirmed}</Alert>}
      <PlacesCard contestId={contestId} allotment={data} />
      <Waiting contestId={contestId} allotment={data} />
      <RankingCard allotment={data} />
      <NamedDecisions contestId={contestId} allotment={data} />
    </Stack>
  );
}

interface WaitingProps {
  readonly contestId: string;
  readonly allotment: Allotment;
}

/** What the rules leave to a person, each with its dialog where the reader may decide. */
function Waiting({ contestId, allotment }: WaitingProps) {
  const text = useAwardText().allotment;
  const [tie, setTie] = useState<Tie | null>(null);
  const { ties, questions, actions, complete, confirmed } = allotment;
  const prizeOf = (one: Tie) => placeName(allotment, one.table, one.prize);
  const titleOf = (id: string) => initiativeTitle(allotment, id);
  if (complete) return confirmed ? <Alert color="green">{text.complete}</Alert> : null;
  if (ties.length + questions.length === 0) return null;
  return (
    <Alert color="yellow" title={text.questions} styles={{ title: { fontWeight: 600 } }}>
      <List size="sm" spacing={8}>
        {ties.map((one) => (
          <List.Item key={`${one.table}-${one.prize}-${one.rank}`}>
            <Group gap="xs">
              <Text span size="sm">
                {text.tie(prizeOf(one), one.rank, one.places, one.tied.length)}
              </Text>
              {actions.includes('tie') && (
                <Button size="compact-sm" variant="default" onClick={() => setTie(one)}>
                  {text.decide}
                </Button>
              )}
            </Group>
          </List.Item>
        ))}
        {questions.map((one, index) => {
          const about = one.params['initiative'];
          return (
            <List.Item key={`${one.code}-${index}`}>
              <Group gap="xs">
                <Text span size="sm">
                  {one.message}
                  {typeof about === 'string' && ` (${titleOf(about)})`}
                </Text>
                {typeof about === 'string' && one.code === 'award.vote_missing' && actions.includes('vote') && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    renderRoot={(props) => (
                      <Link to="/office/awards" search={{ contest: contestId, view: 'votes' }} {...props} />
                    )}
                  >
                    {text.vote}
                  </Button>
                )}
              </Group>
            </List.Item>
          );
        })}
      </List>
      {tie && (
        <TieDialog
          contestId={contestId}
          tie={tie}
          prize={prizeOf(tie)}
          titleOf={titleOf}
          onClose={() => setTie(null)}
        />
      )}
    </Alert>
  );
}
