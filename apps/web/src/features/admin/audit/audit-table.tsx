import { ActionIcon, Anchor, Badge, SimpleGrid, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useFormat } from '../../../i18n';
import { Fact } from '../fact';
import { WideTable } from '../list';
import { useWatchText } from '../text';
import { useNames } from './names';
import type { Names } from './names';
import type { AuditRow } from './queries';

interface Props {
  readonly items: readonly AuditRow[];
  readonly onSubject: (id: string) => void;
}

export function AuditTable({ items, onSubject }: Props) {
  const { audit: text } = useWatchText();
  const names = useNames();
  const [open, setOpen] = useState<string>();
  return (
    <WideTable minWidth={900}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={48}>
            <VisuallyHidden>{text.details}</VisuallyHidden>
          </Table.Th>
          <Table.Th w={150}>{text.at}</Table.Th>
          <Table.Th>{text.what}</Table.Th>
          <Table.Th w={190}>{text.who}</Table.Th>
          <Table.Th>{text.state}</Table.Th>
          <Table.Th>{text.why}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((row) => (
          <Fragment key={row.id}>
            <Line
              row={row}
              names={names}
              isOpen={open === row.id}
              onToggle={() => setOpen(open === row.id ? undefined : row.id)}
            />
            {open === row.id && (
              <Table.Tr>
                <Table.Td />
                <Table.Td colSpan={5} id={`details-${row.id}`}>
                  <Details row={row} names={names} onSubject={onSubject} />
                </Table.Td>
              </Table.Tr>
            )}
          </Fragment>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

interface LineProps {
  readonly row: AuditRow;
  readonly names: Names;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function Line({ row, names, isOpen, onToggle }: LineProps) {
  const { audit: text } = useWatchText();
  const format = useFormat();
  const what = names.action(row.action);
  return (
    <Table.Tr>
      <Table.Td>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={text.more(what)}
          aria-expanded={isOpen}
          aria-controls={isOpen ? `details-${row.id}` : undefined}
          onClick={onToggle}
        >
          {isOpen ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
        </ActionIcon>
      </Table.Td>
      <Table.Td className="numbers" fz="sm" style={{ whiteSpace: 'nowrap' }}>
        {format.moment(row.at)}
      </Table.Td>
      <Table.Td>
        <Text span size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
          {what}
        </Text>{' '}
        {row.outcome === 'refused' && <Badge color="red">{text.outcomes.refused}</Badge>}
      </Table.Td>
      <Table.Td fz="sm">{row.actorName ?? (row.actorId === null ? text.clock : text.someone)}</Table.Td>
      <Table.Td fz="sm">
        {row.to !== null &&
          row.to !== row.from &&
          [row.from, row.to]
            .flatMap((state) => (state === null ? [] : [names.state(row.subjectKind, state)]))
            .join(' → ')}
      </Table.Td>
      <Table.Td fz="sm" style={{ overflowWrap: 'anywhere' }}>
        {row.reason}
      </Table.Td>
    </Table.Tr>
  );
}

function Details({
  row,
  names,
  onSubject,
}: { readonly row: AuditRow; readonly names: Names } & Pick<Props, 'onSubject'>) {
  const { audit: text } = useWatchText();
  const { subjectId } = row;
  const facts = Object.entries(row.detail).filter(([, value]) => value !== null);
  return (
    <SimpleGrid component="dl" cols={{ base: 1, sm: 2, lg: 3 }} m={0} spacing="sm" fz="sm">
      <Fact label={text.subject}>
        {names.kind(row.subjectKind)}{' '}
        {subjectId !== null && (
          <Anchor component="button" type="button" size="sm" onClick={() => onSubject(subjectId)}>
            {subjectId}
          </Anchor>
        )}
      </Fact>
      {row.actorId !== null && <Fact label={text.actor}>{row.actorId}</Fact>}
      {row.requestId !== null && <Fact label={text.request}>{row.requestId}</Fact>}
      <Fact label={text.number}>
        {row.id} · {row.sealed ? text.sealed : text.unsealed}
      </Fact>
      {facts.length > 0 && (
        <Fact label={text.details}>
          {facts.map(([key, value]) => (
            <Text key={key} size="sm" ff="monospace">
              {key}: {typeof value === 'string' ? value : JSON.stringify(value)}
            </Text>
          ))}
        </Fact>
      )}
    </SimpleGrid>
  );
}
