import { Anchor, Badge, Button, Group, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import type { Schemas } from '../../api/client';
import { useFormat, useText } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { Empty } from '../../ui/page';
import { ReasonDialog } from '../../ui/reason-dialog';
import { TransitionButton } from '../../ui/transition-button';
import { Wait } from '../../ui/wait';
import { OfficePage } from '../contest/office';
import { asQuery } from '../contest/search';
import type { ReinstatementSearch } from './routes';
import { useScreeningText } from './text';

type Proposal = Schemas['ReinstatementRow'];

const COLORS = { proposed: 'yellow', confirmed: 'green', rejected: 'gray' } as const;

export function ReinstatementsPage() {
  const text = useScreeningText().reinstate;
  return (
    <OfficePage title={text.title}>{({ contestId }) => <Proposals key={contestId} contestId={contestId} />}</OfficePage>
  );
}

/** Proposals with what they rest on; whoever did not propose decides. */
function Proposals({ contestId }: { readonly contestId: string }) {
  const text = useScreeningText().reinstate;
  const search = useSearch({ from: '/shell/office/reinstatements' });
  const navigate = useNavigate({ from: '/office/reinstatements' });
  const { state, cursor } = search;
  const page = useQuery({
    queryKey: ['screening', 'reinstatements', contestId, state, cursor],
    placeholderData: (before: Schemas['ReinstatementPage'] | undefined) => before,
    queryFn: () =>
      answer(
        api.GET('/api/contests/{id}/reinstatements', {
          params: { path: { id: contestId }, query: asQuery({ limit: 50, state, cursor }) },
        }),
      ),
  });
  const change = (next: ReinstatementSearch) => void navigate({ search: { contest: search.contest, ...next } });
  return (
    <>
      <Text c="dimmed" maw={760}>
        {text.lead}
      </Text>
      <Group>
        <NativeSelect
          label={text.state}
          value={search.state ?? ''}
          data={[
            { value: '', label: text.all },
            ...Object.entries(text.states).map(([value, label]) => ({ value, label })),
          ]}
          onChange={({ currentTarget: { value } }) => change(value === '' ? {} : { state: value })}
        />
      </Group>
      <ErrorPanel error={page.error} onRetry={() => void page.refetch()} />
      {page.isPending && <Wait lines={6} />}
      {page.data?.items.length === 0 && (
        <Paper radius="lg" bd="1px solid var(--sk-line)">
          <Empty title={text.none}>{text.noneHint}</Empty>
        </Paper>
      )}
      {page.data?.items.map((proposal) => (
        <ProposalCard key={proposal.id} proposal={proposal} contestId={contestId} />
      ))}
      {page.data && (search.cursor !== undefined || page.data.nextCursor !== null) && (
        <Group justify="flex-end" gap="xs">
          <Button variant="default" size="xs" onClick={() => change({ state: search.state })}>
            {text.first}
          </Button>
          <Button
            variant="default"
            size="xs"
            disabled={page.data.nextCursor === null}
            onClick={() => change({ state: search.state, cursor: page.data.nextCursor ?? undefined })}
          >
            {text.next}
          </Button>
        </Group>
      )}
    </>
  );
}

function ProposalCard({ proposal, contestId }: { readonly proposal: Proposal; readonly contestId: string }) {
  const text = useScreeningText().reinstate;
  const format = useFormat();
  return (
    <Paper component="article" aria-label={proposal.code} radius="lg" bd="1px solid var(--sk-line)" p="md">
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <Stack gap={2}>
            <Anchor
              fw={500}
              renderRoot={(props) => (
                <Link to="/office/screening" search={{ contest: contestId, at: proposal.initiativeId }} {...props} />
              )}
            >
              {proposal.title}
            </Anchor>
            <Text size="sm" c="dimmed" className="numbers">
              {proposal.code} · {proposal.leadAuthor} · {proposal.unitName}
            </Text>
          </Stack>
          <Badge color={COLORS[proposal.state]}>{text.states[proposal.state]}</Badge>
        </Group>
        <Line label={text.because} value={proposal.verdictReason ?? '–'} />
        <Line label={text.document} value={proposal.document} />
        <Line label={text.reason} value={proposal.reason} />
        <Text size="sm" c="dimmed">
          {text.proposed(proposal.proposedBy, format.moment(proposal.proposedAt))}
          {proposal.decidedBy !== null &&
            proposal.decidedAt !== null &&
            ` · ${text.decided(proposal.decidedBy, format.moment(proposal.decidedAt))}`}
        </Text>
        <Steps proposal={proposal} />
      </Stack>
    </Paper>
  );
}

function Line({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <Stack gap={0}>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text style={{ overflowWrap: 'anywhere' }}>{value}</Text>
    </Stack>
  );
}

function Steps({ proposal }: { readonly proposal: Proposal }) {
  const text = useScreeningText().reinstate;
  const { action } = useText();
  const cache = useQueryClient();
  const [taking, setTaking] = useState<'confirm' | 'reject' | null>(null);
  const { id, code } = proposal;
  const params = { path: { id } };
  const decide = useMutation({
    mutationFn: async (reason: string): Promise<void> => {
      if (taking === 'reject') await answer(api.POST('/api/reinstatements/{id}/reject', { params, body: { reason } }));
      else await answer(api.POST('/api/reinstatements/{id}/confirm', { params }));
    },
    onSuccess: async () => {
      setTaking(null);
      notifications.show({ message: text.done(code) });
      await cache.invalidateQueries();
    },
  });
  const step = (name: string) => proposal.availableTransitions.find((one) => one.name === name);
  const confirm = step('confirm');
  const reject = step('reject');
  if (!confirm && !reject) return null;
  return (
    <Group gap="xs">
      {confirm && <TransitionButton transition={confirm} size="xs" onTake={() => setTaking('confirm')} />}
      {reject && (
        <TransitionButton transition={reject} size="xs" variant="default" onTake={() => setTaking('reject')} />
      )}
      {taking && (
        <ReasonDialog
          title={taking === 'confirm' ? text.confirmTitle(code) : text.rejectTitle(code)}
          {...(taking === 'confirm' && { lead: text.confirmLead })}
          confirm={action.confirm}
          needsReason={taking === 'reject'}
          isPending={decide.isPending}
          error={decide.error}
          onConfirm={(reason) => decide.mutate(reason)}
          onClose={() => setTaking(null)}
        />
      )}
    </Group>
  );
}
