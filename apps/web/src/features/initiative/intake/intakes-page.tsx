import {
  Anchor,
  Badge,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Paper,
  Table,
  Text,
  TextInput,
  VisuallyHidden,
} from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilePlus, IconFileSpreadsheet, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import { Empty } from '../../../ui/page';
import { TransitionButton } from '../../../ui/transition-button';
import { Wait } from '../../../ui/wait';
import { OfficePage } from '../../contest/office';
import { BulkConfirm } from './bulk-confirm';
import { intakesQuery } from './queries';
import type { IntakeRow, IntakeSearch } from './queries';
import { SheetDialog } from './sheet-dialog';
import { useIntakeText } from './text';

export function IntakesPage() {
  const text = useIntakeText();
  const [sheet, setSheet] = useState(false);
  return (
    <OfficePage
      title={text.title}
      actions={({ contestId }) => <Doors contestId={contestId} onSheet={() => setSheet(true)} />}
    >
      {({ contestId }) => (
        <>
          <Intakes key={contestId} contestId={contestId} />
          {sheet && <SheetDialog contestId={contestId} onClose={() => setSheet(false)} />}
        </>
      )}
    </OfficePage>
  );
}

/** The two ways in: one dossier, or a sheet of many. */
function Doors({ contestId, onSheet }: { readonly contestId: string; readonly onSheet: () => void }) {
  const text = useIntakeText();
  const search = useSearch({ from: '/shell/office/intakes' });
  const navigate = useNavigate();
  const { data } = useQuery(intakesQuery(contestId, search));
  const enter = data?.availableTransitions.find(({ name }) => name === 'enter');
  if (!enter) return null;
  return (
    <>
      <TransitionButton
        transition={enter}
        variant="default"
        leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
        onTake={onSheet}
      >
        {text.enterSheet}
      </TransitionButton>
      <TransitionButton
        transition={enter}
        leftSection={<IconFilePlus size={18} aria-hidden />}
        onTake={() => void navigate({ to: '/office/intakes/new', search: { contest: contestId } })}
      />
    </>
  );
}

function Intakes({ contestId }: { readonly contestId: string }) {
  const text = useIntakeText();
  const search = useSearch({ from: '/shell/office/intakes' });
  const navigate = useNavigate({ from: '/office/intakes' });
  const [typed, setTyped] = useState(search.q ?? '');
  const [chosen, setChosen] = useState<readonly IntakeRow[]>([]);
  const page = useQuery(intakesQuery(contestId, search));
  const change = (next: IntakeSearch) => {
    setChosen([]);
    void navigate({ search: (old) => tidy({ ...old, cursor: undefined, ...next }), replace: 'q' in next });
  };
  const seek = useDebouncedCallback((q: string) => change({ q }), 300);
  const items = page.data?.items ?? [];
  return (
    <>
      <Text c="dimmed" maw={760}>
        {text.lead}
      </Text>
      <Group gap="sm" align="flex-end">
        <TextInput
          label={text.search}
          placeholder={text.searchHint}
          w={280}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            seek(currentTarget.value);
          }}
        />
        <NativeSelect
          label={text.state}
          value={search.state ?? ''}
          data={[
            { value: '', label: text.all },
            ...Object.entries(text.states).map(([value, label]) => ({ value, label })),
          ]}
          onChange={({ currentTarget }) => change({ state: currentTarget.value })}
        />
      </Group>
      <ErrorPanel error={page.error} onRetry={() => void page.refetch()} />
      {page.isPending && <Wait lines={8} />}
      {page.data && (
        <Paper radius="lg" bd="1px solid var(--sk-line)" style={{ overflow: 'hidden' }} aria-busy={page.isFetching}>
          <Group justify="space-between" px="md" py="xs" mih={52}>
            <Text size="sm" c="dimmed" className="numbers" role="status">
              {text.count(items.length, page.data.total, page.data.totalCapped)}
            </Text>
            {chosen.length > 0 && <BulkConfirm contestId={contestId} chosen={chosen} onDone={() => setChosen([])} />}
          </Group>
          {items.length === 0 ? (
            <Empty title={text.none}>{text.noneHint}</Empty>
          ) : (
            <Rows items={items} chosen={chosen} onChoose={setChosen} />
          )}
          <Group justify="flex-end" p="sm" gap="xs">
            {search.cursor !== undefined && (
              <Button variant="default" size="xs" onClick={() => change({})}>
                {text.first}
              </Button>
            )}
            {page.data.nextCursor !== null && (
              <Button variant="default" size="xs" onClick={() => change({ cursor: page.data.nextCursor ?? undefined })}>
                {text.next}
              </Button>
            )}
          </Group>
        </Paper>
      )}
    </>
  );
}

const tidy = (search: Readonly<Record<string, string | undefined>>): IntakeSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));

const COLORS = { entered: 'yellow', confirmed: 'green', rejected: 'red' } as const;

interface RowsProps {
  readonly items: readonly IntakeRow[];
  readonly chosen: readonly IntakeRow[];
  readonly onChoose: (chosen: readonly IntakeRow[]) => void;
}

function Rows({ items, chosen, onChoose }: RowsProps) {
  const text = useIntakeText();
  const format = useFormat();
  return (
    <Table.ScrollContainer minWidth={900} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing={8} horizontalSpacing="md" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={40}>
              <VisuallyHidden>{text.choose}</VisuallyHidden>
            </Table.Th>
            <Table.Th w={130}>{text.columns.code}</Table.Th>
            <Table.Th>{text.columns.title}</Table.Th>
            <Table.Th w={170}>{text.columns.unit}</Table.Th>
            <Table.Th w={180}>{text.columns.stamp}</Table.Th>
            <Table.Th w={170}>{text.columns.state}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                {row.awaitsConfirmation && (
                  <Checkbox
                    aria-label={text.select(row.code)}
                    checked={chosen.some(({ id }) => id === row.id)}
                    onChange={({ currentTarget }) =>
                      onChoose(currentTarget.checked ? [...chosen, row] : chosen.filter(({ id }) => id !== row.id))
                    }
                  />
                )}
              </Table.Td>
              <Table.Td className="numbers" style={{ whiteSpace: 'nowrap' }}>
                {row.code}
              </Table.Td>
              <Table.Td>
                <Anchor
                  fw={500}
                  renderRoot={(props) => <Link to="/office/intakes/$id" params={{ id: row.id }} {...props} />}
                >
                  {row.title}
                </Anchor>
                <Text size="sm" c="dimmed">
                  {row.leadAuthor}
                  {row.authorCount > 1 && ` (+${row.authorCount - 1})`} · {text.channels[row.channel]}
                </Text>
              </Table.Td>
              <Table.Td fz="sm">{row.unitName}</Table.Td>
              <Table.Td className="numbers" fz="sm">
                {format.moment(row.stampedAt)}
                <Text size="xs" c="dimmed">
                  {text.enteredBy(row.enteredByName, row.enteredByMe)}
                </Text>
              </Table.Td>
              <Table.Td>
                <Badge color={COLORS[row.state]}>{text.states[row.state]}</Badge>
                {row.scan === null && (
                  <Text size="xs" c="var(--mantine-color-error)">
                    {text.noScan}
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
