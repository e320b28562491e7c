import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell.route';
import { strings } from '../contest/search';

const awards = createRoute({
  getParentRoute: () => shellRoute,
  path: '/office/awards',
  validateSearch: (search: Record<string, unknown>) => strings(search, ['contest'] as const),
  component: lazyRouteComponent(() => import('./awards-page'), 'AwardsPage'),
});

export const awardRoutes = [awards] as const;
