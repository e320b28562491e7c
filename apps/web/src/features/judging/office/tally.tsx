import { Alert, Badge, Button, Checkbox, Group, List, Stack, Table, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useLanguage } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card } from '../../../ui/page';
import { ReasonDialog } from '../../../ui/reason-dialog';
import { Wait } from '../../../ui/wait';
import { CHAIRS, SECRETARIES } from '../../contest/office';
import type { Office } from '../../contest/office';
import { rulebookQuery } from '../../contest/queries';
import { showTotal } from '../points';
import { tallyQuery } from './queries';
import type { RoundDetail, Tally as TallyView } from './queries';
import { SheetsSideBySide } from './sheets-side-by-side';
import { useRoundsText } from './text';

interface Props {
  readonly round: RoundDetail;
  readonly office: Office;
}
type Discrepancy = TallyView['discrepancies'][number];
type Question = TallyView['questions'][number];

/** The ranking as it stands, and what the chair has to settle before it is locked. */
export function Tally({ round, office }: Props) {
  const { tally: text, grid } = useRoundsText();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const tally = useQuery(tallyQuery(round.id));
  const rulebook = useQuery(rulebookQuery(round.contestId));
  const criteria = rulebook.data?.rounds.find(({ code }) => code === round.code)?.criteria ?? [];
  const nameOf = (code: string) => criteria.find((one) => one.code === code)?.name ?? code;
  const [settling, setSettling] = useState<Discrepancy | null>(null);
  const [deciding, setDeciding] = useState<Question | null>(null);
  const [admitted, setAdmitted] = useState<readonly string[]>([]);
  const settle = useMutation({
    mutationFn: (body: Body) => send(round.id, body),
    onSuccess: () => {
      setSettling(null);
      setDeciding(null);
      notifications.show({ message: text.done });
      return cache.invalidateQueries({ queryKey: ['rounds'] });
    },
  });
  const make = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/contests/{id}/rounds/{round}/tally-documents', {
          params: { path: { id: round.contestId, round: round.code } },
        }),
      ),
    onSuccess: () => notifications.show({ message: text.made }),
  });
  if (!tally.data)
    return (
      <Card title={text.title}>
        <ErrorPanel error={tally.error} onRetry={() => void tally.refetch()} />
        {tally.isPending && <Wait />}
      </Card>
    );
  const { ranking, unranked, discrepancies, questions, faults, sheets, advancing } = tally.data;
  const codeOf = (id: string) => ranking.find((one) => one.roundInitiativeId === id)?.blindCode ?? '–';
  const mayDecide = office.has(...CHAIRS) && round.state === 'settling';
  return (
    <Card
      title={text.title}
      aside={
        round.state !== 'settling' &&
        office.has(...SECRETARIES) && (
          <Button size="xs" variant="default" loading={make.isPending} onClick={() => make.mutate()}>
            {text.papers}
          </Button>
        )
      }
    >
      <Stack gap="md">
        <ErrorPanel error={make.error} />
        {faults.length > 0 && (
          <Alert color="yellow" title={text.faults}>
            <List size="sm">
              {faults.map((fault, index) => (
                <List.Item key={`${fault.code}-${index}`}>{fault.message}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {discrepancies.length > 0 && (
          <Stack gap="xs">
            <Title order={3}>{text.discrepancies}</Title>
            {discrepancies.map((one) => (
              <Group key={one.roundInitiativeId} gap="sm">
                <Text fw={600} className="numbers">
                  {one.blindCode}
                </Text>
                <Text className="numbers">{text.spread(showTotal(one.spread, language))}</Text>
                {one.settled ? (
                  <Badge color="green">{text.settled}</Badge>
                ) : (
                  <Button size="compact-sm" variant="default" onClick={() => setSettling(one)}>
                    {text.settle}
                  </Button>
                )}
              </Group>
            ))}
          </Stack>
        )}
        {questions.length > 0 && (
          <Stack gap="xs">
            <Title order={3}>{text.ties}</Title>
            {questions.map((one) => (
              <Group key={one.tied.join()} gap="sm">
                <Text>{text.tie(one.rank, one.places, one.tied.length)}</Text>
                <Button size="compact-sm" variant="default" disabled={!mayDecide} onClick={() => setDeciding(one)}>
                  {text.decide}
                </Button>
              </Group>
            ))}
          </Stack>
        )}
        <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table verticalSpacing={6} stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={70}>{text.rank}</Table.Th>
                <Table.Th>{grid.code}</Table.Th>
                <Table.Th ta="right">{text.score}</Table.Th>
                <Table.Th ta="right">{text.sheets}</Table.Th>
                {ranking[0]?.criteria.map(({ code }) => (
                  <Table.Th key={code} ta="right" fz="xs">
                    {nameOf(code)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody className="numbers">
              {ranking.map((one) => (
                <Table.Tr key={one.roundInitiativeId}>
                  <Table.Td fw={600}>{one.rank}</Table.Td>
                  <Table.Td>
                    {one.blindCode}{' '}
                    {advancing.includes(one.roundInitiativeId) && <Badge color="green">{text.advances}</Badge>}
                  </Table.Td>
                  <Table.Td ta="right" fw={600}>
                    {showTotal(one.display, language)}
                  </Table.Td>
                  <Table.Td ta="right">{one.sheets}</Table.Td>
                  {one.criteria.map((criterion) => (
                    <Table.Td key={criterion.code} ta="right" fz="sm">
                      {showTotal(criterion.display, language)}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        {unranked.length > 0 && (
          <Text size="sm">
            {text.unranked}: {unranked.map((one) => `${one.blindCode} (${text.reasons[one.reason]})`).join(', ')}
          </Text>
        )}
      </Stack>
      {settling && (
        <ReasonDialog
          title={text.settleTitle(settling.blindCode)}
          lead={
            <SheetsSideBySide
              nameOf={nameOf}
              sheets={sheets.filter((one) => one.roundInitiativeId === settling.roundInitiativeId)}
            />
          }
          confirm={text.settle.replace('…', '')}
          needsReason
          isPending={settle.isPending}
          error={settle.error}
          onConfirm={(reason) =>
            settle.mutate({ kind: 'discrepancy', roundInitiativeId: settling.roundInitiativeId, reason })
          }
          onClose={() => setSettling(null)}
        />
      )}
      {deciding && (
        <ReasonDialog
          title={text.ties}
          lead={
            <Checkbox.Group label={text.admitted} value={[...admitted]} onChange={setAdmitted}>
              <Stack gap="xs" mt="xs">
                {deciding.tied.map((id) => (
                  <Checkbox key={id} value={id} label={codeOf(id)} />
                ))}
              </Stack>
            </Checkbox.Group>
          }
          confirm={text.decide.replace('…', '')}
          needsReason
          isPending={settle.isPending}
          error={settle.error}
          onConfirm={(reason) =>
            settle.mutate({
              kind: 'advance',
              tied: deciding.tied,
              admitted: deciding.tied.filter((id) => admitted.includes(id)),
              reason,
            })
          }
          onClose={() => setDeciding(null)}
        />
      )}
    </Card>
  );
}

type Body =
  | { kind: 'discrepancy'; roundInitiativeId: string; reason: string }
  | { kind: 'advance'; tied: string[]; admitted: string[]; reason: string };

const send = (id: string, body: Body) =>
  answer(
    api.POST('/api/rounds/{id}/settlements', {
      params: { path: { id }, header: { 'idempotency-key': crypto.randomUUID() } },
      body,
    }),
  );
