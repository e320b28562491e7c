import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell.route';

const home = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
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
const receipt = createRoute({
  getParentRoute: () => shellRoute,
  path: '/initiatives/$id/receipt',
  component: lazyRouteComponent(() => import('./print-pages'), 'ReceiptPage'),
});
const form = createRoute({
  getParentRoute: () => shellRoute,
  path: '/initiatives/$id/form',
  component: lazyRouteComponent(() => import('./print-pages'), 'FormPage'),
});

const revision = createRoute({
  getParentRoute: () => shellRoute,
  path: '/initiatives/$id/revisions/$n',
  component: lazyRouteComponent(() => import('./revision-page'), 'RevisionPage'),
});

export const authorRoutes = [home, dossier, draft, revision, receipt, form] as const;
