import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell.route';
import { strings } from '../contest/search';

export const LISTS_SEARCH = ['contest', 'show', 'state', 'q', 'cursor'] as const;
export type ListsSearch = Partial<Record<(typeof LISTS_SEARCH)[number], string>>;

const unit = createRoute({
  getParentRoute: () => shellRoute,
  path: '/unit',
  component: lazyRouteComponent(() => import('./unit-page'), 'UnitPage'),
});
const list = createRoute({
  getParentRoute: () => shellRoute,
  path: '/unit-lists/$id',
  component: lazyRouteComponent(() => import('./lists/list-page'), 'UnitListPage'),
});
const received = createRoute({
  getParentRoute: () => shellRoute,
  path: '/office/unit-lists',
  validateSearch: (search: Record<string, unknown>): ListsSearch => strings(search, LISTS_SEARCH),
  component: lazyRouteComponent(() => import('./lists/received-page'), 'ReceivedListsPage'),
});

export const unitRoutes = [unit, list, received] as const;
