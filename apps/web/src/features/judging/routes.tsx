import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell.route';
import { SORTS } from './queries';
import type { Sort } from './queries';

const sortOf = (value: unknown): { sort?: Sort } => {
  const sort = SORTS.find((one) => one === value);
  return sort ? { sort } : {};
};

const mine = createRoute({
  getParentRoute: () => shellRoute,
  path: '/judging',
  validateSearch: (search: Record<string, unknown>): { sort?: Sort | undefined; round?: string | undefined } => ({
    ...sortOf(search.sort),
    ...(typeof search.round === 'string' && { round: search.round }),
  }),
  component: lazyRouteComponent(() => import('./mine-page'), 'MinePage'),
});
const marking = createRoute({
  getParentRoute: () => shellRoute,
  path: '/judging/$assignmentId',
  validateSearch: (search: Record<string, unknown>) => sortOf(search.sort),
  component: lazyRouteComponent(() => import('./marking-page'), 'MarkingPage'),
});
const sheets = createRoute({
  getParentRoute: () => shellRoute,
  path: '/judging/sheets/$roundId',
  component: lazyRouteComponent(() => import('./sheets-page'), 'SheetsPage'),
});

export const judgingRoutes = [mine, marking, sheets] as const;
