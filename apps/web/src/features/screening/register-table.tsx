import { Anchor, Checkbox, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/client';
import { useFormat } from '../../i18n';
import { SortHeader } from '../../ui/sort-header';
import { contestQuery } from '../contest/queries';
import { StateBadge } from '../initiative/state-badge';
import { useScreeningText } from './text';

interface Props {
  readonly items: readonly Schemas['InitiativeRow'][];
  readonly contestId: string;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

export function RegisterTable({ items, contestId, sort, onSort, chosen, onChoose }: Props) {
  const text = useScreeningText().register;
  const format = useFormat();
  const contest = useQuery(contestQuery(contestId));
  const themeOf = (theme: string | null) => contest.data?.themes.find(({ code }) => code === theme)?.name ?? theme;
  const all = items.every(({ id }) => chosen.has(id));
  const choose = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    onChoose(next);
  };
  const order = { sort, onSort };
  return (
    <Table.ScrollContainer minWidth={860} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing={8} horizontalSpacing="md" highlightOnHover stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={40}>
              <Checkbox
                aria-label={text.selectPage}
                checked={all}
                indeterminate={!all && chosen.size > 0}
                onChange={({ currentTarget }) =>
                  choose(
                    items.map(({ id }) => id),
                    currentTarget.checked,
                  )
                }
              />
            </Table.Th>
            <SortHeader label={text.columns.code} name="code" width={150} {...order} />
            <SortHeader label={text.columns.title} name="title" {...order} />
            <Table.Th w={170}>{text.columns.unit}</Table.Th>
            <SortHeader label={text.columns.received} name="received" width={120} {...order} />
            <Table.Th w={190}>{text.columns.state}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((row) => (
            <Table.Tr key={row.id} data-selected={chosen.has(row.id) || undefined}>
              <Table.Td>
                <Checkbox
                  aria-label={text.select(row.code)}
                  checked={chosen.has(row.id)}
                  onChange={({ currentTarget }) => choose([row.id], currentTarget.checked)}
                />
              </Table.Td>
              <Table.Td className="numbers" style={{ whiteSpace: 'nowrap' }}>
                {row.code}
              </Table.Td>
              <Table.Td>
                <Anchor
                  fw={500}
                  renderRoot={(props) => (
                    <Link to="/office/screening" search={{ contest: contestId, at: row.id }} {...props} />
                  )}
                >
                  {row.title}
                </Anchor>
                <Text size="sm" c="dimmed">
                  {row.leadAuthor}
                  {row.authorCount > 1 && ` (+${row.authorCount - 1})`} · {text.kinds[row.authorKind]} ·{' '}
                  {themeOf(row.theme)}
                </Text>
              </Table.Td>
              <Table.Td fz="sm">{row.unitName}</Table.Td>
              <Table.Td className="numbers" fz="sm">
                {row.receivedAt === null ? '–' : format.day(row.receivedAt)}
                <Text size="xs" c="dimmed">
                  {text.channels[row.channel]}
                </Text>
              </Table.Td>
              <Table.Td>
                <StateBadge state={row.state} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
