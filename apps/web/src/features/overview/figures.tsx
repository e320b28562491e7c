import { Anchor, Group, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { Card } from '../../ui/page';
import { useStatisticsText } from './statistics-text';

export type SliceTable = 'byOutcome' | 'byUnit' | 'byBlock' | 'byTheme' | 'byAuthorKind' | 'byChannel';
export type TableName = SliceTable | 'byDay' | 'progress' | 'scores';

interface FrameProps {
  readonly contestId: string;
  readonly table: TableName;
  readonly children: ReactNode;
}

/** A card with the table's exports. */
export function Frame({ contestId, table, children }: FrameProps) {
  const text = useStatisticsText();
  const address = (format: string) => `/api/contests/${contestId}/statistics/export?table=${table}&format=${format}`;
  return (
    <Card
      title={text.tables[table]}
      aside={
        <Group gap="sm" className="no-print">
          {['xlsx', 'csv'].map((format) => (
            <Anchor
              key={format}
              size="sm"
              underline="always"
              href={address(format)}
              aria-label={text.exportOf(text.tables[table], format.toUpperCase())}
            >
              {text.export(format.toUpperCase())}
            </Anchor>
          ))}
        </Group>
      }
    >
      {children}
    </Card>
  );
}

interface FiguresProps {
  readonly heads: readonly string[];
  readonly label: string;
  readonly children: ReactNode;
}

/** The table of a chart, folded until it is asked for; print shows it open through the export. */
export function Figures({ heads, label, children }: FiguresProps) {
  const text = useStatisticsText();
  return (
    <details>
      <summary>{text.figures}</summary>
      <Table verticalSpacing={4} maw={480} mt="xs" aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head, index) => (
              <Table.Th key={head} ta={index === 0 ? 'left' : 'right'}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="numbers">{children}</Table.Tbody>
      </Table>
    </details>
  );
}
