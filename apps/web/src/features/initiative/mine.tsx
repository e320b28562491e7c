import { Badge, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconAward } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../i18n';
import { sentenceOf } from './blockers';
import { useNamesText } from './names/text';
import { useOwnAwards } from './outcome/queries';
import { asTitle } from './outcome/text';
import type { ContestDetail, InitiativeRow } from './queries';
import { partsToHandIn, useRoundParts } from './rounds/queries';
import { useRoundPartsText } from './rounds/text';
import { StateBadge } from './state-badge';
import { useInitiativeText } from './text';

/** Sentences shown before "and so many more". */
const MOST = 3;
/** Steps taken where the dossier is written; the others where it is read. */
const WRITTEN: readonly unknown[] = ['continue', 'complete'];

interface Props {
  readonly row: InitiativeRow;
  /** The one of the list that asks for its reader first. */
  readonly isMain: boolean;
  readonly contest: ContestDetail | undefined;
}

/** One of the reader's initiatives: its state, whose turn it is, what is missing, and the way on. */
export function Mine({ row, isMain, contest }: Props) {
  const text = useInitiativeText();
  const roundParts = useRoundPartsText();
  const asks = useRoundParts(row.id).some((entry) => partsToHandIn(entry).length > 0);
  const step = row.turn?.step ?? null;
  const who = asks ? 'me' : row.turn?.who;
  const awards = useOwnAwards(row.id);
  const label = asks ? roundParts.handIn : step === null ? text.home.follow : text.home.steps[step];
  return (
    <Group
      justify="space-between"
      align="flex-start"
      gap="sm"
      p="sm"
      bd="1px solid var(--sk-line)"
      style={{ borderRadius: 'var(--mantine-radius-md)' }}
      data-mine={row.code}
    >
      <Stack gap={4} miw={0} flex="1 1 280px">
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {row.title || text.home.untitled}
        </Text>
        <Group gap="xs">
          <Text size="sm" c="dimmed" className="numbers">
            {row.code}
          </Text>
          {awards.length === 0 && <StateBadge state={row.state} />}
          {awards.map(({ prize, decision }) => (
            <Badge
              key={decision.number}
              color="green"
              h="auto"
              leftSection={<IconAward size={14} aria-hidden />}
              styles={{ label: { whiteSpace: 'normal' } }}
            >
              {asTitle(prize)}
            </Badge>
          ))}
          {who && who !== 'nobody' && (
            <Text size="sm" fw={who === 'me' ? 600 : undefined}>
              {who === 'unit' ? text.home.waitsUnit(row.unitName) : text.turn[who]}
            </Text>
          )}
        </Group>
        <Waits row={row} contest={contest} />
      </Stack>
      <Button
        component={Link}
        to={WRITTEN.includes(step) ? `/initiatives/${row.id}/edit` : `/initiatives/${row.id}`}
        variant={isMain ? 'filled' : 'default'}
        aria-label={`${label}: ${row.title || row.code}`}
      >
        {label}
      </Button>
    </Group>
  );
}

/** Who must do what, by name where the reader may know it. */
function Waits({ row, contest }: { readonly row: InitiativeRow; readonly contest: ContestDetail | undefined }) {
  const words = useInitiativeText();
  const text = words.home;
  const names = useNamesText();
  const format = useFormat();
  const roundParts = useRoundPartsText();
  const rounds = useRoundParts(row.id);
  if (row.turn === null) return null;
  const { step, coauthors, blockers } = row.turn;
  const waits = [
    ...(row.completionDueAt === null ? [] : [text.completeUntil(format.moment(row.completionDueAt, contest?.zone))]),
    ...rounds.flatMap((entry) =>
      partsToHandIn(entry).map(({ name }) =>
        roundParts.home(name, entry.roundName, format.moment(entry.closesAt ?? '', contest?.zone)),
      ),
    ),
    ...(step === 'names' ? [names.todo] : []),
    ...(coauthors.length > 0 ? [text.waitsAuthors(coauthors.join(', '))] : []),
    ...blockers.slice(0, MOST).map((blocker) => sentenceOf(blocker, contest, words)),
    ...(blockers.length > MOST ? [text.more(blockers.length - MOST)] : []),
  ];
  if (waits.length === 0) return null;
  return (
    <List size="sm" spacing={2} c="dimmed">
      {waits.map((wait, index) => (
        <List.Item key={index}>{wait}</List.Item>
      ))}
    </List>
  );
}
