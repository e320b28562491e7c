import { Button, Group, NativeSelect, Paper, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { answer, api } from '../../api/client';
import { ErrorPanel } from '../../ui/error-panel';
import { Empty } from '../../ui/page';
import { Wait } from '../../ui/wait';
import { OfficePage, SECRETARIES } from '../contest/office';
import { contestQuery } from '../contest/queries';
import { UnitSelect } from '../identity/unit-select';
import { useInitiativeText } from '../initiative/text';
import { Bulk } from './bulk';
import { RegisterTable } from './register-table';
import type { RegisterSearch } from './routes';
import { useScreeningText } from './text';

const STATES = [
  'submitted',
  'awaiting_completion',
  'eligible',
  'ineligible',
  'duplicate',
  'disqualified',
  'withdrawn',
  'awaiting_unit',
] as const;

/** All dossiers of a contest, without any mark. Filters, order and page are in the URL. */
export function RegisterPage() {
  const text = useScreeningText().register;
  return (
    <OfficePage title={text.title} roles={SECRETARIES}>
      {({ contestId }) => <Register key={contestId} contestId={contestId} />}
    </OfficePage>
  );
}

function Register({ contestId }: { readonly contestId: string }) {
  const text = useScreeningText().register;
  const search = useSearch({ from: '/shell/office/register' });
  const navigate = useNavigate({ from: '/office/register' });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const filters = { ...search, contest: undefined };
  const page = useQuery({
    queryKey: ['initiatives', 'register', contestId, filters],
    placeholderData: (before) => before,
    queryFn: () =>
      answer(
        api.GET('/api/contests/{id}/initiatives', {
          // Values come from the URL as text; the API says what it does not know.
          params: { path: { id: contestId }, query: { limit: 25, sort: '-received', ...filters } as object },
        }),
      ),
  });
  const change = (next: RegisterSearch) => {
    setChosen(new Set());
    void navigate({ search: (old) => tidy({ ...old, cursor: undefined, ...next }), replace: 'q' in next });
  };
  const items = page.data?.items ?? [];
  return (
    <>
      <Filters contestId={contestId} search={search} onChange={change} />
      <ErrorPanel error={page.error} onRetry={() => void page.refetch()} />
      {page.isPending && <Wait lines={10} />}
      {page.data && (
        <Paper radius="lg" bd="1px solid var(--sk-line)" style={{ overflow: 'hidden' }} aria-busy={page.isFetching}>
          <Group justify="space-between" px="md" py="xs" mih={52}>
            <Text size="sm" c="dimmed" className="numbers" role="status">
              {text.count(items.length, page.data.total, page.data.totalCapped)}
            </Text>
            {chosen.size > 0 && <Bulk contestId={contestId} ids={[...chosen]} onDone={() => setChosen(new Set())} />}
          </Group>
          {items.length === 0 ? (
            <Empty title={text.none}>{text.noneHint}</Empty>
          ) : (
            <RegisterTable
              items={items}
              contestId={contestId}
              sort={search.sort ?? '-received'}
              onSort={(sort) => change({ sort })}
              chosen={chosen}
              onChoose={setChosen}
            />
          )}
          <Group justify="flex-end" p="sm" gap="xs">
            {search.cursor !== undefined && (
              <Button variant="default" size="xs" onClick={() => change({})}>
                {text.first}
              </Button>
            )}
            <Button
              variant="default"
              size="xs"
              disabled={page.data.nextCursor === null}
              onClick={() => change({ cursor: page.data.nextCursor ?? undefined })}
            >
              {text.next}
            </Button>
          </Group>
        </Paper>
      )}
    </>
  );
}

const tidy = (search: Readonly<Record<string, string | undefined>>): RegisterSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));

interface FiltersProps {
  readonly contestId: string;
  readonly search: RegisterSearch;
  readonly onChange: (next: RegisterSearch) => void;
}

function Filters({ contestId, search, onChange }: FiltersProps) {
  const text = useScreeningText().register;
  const { state: states } = useInitiativeText();
  const contest = useQuery(contestQuery(contestId));
  const [typed, setTyped] = useState(search.q ?? '');
  useEffect(() => setTyped(search.q ?? ''), [search.q]);
  const seek = useDebouncedCallback((q: string) => onChange({ q }), 300);
  const options = (data: readonly (readonly [string, string])[]) => [
    { value: '', label: text.all },
    ...data.map(([value, label]) => ({ value, label })),
  ];
  const filtered = Object.keys(search).some((key) => key !== 'contest' && key !== 'sort' && key !== 'cursor');
  return (
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
        label={text.columns.state}
        value={search.state ?? ''}
        data={options(STATES.map((state) => [state, states[state]] as const))}
        onChange={({ currentTarget }) => onChange({ state: currentTarget.value })}
      />
      <NativeSelect
        label={text.columns.theme}
        w={200}
        value={search.theme ?? ''}
        data={options((contest.data?.themes ?? []).map(({ code, name }) => [code, name] as const))}
        onChange={({ currentTarget }) => onChange({ theme: currentTarget.value })}
      />
      <NativeSelect
        label={text.columns.kind}
        value={search.authorKind ?? ''}
        data={options(Object.entries(text.kinds))}
        onChange={({ currentTarget }) => onChange({ authorKind: currentTarget.value })}
      />
      <NativeSelect
        label={text.columns.channel}
        value={search.channel ?? ''}
        data={options(Object.entries(text.channels))}
        onChange={({ currentTarget }) => onChange({ channel: currentTarget.value })}
      />
      <UnitSelect
        key={search.unitId ?? ''}
        label={text.columns.unit}
        value={search.unitId ?? null}
        onChange={(unitId) => onChange({ unitId: unitId ?? '' })}
      />
      {filtered && (
        <Button
          variant="subtle"
          onClick={() => onChange({ q: '', state: '', theme: '', authorKind: '', channel: '', unitId: '' })}
        >
          {text.clear}
        </Button>
      )}
    </Group>
  );
}
