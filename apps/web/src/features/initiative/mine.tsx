import { Button, Group, List, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../i18n';
import { sentenceOf } from './blockers';
import { useNamesToAnswer } from './names/queries';
import { useNamesText } from './names/text';
import { handingIn } from './queries';
import type { ContestDetail, Initiative, InitiativeRow } from './queries';
import { partsToHandIn, useRoundParts } from './rounds/queries';
import { useRoundPartsText } from './rounds/text';
import { StateBadge } from './state-badge';
import { useInitiativeText } from './text';
import { turnOf } from './turn';

/** Sentences shown before "and so many more". */
const MOST = 3;

interface Props {
  readonly row: InitiativeRow;
  /** Undefined until it is read. */
  readonly initiative: Initiative | undefined;
  /** The one of the list that asks for its reader first. */
  readonly isMain: boolean;
  readonly contest: ContestDetail | undefined;
}

/** One of the reader's initiatives: its state, whose turn it is, what is missing, and the way on. */
export function Mine({ row, initiative, isMain, contest }: Props) {
  const text = useInitiativeText();
  const roundParts = useRoundPartsText();
  const asks = useRoundParts(row.id).some((entry) => partsToHandIn(entry).length > 0);
  const turn = initiative && (asks ? 'me' : turnOf(initiative));
  const step = initiative && handingIn(initiative);
  const asked = initiative?.authors.some((author) => author.isMe && author.consent === 'pending') ?? false;
  const missing = step?.blockers.length ?? 0;
  const label = asked
    ? text.home.answer
    : asks
      ? roundParts.handIn
      : !step
        ? text.home.follow
        : missing === 0
          ? text.home.check
          : row.state === 'awaiting_completion'
            ? text.home.complete
            : text.home.continue;
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
          <StateBadge state={row.state} />
          {turn && turn !== 'nobody' && (
            <Text size="sm" fw={turn === 'me' ? 600 : undefined}>
              {text.turn[turn]}
            </Text>
          )}
        </Group>
        {initiative && <Waits initiative={initiative} contest={contest} />}
      </Stack>
      <Button
        component={Link}
        to={step && missing > 0 && !asked ? `/initiatives/${row.id}/edit` : `/initiatives/${row.id}`}
        variant={isMain ? 'filled' : 'default'}
        aria-label={`${label}: ${row.title || row.code}`}
      >
        {label}
      </Button>
    </Group>
  );
}

/** Who must do what, by name where the reader may know it. */
function Waits({
  initiative,
  contest,
}: {
  readonly initiative: Initiative;
  readonly contest: ContestDetail | undefined;
}) {
  const text = useInitiativeText().home;
  const names = useNamesText();
  const format = useFormat();
  const toAnswer = useNamesToAnswer(initiative);
  const roundParts = useRoundPartsText();
  const rounds = useRoundParts(initiative.id);
  const { state, completionDueAt, unitName, authors } = initiative;
  const blockers = handingIn(initiative)?.blockers ?? [];
  const others = authors.filter(({ consent, isMe }) => consent === 'pending' && !isMe).map(({ name }) => name);
  const mine = blockers.filter(({ code }) => code !== 'initiative.consent_missing');
  const isOpen = state === 'draft' || state === 'awaiting_completion';
  const waits = [
    ...(state === 'awaiting_completion' && completionDueAt !== null
      ? [text.completeUntil(format.moment(completionDueAt, contest?.zone))]
      : []),
    ...(state === 'awaiting_unit' ? [text.waitsUnit(unitName)] : []),
    ...(state === 'submitted' ? [text.waitsSecretariat] : []),
    ...rounds.flatMap((entry) =>
      partsToHandIn(entry).map(({ name }) =>
        roundParts.home(name, entry.roundName, format.moment(entry.closesAt ?? '', contest?.zone)),
      ),
    ),
    ...(toAnswer ? [names.todo] : []),
    ...(isOpen && others.length > 0 ? [text.waitsAuthors(others.join(', '))] : []),
    ...mine.slice(0, MOST).map((blocker) => sentenceOf(blocker, contest)),
    ...(mine.length > MOST ? [text.more(mine.length - MOST)] : []),
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
