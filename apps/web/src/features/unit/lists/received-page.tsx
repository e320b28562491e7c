import {
  Anchor,
  Badge,
  Button,
  Group,
  NativeSelect,
  Paper,
  SegmentedControl,
  Table,
  Text,
  TextInput,
} from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { answer, api } from '../../../api/client';
import { useFormat } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { Empty } from '../../../ui/page';
import { Wait } from '../../../ui/wait';
import { OfficePage } from '../../contest/office';
import { contestQuery } from '../../contest/queries';
import { asQuery } from '../../contest/search';
import type { ListsSearch } from '../routes';
import { LIST_COLORS } from './queries';
import type { UnitListRow } from './queries';
import { useListText } from './text';

/** What the units have forwarded, where it does not match, and who has sent nothing. */
export function ReceivedListsPage() {
  const text = useListText();
  return (
    <OfficePage title={text.title}>{({ contestId }) => <Lists key={contestId} contestId={contestId} />}</OfficePage>
  );
}

const tidy = (search: Readonly<Record<string, string | undefined>>): ListsSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));

function Lists({ contestId }: { readonly contestId: string }) {
  const text = useListText();
  const search = useSearch({ from: '/shell/office/unit-lists' });
  const navigate = useNavigate({ from: '/office/unit-lists' });
  const [typed, setTyped] = useState(search.q ?? '');
  const change = (next: ListsSearch) =>
    void navigate({ search: (old) => tidy({ ...old, cursor: undefined, ...next }), replace: 'q' in next });
  const seek = useDebouncedCallback((q: string) => change({ q }), 300);
  const show = search.show === 'without' ? 'without' : 'received';
  const { q, state, cursor } = search;
  const Body = show === 'received' ? Received : Without;
  return (
    <>
      <Group gap="sm" align="flex-end">
        <SegmentedControl
          aria-label={text.title}
          value={show}
          onChange={(value) => change({ show: value === 'without' ? value : '', state: '' })}
          data={[
            { value: 'received', label: text.show.received },
            { value: 'without', label: text.show.without },
          ]}
        />
        <TextInput
          label={text.search}
          placeholder={text.searchHint}
          w={260}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            seek(currentTarget.value);
          }}
        />
        {show === 'received' && (
          <NativeSelect
            label={text.columns.state}
            value={state ?? ''}
            data={[
              { value: '', label: text.all },
              ...(['forwarded', 'accepted', 'returned'] as const).map((value) => ({
                value,
                label: text.states[value],
              })),
            ]}
            onChange={({ currentTarget }) => change({ state: currentTarget.value })}
          />
        )}
      </Group>
      <Body
        contestId={contestId}
        filters={tidy({ q, cursor, ...(show === 'received' && { state }) })}
        onPage={(next) => change({ cursor: next })}
      />
    </>
  );
}

interface BodyProps {
  readonly contestId: string;
  readonly filters: ListsSearch;
  readonly onPage: (cursor: string | undefined) => void;
}

