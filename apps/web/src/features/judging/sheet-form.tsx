import { Alert, Box, Button, Group, Popover, ScrollArea, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconKeyboard, IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { TransitionButton } from '../../ui/transition-button';
import { ProblemError } from '../../api/problem';
import { CriterionBox } from './criterion-box';
import { comparison, ownMarks } from './own-marks';
import { ConflictPanel, HandIn, prepareParts, ShortcutsHelp } from './parts';
import { readPoints, showTotal, sumOf, writePoints } from './points';
import { mySheetsQuery } from './queries';
import type { JudgeDossier } from './queries';
import { sameContent } from './sheet-box';
import type { Kept, SheetBox, SheetContent } from './sheet-box';
import { useShortcutsOn } from './shortcuts';
import { useJudgingText } from './text';

interface Props {
  readonly dossier: JudgeDossier;
  readonly box: SheetBox;
  readonly kept: Kept | undefined;
  readonly onNext: () => void;
  readonly hasNext: boolean;
}

/** After the page stands: what may be wanted without a network is fetched ahead. */
const SOON_MS = 1500;
const EMPTY: SheetContent = { marks: {}, notes: {}, comment: '' };

/** The sheet of one dossier. Every change goes to the box, which saves it when it can. */
export function SheetForm({ dossier, box, kept, onNext, hasNext }: Props) {
  const text = useJudgingText();
  const { language } = useLanguage();
  const { criteria, sheet } = dossier;
  const stored = kept?.content ?? sheet ?? EMPTY;
  const asTyped = ({ marks }: SheetContent) =>
    Object.fromEntries(Object.entries(marks).map(([code, points]) => [code, writePoints(points, language)]));
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() => asTyped(stored));
  const [comment, setComment] = useState(stored.comment);
  const [handingIn, setHandingIn] = useState(false);
  const [shortcuts] = useShortcutsOn();
  const boxes = useRef<(HTMLInputElement | null)[]>([]);
  const remark = useRef<HTMLTextAreaElement>(null);
  const others = useQuery(mySheetsQuery(dossier.roundId));
  const stepOf = (name: string) => dossier.availableTransitions.find((step) => step.name === name);
  const mark = stepOf('mark');
  const editable = mark?.blockers.length === 0;
  const submit = stepOf('submit');
  // What the last answer said of a box does not hold for what was typed since; handing in asks again.
  const standing = submit?.blockers.filter(({ path }) => !typedSince(kept, path)) ?? [];
  const mine = ownMarks(dossier, others.data?.sheets ?? []);
  const compared = (valueOf: Parameters<typeof comparison>[1]): string | null => {
    const words = comparison(mine.sheets, valueOf, (value) => writePoints(value, language));
    return words === null ? null : `${mine.isSameTheme ? text.marking.sameTheme : text.marking.ownOthers}: ${words}`;
  };
  const ownTotals = compared((one) => (one.total === null ? undefined : Number(one.total)));

  useEffect(() => {
    const soon = window.setTimeout(prepareParts, SOON_MS);
    return () => window.clearTimeout(soon);
  }, []);
  useEffect(() => {
    if (!shortcuts) return undefined;
    const jump = (event: KeyboardEvent) => {
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
      if (!event.altKey || digit === undefined) return;
      event.preventDefault();
      focusOn(boxes.current[Number(digit) - 1]);
    };
    window.addEventListener('keydown', jump);
    return () => window.removeEventListener('keydown', jump);
  }, [shortcuts]);

  const marksOf = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      criteria.flatMap(({ code }) => {
        const points = readPoints(texts[code] ?? '');
        return points === null ? [] : [[code, points] as const];
      }),
    );
  const change = (texts: Readonly<Record<string, string>>, words: string) => {
    setTyped(texts);
    setComment(words);
    box.put(dossier.id, { marks: marksOf(texts), notes: stored.notes, comment: words });
  };
  const refill = (content: SheetContent) => {
    setTyped(asTyped(content));
    setComment(content.comment);
  };
  // Saved elsewhere and read meanwhile: the boxes follow, unless something typed here waits and will be compared with it.
  const [version, setVersion] = useState(sheet?.version);
  if (sheet && sheet.version !== version) {
    setVersion(sheet.version);
    if (!kept && !sameContent({ marks: marksOf(typed), notes: stored.notes, comment }, sheet)) refill(sheet);
  }
  const faultOf = (code: string): string | undefined => {
    const words = typed[code]?.trim();
    if (words && readPoints(words) === null) return text.marking.notNumber;
    return kept?.problem?.blockers.find(({ path }) => path === `marks.${code}`)?.message;
  };
  const marks = marksOf(typed);
  const filled = Object.keys(marks).length;
  const points = Object.values(marks);
  const plainSum = sumOf(criteria.map(({ max }) => max)) === dossier.total;
  const total =
    kept === undefined && sheet?.total
      ? showTotal(sheet.total, language)
      : plainSum && points.length > 0
        ? writePoints(sumOf(points), language)
        : '–';

  return (
    <Stack h="100%" gap={0}>
      <ScrollArea flex={1} mih={0} type="auto" viewportProps={{ tabIndex: -1 }}>
        <Stack gap="md" p="md">
          <Group justify="space-between" wrap="nowrap">
            <Title order={2}>{text.marking.sheet}</Title>
            <Shortcuts />
          </Group>
          <Notes sheet={sheet} blockers={mark?.blockers ?? []} />
          {kept?.state === 'conflict' && kept.theirs && (
            <ConflictPanel
              criteria={criteria}
              mine={kept.content}
              theirs={kept.theirs.content}
              onKeep={(which) => {
                if (which === 'theirs' && kept.theirs) refill(kept.theirs.content);
                box.resolve(dossier.id, which);
              }}
            />
          )}
          {criteria.map((criterion, index) => (
            <CriterionBox
              key={criterion.code}
              criterion={criterion}
              number={index + 1}
              heading={criterion.heading !== criteria[index - 1]?.heading ? criterion.heading : null}
              typed={typed[criterion.code] ?? ''}
              fault={faultOf(criterion.code)}
              editable={editable}
              own={compared(({ marks: given }) => given[criterion.code])}
              inputRef={(element) => (boxes.current[index] = element)}
              onType={(words) => change({ ...typed, [criterion.code]: words }, comment)}
              onEnter={() => focusOn(boxes.current[index + 1] ?? remark.current)}
            />
          ))}
          <Textarea
            ref={remark}
            label={text.marking.comment}
            description={editable ? text.marking.commentHint : undefined}
            readOnly={!editable}
            maxLength={8000}
            maxRows={10}
            value={comment}
            onChange={({ currentTarget }) => change(typed, currentTarget.value)}
          />
        </Stack>
      </ScrollArea>
      {kept?.state === 'refused' && kept.problem && (
        <Stack gap="xs" align="flex-start" p="sm" mah="45%" style={{ overflowY: 'auto' }}>
          <ErrorPanel error={new ProblemError(kept.problem)} onRetry={() => box.put(dossier.id, kept.content)} />
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              box.drop(dossier.id);
              refill(sheet ?? EMPTY);
            }}
          >
            {text.conflict.drop}
          </Button>
        </Stack>
      )}
      {ownTotals !== null && (
        <Text
          size="xs"
          c="dimmed"
          className="numbers"
          px="md"
          pt={6}
          truncate
          title={ownTotals}
          style={{ borderTop: '1px solid var(--sk-line)' }}
        >
          {ownTotals}
        </Text>
      )}
      <Group
        justify="space-between"
        p="sm"
        px="md"
        gap="xs"
        style={ownTotals === null ? { borderTop: '1px solid var(--sk-line)' } : undefined}
      >
        <Box>
          <Text component="div" className="numbers" lh={1.2}>
            <Text span fw={700} size="xl">
              {total}
            </Text>
            <Text span c="dimmed">
              /{writePoints(dossier.total, language)}
            </Text>
          </Text>
          <Text size="xs" c="dimmed" className="numbers">
            {text.marking.criteria(filled, criteria.length)}
          </Text>
        </Box>
        <Group gap="xs">
          {submit && (
            <TransitionButton
              transition={{ ...submit, blockers: standing }}
              variant="default"
              leftSection={<IconSend size={16} />}
              onTake={() => setHandingIn(true)}
            >
              {text.handIn.one}
            </TransitionButton>
          )}
          <Button disabled={!hasNext} onClick={onNext}>
            {text.marking.saveNext}
          </Button>
        </Group>
      </Group>
      {handingIn && (
        <HandIn
          roundId={dossier.roundId}
          assignmentIds={[dossier.id]}
          box={box}
          onClose={(done) => {
            setHandingIn(false);
            if (done && hasNext) onNext();
          }}
        />
      )}
    </Stack>
  );
}

