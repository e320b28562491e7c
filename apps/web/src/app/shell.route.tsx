import { createRoute, lazyRouteComponent, notFound, redirect } from '@tanstack/react-router';
import { meQuery } from '../features/identity/session';
import { isFor } from './audience';
import { rootRoute } from './root.route';

/** Everything behind the sign-in. Routes of an audience name this one as their parent. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context, location, matches }) => {
    const me = await context.cache.query({ ...meQuery, staleTime: 'static' });
    // The router's own way of leaving a guard is to throw.
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- a redirect is a Response, as the router asks
    if (!me) throw redirect({ to: '/sign-in', search: { next: location.href } });
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- what the router shows the page of unknown addresses for
    if (!isFor(me, matches.at(-1)?.fullPath ?? '')) throw notFound();
  },
  component: lazyRouteComponent(() => import('./shell'), 'Shell'),
});
