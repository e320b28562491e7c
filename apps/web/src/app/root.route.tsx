import { Anchor, Container, Stack, Text, Title } from '@mantine/core';
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
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
    <Container component="main" size="sm" py="xl">
      <Stack gap="sm">
        <Title order={1}>{text.trouble.notFound}</Title>
        <Text>{text.trouble.notFoundHint}</Text>
        <Anchor href="/app">{text.trouble.toHome}</Anchor>
      </Stack>
    </Container>
  );
}
