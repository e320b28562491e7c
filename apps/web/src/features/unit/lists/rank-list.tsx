import { ActionIcon, Box, Group, Paper, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { StateBadge } from '../../initiative/state-badge';
import type { Listed } from './queries';
import { useListText } from './text';

interface Props {
  readonly items: readonly Listed[];
  readonly onChange: (items: readonly Listed[]) => void;
}

/** An order that is changed by dragging, by the arrow keys on a handle, or by buttons; said aloud each time. */
export function RankList({ items, onChange }: Props) {
  const text = useListText();
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const move = (from: number, to: number) => {
    const moving = items[from];
    if (!moving || to < 0 || to >= items.length || from === to) return;
    const rest = items.filter((_, index) => index !== from);
    onChange([...rest.slice(0, to), moving, ...rest.slice(to)]);
    setSaid(text.ranked(moving.code, to + 1));
  };
  return (
    <>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <Stack gap={6} component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
        {items.map((item, index) => (
          <Paper
            key={item.initiativeId}
            component="li"
            data-code={item.code}
            p="xs"
            radius="md"
            bd={`1px solid ${dragged === item.initiativeId ? 'var(--mantine-color-anchor)' : 'var(--sk-line)'}`}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', item.code);
              setDragged(item.initiativeId);
            }}
            onDragOver={(event) => {
              event.preventDefault();
              const from = items.findIndex(({ initiativeId }) => initiativeId === dragged);
              if (from >= 0) move(from, index);
            }}
            onDrop={(event) => event.preventDefault()}
            onDragEnd={() => setDragged(null)}
          >
            <Group gap="xs" wrap="nowrap" align="flex-start">
              <ActionIcon
                variant="subtle"
                color="gray"
                style={{ cursor: 'grab' }}
                aria-label={text.grip(item.code)}
                onKeyDown={(event) => {
                  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
                  event.preventDefault();
                  move(index, index + (event.key === 'ArrowUp' ? -1 : 1));
                }}
              >
                <IconGripVertical size={18} />
              </ActionIcon>
              <Text fw={600} w={28} ta="right" className="numbers">
                {index + 1}
              </Text>
              <Box flex={1} miw={0}>
                <Text style={{ overflowWrap: 'anywhere' }}>{item.title}</Text>
                <Group gap="xs">
                  <Text size="sm" c="dimmed" className="numbers">
                    {item.code} · {item.leadAuthor}
                  </Text>
                  <StateBadge state={item.state} />
                </Group>
              </Box>
              <Group gap={2} wrap="nowrap">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={text.up(item.code)}
                  disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={text.down(item.code)}
                  disabled={index === items.length - 1}
                  onClick={() => move(index, index + 1)}
                >
                  <IconArrowDown size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={text.remove(item.code)}
                  onClick={() => onChange(items.filter((_, at) => at !== index))}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Group>
            </Group>
          </Paper>
        ))}
      </Stack>
    </>
  );
}
