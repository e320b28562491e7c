import { Button, Table, Text } from '@mantine/core';
import { useAdminText } from '../text';
import type { ImportReport } from './report';

interface Props {
  readonly faults: ImportReport['faults'];
  readonly chosen: string | undefined;
  readonly onCell: (cell: string) => void;
}

/** Every fault with what to do; the cell's name leads to the cell. */
export function FaultList({ faults, chosen, onCell }: Props) {
  const { imports: text } = useAdminText();
  return (
    <div>
      <Text fw={600} pb="xs" aria-hidden>
        {text.faults}
      </Text>
      <Table.ScrollContainer
        minWidth={280}
        maxHeight={480}
        type="native"
        tabIndex={0}
        role="region"
        aria-label={text.faults}
      >
        <Table stickyHeader verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={72}>{text.cell}</Table.Th>
              <Table.Th>{text.message}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {faults.map(({ cell, column, message }, index) => (
              <Table.Tr key={index} bg={cell === chosen ? 'var(--mantine-color-accent-light)' : undefined}>
                <Table.Td style={{ verticalAlign: 'top' }}>
                  <Button
                    id={`fault-${cell}`}
                    size="compact-sm"
                    variant="default"
                    aria-label={`${text.cell} ${cell}, ${column}`}
                    onClick={() => onCell(cell)}
                  >
                    {cell}
                  </Button>
                </Table.Td>
                <Table.Td>
                  <Text size="sm" fw={500}>
                    {column}
                  </Text>
                  <Text size="sm">{message}</Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}
