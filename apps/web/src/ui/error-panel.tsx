import { Alert, Anchor, Button, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { needsSignIn } from '../api/back';
import { OfflineError, ProblemError } from '../api/problem';
import type { Blocker } from '../api/problem';
import { useText } from '../i18n';

interface Props {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** Makes a blocker's sentence a link to the input it is about. */
  readonly renderBlocker?: (blocker: Blocker) => ReactNode;
}

/** What happened, in one sentence. */
export function useErrorTitle(): (error: unknown) => string {
  const { trouble } = useText();
  return (error) =>
    error instanceof ProblemError
      ? error.problem.title
      : error instanceof OfflineError
        ? trouble.offline
        : trouble.unexpected;
}

/** What happened and what to do, with the request id. Nothing that was typed is touched. */
export function ErrorPanel({ error, onRetry, renderBlocker }: Props) {
  const text = useText();
  const titleOf = useErrorTitle();
  if (error === null || error === undefined) return null;
  const problem = error instanceof ProblemError ? error.problem : undefined;
  const title = titleOf(error);
  // A single reason is often the title over again.
  const reasons = (problem?.blockers ?? []).filter(({ message }) => renderBlocker !== undefined || message !== title);
  return (
    <Alert
      color="red"
      role="alert"
      icon={<IconAlertTriangle size={20} />}
      title={title}
      styles={{ title: { fontWeight: 600 } }}
    >
      <Stack gap="xs" align="flex-start">
        {reasons.length > 0 && (
          <List size="sm" spacing={4}>
            {reasons.map((blocker, index) => (
              <List.Item key={`${blocker.code}-${blocker.path ?? ''}-${index}`}>
                {renderBlocker?.(blocker) ?? blocker.message}
              </List.Item>
            ))}
          </List>
        )}
        {needsSignIn(problem) && (
          // In another tab, so that what was typed here stays.
          <Anchor size="sm" fw={600} href="/app/sign-in" target="_blank" rel="noopener">
            {text.trouble.signInAgain}
          </Anchor>
        )}
        {problem?.code === 'platform.cursor' && (
          <Anchor size="sm" fw={600} href={firstPage()}>
            {text.trouble.firstPage}
          </Anchor>
        )}
        {problem?.requestId && (
          <Text size="xs" c="dimmed">
            {text.trouble.requestId}: {problem.requestId}
          </Text>
        )}
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {text.action.retry}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** The same address without the place in the list. */
function firstPage(): string {
  const url = new URL(window.location.href);
  url.searchParams.delete('cursor');
  return url.href;
}
