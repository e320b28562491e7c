import { Button, Group, Paper, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, ifMatch } from '../../../api/client';
import { ErrorPanel } from '../../../ui/error-panel';
import { ReasonDialog } from '../../../ui/reason-dialog';
import { documentQuery } from '../queries';
import type { ReadContest } from '../queries';
import styles from './editor.module.css';
import type { Json } from './schema';
import { useRulesText } from './text';
import type { RulesDraft } from './use-rules-draft';

interface Props {
  readonly contest: ReadContest;
  /** Of the contest, as it was read with the rules. */
  readonly version: number;
  readonly draft: RulesDraft;
  readonly faults: number;
  readonly changes: number;
  readonly isChecking: boolean;
  readonly isAmending: boolean;
}

/** Where the work stands, and saving it: at once while preparing, with a reason as an amendment. */
export function EditorBar({ contest, version, draft, faults, changes, isChecking, isAmending }: Props) {
  const text = useRulesText().edit;
  const cache = useQueryClient();
  const [asked, setAsked] = useState<'amend' | 'discard' | null>(null);
  const save = useMutation({
    mutationFn: ({ reason, document: sent }: { reason: string | null; document: Json }) => {
      const params = { path: { id: contest.id }, header: ifMatch(version) };
      const document = sent as Record<string, unknown>;
      return reason === null
        ? answer(api.PUT('/api/contests/{id}/rulebook', { params, body: document }))
        : answer(api.POST('/api/contests/{id}/amendments', { params, body: { document, reason } }));
    },
    onSuccess: async (_saved, { document }) => {
      setAsked(null);
      notifications.show({ message: isAmending ? text.amended : text.saved });
      await cache.invalidateQueries();
      draft.settle(document, cache.getQueryData(documentQuery(contest.id).queryKey)?.hash ?? '');
    },
    // What others saved meanwhile is fetched, so that the changes shown are those from it.
    onError: () => cache.invalidateQueries({ queryKey: ['rulebook', contest.id] }),
  });
  const state = isChecking ? text.checking : faults > 0 ? text.faults(faults) : text.noFaults;
  return (
    <Paper className={styles.bar} p="sm" radius="lg" shadow="md" bd="1px solid var(--sk-line)">
      {asked === null && <ErrorPanel error={save.error} />}
      <Group justify="space-between" gap="sm" mt={save.error && asked === null ? 'sm' : 0}>
        <div role="status">
          <Text size="sm" fw={600} c={faults > 0 && !isChecking ? 'var(--mantine-color-error)' : undefined}>
            {state}
          </Text>
          <Text size="sm" c="dimmed">
            {draft.isChanged ? text.changed(changes) : text.same}
          </Text>
        </div>
        <Group gap="xs">
          {draft.isChanged && (
            <Button variant="default" onClick={() => setAsked('discard')}>
              {text.discard}
            </Button>
          )}
          <Button
            loading={save.isPending}
            disabled={!draft.isChanged || (isAmending && faults > 0)}
            onClick={() => (isAmending ? setAsked('amend') : save.mutate({ reason: null, document: draft.document }))}
          >
            {isAmending ? text.amend : text.save}
          </Button>
        </Group>
      </Group>
      {asked === 'amend' && (
        <ReasonDialog
          title={text.amendDialog}
          lead={text.amendLead}
          confirm={text.amendDialog}
          needsReason
          isPending={save.isPending}
          error={save.error}
          onConfirm={(reason) => save.mutate({ reason, document: draft.document })}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'discard' && (
        <ReasonDialog
          title={text.discard}
          lead={text.discardLead}
          confirm={text.discard}
          needsReason={false}
          isPending={false}
          error={null}
          onConfirm={() => {
            draft.forget();
            save.reset();
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </Paper>
  );
}
