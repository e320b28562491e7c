import { ActionIcon, Button, Fieldset, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useInitiativeText } from '../text';
import type { FormField } from '../queries';
import { AnswerInput } from './form-field';
import type { InputProps } from './form-field';
import { Label } from './field-frame';

type Row = Readonly<Record<string, unknown>>;

/** Rows of the same few inputs; a sheet each, so that they fit a phone as well. */
export function TableInput({ field, value, error, onChange }: InputProps<Extract<FormField, { kind: 'table' }>>) {
  const text = useInitiativeText().draft;
  const rows = Array.isArray(value) ? (value as Row[]) : [];
  const change = (next: readonly Row[]) => {
    onChange(next.length === 0 ? null : next);
  };
  const put = (index: number, code: string, cell: unknown) => {
    change(rows.map((row, at) => (at === index ? withCell(row, code, cell) : row)));
  };
  return (
    <Fieldset variant="unstyled" legend={<Label text={field.label} required={field.required} />} fw={500} fz="sm">
      <Stack gap="sm" fw={400}>
        {field.help !== undefined && (
          <Text size="xs" c="dimmed">
            {field.help}
          </Text>
        )}
        {rows.map((row, index) => (
          <Paper
            key={index}
            p="sm"
            radius="md"
            bd="1px solid var(--sk-line)"
            role="group"
            aria-label={text.row(index + 1)}
          >
            <Group align="flex-start" wrap="nowrap" gap="xs">
              <SimpleGrid cols={{ base: 1, sm: Math.min(field.columns.length, 4) }} flex={1} spacing="sm">
                {field.columns.map((column) => (
                  <AnswerInput
                    key={column.code}
                    field={column}
                    value={row[column.code]}
                    error={undefined}
                    onChange={(cell) => put(index, column.code, cell)}
                  />
                ))}
              </SimpleGrid>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={text.removeRow(index + 1)}
                onClick={() => change(rows.filter((_, at) => at !== index))}
              >
                <IconTrash size={18} />
              </ActionIcon>
            </Group>
          </Paper>
        ))}
        {error !== undefined && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {error}
          </Text>
        )}
        {rows.length < field.maxRows && (
          <Group>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={16} />}
              onClick={() => change([...rows, {}])}
            >
              {text.addRow}
            </Button>
          </Group>
        )}
      </Stack>
    </Fieldset>
  );
}

function withCell(row: Row, code: string, cell: unknown): Row {
  if (cell !== null && cell !== undefined) return { ...row, [code]: cell };
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== code));
}
