import { ActionIcon, Box, Group, Paper, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { PointerEvent } from 'react';
import { StateBadge } from '../../initiative/state-badge';
import type { Listed } from './queries';
import { useListText } from './text';

interface Props {
  readonly items: readonly Listed[];
  readonly onChange: (items: readonly Listed[]) => void;
}

interface Drag {
  readonly from: number;
  readonly to: number;
}
/** So near to an edge of the window the page goes along with what is dragged. */
const EDGE_PX = 72;
const STEP_PX = 14;

/** Where an item stands while another is dragged over the list. */
function placeOf(index: number, drag: Drag | null): number {
  if (!drag) return index;
  const { from, to } = drag;
  if (index === from) return to;
  if (from < index && index <= to) return index - 1;
  return to <= index && index < from ? index + 1 : index;
}

/** An order that is changed by dragging a handle, by the arrow keys on it, or by buttons; said aloud each time. */
export function RankList({ items, onChange }: Props) {
  const text = useListText();
  const list = useRef<HTMLDivElement>(null);
  // What is let go is read from here: a busy page may not have drawn the last movement yet.
  const held = useRef<Drag | null>(null);
  const [drag, draw] = useState<Drag | null>(null);
  const hold = (next: Drag | null) => {
    held.current = next;
    draw(next);
  };
  const [said, setSaid] = useState('');
  const move = (from: number, to: number) => {
    const moving = items[from];
    if (!moving || to < 0 || to >= items.length || from === to) return;
    const rest = items.filter((_, index) => index !== from);
    onChange([...rest.slice(0, to), moving, ...rest.slice(to)]);
    setSaid(text.ranked(moving.code, to + 1));
  };
  /** Only what is seen moves until the handle is let go: an element that were moved itself would lose the finger. */
  const follow = ({ clientY }: PointerEvent) => {
    const { current } = held;
    if (!current) return;
    if (clientY < EDGE_PX) window.scrollBy(0, -STEP_PX);
    else if (clientY > window.innerHeight - EDGE_PX) window.scrollBy(0, STEP_PX);
    const above = [...(list.current?.children ?? [])].filter((one, index) => {
      const { top, height } = one.getBoundingClientRect();
      return index !== current.from && top + height / 2 < clientY;
    });
    hold({ from: current.from, to: above.length });
  };
  const drop = () => {
    if (held.current) move(held.current.from, held.current.to);
    hold(null);
  };
  return (
    <>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <Stack ref={list} gap={6} component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
        {items.map((item, index) => (
          <Paper
            key={item.initiativeId}
            component="li"
            data-code={item.code}
            p="xs"
            radius="md"
            bd={`1px solid ${drag?.from === index ? 'var(--mantine-color-anchor)' : 'var(--sk-line)'}`}
            style={{ order: placeOf(index, drag) }}
          >
            <Group gap="xs" wrap="nowrap" align="flex-start">
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                style={{ cursor: drag ? 'grabbing' : 'grab', touchAction: 'none' }}
                aria-label={text.grip(item.code)}
                onPointerDown={(event) => {
                  if (event.button !== 0) return;
                  event.currentTarget.setPointerCapture(event.pointerId);
                  hold({ from: index, to: index });
                }}
                onPointerMove={follow}
                onPointerUp={drop}
                onPointerCancel={() => hold(null)}
                onKeyDown={(event) => {
                  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
                  event.preventDefault();
                  move(index, index + (event.key === 'ArrowUp' ? -1 : 1));
                }}
              >
                <IconGripVertical size={18} />
              </ActionIcon>
              <Text fw={600} w={28} ta="right" className="numbers">
                {placeOf(index, drag) + 1}
              </Text>
              <Box flex={1} miw={0}>
                <Text style={{ overflowWrap: 'anywhere' }}>{item.title}</Text>
                <Group gap="xs">
                  <Text size="sm" c="dimmed" className="numbers">
                    <span style={{ whiteSpace: 'nowrap' }}>{item.code}</span> · {item.leadAuthor}
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
