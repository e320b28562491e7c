import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../../app/shell.route';
import { strings } from '../../contest/search';

const names = createRoute({
  getParentRoute: () => shellRoute,
  path: '/office/names',
  validateSearch: (search: Record<string, unknown>) => strings(search, ['contest'] as const),
  component: lazyRouteComponent(() => import('./names-page'), 'NamesPage'),
});

export const nameRoutes = [names] as const;