function Received({ contestId, filters, onPage }: BodyProps) {
  const text = useListText();
  const format = useFormat();
  const lists = useQuery({
    queryKey: ['unit-lists', contestId, 'received', filters],
    placeholderData: (before) => before,
    queryFn: () =>
      answer(
        api.GET('/api/contests/{id}/unit-lists', {
          params: { path: { id: contestId }, query: asQuery({ limit: 50, ...filters }) },
        }),
      ),
  });
  const head = [text.columns.unit, text.columns.letter, text.columns.count, text.columns.match, text.columns.state];
  return (
    <>
      <ErrorPanel error={lists.error} onRetry={() => void lists.refetch()} />
      {lists.isPending && <Wait lines={6} />}
      {lists.data && (
        <Sheet
          page={lists.data}
          first={filters.cursor === undefined}
          onPage={onPage}
          head={head}
          empty={<Empty title={text.none}>{text.noneHint}</Empty>}
        >
          {lists.data.items.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Anchor component={Link} to={`/unit-lists/${row.id}`} fw={500}>
                  {row.unitName}
                </Anchor>
              </Table.Td>
              <Table.Td className="numbers">
                {row.dispatchNumber ?? '–'}
                {row.dispatchDate !== null && `, ${format.day(row.dispatchDate)}`}
              </Table.Td>
              <Table.Td className="numbers">
                {row.declaredCount ?? '–'} / {row.listed}
              </Table.Td>
              <Table.Td>
                <Match row={row} />
              </Table.Td>
              <Table.Td>
                <Badge color={LIST_COLORS[row.state]}>{text.states[row.state]}</Badge>
                {row.forwardedAt !== null && (
                  <Text size="xs" c="dimmed" className="numbers">
                    {format.moment(row.forwardedAt)}
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Sheet>
      )}
    </>
  );
}

function Match({ row }: { readonly row: UnitListRow }) {
  const text = useListText();
  return row.mismatched > 0 ? (
    <Badge color="yellow">{text.differences(row.mismatched)}</Badge>
  ) : (
    <Badge color="green">{text.agrees}</Badge>
  );
}

function Without({ contestId, filters, onPage }: BodyProps) {
  const text = useListText();
  const contest = useQuery(contestQuery(contestId));
  const units = useQuery({
    queryKey: ['unit-lists', contestId, 'without', filters],
    placeholderData: (before) => before,
    queryFn: () =>
      answer(
        api.GET('/api/contests/{id}/units-without-list', {
          params: { path: { id: contestId }, query: asQuery({ limit: 50, ...filters }) },
        }),
      ),
  });
  const remind = () => {
    const names = units.data?.items.map(({ unitName }) => unitName).join('; ') ?? '';
    void navigator.clipboard
      .writeText(text.reminder(contest.data?.title ?? '', names))
      .then(() => notifications.show({ message: text.reminded }));
  };
  const { columns } = text;
  return (
    <>
      <ErrorPanel error={units.error} onRetry={() => void units.refetch()} />
      {units.isPending && <Wait lines={6} />}
      {units.data && (
        <Sheet
          page={units.data}
          first={filters.cursor === undefined}
          onPage={onPage}
          head={[columns.unit, columns.received, columns.minimum, columns.draft]}
          action={
            <Button size="xs" variant="default" onClick={remind}>
              {text.remind}
            </Button>
          }
          empty={<Empty title={text.noneWithout}>{text.noneWithoutHint}</Empty>}
        >
          {units.data.items.map((row) => (
            <Table.Tr key={row.unitId}>
              <Table.Td>{row.unitName}</Table.Td>
              <Table.Td className="numbers" c={row.received < row.minimum ? 'var(--mantine-color-error)' : undefined}>
                {row.received}
              </Table.Td>
              <Table.Td className="numbers">{row.minimum}</Table.Td>
              <Table.Td>{row.hasDraft ? text.yes : text.no}</Table.Td>
            </Table.Tr>
          ))}
        </Sheet>
      )}
    </>
  );
}

interface SheetProps {
  readonly page: {
    readonly items: readonly unknown[];
    readonly total: number;
    readonly totalCapped: boolean;
    readonly nextCursor: string | null;
  };
  readonly first: boolean;
  readonly head: readonly string[];
  readonly empty: ReactNode;
  readonly action?: ReactNode;
  readonly onPage: (cursor: string | undefined) => void;
  readonly children: ReactNode;
}

function Sheet({ page, first, head, empty, action, onPage, children }: SheetProps) {
  const text = useListText();
  return (
    <Paper radius="lg" bd="1px solid var(--sk-line)" style={{ overflow: 'hidden' }}>
      <Group justify="space-between" px="md" py="xs" mih={52}>
        <Text size="sm" c="dimmed" className="numbers" role="status">
          {text.count(page.items.length, page.total, page.totalCapped)}
        </Text>
        {page.items.length > 0 && action}
      </Group>
      {page.items.length === 0 ? (
        empty
      ) : (
        <Table.ScrollContainer minWidth={720} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table verticalSpacing={8} horizontalSpacing="md" highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                {head.map((name) => (
                  <Table.Th key={name}>{name}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>{children}</Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {(!first || page.nextCursor !== null) && (
        <Group justify="flex-end" p="sm" gap="xs">
          {!first && (
            <Button variant="default" size="xs" onClick={() => onPage(undefined)}>
              {text.first}
            </Button>
          )}
          <Button
            variant="default"
            size="xs"
            disabled={page.nextCursor === null}
            onClick={() => onPage(page.nextCursor ?? undefined)}
          >
            {text.next}
          </Button>
        </Group>
      )}
    </Paper>
  );
}
