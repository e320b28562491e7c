import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell.route';

const unit = createRoute({
  getParentRoute: () => shellRoute,
  path: '/unit',
  component: lazyRouteComponent(() => import('./unit-page'), 'UnitPage'),
});

export const unitRoutes = [unit] as const;