const typedSince = (kept: Kept | undefined, path: string | undefined): boolean =>
  Object.keys(kept?.content.marks ?? {}).some((code) => path === `marks.${code}`);

function focusOn(element: HTMLInputElement | HTMLTextAreaElement | null | undefined): void {
  element?.focus();
  element?.select();
  element?.scrollIntoView({ block: 'nearest' });
}

interface NotesProps {
  readonly sheet: JudgeDossier['sheet'];
  /** What stands against marking. */
  readonly blockers: JudgeDossier['availableTransitions'][number]['blockers'];
}

function Notes({ sheet, blockers }: NotesProps) {
  const text = useJudgingText().marking;
  const words = !sheet
    ? text.noSheet
    : sheet.state === 'submitted'
      ? text.locked
      : sheet.state === 'not_returned'
        ? text.notReturned
        : (blockers[0]?.message ?? (sheet.reopened ? text.reopened : null));
  return words === null ? null : <Alert color="gray">{words}</Alert>;
}

function Shortcuts() {
  const text = useJudgingText().marking.shortcuts;
  return (
    <Popover position="bottom-end" shadow="md" width={300}>
      <Popover.Target>
        <Button variant="subtle" color="gray" size="xs" leftSection={<IconKeyboard size={16} />} visibleFrom="sm">
          {text.title}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ShortcutsHelp />
      </Popover.Dropdown>
    </Popover>
  );
}
