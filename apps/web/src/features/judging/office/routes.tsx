import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../../app/shell.route';
import { strings } from '../../contest/search';

const rounds = createRoute({
  getParentRoute: () => shellRoute,
  path: '/office/rounds',
  validateSearch: (search: Record<string, unknown>) =>
    strings(search, ['contest', 'round', 'view', 'q', 'progress', 'sort'] as const),
  component: lazyRouteComponent(() => import('./rounds-page'), 'RoundsPage'),
});

export const roundsRoutes = [rounds] as const;
