import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../../app/shell.route';
import { strings } from '../../contest/search';
import { INTAKE_SEARCH } from './queries';
import type { IntakeSearch } from './queries';

const validateSearch = (search: Record<string, unknown>): IntakeSearch => strings(search, INTAKE_SEARCH);

const list = createRoute({
  getParentRoute: () => shellRoute,
  path: '/office/intakes',
  validateSearch,
  component: lazyRouteComponent(() => import('./intakes-page'), 'IntakesPage'),
});
const entry = createRoute({
  getParentRoute: () => shellRoute,
  path: '/office/intakes/new',
  validateSearch,
  component: lazyRouteComponent(() => import('./entry-page'), 'EntryPage'),
});
const one = createRoute({
  getParentRoute: () => shellRoute,
  path: '/office/intakes/$id',
  component: lazyRouteComponent(() => import('./intake-page'), 'IntakePage'),
});
const correction = createRoute({
  getParentRoute: () => shellRoute,
  path: '/office/intakes/$id/correct',
  component: lazyRouteComponent(() => import('./entry-page'), 'CorrectionPage'),
});

export const intakeRoutes = [list, entry, one, correction] as const;
