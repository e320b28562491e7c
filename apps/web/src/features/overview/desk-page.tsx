import { Anchor, Button, Group, Paper, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answer, api } from '../../api/client';
import { useFormat } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { Card } from '../../ui/page';
import { Wait } from '../../ui/wait';
import { OfficePage, SECRETARIES } from '../contest/office';
import { useDeskText } from './text';

type Count = keyof ReturnType<typeof useDeskText>['counts'];
interface Target {
  readonly to:
    | '/office/intakes'
    | '/office/unit-lists'
    | '/office/reinstatements'
    | '/office/register'
    | '/office/screening'
    | '/office/rounds'
    | '/office/awards'
    | '/office/notices';
  readonly search: Readonly<Record<string, string>>;
}
const at = (to: Target['to'], search: Target['search'] = {}): Target => ({ to, search });

/** Where each count leads: the list that it counts. Those without a list of their own lead nowhere. */
const TARGETS: readonly (readonly [
  'screening' | 'judging' | 'papers',
  readonly (readonly [Count, Target | null])[],
])[] = [
  [
    'screening',
    [
      ['newDossiers', at('/office/screening', { state: 'submitted' })],
      ['waitingLong', at('/office/screening', { state: 'submitted', waitingDays: '3' })],
      ['completionOpen', at('/office/register', { state: 'awaiting_completion' })],
      ['completionOverdue', at('/office/screening', { state: 'awaiting_completion', completion: 'overdue' })],
      ['consentsUnsigned', at('/office/register', { flag: 'consent' })],
      ['unitsWithoutDossier', at('/office/unit-lists', { show: 'without' })],
      ['unitListMismatches', at('/office/unit-lists', { state: 'forwarded' })],
      ['intakesToConfirm', at('/office/intakes', { state: 'entered' })],
      ['reinstatementsToConfirm', at('/office/reinstatements', { state: 'proposed' })],
      ['extensionsToConfirm', null],
    ],
  ],
  [
    'judging',
    [
      ['sheetsMissing', at('/office/rounds')],
      ['recusals', at('/office/rounds')],
    ],
  ],
  [
    'papers',
    [
      ['noticesWaiting', at('/office/notices', { state: 'draft' })],
      ['noticesFailed', at('/office/notices', { state: 'failed' })],
      ['noticesToPrint', at('/office/notices', { state: 'to_print' })],
      ['papersWithoutNumber', at('/office/awards')],
      ['complaintsOpen', null],
    ],
  ],
];

/** What waits for the secretariat: counts that open the lists they count. */
export function DeskPage() {
  const text = useDeskText();
  return (
    <OfficePage title={text.title} roles={SECRETARIES}>
      {({ contestId }) => <Desk key={contestId} contestId={contestId} />}
    </OfficePage>
  );
}

function Desk({ contestId }: { readonly contestId: string }) {
  const text = useDeskText();
  const format = useFormat();
  const desk = useQuery({
    queryKey: ['desk', contestId],
    queryFn: () => answer(api.GET('/api/contests/{id}/desk', { params: { path: { id: contestId } } })),
  });
  if (!desk.data)
    return desk.error ? <ErrorPanel error={desk.error} onRetry={() => void desk.refetch()} /> : <Wait lines={8} />;
  const { counts, judges, now } = desk.data;
  const remind = (name: string, left: number, round: string) => {
    void navigator.clipboard
      .writeText(text.reminder(name, left, round))
      .then(() => notifications.show({ message: text.reminded }));
  };
  return (
    <>
      <Text size="sm" c="dimmed">
        {text.clock}: {format.moment(now)}
      </Text>
      {TARGETS.map(([group, items]) => (
        <Card key={group} title={text.groups[group]}>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
            {items.map(([name, target]) => (
              <Paper key={name} p="sm" bd="1px solid var(--sk-line)" radius="md">
                <Text className="numbers" fw={700} size="xl" c={counts[name] === 0 ? 'dimmed' : undefined}>
                  {format.number(counts[name])}
                </Text>
                {target && counts[name] > 0 ? (
                  <Anchor
                    size="sm"
                    renderRoot={(props) => (
                      <Link to={target.to} search={{ contest: contestId, ...target.search }} {...props} />
                    )}
                  >
                    {text.counts[name]}
                  </Anchor>
                ) : (
                  <Text size="sm" c={counts[name] === 0 ? 'dimmed' : undefined}>
                    {text.counts[name]}
                  </Text>
                )}
              </Paper>
            ))}
          </SimpleGrid>
        </Card>
      ))}
      {judges.length > 0 && (
        <Card title={text.judges}>
          <Stack gap="sm">
            <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
              <Table verticalSpacing={6}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{text.judge}</Table.Th>
                    <Table.Th>{text.round}</Table.Th>
                    <Table.Th ta="right">{text.submitted}</Table.Th>
                    <Table.Th>{text.lastSignIn}</Table.Th>
                    <Table.Th>{text.remind}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {judges.map((judge) => (
                    <Table.Tr key={`${judge.name}-${judge.round}`}>
                      <Table.Td>{judge.name}</Table.Td>
                      <Table.Td>{judge.round}</Table.Td>
                      <Table.Td ta="right" className="numbers">
                        {judge.submitted}/{judge.assigned}
                      </Table.Td>
                      <Table.Td>
                        {judge.lastSignInAt === null ? text.never : format.moment(judge.lastSignInAt)}
                      </Table.Td>
                      <Table.Td>
                        <Group>
                          {judge.submitted < judge.assigned && (
                            <Button
                              size="compact-sm"
                              variant="default"
                              onClick={() => remind(judge.name, judge.assigned - judge.submitted, judge.round)}
                            >
                              {text.remind}
                            </Button>
                          )}
                        </Group>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </Stack>
        </Card>
      )}
    </>
  );
}
