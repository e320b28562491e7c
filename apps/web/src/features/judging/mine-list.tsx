import { Anchor, Badge, Box, Group, Paper, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../i18n';
import { contestQuery } from '../contest/queries';
import { MoreMenu } from './more-menu';
import { showTotal } from './points';
import type { MyAssignment, Sort } from './queries';
import type { Kept } from './sheet-box';
import { useJudgingText } from './text';

interface Props {
  readonly items: readonly MyAssignment[];
  readonly sort: Sort;
  readonly contestId: string;
  readonly isBlind: boolean;
  readonly kept: Readonly<Record<string, Kept>>;
  /** By assignment: what can be read without a network. */
  readonly saved: Readonly<Record<string, object>>;
}

type State = 'offered' | 'unopened' | 'draft' | 'complete' | 'submitted' | 'not_returned';
const COLOUR: Record<State, string> = {
  offered: 'yellow',
  unopened: 'gray',
  draft: 'accent',
  complete: 'yellow',
  submitted: 'green',
  not_returned: 'red',
};

function stateOf(item: MyAssignment): State {
  if (item.sheetState === 'submitted' || item.sheetState === 'not_returned') return item.sheetState;
  if (item.sheetState === null) return 'offered';
  if (item.total !== null) return 'complete';
  return item.opened || item.filled > 0 ? 'draft' : 'unopened';
}

/** Own dossiers: a table where there is room, sheets of paper on a phone. */
export function MineList({ items, sort, contestId, isBlind, kept, saved }: Props) {
  const { mine: text, marking } = useJudgingText();
  const contest = useQuery(contestQuery(contestId));
  const themeOf = (code: string | null) => contest.data?.themes.find((theme) => theme.code === code)?.name ?? null;
  const about = (item: MyAssignment) =>
    [
      themeOf(item.theme),
      item.files > 0 ? text.files(item.files) : null,
      item.pages === null ? null : text.pages(item.pages),
    ]
      .filter(Boolean)
      .join(' · ');
  const more = (item: MyAssignment) =>
    item.may.includes('recuse') ? (
      <MoreMenu assignment={item} contestId={contestId} isBlind={isBlind} />
    ) : (
      <Box h={34} />
    );
  return (
    <>
      <Paper visibleFrom="sm" radius="lg" bd="1px solid var(--sk-line)" style={{ overflow: 'hidden' }}>
        <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={110}>{text.columns.code}</Table.Th>
              <Table.Th>{text.columns.title}</Table.Th>
              <Table.Th w={190}>{text.columns.state}</Table.Th>
              <Table.Th w={90} ta="right">
                {text.columns.marks}
              </Table.Th>
              <Table.Th w={110} ta="right">
                {text.columns.total}
              </Table.Th>
              <Table.Th w={48}>
                <VisuallyHidden>{text.columns.more}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <Table.Tr key={item.id}>
                <Table.Td className="numbers" fw={600}>
                  {item.blindCode}
                </Table.Td>
                <Table.Td>
                  <TitleLink item={item} sort={sort} />
                  <Text size="sm" c="dimmed">
                    {about(item)}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <State item={item} waiting={kept[item.id] !== undefined} isSaved={saved[item.id] !== undefined} />
                </Table.Td>
                <Table.Td ta="right" className="numbers">
                  {item.filled}/{item.of}
                </Table.Td>
                <Table.Td ta="right" className="numbers" fw={600}>
                  <Total item={item} />
                </Table.Td>
                <Table.Td>{more(item)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
      <Stack hiddenFrom="sm" gap="xs">
        {items.map((item) => (
          <Paper key={item.id} p="md" radius="lg" bd="1px solid var(--sk-line)">
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <Text className="numbers" fw={600}>
                {item.blindCode}
              </Text>
              {more(item)}
            </Group>
            <TitleLink item={item} sort={sort} />
            <Text size="sm" c="dimmed" mb="xs">
              {about(item)}
            </Text>
            <Group justify="space-between" gap="xs">
              <State item={item} waiting={kept[item.id] !== undefined} isSaved={saved[item.id] !== undefined} />
              <Text className="numbers">
                {marking.criteria(item.filled, item.of)} · {text.columns.total}{' '}
                <b>
                  <Total item={item} />
                </b>
              </Text>
            </Group>
          </Paper>
        ))}
      </Stack>
    </>
  );
}

function TitleLink({ item, sort }: { readonly item: MyAssignment; readonly sort: Sort }) {
  return (
    <Anchor
      fw={500}
      renderRoot={(props) => (
        <Link
          to="/judging/$assignmentId"
          params={{ assignmentId: item.id }}
          search={sort === 'place' ? {} : { sort }}
          preload={false}
          {...props}
        />
      )}
    >
      {item.title}
    </Anchor>
  );
}

function Total({ item }: { readonly item: MyAssignment }) {
  const { language } = useLanguage();
  if (item.total === null) return '–';
  return showTotal(item.total, language);
}

interface StateProps {
  readonly item: MyAssignment;
  readonly waiting: boolean;
  readonly isSaved: boolean;
}

function State({ item, waiting, isSaved }: StateProps) {
  const text = useJudgingText().mine;
  const state = stateOf(item);
  return (
    <Group gap={4}>
      <Badge color={COLOUR[state]}>{text.states[state]}</Badge>
      {item.reopened && item.sheetState === 'draft' && <Badge color="yellow">{text.reopened}</Badge>}
      {waiting && <Badge color="red">{text.waiting}</Badge>}
      {isSaved && (
        <Badge color="gray" variant="outline">
          {text.saved}
        </Badge>
      )}
    </Group>
  );
}
