import { Box, Group, Menu, Table, Text, UnstyledButton } from '@mantine/core';
import { useLanguage } from '../../../i18n';
import type { Cell } from './cell-dialog';
import classes from './grid-table.module.css';
import type { Conflict, PanelMember, Progress, RoundEntry } from './queries';
import { useRoundsText } from './text';

type Assignment = RoundEntry['assignments'][number];

/** A sign and a colour for each; the sign alone is enough to tell them apart. */
export const SIGN: Record<Progress, readonly [string, string]> = {
  offered: ['?', 'yellow'],
  unopened: ['○', 'gray'],
  draft: ['◐', 'accent'],
  submitted: ['●', 'green'],
  conflict: ['✕', 'red'],
  not_returned: ['–', 'red'],
  replaced: ['↷', 'gray'],
};

interface Props {
  readonly rows: readonly RoundEntry[];
  readonly judges: readonly PanelMember[];
  readonly conflicts: readonly Conflict[];
  /** Free places chosen: `<entry> <account>`. */
  readonly picked: readonly string[];
  readonly onPick: (pair: string) => void;
  readonly onAct: (cell: Cell) => void;
}

/** The places are plain elements: a large round has thousands of them. */
export function GridTable({ rows, judges, conflicts, picked, onPick, onAct }: Props) {
  const text = useRoundsText();
  const { language } = useLanguage();
  const conflicting = new Map<string, string>();
  for (const one of conflicts) {
    const pair = `${one.roundInitiativeId} ${one.accountId}`;
    const known = conflicting.get(pair);
    conflicting.set(pair, known === undefined ? one.name[language] : `${known}; ${one.name[language]}`);
  }
  return (
    <>
      <Group gap="md">
        {Object.entries(SIGN).map(([kind, [sign]]) => (
          <Text key={kind} size="xs" c="dimmed">
            {sign} {text.grid.progress[kind as Progress]}
          </Text>
        ))}
        {conflicts.length > 0 && (
          <Text size="xs" c="dimmed">
            ⊘ {text.grid.inConflict}
          </Text>
        )}
      </Group>
      <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table withTableBorder withColumnBorders verticalSpacing={4} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={110}>{text.grid.code}</Table.Th>
              <Table.Th miw={160}>{text.grid.initiative}</Table.Th>
              {judges.map((judge) => (
                <Table.Th key={judge.accountId} ta="center" fz="xs" miw={72}>
                  {judge.name}
                  {!judge.able && (
                    <Text size="xs" c="var(--mantine-color-red-light-color)" title={text.panel.notAbleHint}>
                      {text.panel.notAble}
                    </Text>
                  )}
                  <Text size="xs" c="dimmed" className="numbers" title={text.panel.done}>
                    {text.panel.handedIn(judge.submitted, judge.load)}
                  </Text>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => {
              return (
                <Table.Tr key={row.id}>
                  <Table.Td className="numbers">{row.blindCode}</Table.Td>
                  <Table.Td fz="sm">
                    {row.initiative?.title ?? '–'}
                    {row.lacking > 0 && (
                      <Text size="xs" c="var(--mantine-color-yellow-light-color)" className="numbers">
                        {text.grid.lacking(row.lacking)}
                      </Text>
                    )}
                  </Table.Td>
                  {judges.map((judge) => {
                    const pair = `${row.id} ${judge.accountId}`;
                    const mine = row.assignments.filter(({ accountId }) => accountId === judge.accountId);
                    const one = mine.find((each) => each.live) ?? mine[0];
                    return (
                      <td key={judge.accountId} className={classes.cell}>
                        {one ? (
                          <AssignedCell row={row} one={one} conflict={conflicting.get(pair)} onAct={onAct} />
                        ) : conflicting.has(pair) ? (
                          <Sign
                            label={text.grid.inConflictOf(row.blindCode, judge.name, conflicting.get(pair) ?? '')}
                            sign="⊘"
                            colour="gray"
                          />
                        ) : (
                          judge.assignable && (
                            <FreeCell
                              label={text.grid.free(row.blindCode, judge.name)}
                              isPicked={picked.includes(pair)}
                              onPick={() => onPick(pair)}
                            />
                          )
                        )}
                      </td>
                    );
                  })}
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

function Face({ sign, colour }: { readonly sign: string; readonly colour: string }) {
  return (
    <Box
      component="span"
      aria-hidden
      px={8}
      py={2}
      fw={600}
      c={`var(--mantine-color-${colour}-light-color)`}
      bg={`var(--mantine-color-${colour}-light)`}
      style={{ borderRadius: 4, display: 'inline-block', minWidth: 32 }}
    >
      {sign}
    </Box>
  );
}

function Sign({ label, sign, colour }: { readonly label: string; readonly sign: string; readonly colour: string }) {
  return (
    <span role="img" aria-label={label} title={label}>
      <Face sign={sign} colour={colour} />
    </span>
  );
}

interface FreeProps {
  readonly label: string;
  readonly isPicked: boolean;
  readonly onPick: () => void;
}

function FreeCell({ label, isPicked, onPick }: FreeProps) {
  return (
    <button
      type="button"
      className={classes.free}
      aria-label={label}
      title={label}
      aria-pressed={isPicked}
      onClick={onPick}
    >
      {isPicked ? '✓' : '+'}
    </button>
  );
}

interface CellProps {
  readonly row: RoundEntry;
  readonly one: Assignment;
  /** What it is, in words. */
  readonly conflict: string | undefined;
  readonly onAct: (cell: Cell) => void;
}

function AssignedCell({ row, one, conflict, onAct }: CellProps) {
  const text = useRoundsText().grid;
  const [sign, colour] = one.live && conflict !== undefined ? (['⊘', 'red'] as const) : SIGN[one.progress];
  const state = text.progress[one.progress];
  const label = text.cell(
    row.blindCode,
    one.name,
    one.live && conflict !== undefined ? `${state}, ${text.inConflict}: ${conflict}` : state,
  );
  if (one.may.length === 0) return <Sign label={label} sign={sign} colour={colour} />;
  const act = (what: Cell['what']) =>
    onAct({
      what,
      assignmentId: one.id,
      entryId: row.id,
      sheetId: one.sheetId,
      judgeId: one.accountId,
      label: `${row.blindCode} · ${one.name}`,
    });
  return (
    <Menu shadow="md">
      <Menu.Target>
        <UnstyledButton aria-label={label} title={label}>
          <Face sign={sign} colour={colour} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{state}</Menu.Label>
        {conflict !== undefined && (
          <Menu.Label>
            {text.inConflict}: {conflict}
          </Menu.Label>
        )}
        {one.may
          .filter((door) => door !== 'declareConflict' || conflict === undefined)
          .map((door) => (
            <Menu.Item key={door} onClick={() => act(door)}>
              {text[door]}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
