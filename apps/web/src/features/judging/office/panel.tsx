import { Badge, Button, Group, Loader, NativeSelect, Select, Stack, Table, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useText } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card, Empty } from '../../../ui/page';
import { ReasonDialog } from '../../../ui/reason-dialog';
import { SECRETARIES } from '../../contest/office';
import type { Office } from '../../contest/office';
import { panelQuery } from './queries';
import type { PanelMember, RoundDetail } from './queries';
import { useRoundsText } from './text';

type Seat = PanelMember['seat'];
const SEATS: readonly Seat[] = ['judge', 'chair', 'deputy_chair'];

interface Props {
  readonly round: RoundDetail;
  readonly office: Office;
}

/** Who sits in the panel, with loads; the secretariat appoints and removes. */
export function Panel({ round, office }: Props) {
  const text = useRoundsText().panel;
  const { action } = useText();
  const cache = useQueryClient();
  const panel = useQuery(panelQuery(round.id));
  const [removing, setRemoving] = useState<PanelMember | null>(null);
  const mayChange = office.has(...SECRETARIES) && ['planned', 'assigning', 'scoring'].includes(round.state);
  const remove = useMutation({
    mutationFn: ({ memberId, reason }: { memberId: string; reason: string }) =>
      answer(
        api.DELETE('/api/rounds/{id}/panel-members/{memberId}', {
          params: { path: { id: round.id, memberId } },
          body: { reason },
        }),
      ),
    onSuccess: () => {
      setRemoving(null);
      return cache.invalidateQueries({ queryKey: ['rounds', round.id] });
    },
  });
  return (
    <Card title={text.title}>
      <Stack gap="md">
        <ErrorPanel error={panel.error} onRetry={() => void panel.refetch()} />
        {panel.data?.length === 0 && <Empty title={text.none} />}
        {panel.data && panel.data.length > 0 && (
          <Table verticalSpacing={6}>
            <Table.Tbody>
              {panel.data.map((member) => (
                <Table.Tr key={member.id}>
                  <Table.Td>
                    <Text fw={500}>{member.name}</Text>
                    <Text size="sm" c="dimmed">
                      {member.unitName}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    <Badge color={member.seat === 'judge' ? 'gray' : 'accent'}>{text.seats[member.seat]}</Badge>
                  </Table.Td>
                  <Table.Td className="numbers" ta="right">
                    {text.load}: {member.load}
                  </Table.Td>
                  <Table.Td ta="right">
                    {mayChange && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={text.remove(member.name)}
                        onClick={() => setRemoving(member)}
                      >
                        {action.remove}
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        {mayChange && <Appoint roundId={round.id} />}
      </Stack>
      {removing && (
        <ReasonDialog
          title={text.remove(removing.name)}
          confirm={action.remove}
          needsReason
          isPending={remove.isPending}
          error={remove.error}
          onConfirm={(reason) => remove.mutate({ memberId: removing.id, reason })}
          onClose={() => {
            setRemoving(null);
            remove.reset();
          }}
        />
      )}
    </Card>
  );
}

function Appoint({ roundId }: { readonly roundId: string }) {
  const text = useRoundsText().panel;
  const cache = useQueryClient();
  const [typed, setTyped] = useState('');
  const [accountId, setAccountId] = useState<string | null>(null);
  const [seat, setSeat] = useState<Seat>('judge');
  const [q] = useDebouncedValue(typed, 250);
  const people = useQuery({
    queryKey: ['persons', 'accounts', q],
    enabled: q.trim().length > 1,
    placeholderData: (before) => before,
    queryFn: () => answer(api.GET('/api/persons', { params: { query: { q, account: 'yes', limit: 20 } } })),
  });
  const appoint = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/rounds/{id}/panel-members', {
          params: { path: { id: roundId }, header: { 'idempotency-key': crypto.randomUUID() } },
          body: { accountId: accountId ?? '', seat },
        }),
      ),
    onSuccess: () => {
      setAccountId(null);
      setTyped('');
      return cache.invalidateQueries({ queryKey: ['rounds', roundId] });
    },
  });
  const options = (people.data?.items ?? []).flatMap((person) =>
    person.accountId === null
      ? []
      : [{ value: person.accountId, label: [person.name, person.unitName].filter(Boolean).join(' · ') }],
  );
  return (
    <Stack gap="xs">
      <ErrorPanel error={appoint.error} />
      <Group align="flex-end" gap="sm">
        <Select
          label={text.person}
          w={320}
          searchable
          data={options}
          filter={({ options: all }) => all}
          value={accountId}
          searchValue={typed}
          onSearchChange={setTyped}
          onChange={setAccountId}
          rightSection={people.isFetching ? <Loader size={16} /> : undefined}
        />
        <NativeSelect
          label={text.seat}
          value={seat}
          data={SEATS.map((value) => ({ value, label: text.seats[value] }))}
          onChange={({ currentTarget }) => setSeat(SEATS.find((one) => one === currentTarget.value) ?? 'judge')}
        />
        <Button
          variant="default"
          disabled={accountId === null}
          loading={appoint.isPending}
          onClick={() => appoint.mutate()}
        >
          {text.add}
        </Button>
      </Group>
    </Stack>
  );
}
