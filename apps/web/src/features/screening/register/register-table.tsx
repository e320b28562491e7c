import { Anchor, Badge, Checkbox, Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { blockName, useBlocks, useFormat } from '../../../i18n';
import { SortHeader } from '../../../ui/sort-header';
import { contestQuery } from '../../contest/queries';
import { StateBadge } from '../../initiative/state-badge';
import type { RegisterRow } from './queries';
import { useRegisterText } from './text';

export type Chosen = ReadonlyMap<string, RegisterRow>;

interface Props {
  readonly items: readonly RegisterRow[];
  readonly contestId: string;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

export function RegisterTable({ items, contestId, sort, onSort, chosen, onChoose }: Props) {
  const text = useRegisterText();
  const all = items.every(({ id }) => chosen.has(id));
  const choose = (rows: readonly RegisterRow[], on: boolean) => {
    const next = new Map(chosen);
    for (const row of rows) {
      if (on) next.set(row.id, row);
      else next.delete(row.id);
    }
    onChoose(next);
  };
  const order = { sort, onSort };
  return (
    <Table.ScrollContainer minWidth={1000} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing={8} horizontalSpacing="xs" highlightOnHover stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={36}>
              <Checkbox
                aria-label={text.selectPage}
                checked={all}
                indeterminate={!all && chosen.size > 0}
                onChange={({ currentTarget }) => choose(items, currentTarget.checked)}
              />
            </Table.Th>
            <SortHeader label={text.columns.code} name="code" width={104} {...order} />
            <SortHeader label={text.columns.title} name="title" width={246} {...order} />
            <SortHeader label={text.columns.unit} name="unit" width={132} {...order} />
            <SortHeader label={text.columns.received} name="received" width={100} {...order} />
            <SortHeader label={text.columns.state} name="since" width={174} {...order} />
            <SortHeader label={text.columns.due} name="due" width={112} {...order} />
            <Table.Th w={96}>{text.columns.who}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((row) => (
            <Row
              key={row.id}
              row={row}
              contestId={contestId}
              isChosen={chosen.has(row.id)}
              onChoose={(on) => choose([row], on)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface RowProps {
  readonly row: RegisterRow;
  readonly contestId: string;
  readonly isChosen: boolean;
  readonly onChoose: (on: boolean) => void;
}

function Row({ row, contestId, isChosen, onChoose }: RowProps) {
  const names = useBlocks();
  const text = useRegisterText();
  const format = useFormat();
  const contest = useQuery(contestQuery(contestId));
  const theme = contest.data?.themes.find(({ code }) => code === row.theme)?.name ?? row.theme;
  const partOf = (part: string) => contest.data?.dossier.parts.find(({ code }) => code === part)?.name ?? part;
  return (
    <Table.Tr data-selected={isChosen || undefined}>
      <Table.Td>
        <Checkbox
          aria-label={text.select(row.code)}
          checked={isChosen}
          onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
        />
      </Table.Td>
      <Table.Td className="numbers" style={{ whiteSpace: 'nowrap' }}>
        {row.code}
      </Table.Td>
      <Table.Td>
        <Anchor
          fw={500}
          renderRoot={(props) =>
            row.flags.includes('intake') ? (
              <Link to="/office/intakes" search={{ contest: contestId, q: row.code }} {...props} />
            ) : (
              <Link to="/office/screening" search={{ contest: contestId, at: row.id }} {...props} />
            )
          }
        >
          {row.title}
        </Anchor>
        <Text size="xs" c="dimmed">
          {row.leadAuthor}
          {row.authorCount > 1 && ` (+${row.authorCount - 1})`} · {text.kinds[row.authorKind]} · {theme}
        </Text>
      </Table.Td>
      <Table.Td fz="sm">
        {row.unitName}
        <Text size="xs" c="dimmed">
          {blockName(names, row.block)}
        </Text>
      </Table.Td>
      <Table.Td className="numbers" fz="sm">
        {row.receivedAt === null ? '–' : format.day(row.receivedAt, contest.data?.zone)}
        <Text size="xs" c="dimmed">
          {text.channels[row.channel]}
        </Text>
      </Table.Td>
      <Table.Td>
        {!row.flags.includes('intake') && <StateBadge state={row.state} />}
        <Text size="xs" c="dimmed" className="numbers">
          {text.days(row.days)}
        </Text>
        {row.flags.length > 0 && (
          <Group gap={4} mt={4}>
            {row.flags.map((flag) => (
              <Badge key={flag} size="sm" color="yellow" h="auto" styles={{ label: { whiteSpace: 'normal' } }}>
                {text.flags[flag]}
              </Badge>
            ))}
          </Group>
        )}
      </Table.Td>
      <Table.Td fz="sm">
        {row.dueAt !== null && (
          <Text size="sm" className="numbers">
            {text.due(format.day(row.dueAt, contest.data?.zone))}
          </Text>
        )}
        {row.missingParts.length > 0 && (
          <Text size="xs" c="var(--mantine-color-error)" lineClamp={2} title={row.missingParts.map(partOf).join('; ')}>
            {text.missing(row.missingParts.map(partOf).join('; '))}
          </Text>
        )}
        {row.dueAt === null && row.missingParts.length === 0 && '–'}
      </Table.Td>
      <Table.Td fz="sm">
        {row.screener?.name ?? (
          <Text span c="dimmed" size="sm">
            {text.nobody}
          </Text>
        )}
        {row.claim !== null && row.claim.accountId !== row.screener?.accountId && (
          <Text size="xs" c="dimmed">
            {text.working(row.claim.name)}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
