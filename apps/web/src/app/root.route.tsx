import { Container } from '@mantine/core';
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { OfflineError } from '../api/problem';
import { ErrorPanel } from '../ui/error-panel';

export interface RouterContext {
  readonly cache: QueryClient;
}

export const NotFound = lazyRouteComponent(() => import('./not-found'), 'NotFound');

/** In place of a page that failed. Code that does not come has no error of its own: a TypeError that names a module. */
export function Failed({ error }: { readonly error: unknown }) {
  const isLost = error instanceof TypeError && /\bmodule\b/.test(error.message);
  return <ErrorPanel error={isLost ? new OfflineError() : error} onRetry={() => location.reload()} />;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: ({ error }) => (
    <Container component="main" size="sm" py="xl">
      <Failed error={error} />
    </Container>
  ),
});
