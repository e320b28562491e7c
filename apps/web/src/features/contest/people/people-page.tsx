import { Button, Group, NativeSelect, Paper, Stack, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/client';
import { isFor } from '../../../app/audience';
import { useFormat } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { Empty } from '../../../ui/page';
import { ReasonDialog } from '../../../ui/reason-dialog';
import { Wait } from '../../../ui/wait';
import { ContestTabs } from '../contest-tabs';
import { OfficePage } from '../office';
import type { Office } from '../office';
import { asQuery } from '../search';
import { useContestText } from '../text';
import { GiveDialog } from './give-dialog';

type Holder = Schemas['RoleHolder'];

/** Who holds which role in the contest. */
export function PeoplePage() {
  const text = useContestText().people;
  return <OfficePage title={text.title}>{(office) => <People key={office.contestId} office={office} />}</OfficePage>;
}

function People({ office }: { readonly office: Office }) {
  const text = useContestText().people;
  const { contestId } = office;
  const { q, role } = useSearch({ from: '/shell/office/contest/people' });
  const navigate = useNavigate({ from: '/office/contest/people' });
  const [giving, setGiving] = useState(false);
  const [taking, setTaking] = useState<Holder | null>(null);
  const search = useDebouncedCallback((typed: string) => {
    void navigate({ search: (old) => ({ ...old, q: typed || undefined }), replace: true });
  }, 250);
  const list = useInfiniteQuery({
    queryKey: ['people', contestId, q, role],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/contests/{id}/grants', {
          params: {
            path: { id: contestId },
            query: asQuery({
              limit: 100,
              ...(q && { q }),
              ...(role && { role }),
              ...(pageParam && { cursor: pageParam }),
            }),
          },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  });
  const [first] = list.data?.pages ?? [];
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const mayGive: readonly string[] = first?.mayGive ?? [];
  const isFiltered = q !== undefined || role !== undefined;
  return (
    <Stack gap="md">
      <ContestTabs contestId={contestId} here="people" />
      <Group align="flex-end" justify="space-between" gap="md">
        <Group align="flex-end" gap="md">
          <TextInput
            label={text.find}
            type="search"
            defaultValue={q ?? ''}
            onChange={({ currentTarget }) => search(currentTarget.value)}
          />
          <NativeSelect
            label={text.role}
            value={role ?? ''}
            data={[
              { value: '', label: text.allRoles },
              ...Object.entries(text.roles)
                .filter(([value]) => value !== 'admin')
                .map(([value, label]) => ({ value, label })),
            ]}
            onChange={({ currentTarget }) =>
              void navigate({ search: (old) => ({ ...old, role: currentTarget.value || undefined }) })
            }
          />
        </Group>
        <Group gap="xs">
          {isFor(office.me, '/admin/accounts') && (
            <Button component={Link} to="/admin/accounts" variant="default">
              {text.invite}
            </Button>
          )}
          {mayGive.length > 0 && <Button onClick={() => setGiving(true)}>{text.give}</Button>}
        </Group>
      </Group>
      {first && mayGive.length === 0 && (
        <Text size="sm" c="dimmed">
          {text.readOnly}
        </Text>
      )}
      <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Wait lines={8} />}
      {first && (
        <Paper radius="lg" bd="1px solid var(--sk-line)" style={{ overflow: 'hidden' }}>
          {items.length === 0 ? (
            <Empty title={isFiltered ? text.noneFound : text.none}>{isFiltered ? undefined : text.noneHint}</Empty>
          ) : (
            <Holders items={items} mayGive={mayGive} onTake={setTaking} />
          )}
          <Group px="md" py="xs" justify="space-between">
            <Text size="sm" c="dimmed" className="numbers">
              {text.count(first.total, first.totalCapped)}
            </Text>
            {list.hasNextPage && (
              <Button
                size="xs"
                variant="default"
                loading={list.isFetchingNextPage}
                onClick={() => void list.fetchNextPage()}
              >
                {text.more}
              </Button>
            )}
          </Group>
        </Paper>
      )}
      {giving && <GiveDialog contestId={contestId} roles={mayGive} onClose={() => setGiving(false)} />}
      {taking && <TakeBack holder={taking} onClose={() => setTaking(null)} />}
    </Stack>
  );
}

interface HoldersProps {
  readonly items: readonly Holder[];
  readonly mayGive: readonly string[];
  readonly onTake: (holder: Holder) => void;
}

function Holders({ items, mayGive, onTake }: HoldersProps) {
  const text = useContestText().people;
  const format = useFormat();
  return (
    <Table.ScrollContainer minWidth={680} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing={8} horizontalSpacing="md" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.columns.name}</Table.Th>
            <Table.Th>{text.columns.unit}</Table.Th>
            <Table.Th>{text.columns.role}</Table.Th>
            <Table.Th w={120}>{text.columns.since}</Table.Th>
            <Table.Th w={110}>{text.columns.act}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((holder) => (
            <Table.Tr key={holder.id}>
              <Table.Td fw={500}>{holder.name}</Table.Td>
              <Table.Td>
                {[holder.jobTitle, holder.personUnitName].filter((part) => part !== null).join(', ') || '–'}
              </Table.Td>
              <Table.Td>
                {text.roles[holder.role]}
                {holder.unitName !== null && (
                  <Text size="sm" c="dimmed">
                    {text.actsFor(holder.unitName)}
                  </Text>
                )}
              </Table.Td>
              <Table.Td className="numbers">{format.day(holder.grantedAt)}</Table.Td>
              <Table.Td>
                {mayGive.includes(holder.role) ? (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={text.takeBackOf(holder.name, text.roles[holder.role])}
                    onClick={() => onTake(holder)}
                  >
                    {text.takeBack}
                  </Button>
                ) : (
                  mayGive.length > 0 && (
                    <Text size="xs" c="dimmed">
                      {text.notYours}
                    </Text>
                  )
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function TakeBack({ holder, onClose }: { readonly holder: Holder; readonly onClose: () => void }) {
  const text = useContestText().people;
  const cache = useQueryClient();
  const run = useMutation({
    mutationFn: (reason: string) =>
      answer(api.POST('/api/grants/{id}/revoke', { params: { path: { id: holder.id } }, body: { reason } })),
    onSuccess: async () => {
      notifications.show({ message: text.taken });
      onClose();
      await cache.invalidateQueries({ queryKey: ['people'] });
    },
  });
  return (
    <ReasonDialog
      title={text.takeBackOf(holder.name, text.roles[holder.role])}
      lead={text.takeBackLead}
      confirm={text.takeBack}
      needsReason
      isPending={run.isPending}
      error={run.error}
      onConfirm={(reason) => run.mutate(reason)}
      onClose={onClose}
    />
  );
}
