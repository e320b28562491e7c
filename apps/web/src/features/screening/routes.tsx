import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell.route';
import { strings } from '../contest/search';

export const REGISTER_SEARCH = [
  'contest',
  'q',
  'state',
  'theme',
  'channel',
  'authorKind',
  'unitId',
  'sort',
  'cursor',
] as const;
export type RegisterSearch = Partial<Record<(typeof REGISTER_SEARCH)[number], string>>;
const SCREENING_SEARCH = ['contest', 'at', 'state', 'desk', 'waitingDays', 'completion', 'theme', 'q'] as const;
export type ScreeningSearch = Partial<Record<(typeof SCREENING_SEARCH)[number], string>>;

const register = createRoute({
  getParentRoute: () => shellRoute,
  path: '/office/register',
  validateSearch: (search: Record<string, unknown>): RegisterSearch => strings(search, REGISTER_SEARCH),
  component: lazyRouteComponent(() => import('./register-page'), 'RegisterPage'),
});
const screening = createRoute({
  getParentRoute: () => shellRoute,
  path: '/office/screening',
  validateSearch: (search: Record<string, unknown>): ScreeningSearch => strings(search, SCREENING_SEARCH),
  component: lazyRouteComponent(() => import('./screening-page'), 'ScreeningPage'),
});

export const screeningRoutes = [register, screening] as const;
