import { Table } from '@mantine/core';
import { useLanguage } from '../../../i18n';
import { showTotal, writePoints } from '../points';
import type { Tally } from './queries';
import { useRoundsText } from './text';

interface Props {
  readonly sheets: Tally['sheets'];
  /** In the order of the sheet. */
  readonly criteria: readonly { readonly code: string; readonly name: string }[];
}

/** The sheets of one initiative beside each other; the criterion on which they differ most stands out. */
export function SheetsSideBySide({ sheets, criteria }: Props) {
  const text = useRoundsText().tally;
  const { language } = useLanguage();
  const counted = sheets.filter((sheet) => sheet.counted);
  const gapOf = (code: string) => {
    const marks = counted.flatMap(({ marks: given }) => given[code] ?? []);
    return marks.length < 2 ? 0 : Math.max(...marks) - Math.min(...marks);
  };
  const widest = Math.max(0, ...criteria.map(({ code }) => gapOf(code)));
  const show = (points: number | undefined) => (points === undefined ? '–' : writePoints(points, language));
  return (
    <Table.ScrollContainer minWidth={320} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
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
          {criteria.map(({ code, name }) => (
            <Table.Tr
              key={code}
              {...(gapOf(code) === widest && widest > 0 && { bg: 'var(--mantine-color-yellow-light)' })}
            >
              <Table.Td>{name}</Table.Td>
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
                {one.total === null ? '–' : showTotal(one.total, language)}
              </Table.Td>
            ))}
          </Table.Tr>
          {counted.some(({ comment }) => comment !== '') && (
            <Table.Tr>
              <Table.Td>{text.comments}</Table.Td>
              {counted.map((one) => (
                <Table.Td key={one.id} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                  {one.comment || '–'}
                </Table.Td>
              ))}
            </Table.Tr>
          )}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
