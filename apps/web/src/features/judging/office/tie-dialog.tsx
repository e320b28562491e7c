import { ActionIcon, Group, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { ReasonDialog } from '../../../ui/reason-dialog';
import type { Tally } from './queries';
import { useRoundsText } from './text';

type Tie = Tally['ties'][number];

interface Props {
  readonly tie: Tie;
  readonly codeOf: (roundInitiativeId: string) => string;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onConfirm: (order: string[], reason: string) => void;
  readonly onClose: () => void;
}

/** The order of those whom the rules leave equal, by lot or by the chair's decision, with the reason. */
export function TieDialog({ tie, codeOf, isPending, error, onConfirm, onClose }: Props) {
  const text = useRoundsText().tally;
  const [order, setOrder] = useState<readonly string[]>(tie.roundInitiativeIds);
  const swap = (at: number) =>
    setOrder(
      order.map((id, index) => (index === at ? (order[at + 1] ?? id) : index === at + 1 ? (order[at] ?? id) : id)),
    );
  return (
    <ReasonDialog
      title={text.tieTitle(tie.rank)}
      lead={
        <Stack gap="sm">
          <Text>{text.tieLead[tie.settledBy]}</Text>
          <Stack component="ol" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
            {order.map((id, index) => (
              <Group component="li" key={id} justify="space-between" wrap="nowrap">
                <Text className="numbers">
                  {tie.rank + index}. <b>{codeOf(id)}</b>
                </Text>
                <Group gap={4} wrap="nowrap">
                  <ActionIcon
                    variant="default"
                    aria-label={text.up(codeOf(id))}
                    disabled={index === 0}
                    onClick={() => swap(index - 1)}
                  >
                    <IconArrowUp size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="default"
                    aria-label={text.down(codeOf(id))}
                    disabled={index === order.length - 1}
                    onClick={() => swap(index)}
                  >
                    <IconArrowDown size={16} />
                  </ActionIcon>
                </Group>
              </Group>
            ))}
          </Stack>
        </Stack>
      }
      confirm={text.orderDone}
      needsReason
      isPending={isPending}
      error={error}
      onConfirm={(reason) => onConfirm([...order], reason)}
      onClose={onClose}
    />
  );
}
