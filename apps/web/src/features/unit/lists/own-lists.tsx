import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { answer, api } from '../../../api/client';
import { useFormat } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { TransitionButton } from '../../../ui/transition-button';
import { contestQuery } from '../../initiative/queries';
import { LIST_COLORS, listsQuery } from './queries';
import { useListText } from './text';

interface Props {
  readonly contestId: string;
  readonly unitId: string | null;
}

/** The unit's lists in a contest whose rules want them, with the door to a new one. */
export function OwnLists({ contestId, unitId }: Props) {
  const text = useListText();
  const format = useFormat();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const contest = useQuery(contestQuery(contestId));
  const ruled = contest.data?.units.lists ?? false;
  const lists = useQuery({ ...listsQuery(contestId), enabled: ruled });
  const open = useMutation({
    mutationFn: (unit: string) =>
      answer(
        api.POST('/api/contests/{id}/unit-lists', {
          params: { path: { id: contestId } },
          body: { unitId: unit },
        }),
      ),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: ['unit-lists'] });
      await navigate({ to: '/unit-lists/$id', params: { id } });
    },
  });
  if (!ruled) return null;
  const rows = lists.data?.items ?? [];
  const step = lists.data?.availableTransitions.find(({ name }) => name === 'open');
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text fw={600}>{text.own}</Text>
        {unitId !== null && step && (
          <TransitionButton transition={step} size="xs" loading={open.isPending} onTake={() => open.mutate(unitId)} />
        )}
      </Group>
      <ErrorPanel error={open.error ?? lists.error} />
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {text.ownHint}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={480} type="native">
          <Table verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.columns.letter}</Table.Th>
                <Table.Th>{text.columns.count}</Table.Th>
                <Table.Th>{text.columns.state}</Table.Th>
                <Table.Th>{text.columns.forwardedAt}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.id}>
                  <Table.Td>
                    <Button component={Link} to={`/unit-lists/${row.id}`} size="compact-sm" variant="default">
                      {row.dispatchNumber ?? (row.mayEdit ? text.edit : text.read)}
                    </Button>
                  </Table.Td>
                  <Table.Td className="numbers">
                    {row.declaredCount ?? '–'} / {row.listed}
                  </Table.Td>
                  <Table.Td>
                    <Badge color={LIST_COLORS[row.state]}>{text.states[row.state]}</Badge>
                  </Table.Td>
                  <Table.Td className="numbers">
                    {row.forwardedAt === null ? '–' : format.moment(row.forwardedAt)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Stack>
  );
}
