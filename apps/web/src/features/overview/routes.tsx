import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell.route';
import { strings } from '../contest/search';

const desk = createRoute({
  getParentRoute: () => shellRoute,
  path: '/office/desk',
  validateSearch: (search: Record<string, unknown>) => strings(search, ['contest'] as const),
  component: lazyRouteComponent(() => import('./desk-page'), 'DeskPage'),
});

const deskList = createRoute({
  getParentRoute: () => shellRoute,
  path: '/office/desk/$list',
  validateSearch: (search: Record<string, unknown>) => strings(search, ['contest'] as const),
  component: lazyRouteComponent(() => import('./desk-list-page'), 'DeskListPage'),
});
const statistics = createRoute({
  getParentRoute: () => shellRoute,
  path: '/office/statistics',
  validateSearch: (search: Record<string, unknown>) => strings(search, ['contest'] as const),
  component: lazyRouteComponent(() => import('./statistics-page'), 'StatisticsPage'),
});

export const deskRoutes = [desk, deskList, statistics] as const;
