import { ActionIcon, Badge, Group, Menu, Progress, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat } from '../../i18n';
import { Card } from '../../ui/page';
import { PlacesDialog } from './places-dialog';
import type { PlacesChange } from './places-dialog';
import type { Allotment } from './queries';
import { useAwardText } from './text';

type Prize = Allotment['prizes'][number];
const CHANGES = ['extra_slots', 'leave_empty'] as const;
const PERCENT = 100;

interface Props {
  readonly contestId: string;
  readonly allotment: Allotment;
}

/** Places by prize table with their counters (Nhì 2/2), and the money used of what there is. */
export function PlacesCard({ contestId, allotment }: Props) {
  const text = useAwardText().allotment;
  const [change, setChange] = useState<PlacesChange | null>(null);
  const offered = CHANGES.filter((one) => allotment.actions.includes(one));
  const tables = [...new Set(allotment.prizes.map(({ table }) => table))];
  return (
    <Card title={text.title} aside={<Budget budget={allotment.budget} />}>
      <Table.ScrollContainer minWidth={440} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table verticalSpacing={6} aria-label={text.title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.prize}</Table.Th>
              <Table.Th>{text.filled}</Table.Th>
              <Table.Th>{text.empty}</Table.Th>
              {offered.length > 0 && (
                <Table.Th w={48}>
                  <VisuallyHidden>{text.decide}</VisuallyHidden>
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          {tables.map((table) => {
            const prizes = allotment.prizes.filter((one) => one.table === table);
            return (
              <Table.Tbody key={table}>
                <Table.Tr>
                  <Table.Th colSpan={offered.length > 0 ? 4 : 3} scope="rowgroup" fw={600} pt="sm">
                    {prizes[0]?.tableName}
                  </Table.Th>
                </Table.Tr>
                {prizes.map((prize) => (
                  <Table.Tr key={prize.prize}>
                    <Table.Td>{prize.name}</Table.Td>
                    <Table.Td>
                      <Counter prize={prize} />
                    </Table.Td>
                    <Table.Td fz="sm" className="numbers">
                      <EmptyPlaces allotment={allotment} prize={prize} />
                    </Table.Td>
                    {offered.length > 0 && (
                      <Table.Td>
                        <Menu position="bottom-end" shadow="md">
                          <Menu.Target>
                            <ActionIcon variant="subtle" color="gray" aria-label={text.more(prize.name)}>
                              <IconDots size={18} />
                            </ActionIcon>
                          </Menu.Target>
                          <Menu.Dropdown>
                            {offered.map((kind) => (
                              <Menu.Item key={kind} onClick={() => setChange({ kind, prize })}>
                                {text.places[kind]}
                              </Menu.Item>
                            ))}
                          </Menu.Dropdown>
                        </Menu>
                      </Table.Td>
                    )}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            );
          })}
        </Table>
      </Table.ScrollContainer>
      {change && <PlacesDialog contestId={contestId} change={change} onClose={() => setChange(null)} />}
    </Card>
  );
}

function Counter({ prize }: { readonly prize: Prize }) {
  const text = useAwardText().allotment;
  return (
    <Group gap={6}>
      <Badge
        size="lg"
        className="numbers"
        color={prize.filled >= prize.count ? 'green' : prize.filled === 0 ? 'gray' : 'yellow'}
      >
        {prize.filled}/{prize.count}
      </Badge>
      {prize.pending > 0 && (
        <Text size="sm" c="dimmed" className="numbers">
          {text.pending} {prize.pending}
        </Text>
      )}
    </Group>
  );
}

function EmptyPlaces({ allotment, prize }: { readonly allotment: Allotment; readonly prize: Prize }) {
  const text = useAwardText().allotment;
  const slots = allotment.emptySlots.filter((one) => one.table === prize.table && one.prize === prize.prize);
  return slots.map(({ count, reason }) => `${count} (${text.reasons[reason]})`).join('; ');
}

function Budget({ budget }: { readonly budget: Allotment['budget'] }) {
  const text = useAwardText().allotment;
  const format = useFormat();
  const { used, ceiling } = budget;
  return (
    <Stack gap={4} miw={220}>
      <Text size="sm" className="numbers">
        {text.budget}: <b>{format.number(used, 0)}</b>{' '}
        {ceiling === null ? `(${text.noCeiling})` : `${text.of} ${format.number(ceiling, 0)} đ`}
      </Text>
      {ceiling !== null && (
        <Progress
          value={Math.min(PERCENT, (used / Math.max(1, ceiling)) * PERCENT)}
          color={used > ceiling ? 'red' : 'accent'}
          aria-label={text.budget}
        />
      )}
    </Stack>
  );
}
