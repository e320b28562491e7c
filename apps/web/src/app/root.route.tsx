import { Container } from '@mantine/core';
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { ErrorPanel } from '../ui/error-panel';

export interface RouterContext {
  readonly cache: QueryClient;
}

export const NotFound = lazyRouteComponent(() => import('./not-found'), 'NotFound');

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: ({ error }) => (
    <Container component="main" size="sm" py="xl">
      <ErrorPanel error={error} onRetry={() => location.reload()} />
    </Container>
  ),
});
