import { createRouter } from '@tanstack/react-router';
import { identityRoutes, outsideRoutes } from '../features/identity/routes';
import { authorRoutes } from '../features/initiative/routes';
import { unitRoutes } from '../features/unit/routes';
import { Wait } from '../ui/wait';
import { Failed, NotFound, rootRoute } from './root.route';
import { queryClient } from './query-client';
import { shellRoute } from './shell.route';
import { staffRoutes } from './staff';

const tree = rootRoute.addChildren([
  ...outsideRoutes,
  shellRoute.addChildren([...authorRoutes, ...unitRoutes, ...staffRoutes, ...identityRoutes]),
]);

export const router = createRouter({
  routeTree: tree,
  basepath: '/app',
  context: { cache: queryClient },
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  defaultPendingComponent: Wait,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Failed,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
