import { Table, Text } from '@mantine/core';
import { useFormat } from '../../i18n';
import type { Format } from '../../i18n';
import type { FormField } from './queries';

type Column = Extract<FormField, { kind: 'table' }>['columns'][number];
type Simple = Exclude<FormField, { kind: 'table' }> | Column;

interface Props {
  /** As the rulebook describes it; without it the answer is shown as it is kept. */
  readonly field: FormField | undefined;
  readonly value: unknown;
  readonly empty: string;
}

/** An answer of the entry form, by the kind of its field. */
export function AnswerView({ field, value, empty }: Props) {
  const format = useFormat();
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return <Text c="dimmed">{empty}</Text>;
  if (field?.kind !== 'table' || !Array.isArray(value))
    return <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{plain(field, value, format)}</Text>;
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table withTableBorder withColumnBorders>
        <Table.Thead>
          <Table.Tr>
            {field.columns.map((column) => (
              <Table.Th key={column.code}>{column.label}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {value.map((row: Readonly<Record<string, unknown>>, index) => (
            <Table.Tr key={index}>
              {field.columns.map((column) => (
                <Table.Td key={column.code}>{plain(column, row[column.code], format)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function plain(field: FormField | Simple | undefined, value: unknown, format: Format): string {
  if (value === null || value === undefined) return '';
  if (field?.kind === 'choice') {
    const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
    return chosen.map((code) => field.options.find((option) => option.code === code)?.label ?? String(code)).join('; ');
  }
  if (field?.kind === 'number' && typeof value === 'number')
    return [format.number(value, 6), field.unit].filter(Boolean).join(' ');
  if (field?.kind === 'date' && typeof value === 'string') return format.day(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
