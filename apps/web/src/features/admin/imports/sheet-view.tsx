import { Table, Text, UnstyledButton } from '@mantine/core';
import { useAdminText } from '../text';
import classes from './imports.module.css';
import type { ImportReport } from './report';

interface Props {
  readonly title: string;
  readonly report: ImportReport;
  readonly chosen: string | undefined;
  readonly onFault: (cell: string) => void;
}

/** A, B, … Z, AA: as a spreadsheet calls its columns. */
const letters = (column: number): string =>
  (column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26))) + String.fromCharCode(65 + (column % 26));

/** Cells as they stand in the file; a wrong one leads to what is wrong with it. */
export function SheetView({ title, report, chosen, onFault }: Props) {
  const { imports: text } = useAdminText();
  const width = Math.max(0, ...report.shown.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, index) => index);
  const faults = new Map(report.faults.map(({ cell, message }) => [cell, message]));
  const [head, ...rows] = report.shown;
  const content = (cell: string, value: string) => {
    const message = faults.get(cell);
    if (message === undefined) return value;
    return (
      <UnstyledButton
        id={`cell-${cell}`}
        fz="inherit"
        fw={cell === chosen ? 700 : undefined}
        title={message}
        aria-label={`${text.cell} ${cell}: ${value}. ${message}`}
        onClick={() => onFault(cell)}
      >
        {value === '' ? '·' : value}
      </UnstyledButton>
    );
  };
  const bad = (cell: string) => (faults.has(cell) ? classes.bad : undefined);
  return (
    <div>
      <Text fw={600} pb="xs" aria-hidden>
        {title}
      </Text>
      <Table.ScrollContainer minWidth={280} maxHeight={480} type="native" tabIndex={0} role="region" aria-label={title}>
        <Table className={classes.grid} verticalSpacing={4} withColumnBorders fz="sm">
          <Table.Thead>
            <Table.Tr aria-hidden>
              <Table.Td className={classes.rowNumber} />
              {columns.map((column) => (
                <Table.Td key={column} className={classes.letter}>
                  {letters(column)}
                </Table.Td>
              ))}
            </Table.Tr>
            {head && (
              <Table.Tr>
                <Table.Th className={classes.rowNumber} scope="col" aria-label={text.row}>
                  {head.row}
                </Table.Th>
                {columns.map((column) => {
                  const cell = `${letters(column)}${head.row}`;
                  return (
                    <Table.Th key={column} scope="col" className={bad(cell)} aria-label={head.cells[column] || cell}>
                      {content(cell, head.cells[column] ?? '')}
                    </Table.Th>
                  );
                })}
              </Table.Tr>
            )}
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ row, cells }) => (
              <Table.Tr key={row}>
                <Table.Th className={classes.rowNumber} scope="row">
                  {row}
                </Table.Th>
                {columns.map((column) => {
                  const cell = `${letters(column)}${row}`;
                  return (
                    <Table.Td key={column} className={bad(cell)}>
                      {content(cell, cells[column] ?? '')}
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}
