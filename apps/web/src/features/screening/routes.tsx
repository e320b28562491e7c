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
  'block',
  'receivedFrom',
  'receivedTo',
  'missing',
  'days',
  'due',
  'screener',
  'flag',
  'sort',
  'cursor',
] as const;
export type RegisterSearch = Partial<Record<(typeof REGISTER_SEARCH)[number], string>>;
const SCREENING_SEARCH = [
  'contest',
  'at',
  'state',
  'desk',
  'screener',
  'waitingDays',
  'completion',
  'theme',
  'q',
] as const;
export type ScreeningSearch = Partial<Record<(typeof SCREENING_SEARCH)[number], string>>;

const REINSTATEMENT_SEARCH = ['contest', 'state', 'cursor'] as const;
export type ReinstatementSearch = Partial<Record<(typeof REINSTATEMENT_SEARCH)[number], string>>;

const register = createRoute({
  getParentRoute: () => shellRoute,
  path: '/office/register',
  validateSearch: (search: Record<string, unknown>): RegisterSearch => strings(search, REGISTER_SEARCH),
  component: lazyRouteComponent(() => import('./register/register-page'), 'RegisterPage'),
});
const registerPrint = createRoute({
  getParentRoute: () => shellRoute,
  path: '/office/register/print',
  validateSearch: (search: Record<string, unknown>): RegisterSearch & { ids?: string } =>
    strings(search, [...REGISTER_SEARCH, 'ids']),
  component: lazyRouteComponent(() => import('./register/print-page'), 'RegisterPrintPage'),
});
const screening = createRoute({
  getParentRoute: () => shellRoute,
  path: '/office/screening',
  validateSearch: (search: Record<string, unknown>): ScreeningSearch => strings(search, SCREENING_SEARCH),
  component: lazyRouteComponent(() => import('./screening-page'), 'ScreeningPage'),
});

const reinstatements = createRoute({
  getParentRoute: () => shellRoute,
  path: '/office/reinstatements',
  validateSearch: (search: Record<string, unknown>): ReinstatementSearch => strings(search, REINSTATEMENT_SEARCH),
  component: lazyRouteComponent(() => import('./reinstatements-page'), 'ReinstatementsPage'),
});

export const screeningRoutes = [register, registerPrint, screening, reinstatements] as const;
