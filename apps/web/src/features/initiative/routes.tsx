import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell.route';
import { firstRun, meQuery } from '../identity/session';

const home = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: async ({ context: { cache }, cause }) => {
    const me = cause === 'enter' ? await cache.query({ ...meQuery, staleTime: 'static' }) : null;
    const first = me && (await firstRun(cache, me));
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- a redirect is a Response, as the router asks
    if (first) throw redirect({ to: first });
  },
  component: lazyRouteComponent(() => import('./home-page'), 'HomePage'),
});
const dossier = createRoute({
  getParentRoute: () => shellRoute,
  path: '/initiatives/$id',
  component: lazyRouteComponent(() => import('./dossier-page'), 'DossierPage'),
});
const draft = createRoute({
  getParentRoute: () => shellRoute,
  path: '/initiatives/$id/edit',
  component: lazyRouteComponent(() => import('./draft/draft-page'), 'DraftPage'),
});
const revision = createRoute({
  getParentRoute: () => shellRoute,
  path: '/initiatives/$id/revisions/$n',
  component: lazyRouteComponent(() => import('./revision-page'), 'RevisionPage'),
});

export const authorRoutes = [home, dossier, draft, revision] as const;
