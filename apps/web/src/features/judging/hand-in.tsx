import { Button, Checkbox, Group, List, Modal, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useLanguage, useText } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { Wait } from '../../ui/wait';
import { showTotal } from './points';
import type { SheetBox } from './sheet-box';
import { useJudgingText } from './text';

interface Props {
  readonly roundId: string;
  readonly assignmentIds: readonly string[];
  readonly box: SheetBox;
  readonly onClose: (handedIn: boolean) => void;
}

/** Summary of what would be handed in, then the handing in, all or none. */
export function HandIn({ roundId, assignmentIds, box, onClose }: Props) {
  const text = useJudgingText().handIn;
  const { columns } = useJudgingText().mine;
  const { action, trouble } = useText();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const path = { id: roundId };
  const summary = useQuery({
    queryKey: ['judging', 'hand-in', roundId, assignmentIds],
    gcTime: 0,
    staleTime: 0,
    retry: false,
    queryFn: async () => {
      const allSaved = await box.flush();
      const { items } = await answer(api.GET('/api/my/rounds/{id}/assignments', { params: { path } }));
      const sheets = items
        .filter(({ id }) => assignmentIds.includes(id))
        .flatMap(({ id, sheetVersion }) =>
          sheetVersion === null ? [] : [{ assignmentId: id, version: sheetVersion }],
        );
      const preview = await answer(
        api.POST('/api/my/rounds/{id}/sheets/preview', { params: { path }, body: { sheets } }),
      );
      return { allSaved, sheets: preview.sheets };
    },
  });
  const handIn = useMutation({
    mutationFn: (sheets: { assignmentId: string; version: number }[]) =>
      answer(
        api.POST('/api/my/rounds/{id}/sheets', {
          params: { path },
          body: { sheets },
        }),
      ),
    onSuccess: async ({ sheets }) => {
      notifications.show({ message: text.done(sheets.length) });
      await cache.invalidateQueries({ queryKey: ['judging'] });
      onClose(true);
    },
  });
  const rows = summary.data?.sheets ?? [];
  const isUnsaved = (id: string) => box.all()[id] !== undefined;
  const chosen = rows.filter(
    (row) => row.blockers.length === 0 && !isUnsaved(row.assignmentId) && !leftOut.includes(row.assignmentId),
  );
  return (
    <Modal
      opened
      onClose={() => onClose(false)}
      title={text.title}
      size="lg"
      closeButtonProps={{ 'aria-label': action.close }}
    >
      <Stack gap="md">
        <Text>{text.text}</Text>
        <ErrorPanel error={summary.error ?? handIn.error} onRetry={() => void summary.refetch()} />
        {summary.isPending && <Wait lines={3} />}
        {rows.length > 0 && (
          <Table.ScrollContainer minWidth={300} mah="50dvh">
            <Table verticalSpacing={6}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{columns.code}</Table.Th>
                  <Table.Th ta="right">{columns.total}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => (
                  <Table.Tr key={row.assignmentId}>
                    <Table.Td>
                      <Checkbox
                        label={row.blindCode}
                        aria-label={text.leaveOut(row.blindCode)}
                        checked={chosen.includes(row)}
                        disabled={row.blockers.length > 0 || isUnsaved(row.assignmentId)}
                        onChange={({ currentTarget: { checked } }) =>
                          setLeftOut((ids) =>
                            checked ? ids.filter((id) => id !== row.assignmentId) : [...ids, row.assignmentId],
                          )
                        }
                      />
                      {isUnsaved(row.assignmentId) && <Text size="sm">{text.unsaved}</Text>}
                      {row.blockers.length > 0 && (
                        <List size="sm" aria-label={trouble.cannotYet}>
                          {row.blockers.map((blocker) => (
                            <List.Item key={`${blocker.code}-${blocker.path ?? ''}`}>{blocker.message}</List.Item>
                          ))}
                        </List>
                      )}
                    </Table.Td>
                    <Table.Td ta="right" className="numbers" fw={600}>
                      {row.total === null ? '–' : showTotal(row.total, language)}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onClose(false)}>
            {action.cancel}
          </Button>
          <Button
            data-autofocus
            disabled={chosen.length === 0}
            loading={handIn.isPending}
            onClick={() => handIn.mutate(chosen.map(({ assignmentId, version }) => ({ assignmentId, version })))}
          >
            {text.confirm(chosen.length)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
