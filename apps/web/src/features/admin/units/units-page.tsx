import { Anchor, Box, Button, Group, NavLink, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { blockName, useBlocks, useFormat } from '../../../i18n';
import { Empty, Page } from '../../../ui/page';
import { ListSheet, Pick, SearchBox, WideTable } from '../list';
import { blocksQuery, unitsQuery } from '../queries';
import type { Unit } from '../queries';
import { tidy } from '../search';
import type { UnitsSearch } from '../search';
import { useAdminText } from '../text';
import { UnitDialog } from './unit-dialog';
import { UnitState } from './unit-state';

/** The units by block; filters and page are in the URL. */
export function UnitsPage() {
  const text = useAdminText();
  const search = useSearch({ from: '/shell/admin/units' });
  const navigate = useNavigate({ from: '/admin/units' });
  const [creating, dialog] = useDisclosure(false);
  const page = useQuery(unitsQuery(search));
  const change = (next: UnitsSearch) =>
    void navigate({ search: (old) => tidy({ ...old, cursor: undefined, ...next }), replace: 'q' in next });
  const filtered = search.q !== undefined || search.block !== undefined || search.state !== undefined;
  return (
    <Page
      wide
      title={text.units.title}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconUpload size={16} aria-hidden />}
            renderRoot={(props) => <Link to="/admin/imports/$kind" params={{ kind: 'units' }} {...props} />}
          >
            {text.units.import}
          </Button>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={dialog.open}>
            {text.units.create}
          </Button>
        </>
      }
    >
      <Group align="flex-start" gap="lg" wrap="nowrap">
        <Blocks block={search.block} onChange={(block) => change({ block })} />
        <Stack gap="md" style={{ flex: 1, minWidth: 0 }}>
          <Group gap="sm" align="flex-end">
            <SearchBox
              label={text.units.search}
              hint={text.accounts.searchHint}
              value={search.q}
              onChange={(q) => change({ q })}
            />
            <BlockPick block={search.block} onChange={(block) => change({ block })} />
            <Pick
              label={text.units.state}
              value={search.state}
              names={text.units.states}
              onChange={(state) => change({ state })}
            />
            {filtered && (
              <Button variant="subtle" onClick={() => change({ q: '', block: '', state: '' })}>
                {text.list.clear}
              </Button>
            )}
          </Group>
          <ListSheet
            query={page}
            cursor={search.cursor}
            onCursor={(cursor) => change({ cursor })}
            empty={
              <Empty title={filtered ? text.units.empty : text.units.first}>
                {filtered ? text.units.emptyHint : text.units.firstHint}
              </Empty>
            }
          >
            {(items) => <Rows items={items} />}
          </ListSheet>
        </Stack>
      </Group>
      {creating && <UnitDialog onClose={dialog.close} />}
    </Page>
  );
}

interface BlocksProps {
  readonly block: string | undefined;
  readonly onChange: (block: string) => void;
}

/** The blocks with their numbers of active units, beside the list where there is room. */
function Blocks({ block, onChange }: BlocksProps) {
  const text = useAdminText();
  const format = useFormat();
  const names = useBlocks();
  const blocks = useQuery(blocksQuery);
  const items = blocks.data?.items ?? [];
  const all = items.reduce((sum, { units }) => sum + units, 0);
  const entry = (value: string, label: string, count: number) => (
    <NavLink
      key={value}
      component="button"
      type="button"
      label={label}
      active={value === (block ?? '')}
      aria-current={value === (block ?? '') ? 'true' : undefined}
      rightSection={
        <Text span size="sm" className="numbers" c="inherit">
          {format.number(count)}
        </Text>
      }
      style={{ borderRadius: 'var(--mantine-radius-md)' }}
      onClick={() => onChange(value)}
    />
  );
  return (
    <Box component="nav" aria-label={text.units.blocks} w={216} visibleFrom="md" style={{ flexShrink: 0 }}>
      <Text size="xs" c="dimmed" fw={500} px="sm" pb={4}>
        {text.units.blocks}
      </Text>
      {entry('', text.units.everyBlock, all)}
      {items.map(({ block: code, units }) => entry(code, blockName(names, code), units))}
    </Box>
  );
}

function BlockPick({ block, onChange }: BlocksProps) {
  const text = useAdminText();
  const names = useBlocks();
  const blocks = useQuery(blocksQuery);
  const data = [
    { value: '', label: text.units.everyBlock },
    ...(blocks.data?.items ?? []).map(({ block: code }) => ({ value: code, label: blockName(names, code) })),
  ];
  return (
    <NativeSelect
      hiddenFrom="md"
      label={text.units.block}
      value={block ?? ''}
      data={data}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

function Rows({ items }: { readonly items: readonly Unit[] }) {
  const { units: text } = useAdminText();
  const names = useBlocks();
  const format = useFormat();
  return (
    <WideTable minWidth={620}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={120}>{text.code}</Table.Th>
          <Table.Th>{text.name}</Table.Th>
          <Table.Th w={190}>{text.block}</Table.Th>
          <Table.Th w={120} ta="right" style={{ whiteSpace: 'nowrap' }}>
            {text.staff}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((unit) => (
          <Table.Tr key={unit.id}>
            <Table.Td className="numbers" style={{ whiteSpace: 'nowrap' }}>
              {unit.code}
            </Table.Td>
            <Table.Td>
              <Anchor
                fw={500}
                renderRoot={(props) => <Link to="/admin/units/$id" params={{ id: unit.id }} {...props} />}
              >
                {unit.name}
              </Anchor>{' '}
              {unit.state !== 'active' && <UnitState state={unit.state} />}
              {(unit.parentName !== null || unit.successorName !== null) && (
                <Text size="sm" c="dimmed">
                  {unit.successorName !== null
                    ? text.into(unit.successorName)
                    : unit.parentName !== null && text.under(unit.parentName)}
                </Text>
              )}
            </Table.Td>
            <Table.Td fz="sm">{blockName(names, unit.block)}</Table.Td>
            <Table.Td className="numbers" ta="right">
              {unit.staffCount === null ? '–' : format.number(unit.staffCount)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}
