import { Alert, Badge, Box, Group, Kbd, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { answer, api, ifMatch } from '../../api/client';
import { useFormat } from '../../i18n';
import { ErrorPanel } from '../../ui/error-panel';
import { TransitionButton } from '../../ui/transition-button';
import { Wait } from '../../ui/wait';
import { useMe } from '../identity/session';
import { DecideDialog } from './decide-dialog';
import type { Deciding } from './decide-dialog';
import { Facts } from './facts';
import { FurtherSteps } from './further-steps';
import { screeningQuery } from './queries';
import type { Result, ScreeningDetail } from './queries';
import type { Done } from './recent';
import { useScreeningText } from './text';
import { useClaim } from './use-claim';

const NEXT: Record<Result | 'none', Result> = {
  none: 'not_met',
  met: 'not_met',
  not_met: 'not_applicable',
  not_applicable: 'met',
};

interface Props {
  readonly id: string;
  readonly onDone: (done: Done) => void;
}

export function ScreeningPanel({ id, onDone }: Props) {
  const text = useScreeningText().page;
  const detail = useQuery(screeningQuery(id));
  return (
    <Paper component="section" aria-label={text.panel} radius="lg" bd="1px solid var(--sk-line)" p="md">
      <ErrorPanel error={detail.error} onRetry={() => void detail.refetch()} />
      {detail.isPending && <Wait lines={8} />}
      {detail.data && <Checklist key={detail.data.revision} detail={detail.data} onDone={onDone} />}
    </Paper>
  );
}

/** Keys belong to the page unless somebody is writing, or a dialog is open. */
function isBusy(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector('[role="dialog"]')) return true;
  if (target instanceof HTMLInputElement) return target.type !== 'radio' && target.type !== 'checkbox';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function Checklist({ detail, onDone }: { readonly detail: ScreeningDetail; readonly onDone: Props['onDone'] }) {
  const text = useScreeningText().page;
  const format = useFormat();
  const me = useMe();
  const cache = useQueryClient();
  const { initiativeId: id, version, checklist, mayRecord } = detail;
  const step = (name: string) => detail.availableTransitions.find((one) => one.name === name);
  const toEligible = step('markEligible');
  const toAsk = step('askCompletion');
  const toRefuse = step('markIneligible');
  const toDuplicate = step('markDuplicate');
  const claim = useClaim(id, mayRecord);
  const [results, setResults] = useState<Readonly<Record<string, Result | null>>>(() =>
    Object.fromEntries(checklist.map((item) => [item.code, item.result])),
  );
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const failing = checklist.filter(({ code }) => results[code] === 'not_met');
  const record = useMutation({
    mutationFn: ({ code, result }: { code: string; result: Result }) =>
      answer(
        api.PUT('/api/initiatives/{id}/screening/checklist', {
          params: { path: { id } },
          body: { results: [{ code, result }] },
        }),
      ),
    scope: { id: `checklist-${id}` },
  });
  const recorded = useRef<Promise<unknown>>(Promise.resolve());
  const set = (code: string, result: Result) => {
    setResults((before) => ({ ...before, [code]: result }));
    recorded.current = record.mutateAsync({ code, result }).catch(() => undefined);
  };
  const ready = async () => {
    await Promise.all([claim.ready(), recorded.current]);
  };
  const decide = useMutation({
    mutationFn: async () => {
      await ready();
      return answer(
        api.POST('/api/initiatives/{id}/screening/verdicts', {
          params: { path: { id }, header: ifMatch(version) },
          body: { verdict: 'eligible', reason: null, keptId: null, checkAll: true },
        }),
      );
    },
    onSuccess: ({ verdictId }) => finish({ what: 'eligible', made: verdictId }),
  });
  const finish = (made: Pick<Done, 'what' | 'made'>) => {
    claim.leave();
    void cache.invalidateQueries({ queryKey: ['screening', 'detail', id] });
    void cache.invalidateQueries({ queryKey: ['initiative', id] });
    onDone({ initiativeId: id, code: detail.code, ...made });
  };
  const onEnter = () => {
    if (decide.isPending) return;
    if (failing.length === 0) {
      if (toEligible?.blockers.length === 0) decide.mutate();
    } else if (toAsk?.blockers.length === 0) setDeciding('completion');
  };
  const press = useRef<(event: KeyboardEvent) => void>(() => undefined);
  press.current = (event) => {
    if (isBusy(event) || event.repeat) return;
    const item = /^[1-9]$/.test(event.key) ? checklist[Number(event.key) - 1] : undefined;
    if (item && mayRecord) {
      event.preventDefault();
      set(item.code, NEXT[results[item.code] ?? 'none']);
    }
    const onControl = event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement;
    if (event.key === 'Enter' && !onControl) onEnter();
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press.current(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  return (
    <Stack gap="md">
      <Group justify="space-between" gap="xs">
        <Title order={2}>{text.checklist}</Title>
        {claim.until !== null && (
          <Text size="xs" c="dimmed" className="numbers">
            {text.mine(format.moment(claim.until))}
          </Text>
        )}
      </Group>
      {detail.claim && detail.claim.accountId !== me.accountId && (
        <Alert color="yellow">{text.claimed(detail.claim.name, format.moment(detail.claim.until))}</Alert>
      )}
      <ErrorPanel error={decide.error ?? record.error ?? claim.error} />
      <Stack gap="sm">
        {checklist.map((item, index) => (
          <Box key={item.code}>
            <Group gap="xs" wrap="nowrap" align="flex-start" mb={4}>
              <Kbd aria-hidden>{index + 1}</Kbd>
              <Text
                size="sm"
                fw={results[item.code] === 'not_met' ? 600 : 400}
                c={results[item.code] === 'not_met' ? 'var(--mantine-color-error)' : undefined}
              >
                {item.text}
                {item.before !== null && item.result === null && (
                  <Text span c="dimmed" size="xs">
                    {' '}
                    ({text.before}: {text.results[item.before]})
                  </Text>
                )}
              </Text>
            </Group>
            <SegmentedControl
              size="xs"
              aria-label={item.text}
              disabled={!mayRecord}
              value={results[item.code] ?? ''}
              onChange={(value) => value !== '' && set(item.code, value)}
              data={(['met', 'not_met', 'not_applicable'] as const).map((value) => ({
                value,
                label: text.results[value],
              }))}
            />
          </Box>
        ))}
      </Stack>
      <Group gap="xs">
        {failing.length === 0 && toEligible && (
          <TransitionButton transition={toEligible} loading={decide.isPending} onTake={onEnter}>
            {Object.values(results).every((result) => result === null) ? text.eligibleAll : text.eligible}
          </TransitionButton>
        )}
        {toAsk && (
          <TransitionButton
            transition={toAsk}
            variant={failing.length === 0 ? 'default' : 'filled'}
            onTake={() => setDeciding('completion')}
          >
            {text.notEligible} {failing.length > 0 && <Badge ml={6}>{failing.length}</Badge>}
          </TransitionButton>
        )}
        {toRefuse && (
          <TransitionButton transition={toRefuse} variant="default" onTake={() => setDeciding('ineligible')}>
            {text.ineligible}
          </TransitionButton>
        )}
        {toDuplicate && (
          <TransitionButton transition={toDuplicate} variant="default" onTake={() => setDeciding('duplicate')}>
            {text.duplicate}
          </TransitionButton>
        )}
      </Group>
      {mayRecord && (
        <Text size="xs" c="dimmed" visibleFrom="sm">
          {text.keys}
        </Text>
      )}
      <FurtherSteps detail={detail} />
      <Facts detail={detail} />
      {deciding && (
        <DecideDialog
          detail={detail}
          deciding={deciding}
          failing={failing}
          ready={ready}
          onClose={(made) => {
            setDeciding(null);
            if (made) finish(made);
          }}
        />
      )}
    </Stack>
  );
}
