import { Anchor, Button, Group, Modal, Stack, Table, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useText } from '../../i18n';
import { CheckedForm } from '../../ui/checked-form';
import { ErrorPanel } from '../../ui/error-panel';
import { Card, Empty, Page } from '../../ui/page';
import { Wait } from '../../ui/wait';
import { useMe } from '../identity/session';
import { contestsQuery } from '../initiative/queries';
import type { Contest, InitiativeRow } from '../initiative/queries';
import { StateBadge } from '../initiative/state-badge';
import { useInitiativeText } from '../initiative/text';
import { OwnLists } from './lists/own-lists';
import { useUnitText } from './text';

/** What the coordinator's units have in each contest: what waits for the unit first. */
export function UnitPage() {
  const text = useUnitText();
  const me = useMe();
  const contests = useQuery(contestsQuery);
  const roles = me.grants.filter(({ role }) => role === 'coordinator');
  const mine = contests.data?.items.filter((contest) =>
    roles.some(({ contestId }) => contestId === null || contestId === contest.id),
  );
  const units = [...new Set(roles.flatMap(({ unitName }) => unitName ?? []))].join(', ');
  return (
    <Page title={text.title} lead={units} wide>
      <ErrorPanel error={contests.error} onRetry={() => void contests.refetch()} />
      {contests.isPending && <Wait />}
      {mine?.length === 0 && <Empty title={text.noContest}>{text.noContestHint}</Empty>}
      {mine?.map((contest) => (
        <OfContest
          key={contest.id}
          contest={contest}
          unitId={roles.find(({ contestId }) => contestId === null || contestId === contest.id)?.unitId ?? null}
        />
      ))}
    </Page>
  );
}

function OfContest({ contest, unitId }: { readonly contest: Contest; readonly unitId: string | null }) {
  const text = useUnitText();
  const list = useQuery({
    queryKey: ['initiatives', 'unit', contest.id],
    queryFn: () =>
      answer(
        api.GET('/api/contests/{id}/initiatives', { params: { path: { id: contest.id }, query: { limit: 200 } } }),
      ),
  });
  const rows = list.data?.items ?? [];
  const waiting = rows.filter(({ turn }) => turn?.who === 'unit' || turn?.step === 'confirm');
  return (
    <Card title={contest.title} aside={contest.takesInitiatives && <OnBehalf contestId={contest.id} unitId={unitId} />}>
      <Stack gap="lg">
        <OwnLists contestId={contest.id} unitId={unitId} />
        <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Wait lines={2} />}
        {list.data && waiting.length === 0 && <Empty title={text.none}>{text.noneHint}</Empty>}
        {waiting.length > 0 && <Rows caption={text.waiting} rows={waiting} action={text.open} />}
        {rows.length > waiting.length && (
          <Rows caption={text.all} rows={rows.filter((row) => !waiting.includes(row))} action={text.read} />
        )}
      </Stack>
    </Card>
  );
}

interface RowsProps {
  readonly caption: string;
  readonly rows: readonly InitiativeRow[];
  readonly action: string;
}

function Rows({ caption, rows, action }: RowsProps) {
  const text = useUnitText();
  const { turn } = useInitiativeText();
  return (
    <Table.ScrollContainer minWidth={560} type="native">
      <Table captionSide="top" highlightOnHover verticalSpacing="xs">
        <Table.Caption>
          <Text fw={600} ta="left">
            {caption}
          </Text>
        </Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.code}</Table.Th>
            <Table.Th>{text.name}</Table.Th>
            <Table.Th>{text.lead}</Table.Th>
            <Table.Th miw={200}>{text.state}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td className="numbers" style={{ whiteSpace: 'nowrap' }}>
                {row.code}
              </Table.Td>
              <Table.Td>
                <Anchor component={Link} to={`/initiatives/${row.id}`} title={action}>
                  {row.title || '…'}
                </Anchor>
              </Table.Td>
              <Table.Td>
                {row.leadAuthor}
                {row.authorCount > 1 && ` +${row.authorCount - 1}`}
              </Table.Td>
              <Table.Td>
                <StateBadge state={row.state} />
                {row.turn?.who === 'me' && (
                  <Text size="xs" fw={600}>
                    {turn.me}
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function OnBehalf({ contestId, unitId }: { readonly contestId: string; readonly unitId: string | null }) {
  const text = useUnitText();
  const words = useText();
  const navigate = useNavigate();
  const [opened, dialog] = useDisclosure(false);
  const [name, setName] = useState('');
  const start = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/contests/{id}/initiatives', {
          params: { path: { id: contestId } },
          body: {
            authorKind: 'individual',
            submit: false,
            ...(unitId !== null && { unitId }),
            authors: [{ name, unitId, share: 100, lead: true }],
          },
        }),
      ),
    onSuccess: ({ id }) => navigate({ to: '/initiatives/$id/edit', params: { id } }),
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={dialog.open}>
        {text.onBehalf}
      </Button>
      <Modal
        opened={opened}
        onClose={dialog.close}
        title={text.onBehalf}
        closeButtonProps={{ 'aria-label': words.action.close }}
      >
        <CheckedForm
          onSubmit={(event) => {
            event.preventDefault();
            start.mutate();
          }}
        >
          <Stack gap="md">
            <Text c="dimmed">{text.onBehalfHint}</Text>
            <TextInput
              label={text.authorName}
              required
              data-autofocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <ErrorPanel error={start.error} />
            <Group justify="flex-end">
              <Button type="submit" loading={start.isPending}>
                {text.start}
              </Button>
            </Group>
          </Stack>
        </CheckedForm>
      </Modal>
    </>
  );
}
