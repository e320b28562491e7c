import {
  Alert,
  Badge,
  Button,
  FileInput,
  Group,
  List,
  NativeSelect,
  Checkbox,
  Stack,
  Table,
  Text,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { isProblem } from '../../api/problem';
import { useFormat } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { Card, Empty } from '../../ui/page';
import { ReasonDialog } from '../../ui/reason-dialog';
import { Wait } from '../../ui/wait';
import { allotmentQuery, keepFile } from './queries';
import type { Allotment } from './queries';
import { useAwardText } from './text';

type Tie = Allotment['ties'][number];

/** Who would win what: places filled, money used, and what waits for a person's decision. */
export function AllotmentCard({ contestId }: { readonly contestId: string }) {
  const text = useAwardText().allotment;
  const format = useFormat();
  const allotment = useQuery(allotmentQuery(contestId));
  const [tie, setTie] = useState<Tie | null>(null);
  const { data, error } = allotment;
  if (!data)
    return (
      <Card title={text.title}>
        {isProblem(error, 409) ? (
          <Empty title={text.none}>{error.problem.blockers[0]?.message ?? error.problem.title}</Empty>
        ) : (
          <ErrorPanel error={error} onRetry={() => void allotment.refetch()} />
        )}
        {allotment.isPending && <Wait />}
      </Card>
    );
  const prizeOf = (table: string, prize: string) =>
    data.prizes.find((one) => one.table === table && one.prize === prize)?.name ?? prize;
  const titleOf = (id: string) => {
    const found = data.initiatives.find((one) => one.id === id);
    return found ? `${found.code} · ${found.title}` : '–';
  };
  return (
    <Card
      title={text.title}
      aside={
        <Text className="numbers">
          {text.budget}: <b>{format.number(data.budget.used, 0)}</b>
          {data.budget.ceiling !== null && ` ${text.of} ${format.number(data.budget.ceiling, 0)}`}
        </Text>
      }
    >
      <Stack gap="md">
        {!data.confirmed && <Alert color="yellow">{text.notConfirmed}</Alert>}
        <Group gap="xs">
          {data.prizes.map((one) => (
            <Badge
              key={`${one.table}-${one.prize}`}
              size="lg"
              color={one.filled === one.count ? 'green' : 'yellow'}
              className="numbers"
              title={one.tableName}
            >
              {one.name} {one.filled}/{one.count}
            </Badge>
          ))}
        </Group>
        {(data.questions.length > 0 || data.ties.length > 0) && (
          <Alert color="yellow" title={text.questions}>
            <List size="sm" spacing={6}>
              {data.ties.map((one) => (
                <List.Item key={`${one.table}-${one.prize}-${one.rank}`}>
                  {text.tie(prizeOf(one.table, one.prize), one.rank, one.places, one.tied.length)}{' '}
                  <Button size="compact-sm" variant="default" onClick={() => setTie(one)}>
                    {text.decide}
                  </Button>
                </List.Item>
              ))}
              {data.questions.map((one, index) => (
                <List.Item key={`${one.code}-${index}`}>{one.message}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {data.winners.length > 0 && (
          <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
            <Table verticalSpacing={6} aria-label={text.winners}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{text.prize}</Table.Th>
                  <Table.Th ta="right">{text.rank}</Table.Th>
                  <Table.Th>{text.initiative}</Table.Th>
                  <Table.Th ta="right">{text.amount}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody className="numbers">
                {data.winners.map((one) => (
                  <Table.Tr key={one.initiative}>
                    <Table.Td>{prizeOf(one.table, one.prize)}</Table.Td>
                    <Table.Td ta="right">{one.rank}</Table.Td>
                    <Table.Td>{titleOf(one.initiative)}</Table.Td>
                    <Table.Td ta="right">{format.number(one.amount, 0)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        {data.emptySlots.length > 0 && (
          <Text size="sm" c="dimmed">
            {data.emptySlots.map((one) => text.empty(prizeOf(one.table, one.prize), one.count)).join(' · ')}
          </Text>
        )}
        {data.gone.length > 0 && (
          <Text size="sm">
            {text.gone}: {data.gone.map(titleOf).join('; ')}
          </Text>
        )}
      </Stack>
      {tie && (
        <TieDialog
          contestId={contestId}
          tie={tie}
          prize={prizeOf(tie.table, tie.prize)}
          titleOf={titleOf}
          onClose={() => setTie(null)}
        />
      )}
    </Card>
  );
}

interface TieProps {
  readonly contestId: string;
  readonly tie: Tie;
  readonly prize: string;
  readonly titleOf: (id: string) => string;
  readonly onClose: () => void;
}

function TieDialog({ contestId, tie, prize, titleOf, onClose }: TieProps) {
  const text = useAwardText().allotment;
  const cache = useQueryClient();
  const [manner, setManner] = useState<Tie['answers'][number]>(tie.answers[0] ?? 'pick');
  const [winners, setWinners] = useState<string[]>([]);
  const [file, setFile] = useState<File | null>(null);
  const decide = useMutation({
    mutationFn: async (reason: string) => {
      const minutes = file ? await keepFile(contestId, file) : null;
      return answer(
        api.POST('/api/contests/{id}/allotment/decisions', {
          params: { path: { id: contestId }, header: { 'idempotency-key': crypto.randomUUID() } },
          body: {
            kind: 'tie',
            table: tie.table,
            prize: tie.prize,
            tied: tie.tied,
            manner,
            reason,
            minutesFileId: minutes?.id ?? '',
            ...(manner === 'pick' && { winners }),
          },
        }),
      );
    },
    onSuccess: () => {
      notifications.show({ message: text.done });
      onClose();
      return cache.invalidateQueries({ queryKey: ['award'] });
    },
  });
  return (
    <ReasonDialog
      title={text.tie(prize, tie.rank, tie.places, tie.tied.length)}
      lead={
        <Stack gap="sm">
          <NativeSelect
            label={text.manner}
            value={manner}
            data={tie.answers.map((value) => ({ value, label: text.manners[value] }))}
            onChange={({ currentTarget }) =>
              setManner(tie.answers.find((one) => one === currentTarget.value) ?? manner)
            }
          />
          {manner === 'pick' && (
            <Checkbox.Group label={text.manners.pick} value={winners} onChange={setWinners}>
              <Stack gap="xs" mt="xs">
                {tie.tied.map((id) => (
                  <Checkbox key={id} value={id} label={titleOf(id)} />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
          <FileInput label={text.minutes} required accept="application/pdf" value={file} onChange={setFile} />
        </Stack>
      }
      confirm={text.decide.replace('…', '')}
      needsReason
      isPending={decide.isPending}
      error={decide.error}
      onConfirm={(reason) => decide.mutate(reason)}
      onClose={onClose}
    />
  );
}
