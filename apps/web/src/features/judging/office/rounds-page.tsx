import { Badge, Group, NativeSelect, Stack, Tabs, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { DateTimeInput } from '../../../ui/date-time-input';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card, Empty } from '../../../ui/page';
import { TransitionButton } from '../../../ui/transition-button';
import type { AvailableTransition } from '../../../ui/transition-button';
import { Wait } from '../../../ui/wait';
import { OfficePage } from '../../contest/office';
import type { Office } from '../../contest/office';
import { Grid } from './grid';
import { Panel } from './panel';
import { Presentation } from './presentation';
import { reopeningsQuery, roundQuery, roundsQuery } from './queries';
import { Reopenings } from './reopenings';
import { RoundHead } from './round-head';
import { useRulesOf } from './rules';
import { Tally } from './tally';
import { useRoundsText } from './text';

/** Rounds of a contest: panel, assignment and progress, never marks; from settling on the result. */
export function RoundsPage() {
  const text = useRoundsText();
  return <OfficePage title={text.title}>{(office) => <Rounds key={office.contestId} office={office} />}</OfficePage>;
}

function Rounds({ office }: { readonly office: Office }) {
  const text = useRoundsText();
  const { contestId } = office;
  const search = useSearch({ from: '/shell/office/rounds' });
  const navigate = useNavigate({ from: '/office/rounds' });
  const rounds = useQuery(roundsQuery(contestId));
  const planned = rounds.data?.items ?? [];
  const next = rounds.data?.next ?? null;
  const plan = rounds.data?.availableTransitions.find(({ name }) => name === 'plan');
  const chosen =
    planned.find(({ id }) => id === search.round) ?? planned.find(({ id }) => id === rounds.data?.currentId);
  return (
    <>
      <ErrorPanel error={rounds.error} onRetry={() => void rounds.refetch()} />
      {rounds.isPending && <Wait lines={8} />}
      {rounds.data && planned.length === 0 && !plan && (
        <Card>
          <Empty title={text.noRounds}>{text.noRoundsHint}</Empty>
        </Card>
      )}
      {planned.length > 1 && (
        <NativeSelect
          label={text.round}
          w={280}
          value={chosen?.id}
          data={planned.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget }) =>
            void navigate({ search: ({ contest }) => ({ contest, round: currentTarget.value }) })
          }
        />
      )}
      {chosen && <RoundView key={chosen.id} id={chosen.id} office={office} />}
      {next && plan && <Plan contestId={contestId} next={next} step={plan} />}
    </>
  );
}

const VIEWS = ['assignment', 'panel', 'presentation', 'result', 'reopenings'] as const;
type View = (typeof VIEWS)[number];

function RoundView({ id, office }: { readonly id: string; readonly office: Office }) {
  const text = useRoundsText().views;
  const search = useSearch({ from: '/shell/office/rounds' });
  const navigate = useNavigate({ from: '/office/rounds' });
  const round = useQuery(roundQuery(id));
  const rules = useRulesOf(round.data);
  const reopenings = useQuery(reopeningsQuery(id));
  if (!round.data)
    return round.error ? <ErrorPanel error={round.error} onRetry={() => void round.refetch()} /> : <Wait lines={6} />;
  const { may } = round.data;
  const shown: Record<View, boolean> = {
    assignment: may.includes('readAssignments'),
    panel: true,
    presentation: rules?.presentation != null && may.includes('readAssignments'),
    result: may.includes('readMarks'),
    reopenings: may.includes('readReopenings'),
  };
  const usual = shown.result ? 'result' : shown.assignment ? 'assignment' : 'panel';
  const view = VIEWS.find((one) => one === search.view && shown[one]) ?? usual;
  const waiting = (reopenings.data ?? []).filter((one) => one.state === 'asked').length;
  return (
    <>
      <RoundHead round={round.data} rules={rules} />
      <Tabs
        value={view}
        keepMounted={false}
        onChange={(next) => void navigate({ search: (old) => ({ ...old, view: next ?? undefined }), replace: true })}
      >
        <Tabs.List mb="md">
          {VIEWS.filter((one) => shown[one]).map((one) => (
            <Tabs.Tab
              key={one}
              value={one}
              rightSection={one === 'reopenings' && waiting > 0 ? <Badge color="yellow">{waiting}</Badge> : undefined}
            >
              {text[one]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="assignment">
          <Grid round={round.data} />
        </Tabs.Panel>
        <Tabs.Panel value="panel">
          <Panel round={round.data} />
        </Tabs.Panel>
        <Tabs.Panel value="presentation">{rules && <Presentation round={round.data} rules={rules} />}</Tabs.Panel>
        <Tabs.Panel value="result">
          <Tally round={round.data} office={office} />
        </Tabs.Panel>
        <Tabs.Panel value="reopenings">
          <Reopenings round={round.data} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

interface PlanProps {
  readonly contestId: string;
  readonly next: { readonly code: string; readonly name: string };
  readonly step: AvailableTransition;
}

function Plan({ contestId, next: { code, name }, step }: PlanProps) {
  const text = useRoundsText();
  const cache = useQueryClient();
  const navigate = useNavigate({ from: '/office/rounds' });
  const [due, setDue] = useState<string | null>(null);
  const plan = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/contests/{id}/rounds', {
          params: { path: { id: contestId } },
          body: { code, dueAt: due },
        }),
      ),
    onSuccess: async (made) => {
      await cache.invalidateQueries({ queryKey: ['rounds'] });
      await navigate({ search: { contest: contestId, round: made.id } });
    },
  });
  return (
    <Card title={text.notPlanned(name)}>
      <Stack gap="sm">
        <Text c="dimmed">{text.planHint}</Text>
        <ErrorPanel error={plan.error} />
        <Group align="flex-end">
          <DateTimeInput label={text.due} value={due} onChange={setDue} />
          <TransitionButton transition={step} variant="default" loading={plan.isPending} onTake={() => plan.mutate()}>
            {text.notPlanned(name)}
          </TransitionButton>
        </Group>
      </Stack>
    </Card>
  );
}
