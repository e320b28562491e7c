import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answer, api } from '../../../api/client';
import { ErrorPanel } from '../../../ui/error-panel';
import { unconfirmedQuery } from './queries';
import { useNamesText } from './text';

interface Props {
  readonly contestId: string;
  /** Only their authors; null: all of the contest. */
  readonly initiativeIds: readonly string[] | null;
  /** Whom it would reach. */
  readonly count: number;
}

/** Drafts a notice to everybody who has not answered. */
export function AskNames({ contestId, initiativeIds, count }: Props) {
  const text = useNamesText();
  const cache = useQueryClient();
  const ask = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/contests/{id}/names/requests', {
          params: { path: { id: contestId } },
          body: { initiativeIds: initiativeIds && [...initiativeIds] },
        }),
      ),
    onSuccess: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: unconfirmedQuery(contestId).queryKey }),
        cache.invalidateQueries({ queryKey: ['award'] }),
      ]),
  });
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Button disabled={count === 0} loading={ask.isPending} aria-describedby="ask-hint" onClick={() => ask.mutate()}>
          {text.ask(count)}
        </Button>
        <Anchor
          underline="always"
          renderRoot={(props) => (
            <Link to="/office/notices" search={{ contest: contestId, state: 'draft' }} {...props} />
          )}
        >
          {text.toNotices}
        </Anchor>
      </Group>
      <Text id="ask-hint" size="sm" c="dimmed" role="status">
        {ask.data ? text.asked(ask.data.asked) : count === 0 ? text.askNobody : text.askHint}
      </Text>
      <ErrorPanel error={ask.error} />
    </Stack>
  );
}
