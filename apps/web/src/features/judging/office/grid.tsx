import { Button, Card as Sheet, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card, Empty } from '../../../ui/page';
import { Wait } from '../../../ui/wait';
import { CellDialog } from './cell-dialog';
import type { Cell } from './cell-dialog';
import { GridTable, SIGN } from './grid-table';
import { conflictsQuery, panelQuery } from './queries';
import type { Progress, RoundDetail } from './queries';
import { Spread } from './spread';
import { useRoundsText } from './text';

const KINDS = Object.keys(SIGN) as Progress[];

interface Props {
  readonly round: RoundDetail;
}

/** Initiatives by judges: how far each sheet is, never its marks. Free places are chosen and assigned together. */
export function Grid({ round }: Props) {
  const text = useRoundsText();
  const cache = useQueryClient();
  const search = useSearch({ from: '/shell/office/rounds' });
  const navigate = useNavigate({ from: '/office/rounds' });
  const progress = KINDS.find((one) => one === search.progress);
  const panel = useQuery(panelQuery(round.id));
  const conflicts = useQuery({ ...conflictsQuery(round.id), enabled: round.may.includes('readConflicts') });
  const entries = useInfiniteQuery({
    queryKey: ['rounds', round.id, 'entries', search.q, progress],
    initialPageParam: '',
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/rounds/{id}/initiatives', {
          params: {
            path: { id: round.id },
            query: {
              limit: 100,
              ...(pageParam && { cursor: pageParam }),
              ...(search.q && { q: search.q }),
              ...(progress && { progress }),
            },
          },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const [cell, setCell] = useState<Cell | null>(null);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const assign = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/rounds/{id}/assignments', {
          params: { path: { id: round.id } },
          body: {
            pairs: picked.map((pair) => {
              const [roundInitiativeId = '', accountId = ''] = pair.split(' ');
              return { roundInitiativeId, accountId };
            }),
          },
        }),
      ),
    onSuccess: () => {
      setPicked([]);
      notifications.show({ message: text.grid.assigned });
      return cache.invalidateQueries({ queryKey: ['rounds', round.id] });
    },
  });
  const filter = (change: { q?: string | undefined; progress?: string | undefined }) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const find = useDebouncedCallback((q: string) => filter({ q: q.trim() || undefined }), 300);
  const rows = entries.data?.pages.flatMap(({ items }) => items) ?? [];
  const judges = (panel.data?.items ?? []).filter(
    (member) =>
      member.seat === 'judge' || rows.some((row) => row.assignments.some((one) => one.accountId === member.accountId)),
  );
  const isFiltered = search.q !== undefined || progress !== undefined;
  return (
    <Card
      title={text.grid.title}
      aside={round.may.includes('spread') && rows.length > 0 ? <Spread roundId={round.id} /> : undefined}
    >
      <Stack gap="sm">
        <Group gap="sm" align="flex-end">
          <TextInput
            aria-label={text.grid.search}
            placeholder={text.grid.search}
            w={280}
            defaultValue={search.q}
            onChange={({ currentTarget }) => find(currentTarget.value)}
          />
          <NativeSelect
            aria-label={text.grid.filter}
            value={progress ?? ''}
            data={[
              { value: '', label: text.grid.all },
              ...KINDS.map((kind) => ({ value: kind, label: text.grid.progress[kind] })),
            ]}
            onChange={({ currentTarget }) => filter({ progress: currentTarget.value || undefined })}
          />
        </Group>
        <ErrorPanel error={entries.error ?? panel.error} onRetry={() => void entries.refetch()} />
        {entries.isPending && <Wait />}
        {entries.data && rows.length === 0 && <Empty title={isFiltered ? text.grid.nothingFound : text.grid.none} />}
        {rows.length > 0 && (
          <GridTable
            rows={rows}
            judges={judges}
            conflicts={conflicts.data ?? []}
            picked={picked}
            onPick={(pair) =>
              setPicked((old) => (old.includes(pair) ? old.filter((one) => one !== pair) : [...old, pair]))
            }
            onAct={setCell}
          />
        )}
        {entries.hasNextPage && (
          <Group>
            <Button
              variant="default"
              size="xs"
              loading={entries.isFetchingNextPage}
              onClick={() => void entries.fetchNextPage()}
            >
              {text.grid.more}
            </Button>
          </Group>
        )}
        {picked.length > 0 && (
          <Sheet withBorder shadow="md" padding="sm" style={{ position: 'sticky', bottom: 8, zIndex: 2 }}>
            <ErrorPanel error={assign.error} />
            <Group gap="sm">
              <Text role="status">{text.grid.picked(picked.length)}</Text>
              <Button size="xs" loading={assign.isPending} onClick={() => assign.mutate()}>
                {text.grid.assign(picked.length)}
              </Button>
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  setPicked([]);
                  assign.reset();
                }}
              >
                {text.grid.clear}
              </Button>
            </Group>
          </Sheet>
        )}
      </Stack>
      {cell && <CellDialog cell={cell} round={round} onClose={() => setCell(null)} />}
    </Card>
  );
}
