import { Box, Button, Group, Menu, Table, Text, UnstyledButton } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card, Empty } from '../../../ui/page';
import { Wait } from '../../../ui/wait';
import { SECRETARIES } from '../../contest/office';
import type { Office } from '../../contest/office';
import { CellDialog } from './cell-dialog';
import type { Cell } from './cell-dialog';
import { panelQuery } from './queries';
import type { RoundDetail, RoundEntry } from './queries';
import { Spread } from './spread';
import { useRoundsText } from './text';

type Assignment = RoundEntry['assignments'][number];
type Kind = Assignment['progress'];

/** A sign and a colour for each; the sign alone is enough to tell them apart. */
const SIGN: Record<Kind, readonly [string, string]> = {
  offered: ['?', 'yellow'],
  unopened: ['○', 'gray'],
  draft: ['◐', 'accent'],
  submitted: ['●', 'green'],
  conflict: ['✕', 'red'],
  not_returned: ['–', 'red'],
  replaced: ['↷', 'gray'],
};
const ENDED: readonly Kind[] = ['conflict', 'replaced'];

interface Props {
  readonly round: RoundDetail;
  readonly office: Office;
}

/** Initiatives by judges: how far each sheet is, never its marks. */
export function Grid({ round, office }: Props) {
  const text = useRoundsText();
  const panel = useQuery(panelQuery(round.id));
  const entries = useInfiniteQuery({
    queryKey: ['rounds', round.id, 'entries'],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/rounds/{id}/initiatives', {
          params: { path: { id: round.id }, query: { limit: 100, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const [cell, setCell] = useState<Cell | null>(null);
  const rows = entries.data?.pages.flatMap(({ items }) => items) ?? [];
  const judges = (panel.data ?? []).filter(
    (member) =>
      member.seat === 'judge' || rows.some((row) => row.assignments.some((one) => one.accountId === member.accountId)),
  );
  const acts = office.has(...SECRETARIES);
  return (
    <Card
      title={text.grid.title}
      aside={acts && round.state === 'assigning' && rows.length > 0 ? <Spread roundId={round.id} /> : undefined}
    >
      <ErrorPanel error={entries.error} onRetry={() => void entries.refetch()} />
      {entries.isPending && <Wait />}
      {entries.data && rows.length === 0 && <Empty title={text.grid.none} />}
      {rows.length > 0 && (
        <>
          <Group gap="md" mb="sm">
            {Object.entries(SIGN).map(([kind, [sign]]) => (
              <Text key={kind} size="xs" c="dimmed">
                {sign} {text.grid.progress[kind as Kind]}
              </Text>
            ))}
          </Group>
          <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
            <Table withTableBorder withColumnBorders verticalSpacing={4} stickyHeader>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th w={110}>{text.grid.code}</Table.Th>
                  <Table.Th>{text.grid.initiative}</Table.Th>
                  {judges.map((judge) => (
                    <Table.Th key={judge.accountId} ta="center" fz="xs" miw={64}>
                      {judge.name}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => (
                  <Table.Tr key={row.id}>
                    <Table.Td className="numbers">{row.blindCode}</Table.Td>
                    <Table.Td fz="sm">{row.initiative?.title ?? '–'}</Table.Td>
                    {judges.map((judge) => {
                      const mine = row.assignments.filter(({ accountId }) => accountId === judge.accountId);
                      const one = mine.find(({ progress }) => !ENDED.includes(progress)) ?? mine[0];
                      return (
                        <Table.Td key={judge.accountId} ta="center" p={2}>
                          {one && <CellMenu row={row} one={one} acts={acts} onPick={setCell} />}
                        </Table.Td>
                      );
                    })}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          {entries.hasNextPage && (
            <Button
              mt="sm"
              variant="default"
              size="xs"
              loading={entries.isFetchingNextPage}
              onClick={() => void entries.fetchNextPage()}
            >
              {text.grid.more}
            </Button>
          )}
        </>
      )}
      {cell && <CellDialog cell={cell} roundId={round.id} judges={judges} onClose={() => setCell(null)} />}
    </Card>
  );
}

interface CellProps {
  readonly row: RoundEntry;
  readonly one: Assignment;
  readonly acts: boolean;
  readonly onPick: (cell: Cell) => void;
}

function CellMenu({ row, one, acts, onPick }: CellProps) {
  const text = useRoundsText().grid;
  const [sign, colour] = SIGN[one.progress];
  const label = text.cell(row.blindCode, one.name, text.progress[one.progress]);
  const face = (
    <Box
      component="span"
      aria-hidden
      px={8}
      py={2}
      fw={600}
      c={`var(--mantine-color-${colour}-light-color)`}
      bg={`var(--mantine-color-${colour}-light)`}
      style={{ borderRadius: 4, display: 'inline-block', minWidth: 32 }}
    >
      {sign}
    </Box>
  );
  if (!acts || ENDED.includes(one.progress))
    return (
      <span role="img" aria-label={label} title={label}>
        {face}
      </span>
    );
  const pick = (what: Cell['what']) =>
    onPick({
      what,
      assignmentId: one.id,
      sheetId: one.sheetId,
      judgeId: one.accountId,
      label: `${row.blindCode} · ${one.name}`,
    });
  return (
    <Menu shadow="md">
      <Menu.Target>
        <UnstyledButton aria-label={label} title={label}>
          {face}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{text.progress[one.progress]}</Menu.Label>
        <Menu.Item onClick={() => pick('replace')}>{text.replace}</Menu.Item>
        {one.sheetId !== null && (one.progress === 'submitted' || one.progress === 'not_returned') && (
          <Menu.Item onClick={() => pick('reopen')}>{text.reopen}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
