import { Table, Text } from '@mantine/core';
import { useFormat } from '../../i18n';
import type { Decision } from './queries';
import { useAwardText } from './text';

interface Props {
  readonly title: string;
  readonly rows: Decision['list'];
}

/** Who, prize and sum: what is agreed and signed. */
export function AwardList({ title, rows }: Props) {
  const { allotment: text, decisions } = useAwardText();
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing={4} fz="sm" aria-label={title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.prize}</Table.Th>
            <Table.Th>{text.initiative}</Table.Th>
            <Table.Th>{decisions.author}</Table.Th>
            <Table.Th ta="right">{text.amount}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="numbers">
          {rows.map((row) => (
            <Table.Tr key={row.initiativeId}>
              <Table.Td>{row.prizeName}</Table.Td>
              <Table.Td>
                {row.code} · {row.title}
              </Table.Td>
              <Table.Td>
                {row.recipients.map(({ name }) => name).join(', ')}
                <Text size="xs" c="dimmed">
                  {row.unitName}
                </Text>
              </Table.Td>
              <Table.Td ta="right">{format.number(row.amount, 0)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
