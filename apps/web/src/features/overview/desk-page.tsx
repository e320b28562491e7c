import { Alert, Anchor, Button, Flex, Group, Paper, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { useDisclosure, useId } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { answer, api } from '../../api/client';
import { useFormat } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { Card } from '../../ui/page';
import { deviceNow, useServerNow } from '../../ui/server-clock';
import { Wait } from '../../ui/wait';
import { OfficePage } from '../contest/office';
import { contestQuery } from '../contest/queries';
import { rootLink } from '../contest/root-link';
import { Reminder } from './reminder';
import { useDeskText } from './text';

type Count = keyof ReturnType<typeof useDeskText>['counts'];
type To =
  | '/office/register'
  | '/office/screening'
  | '/office/awards'
  | '/office/complaints'
  | '/office/names'
  | '/office/notices'
  | '/office/intakes'
  | '/office/unit-lists'
  | '/office/reinstatements'
  | '/office/desk/$list';
interface Target {
  readonly to: To;
  readonly search: Readonly<Record<string, string>>;
}
const at = (to: To, search: Target['search'] = {}): Target => ({ to, search });
/** Of the desk itself, for what no other list shows. */
const OWN: Target = at('/office/desk/$list');

/** Where each count leads: the list of what it counts. */
const TARGETS: readonly (readonly [
  keyof ReturnType<typeof useDeskText>['groups'],
  readonly (readonly [Count, Target])[],
])[] = [
  [
    'screening',
    [
      ['newDossiers', at('/office/screening', { state: 'submitted' })],
      ['waitingLong', at('/office/screening', { state: 'submitted', waitingDays: '3' })],
      ['completionOpen', at('/office/screening', { state: 'awaiting_completion', completion: 'open' })],
      ['completionDueSoon', at('/office/screening', { state: 'awaiting_completion', completion: 'due_soon' })],
      ['completionOverdue', at('/office/screening', { state: 'awaiting_completion', completion: 'overdue' })],
      ['consentsUnsigned', OWN],
    ],
  ],
  [
    'units',
    [
      ['unitsWithoutDossier', OWN],
      ['unitListMismatches', at('/office/unit-lists', { state: 'forwarded' })],
    ],
  ],
  [
    'second',
    [
      ['intakesToConfirm', at('/office/intakes', { state: 'entered' })],
      ['reinstatementsToConfirm', at('/office/reinstatements', { state: 'proposed' })],
      ['extensionsToConfirm', OWN],
      ['differencesToConfirm', OWN],
    ],
  ],
  [
    'judging',
    [
      ['sheetsMissing', OWN],
      ['recusals', OWN],
      ['discrepancies', OWN],
      ['eligibleUnjudged', OWN],
    ],
  ],
  [
    'papers',
    [
      ['noticesWaiting', at('/office/notices', { state: 'draft' })],
      ['noticesFailed', at('/office/notices', { state: 'failed' })],
      ['noticesUncertain', at('/office/notices', { state: 'uncertain' })],
      ['noticesToPrint', at('/office/notices', { state: 'to_print' })],
      ['namesUnconfirmed', at('/office/names')],
      ['papersWithoutNumber', at('/office/awards', { view: 'decisions', state: 'sent' })],
    ],
  ],
  [
    'complaints',
    [
      ['complaintsOpen', at('/office/complaints', { show: 'open' })],
      ['complaintsDueSoon', at('/office/complaints', { show: 'due_soon' })],
      ['complaintsOverdue', at('/office/complaints', { show: 'overdue' })],
    ],
  ],
];

/** What waits for the secretariat: counts that open the lists they count. */
export function DeskPage() {
  const text = useDeskText();
  return (
    <OfficePage title={text.title}>{({ contestId }) => <Desk key={contestId} contestId={contestId} />}</OfficePage>
  );
}

function Desk({ contestId }: { readonly contestId: string }) {
  const text = useDeskText();
  const format = useFormat();
  const desk = useQuery({
    queryKey: ['desk', contestId],
    queryFn: async () => {
      const desk = await answer(api.GET('/api/contests/{id}/desk', { params: { path: { id: contestId } } }));
      return { ...desk, readAt: deviceNow() };
    },
  });
  const contest = useQuery(contestQuery(contestId));
  const clock = useServerNow(desk.data?.now, desk.data?.readAt);
  const [reminder, setReminder] = useState<string | null>(null);
  if (!desk.data)
    return desk.error ? <ErrorPanel error={desk.error} onRetry={() => void desk.refetch()} /> : <Wait lines={8} />;
  const { counts, judges, now } = desk.data;
  const remind = (name: string, left: number, round: string) => setReminder(text.reminder(name, left, round));
  return (
    <>
      <Group gap="sm">
        <Text size="sm" c="dimmed" className="numbers">
          {text.clock}: {format.moment(clock === null ? now : new Date(clock).toISOString())}
        </Text>
        <Button size="compact-sm" variant="default" loading={desk.isFetching} onClick={() => void desk.refetch()}>
          {text.refresh}
        </Button>
      </Group>
      {contest.data?.state === 'preparing' && (
        <Alert>
          {text.preparing}{' '}
          <Anchor renderRoot={rootLink('/office/contest', { contest: contestId })} inherit underline="always">
            {text.toContest}
          </Anchor>
        </Alert>
      )}
      {TARGETS.map(([group, items]) => {
        const waiting = items.filter(([name]) => counts[name] > 0);
        if (waiting.length === 0) return null;
        return (
          <Card key={group} title={text.groups[group]}>
            <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing={{ base: 'xs', xs: 'sm' }}>
              {waiting.map(([name, target]) => (
                <Tile key={name} count={counts[name]}>
                  <Anchor
                    size="sm"
                    renderRoot={(props) => (
                      <Link
                        to={target.to}
                        params={{ list: name }}
                        search={{ contest: contestId, ...target.search }}
                        {...props}
                      />
                    )}
                  >
                    {text.counts[name]}
                  </Anchor>
                </Tile>
              ))}
            </SimpleGrid>
          </Card>
        );
      })}
      <Nothing counts={counts} />
      {reminder !== null && <Reminder text={reminder} onClose={() => setReminder(null)} />}
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

/** Number above its words; beside them where there is little room. */
function Tile({ count, children }: { readonly count: number; readonly children: ReactNode }) {
  const format = useFormat();
  return (
    <Paper p={{ base: 'xs', xs: 'sm' }} bd="1px solid var(--sk-line)" radius="md">
      <Flex
        direction={{ base: 'row', xs: 'column' }}
        align={{ base: 'baseline', xs: 'flex-start' }}
        gap={{ base: 'sm', xs: 0 }}
      >
        <Text className="numbers" fw={700} size="xl" miw={{ base: 68, xs: 0 }}>
          {format.number(count)}
        </Text>
        {children}
      </Flex>
    </Paper>
  );
}

/** What counts nothing, in one line that can be opened. */
function Nothing({ counts }: { readonly counts: Readonly<Record<Count, number>> }) {
  const text = useDeskText();
  const [opened, { toggle }] = useDisclosure(false);
  const id = useId();
  const groups = TARGETS.map(([group, items]) => [group, items.filter(([name]) => counts[name] === 0)] as const);
  const all = groups.reduce((sum, [, items]) => sum + items.length, 0);
  if (all === 0) return null;
  return (
    <div>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        aria-expanded={opened}
        aria-controls={opened ? id : undefined}
        rightSection={opened ? <IconChevronUp size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />}
        onClick={toggle}
      >
        {text.nothing(all)}
      </Button>
      {opened && (
        <Stack id={id} gap={4} mt="xs" px="sm">
          {groups.map(
            ([group, items]) =>
              items.length > 0 && (
                <Text key={group} size="sm" c="dimmed">
                  {text.groups[group]}: {items.map(([name]) => text.counts[name]).join(' · ')}
                </Text>
              ),
          )}
        </Stack>
      )}
    </div>
  );
}
