import { Group, Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';

interface Props {
  readonly label: string;
  /** Of the API's `sort`; `-` before it turns the order round. */
  readonly name: string;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly width?: number;
}

/** A column's heading that orders the list by it, at the server. */
export function SortHeader({ label, name, sort, onSort, width }: Props) {
  const up = sort === name;
  const down = sort === `-${name}`;
  const Icon = up ? IconArrowUp : down ? IconArrowDown : IconArrowsSort;
  return (
    <Table.Th w={width} aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}>
      <UnstyledButton onClick={() => onSort(up ? `-${name}` : name)} fw={700} fz="inherit">
        <Group gap={4} wrap="nowrap" component="span">
          {label}
          <Icon size={14} aria-hidden style={{ opacity: up || down ? 1 : 0.5, flexShrink: 0 }} />
        </Group>
      </UnstyledButton>
    </Table.Th>
  );
}
