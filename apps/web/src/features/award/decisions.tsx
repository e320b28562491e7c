import { Anchor, Group, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useFormat } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { Card, Empty } from '../../ui/page';
import { TransitionButton } from '../../ui/transition-button';
import { Wait } from '../../ui/wait';
import type { Office } from '../contest/office';
import { rulebookQuery } from '../contest/queries';
import { DecisionView } from './decision-view';
import { NamesWaiting } from './names-waiting';
import { decisionQuery, decisionsQuery } from './queries';
import type { DecisionSummary, DraftStep } from './queries';
import { StateBadge } from './state-badge';
import { useAwardText } from './text';

const KINDS = ['award', 'merit', 'commendation'] as const;
const STATES = ['drafted', 'agreed', 'sent', 'returned', 'signed', 'published'] as const;

/** All decisions of the contest, one of them open: the one in the URL, or the only one there is. */
export function Decisions({ office }: { readonly office: Office }) {
  const text = useAwardText().decisions;
  const { contestId } = office;
  const { decision: chosen, state } = useSearch({ from: '/shell/office/awards' });
  const navigate = useNavigate({ from: '/office/awards' });
  const list = useQuery(decisionsQuery(contestId));
  const all = list.data?.items ?? [];
  const steps = list.data?.availableTransitions ?? [];
  const shown = all.filter((one) => state === undefined || one.state === state);
  const open = all.find(({ id }) => id === chosen) ?? (shown.length === 1 ? shown[0] : undefined);
  return (
    <Stack gap="lg">
      {list.data?.names && <NamesWaiting contestId={contestId} names={list.data.names} />}
      <Card
        title={text.title}
        aside={
          all.length > 1 && (
            <NativeSelect
              size="xs"
              aria-label={text.state}
              value={state ?? ''}
              data={[
                { value: '', label: text.anyState },
                ...STATES.map((value) => ({ value, label: text.states[value] ?? value })),
              ]}
              onChange={({ currentTarget }) =>
                void navigate({
                  search: { contest: contestId, view: 'decisions', state: currentTarget.value || undefined },
                })
              }
            />
          )
        }
      >
        <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Wait />}
        {list.data && all.length === 0 && <Empty title={text.none}>{text.noneHint}</Empty>}
        {all.length > 0 && shown.length === 0 && <Empty title={text.noneInState} />}
        {shown.length > 0 && <DecisionTable items={shown} open={open?.id} contestId={contestId} />}
        {steps.length > 0 && <DraftForm contestId={contestId} steps={steps} isFirst={all.length === 0} />}
      </Card>
      {open && <DecisionView key={open.id} id={open.id} office={office} />}
    </Stack>
  );
}

interface TableProps {
  readonly items: readonly DecisionSummary[];
  readonly open: string | undefined;
  readonly contestId: string;
}

function DecisionTable({ items, open, contestId }: TableProps) {
  const text = useAwardText().decisions;
  const format = useFormat();
  return (
    <Table.ScrollContainer minWidth={720} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing={6} aria-label={text.title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.kind}</Table.Th>
            <Table.Th>{text.state}</Table.Th>
            <Table.Th ta="right">{text.winners}</Table.Th>
            <Table.Th ta="right">{text.total}</Table.Th>
            <Table.Th>{text.number}</Table.Th>
            <Table.Th>{text.proposedBy}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="numbers">
          {items.map((one) => (
            <Table.Tr
              key={one.id}
              aria-current={one.id === open ? 'true' : undefined}
              bg={one.id === open ? 'var(--mantine-color-default-hover)' : undefined}
              style={one.id === open ? { boxShadow: 'inset 3px 0 var(--mantine-color-anchor)' } : undefined}
            >
              <Table.Td>
                <Anchor
                  fw={500}
                  renderRoot={(props) => (
                    <Link
                      to="/office/awards"
                      search={{ contest: contestId, view: 'decisions', decision: one.id }}
                      {...props}
                    />
                  )}
                >
                  {text.kinds[one.kind]}
                  {one.act !== 'grant' && ` · ${text.acts[one.act]}`}
                </Anchor>
                <Text size="xs" c="dimmed" lineClamp={1}>
                  {text.re(one.subject)}
                </Text>
              </Table.Td>
              <Table.Td>
                <StateBadge state={one.state} />
              </Table.Td>
              <Table.Td ta="right">{one.rows}</Table.Td>
              <Table.Td ta="right">{format.number(one.total, 0)}</Table.Td>
              <Table.Td>{one.number === null ? '–' : `${one.number}/${one.series}`}</Table.Td>
              <Table.Td fz="sm">
                {one.proposedBy}, {format.day(one.proposedAt)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface DraftProps {
  readonly contestId: string;
  /** One for each kind and prize table. */
  readonly steps: readonly DraftStep[];
  readonly isFirst: boolean;
}

function DraftForm({ contestId, steps, isFirst }: DraftProps) {
  const text = useAwardText().decisions;
  const cache = useQueryClient();
  const navigate = useNavigate({ from: '/office/awards' });
  const rules = useQuery(rulebookQuery(contestId));
  const [asked, setAsked] = useState<Pick<DraftStep, 'kind' | 'table'>>();
  const step =
    steps.find((one) => one.kind === asked?.kind && one.table === asked.table) ??
    steps.find(({ blockers }) => blockers.length === 0) ??
    steps[0];
  const draft = useMutation({
    mutationFn: ({ kind, table }: DraftStep) =>
      answer(
        api.POST('/api/contests/{id}/award-decisions', {
          params: { path: { id: contestId } },
          body: { kind, tables: table === null ? null : [table], wording: {} },
        }),
      ),
    onSuccess: async (made) => {
      cache.setQueryData(decisionQuery(made.id).queryKey, made);
      setAsked(undefined);
      await cache.invalidateQueries({ queryKey: ['award'] });
      await navigate({ search: { contest: contestId, view: 'decisions', decision: made.id } });
    },
  });
  if (!step) return null;
  const { kind, table } = step;
  return (
    <Stack gap="xs" mt="md">
      <ErrorPanel error={draft.error} />
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={text.kind}
          value={kind}
          data={KINDS.map((value) => ({ value, label: text.kinds[value] }))}
          onChange={({ currentTarget }) =>
            setAsked({ kind: KINDS.find((one) => one === currentTarget.value) ?? kind, table })
          }
        />
        <NativeSelect
          label={text.tables}
          value={table ?? ''}
          data={[
            { value: '', label: text.allTables },
            ...(rules.data?.prizes.tables ?? []).map(({ code, name }) => ({ value: code, label: name })),
          ]}
          onChange={({ currentTarget }) => setAsked({ kind, table: currentTarget.value || null })}
        />
        <TransitionButton
          transition={step}
          variant={isFirst ? 'filled' : 'default'}
          loading={draft.isPending}
          onTake={() => draft.mutate(step)}
        >
          {text.draft}
        </TransitionButton>
      </Group>
      <Text size="sm" c="dimmed">
        {text.kindsHint}
      </Text>
    </Stack>
  );
}
