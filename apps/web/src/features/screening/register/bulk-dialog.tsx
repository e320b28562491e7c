import { Alert, Button, Group, List, Modal, Progress, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat, useText } from '../../../i18n';
import { DateTimeInput } from '../../../ui/date-time-input';
import { ConfirmButton } from '../../../ui/confirm-button';
import { ErrorPanel } from '../../../ui/error-panel';
import { contestQuery } from '../../contest/queries';
import { runBulk } from './bulk-call';
import type { BulkInput } from './bulk-call';
import type { Chosen } from './register-table';
import { ScreenerSelect } from './screener-select';
import { useRegisterText } from './text';

export type What = BulkInput['what'];

interface Props {
  readonly contestId: string;
  readonly chosen: Chosen;
  readonly what: What;
  readonly onClose: (done: boolean) => void;
}

interface Typed {
  readonly missing: string;
  readonly due: string | null;
  readonly reason: string;
  readonly to: string;
}

/** What is to be done, or null while something is missing. */
function inputOf(what: What, typed: Typed): BulkInput | null {
  switch (what) {
    case 'eligible':
    case 'remind':
      return { what };
    case 'completion':
      return typed.missing.trim() === '' ? null : { what, missing: typed.missing };
    case 'extend':
      return typed.due === null || typed.reason.trim() === '' ? null : { what, dueAt: typed.due, reason: typed.reason };
    case 'assign':
      return typed.to === '' ? null : { what, accountId: typed.to === 'none' ? null : typed.to };
  }
}

/** The same step for many dossiers: first what would happen to each, then the doing. */
export function BulkDialog({ contestId, chosen, what, onClose }: Props) {
  const text = useRegisterText().bulk;
  const words = useText();
  const cache = useQueryClient();
  const contest = useQuery(contestQuery(contestId));
  const [typed, setTyped] = useState<Typed>({ missing: '', due: null, reason: '', to: '' });
  const [gone, setGone] = useState(0);
  const input = inputOf(what, typed);
  const run = useMutation({
    mutationFn: ({ input: step, dryRun }: { input: BulkInput; dryRun: boolean }) => {
      setGone(0);
      return runBulk(contestId, [...chosen.keys()], step, dryRun, setGone);
    },
    onSuccess: async (result) => {
      if (result.dryRun) return;
      notifications.show({ message: text.done(result.done) });
      onClose(true);
      await cache.invalidateQueries();
    },
  });
  const set = (part: Partial<Typed>) => {
    setTyped((before) => ({ ...before, ...part }));
    run.reset();
  };
  const preview = run.data?.dryRun ? run.data : null;
  const able = preview?.results.filter(({ ok }) => ok).length ?? 0;
  const reasons = new Map<string, string[]>();
  for (const { initiativeId, blockers } of preview?.results ?? [])
    for (const { message } of blockers)
      reasons.set(message, [...(reasons.get(message) ?? []), chosen.get(initiativeId)?.code ?? '']);
  return (
    <Modal
      opened
      onClose={() => onClose(false)}
      title={text[what]}
      closeButtonProps={{ 'aria-label': words.action.close }}
    >
      <Stack gap="md">
        {what === 'completion' && (
          <Textarea
            label={text.what}
            required
            data-autofocus
            maxLength={500}
            value={typed.missing}
            onChange={({ currentTarget }) => set({ missing: currentTarget.value })}
          />
        )}
        {what === 'extend' && (
          <>
            <DateTimeInput
              label={text.newDue}
              required
              data-autofocus
              {...(contest.data && { zone: contest.data.zone })}
              value={typed.due}
              onChange={(due) => set({ due })}
            />
            <Textarea
              label={words.reason}
              required
              maxLength={2000}
              value={typed.reason}
              onChange={({ currentTarget }) => set({ reason: currentTarget.value })}
            />
          </>
        )}
        {what === 'assign' && (
          <ScreenerSelect contestId={contestId} nobody value={typed.to} onChange={(to) => set({ to })} />
        )}
        {what === 'remind' && <Reminder contestTitle={contest.data?.title ?? ''} chosen={chosen} />}
        <ErrorPanel error={run.error} />
        {run.isPending && (
          <Stack gap={4} role="status">
            <Text size="sm" className="numbers">
              {text.going(gone, chosen.size)}
            </Text>
            <Progress value={(gone / chosen.size) * 100} aria-label={text.going(gone, chosen.size)} />
          </Stack>
        )}
        {preview && (
          <Alert color={able === chosen.size ? 'green' : 'yellow'} role="status">
            {text.would(able, chosen.size)}
            <List size="sm">
              {[...reasons].map(([message, codes]) => (
                <List.Item key={message}>
                  {message} ({codes.slice(0, 5).join(', ')}
                  {codes.length > 5 && `, +${codes.length - 5}`})
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onClose(false)}>
            {words.action.cancel}
          </Button>
          {preview && input ? (
            <Button disabled={able === 0} loading={run.isPending} onClick={() => run.mutate({ input, dryRun: false })}>
              {text.apply(able)}
            </Button>
          ) : (
            <ConfirmButton
              isReady={input !== null}
              loading={run.isPending}
              onTake={() => input && run.mutate({ input, dryRun: true })}
            >
              {text.preview}
            </ConfirmButton>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

/** Words to send by other ways, beside the notice. */
function Reminder({ contestTitle, chosen }: { readonly contestTitle: string; readonly chosen: Chosen }) {
  const text = useRegisterText().bulk;
  const format = useFormat();
  const lines = [...chosen.values()].flatMap(({ code, title, dueAt }) =>
    dueAt === null ? [] : text.reminderLine(code, title, format.moment(dueAt)),
  );
  const words = text.reminderText(contestTitle, lines.join('\n'));
  return (
    <>
      <Text size="sm">{text.noticeHint}</Text>
      {lines.length > 0 && (
        <>
          <Textarea label={text.reminder} readOnly maxRows={8} value={words} />
          <Group>
            <Button
              size="xs"
              variant="default"
              onClick={() =>
                void navigator.clipboard.writeText(words).then(() => notifications.show({ message: text.copied }))
              }
            >
              {text.copy}
            </Button>
          </Group>
        </>
      )}
    </>
  );
}
