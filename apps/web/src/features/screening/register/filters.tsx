import { Button, Collapse, Group, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answer, api } from '../../../api/client';
import { DateInput } from '../../../ui/date-input';
import { contestQuery } from '../../contest/queries';
import { UnitSelect } from '../../identity/unit-select';
import { useMe } from '../../identity/session';
import { useInitiativeText } from '../../initiative/text';
import type { RegisterSearch } from '../routes';
import { HandOverButton } from './hand-over';
import { screenersQuery } from './queries';
import { blockName, useBlocks } from '../../../i18n';
import { useRegisterText } from './text';

const STATES = [
  'submitted',
  'awaiting_completion',
  'eligible',
  'ineligible',
  'duplicate',
  'disqualified',
  'withdrawn',
] as const;
const FURTHER = ['authorKind', 'channel', 'block', 'receivedFrom', 'receivedTo', 'missing', 'days', 'flag'] as const;
const ALL = [...FURTHER, 'q', 'state', 'theme', 'unitId', 'due', 'screener'] as const;

interface Props {
  readonly contestId: string;
  readonly search: RegisterSearch;
  readonly onChange: (next: RegisterSearch) => void;
}

/** A filter for every column; all of them stand in the address. */
export function Filters({ contestId, search, onChange }: Props) {
  const text = useRegisterText();
  const { state: states } = useInitiativeText();
  const me = useMe();
  const contest = useQuery(contestQuery(contestId));
  const people = useQuery(screenersQuery(contestId));
  const [typed, setTyped] = useState(search.q ?? '');
  useEffect(() => setTyped(search.q ?? ''), [search.q]);
  const seek = useDebouncedCallback((q: string) => onChange({ q }), 300);
  const further = FURTHER.filter((key) => search[key] !== undefined).length;
  const [opened, more] = useDisclosure(further > 0);
  const select = (
    key: keyof RegisterSearch,
    label: string,
    data: readonly (readonly [string, string])[],
    w?: number,
  ) => (
    <NativeSelect
      label={label}
      {...(w !== undefined && { w })}
      value={search[key] ?? ''}
      data={[{ value: '', label: text.all }, ...data.map(([value, name]) => ({ value, label: name }))]}
      onChange={({ currentTarget }) => onChange({ [key]: currentTarget.value })}
    />
  );
  const screeners = (people.data?.items ?? []).map(({ accountId, name, serving }) =>
    accountId === me.accountId ? (['me', text.me] as const) : ([accountId, serving ? name : text.left(name)] as const),
  );
  return (
    <>
      <Group gap="sm" align="flex-end">
        <TextInput
          label={text.search}
          placeholder={text.searchHint}
          w={260}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            seek(currentTarget.value);
          }}
        />
        {select('state', text.filters.state, [
          ['draft', text.flags.intake],
          ...STATES.map((state) => [state, states[state]] as const),
        ])}
        {select(
          'theme',
          text.filters.theme,
          contest.data?.themes.map(({ code, name }) => [code, name] as const) ?? [],
          180,
        )}
        <UnitSelect
          key={search.unitId ?? ''}
          label={text.filters.unit}
          value={search.unitId ?? null}
          onChange={(unitId) => onChange({ unitId: unitId ?? '' })}
        />
        {select('screener', text.filters.screener, [['none', text.nobody], ...screeners], 160)}
        {search.screener !== undefined && search.screener !== 'none' && (
          <HandOverButton contestId={contestId} from={search.screener === 'me' ? me.accountId : search.screener} />
        )}
        {select('due', text.filters.due, Object.entries(text.dues), 170)}
        <Button
          variant="default"
          leftSection={<IconFilter size={16} aria-hidden />}
          aria-expanded={opened}
          onClick={more.toggle}
        >
          {opened ? text.filters.fewer : text.filters.more}
          {further > 0 && ` (${further})`}
        </Button>
        {ALL.some((key) => search[key] !== undefined) && (
          <Button variant="subtle" onClick={() => onChange(Object.fromEntries(ALL.map((key) => [key, ''])))}>
            {text.filters.clear}
          </Button>
        )}
      </Group>
      <Collapse expanded={opened}>
        {opened && (
          <Group gap="sm" align="flex-end">
            {select('authorKind', text.filters.kind, Object.entries(text.kinds))}
            {select('channel', text.filters.channel, Object.entries(text.channels))}
            <BlockSelect
              label={text.filters.block}
              value={search.block ?? ''}
              onChange={(block) => onChange({ block })}
            />
            <DateInput
              label={text.filters.from}
              w={170}
              value={search.receivedFrom ?? ''}
              onChange={(receivedFrom) => onChange({ receivedFrom })}
            />
            <DateInput
              label={text.filters.to}
              w={170}
              value={search.receivedTo ?? ''}
              onChange={(receivedTo) => onChange({ receivedTo })}
            />
            {select(
              'missing',
              text.filters.missing,
              [
                ['any', text.any],
                ...(contest.data?.dossier.parts ?? [])
                  .filter(({ required }) => required)
                  .map(({ code, name }) => [code, name] as const),
              ],
              180,
            )}
            <NumberInput
              label={text.filters.days}
              w={215}
              min={0}
              max={1000}
              allowDecimal={false}
              value={search.days === undefined ? '' : Number(search.days)}
              onChange={(days) => onChange({ days: typeof days === 'number' ? String(days) : '' })}
            />
            {select('flag', text.filters.flag, Object.entries(text.flags))}
          </Group>
        )}
      </Collapse>
    </>
  );
}

function BlockSelect(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (block: string) => void;
}) {
  const text = useRegisterText();
  const names = useBlocks();
  const blocks = useQuery({
    queryKey: ['unit-blocks'],
    staleTime: Infinity,
    queryFn: () => answer(api.GET('/api/unit-blocks')),
  });
  const known = blocks.data?.items.map(({ block }) => block) ?? (props.value ? [props.value] : []);
  return (
    <NativeSelect
      label={props.label}
      value={props.value}
      data={[{ value: '', label: text.all }, ...known.map((value) => ({ value, label: blockName(names, value) }))]}
      onChange={({ currentTarget }) => props.onChange(currentTarget.value)}
    />
  );
}
