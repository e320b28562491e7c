import { ActionIcon, Anchor, Box, Grid, Group, Paper, SegmentedControl, Text, Title } from '@mantine/core';
import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { IconArrowLeft, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useText } from '../../i18n';
import { FailedPage } from '../../ui/page';
import { Wait } from '../../ui/wait';
import { DossierView } from './dossier-view';
import { MoreMenu } from './more-menu';
import { dossierQuery, myAssignmentsQuery, myRoundsQuery } from './queries';
import type { JudgeDossier } from './queries';
import { SavingBadge } from './saving-badge';
import { SheetForm } from './sheet-form';
import { useShortcutsOn } from './shortcuts';
import { useJudgingText } from './text';
import { useSheetBox } from './use-sheet-box';

export function MarkingPage() {
  const { assignmentId } = useParams({ from: '/shell/judging/$assignmentId' });
  const dossier = useQuery({ ...dossierQuery(assignmentId), retry: false });
  const { box } = useSheetBox();
  const sheet = dossier.data?.sheet;
  useEffect(() => {
    if (!sheet) return;
    const { marks, notes, comment, version } = sheet;
    box.learn(assignmentId, version, { marks, notes, comment });
  }, [box, assignmentId, sheet]);
  if (dossier.data) return <Marking key={dossier.data.id} dossier={dossier.data} />;
  return (
    <Box component="section" maw={960} mx="auto">
      {dossier.error && <FailedPage error={dossier.error} onRetry={() => void dossier.refetch()} />}
      {dossier.isPending && <Wait lines={8} />}
      <BackLink />
    </Box>
  );
}

function BackLink() {
  const text = useJudgingText().marking;
  const { sort } = useSearch({ from: '/shell/judging/$assignmentId' });
  return (
    <Anchor size="sm" renderRoot={(props) => <Link to="/judging" search={sort ? { sort } : {}} {...props} />}>
      <Group gap={4} wrap="nowrap" component="span">
        <IconArrowLeft size={16} aria-hidden /> {text.list}
      </Group>
    </Anchor>
  );
}

/** Document and sheet side by side; on a phone one after the other, by a switch. */
function Marking({ dossier }: { readonly dossier: JudgeDossier }) {
  const text = useJudgingText().marking;
  const { product } = useText();
  const wide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  const [part, setPart] = useState<'dossier' | 'sheet'>('dossier');
  const { box, kept } = useSheetBox();
  const around = useNeighbours(dossier);
  const rounds = useQuery(myRoundsQuery);
  const round = rounds.data?.items.find(({ id }) => id === dossier.roundId);
  const contestId = round?.contestId;
  const navigate = useNavigate();
  useEffect(() => {
    document.title = `${text.title(dossier.blindCode)} · ${product}`;
  }, [text, dossier.blindCode, product]);
  const mayRecuse = dossier.availableTransitions.some(
    ({ name, blockers }) => name === 'recuse' && blockers.length === 0,
  );
  const [shortcuts] = useShortcutsOn();
  useHotkeys(shortcuts ? [['ctrl+Enter', around.goNext]] : [], []);
  const read = contestId && <DossierView dossier={dossier} contestId={contestId} />;
  const mark = (
    <SheetForm
      dossier={dossier}
      box={box}
      kept={kept[dossier.id]}
      onNext={around.goNext}
      hasNext={around.next !== null}
    />
  );
  return (
    <Box
      style={{
        display: 'flex',
        flexDirection: 'column',
        height: 'calc(100dvh - 56px - 2 * var(--app-shell-padding, 1rem))',
        minHeight: 420,
      }}
    >
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm" flex="none">
        <Group gap="4px 12px">
          <BackLink />
          <Text size="sm" c="dimmed" className="numbers">
            {dossier.blindCode}
          </Text>
          <SavingBadge kept={kept[dossier.id]} sheet={dossier.sheet} />
        </Group>
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={text.previous}
            disabled={around.previous === null}
            onClick={around.goPrevious}
          >
            <IconChevronLeft size={18} />
          </ActionIcon>
          <Text size="sm" className="numbers" px={4} style={{ whiteSpace: 'nowrap' }}>
            {around.place}/{around.count}
          </Text>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={text.next}
            disabled={around.next === null}
            onClick={around.goNext}
          >
            <IconChevronRight size={18} />
          </ActionIcon>
          {round && mayRecuse && (
            <MoreMenu
              assignment={dossier}
              contestId={round.contestId}
              isBlind={round.visibility === 'blind'}
              onEnded={() => void navigate({ to: '/judging' })}
            />
          )}
        </Group>
      </Group>
      <Title order={1} size="h2" lineClamp={2} mt={4} mb="sm" flex="none">
        {dossier.title}
      </Title>
      {wide ? (
        <Grid gap="md" style={{ flex: 1, minHeight: 0 }} styles={{ inner: { height: '100%' } }}>
          <Grid.Col span="auto" h="100%" miw={0}>
            <Sheet label={text.dossier}>{read}</Sheet>
          </Grid.Col>
          <Grid.Col span="content" h="100%" w={432}>
            <Sheet label={text.sheet}>{mark}</Sheet>
          </Grid.Col>
        </Grid>
      ) : (
        <>
          <SegmentedControl
            fullWidth
            mb="xs"
            value={part}
            onChange={setPart}
            data={[
              { value: 'dossier', label: text.dossier },
              { value: 'sheet', label: text.sheet },
            ]}
          />
          <Box style={{ flex: 1, minHeight: 0 }}>
            <Sheet label={text[part]}>{part === 'dossier' ? read : mark}</Sheet>
          </Box>
        </>
      )}
    </Box>
  );
}

function Sheet({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <Paper
      component="section"
      aria-label={label}
      h="100%"
      radius="lg"
      bd="1px solid var(--sk-line)"
      style={{ overflow: 'hidden' }}
    >
      {children}
    </Paper>
  );
}

/** The dossiers before and after this one in the order of the list. Opening is what counts as opened: nothing is read ahead. */
function useNeighbours(dossier: JudgeDossier) {
  const navigate = useNavigate();
  const cache = useQueryClient();
  const { sort } = useSearch({ from: '/shell/judging/$assignmentId' });
  const query = myAssignmentsQuery(dossier.roundId, sort ?? 'place');
  // The order must not move under the judge's hands while own totals change.
  const [order, setOrder] = useState(() => cache.getQueryData(query.queryKey)?.items.map(({ id }) => id) ?? null);
  const list = useQuery({ ...query, enabled: order === null });
  useEffect(() => {
    if (order === null && list.data) setOrder(list.data.map(({ id }) => id));
  }, [order, list.data]);
  const ids = order ?? [];
  const at = ids.indexOf(dossier.id);
  const next = ids[at + 1] ?? null;
  const previous = at > 0 ? (ids[at - 1] ?? null) : null;
  const go = (assignmentId: string | null) => {
    if (assignmentId !== null)
      void navigate({ to: '/judging/$assignmentId', params: { assignmentId }, search: sort ? { sort } : {} });
  };
  return { place: at + 1, count: ids.length, next, previous, goNext: () => go(next), goPrevious: () => go(previous) };
}
