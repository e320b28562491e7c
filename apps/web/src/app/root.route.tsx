import { Anchor, Container, Text } from '@mantine/core';
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import { OutsidePage } from '../features/identity/outside-page';
import { useText } from '../i18n';
import { ErrorPanel } from '../ui/error-panel';

export interface RouterContext {
  readonly cache: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: ({ error }) => (
    <Container component="main" size="sm" py="xl">
      <ErrorPanel error={error} onRetry={() => location.reload()} />
    </Container>
  ),
});

export function NotFound() {
  const text = useText();
  return (
    <OutsidePage title={text.trouble.notFound}>
      <Text>{text.trouble.notFoundHint}</Text>
      <Anchor href="/app">{text.trouble.toHome}</Anchor>
    </OutsidePage>
  );
}
