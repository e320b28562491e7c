import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell.route';
import { strings } from '../contest/search';

/** Filters of the lists of the award; each list reads its own. */
const AWARD_SEARCH = ['contest', 'view', 'decision', 'state', 'q', 'kind', 'origin', 'numbered'] as const;

const awards = createRoute({
  getParentRoute: () => shellRoute,
  path: '/office/awards',
  validateSearch: (search: Record<string, unknown>) => strings(search, AWARD_SEARCH),
  component: lazyRouteComponent(() => import('./awards-page'), 'AwardsPage'),
});
const complaints = createRoute({
  getParentRoute: () => shellRoute,
  path: '/office/complaints',
  validateSearch: (search: Record<string, unknown>) => strings(search, ['contest', 'show', 'complaint'] as const),
  component: lazyRouteComponent(() => import('./complaints-page'), 'ComplaintsPage'),
});
const ownComplaints = createRoute({
  getParentRoute: () => shellRoute,
  path: '/complaints',
  validateSearch: (search: Record<string, unknown>) => strings(search, ['contest', 'complaint', 'initiative'] as const),
  component: lazyRouteComponent(() => import('./own-complaints-page'), 'OwnComplaintsPage'),
});

export const awardRoutes = [awards, complaints, ownComplaints] as const;
