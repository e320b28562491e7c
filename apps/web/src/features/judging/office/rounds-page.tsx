import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card } from '../../../ui/page';
import { Wait } from '../../../ui/wait';
import { CHAIRS, OfficePage, SECRETARIES } from '../../contest/office';
import type { Office } from '../../contest/office';
import { rulebookQuery } from '../../contest/queries';
import { Grid } from './grid';
import { Panel } from './panel';
import { roundQuery, roundsQuery } from './queries';
import { Reopenings } from './reopenings';
import { RoundHead } from './round-head';
import { Tally } from './tally';
import { useRoundsText } from './text';

/** Rounds of a contest: panel, assignment and progress, never marks; from settling on the tally. */
export function RoundsPage() {
  const text = useRoundsText();
  return (
    <OfficePage title={text.title} roles={[...SECRETARIES, ...CHAIRS]}>
      {(office) => <Rounds key={office.contestId} office={office} />}
    </OfficePage>
  );
}

function Rounds({ office }: { readonly office: Office }) {
  const text = useRoundsText();
  const { contestId, has } = office;
  const search = useSearch({ from: '/shell/office/rounds' });
  const navigate = useNavigate({ from: '/office/rounds' });
  const rounds = useQuery(roundsQuery(contestId));
  const rulebook = useQuery(rulebookQuery(contestId));
  const planned = rounds.data ?? [];
  const next = rulebook.data?.rounds.find(({ code }) => !planned.some((round) => round.code === code));
  const chosen =
    planned.find(({ id }) => id === search.round) ?? planned.findLast(({ state }) => state !== 'planned') ?? planned[0];
  return (
    <>
      <ErrorPanel error={rounds.error} onRetry={() => void rounds.refetch()} />
      {rounds.isPending && <Wait lines={8} />}
      {planned.length > 1 && (
        <NativeSelect
          label={text.round}
          w={280}
          value={chosen?.id}
          data={planned.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget }) => void navigate({ search: (old) => ({ ...old, round: currentTarget.value }) })}
        />
      )}
      {chosen && <RoundView key={chosen.id} id={chosen.id} office={office} />}
      {rounds.data && next && has(...SECRETARIES) && <Plan contestId={contestId} code={next.code} name={next.name} />}
    </>
  );
}

const SHOWS_MARKS = ['settling', 'locked', 'confirmed', 'announced'];

function RoundView({ id, office }: { readonly id: string; readonly office: Office }) {
  const round = useQuery(roundQuery(id));
  if (!round.data)
    return round.error ? <ErrorPanel error={round.error} onRetry={() => void round.refetch()} /> : <Wait lines={6} />;
  return (
    <>
      <RoundHead round={round.data} />
      {SHOWS_MARKS.includes(round.data.state) && <Tally round={round.data} office={office} />}
      <Reopenings round={round.data} office={office} />
      <Grid round={round.data} office={office} />
      <Panel round={round.data} office={office} />
    </>
  );
}

interface PlanProps {
  readonly contestId: string;
  readonly code: string;
  readonly name: string;
}

function Plan({ contestId, code, name }: PlanProps) {
  const text = useRoundsText();
  const cache = useQueryClient();
  const [due, setDue] = useState('');
  const plan = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/contests/{id}/rounds', {
          params: { path: { id: contestId }, header: { 'idempotency-key': crypto.randomUUID() } },
          body: { code, dueAt: due === '' ? null : new Date(due).toISOString() },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['rounds'] }),
  });
  return (
    <Card title={text.notPlanned(name)}>
      <Stack gap="sm">
        <Text c="dimmed">{text.planHint}</Text>
        <ErrorPanel error={plan.error} />
        <Group align="flex-end">
          <TextInput
            type="datetime-local"
            label={text.due}
            value={due}
            onChange={({ currentTarget }) => setDue(currentTarget.value)}
          />
          <Button variant="default" loading={plan.isPending} onClick={() => plan.mutate()}>
            {text.notPlanned(name)}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
