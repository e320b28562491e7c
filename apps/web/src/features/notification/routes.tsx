import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell.route';
import { strings } from '../contest/search';

const notices = createRoute({
  getParentRoute: () => shellRoute,
  path: '/office/notices',
  validateSearch: (search: Record<string, unknown>) => strings(search, ['contest', 'state'] as const),
  component: lazyRouteComponent(() => import('./notices-page'), 'NoticesPage'),
});

export const noticeRoutes = [notices] as const;
