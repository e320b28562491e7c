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
    <Table verticalSpacing={4} fz="sm" aria-label={title}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>
            {text.initiative}, {decisions.author.toLowerCase()}
          </Table.Th>
          <Table.Th ta="right">
            {text.prize}, {text.amount.toLowerCase()}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody className="numbers">
        {rows.map((row) => (
          <Table.Tr key={row.initiativeId}>
            <Table.Td>
              {row.code} · {row.title}
              <Text size="sm" fw={500}>
                {row.recipients.map(({ name }) => name).join(', ')}
              </Text>
              <Text size="xs" c="dimmed">
                {row.unitName}
              </Text>
            </Table.Td>
            <Table.Td ta="right">
              {row.prizeName}
              <Text size="sm">
                {row.amount === 0 ? decisions.compare.noMoney : decisions.compare.money(format.number(row.amount, 0))}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
