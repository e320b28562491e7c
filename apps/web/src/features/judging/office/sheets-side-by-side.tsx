import { Table } from '@mantine/core';
import { useLanguage } from '../../../i18n';
import { sumOf, writePoints } from '../points';
import type { Tally } from './queries';
import { useRoundsText } from './text';

interface Props {
  readonly sheets: Tally['sheets'];
  readonly nameOf: (criterion: string) => string;
}

/** The sheets of one initiative beside each other, criterion by criterion. */
export function SheetsSideBySide({ sheets, nameOf }: Props) {
  const text = useRoundsText().tally;
  const { language } = useLanguage();
  const counted = sheets.filter(({ state }) => state === 'submitted');
  const codes = [...new Set(counted.flatMap(({ marks }) => Object.keys(marks)))];
  const show = (points: number | undefined) => (points === undefined ? '–' : writePoints(points, language));
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table verticalSpacing={4} withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.judge}</Table.Th>
            {counted.map((one) => (
              <Table.Th key={one.id} ta="right">
                {one.judge}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="numbers">
          {codes.map((code) => (
            <Table.Tr key={code}>
              <Table.Td>{nameOf(code)}</Table.Td>
              {counted.map((one) => (
                <Table.Td key={one.id} ta="right">
                  {show(one.marks[code])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
          <Table.Tr fw={600}>
            <Table.Td>{text.total}</Table.Td>
            {counted.map((one) => (
              <Table.Td key={one.id} ta="right">
                {show(sumOf(Object.values(one.marks)))}
              </Table.Td>
            ))}
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
