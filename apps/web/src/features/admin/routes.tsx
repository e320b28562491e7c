import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell.route';
import { strings } from '../contest/search';
import { ACCOUNTS_SEARCH, AUDIT_SEARCH, UNITS_SEARCH } from './search';
import type { AccountsSearch, AuditSearch, UnitsSearch } from './search';

type Given = Record<string, unknown>;

const setup = createRoute({
  getParentRoute: () => shellRoute,
  path: '/setup',
  component: lazyRouteComponent(() => import('./setup-page'), 'SetupPage'),
});
const accounts = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/accounts',
  validateSearch: (search: Given): AccountsSearch => strings(search, ACCOUNTS_SEARCH),
  component: lazyRouteComponent(() => import('./accounts/accounts-page'), 'AccountsPage'),
});
const account = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/accounts/$id',
  component: lazyRouteComponent(() => import('./accounts/account-page'), 'AccountPage'),
});
const units = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/units',
  validateSearch: (search: Given): UnitsSearch => strings(search, UNITS_SEARCH),
  component: lazyRouteComponent(() => import('./units/units-page'), 'UnitsPage'),
});
const unit = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/units/$id',
  validateSearch: (search: Given): { on?: string } => strings(search, ['on']),
  component: lazyRouteComponent(() => import('./units/unit-page'), 'UnitPage'),
});
const imports = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/imports/$kind',
  component: lazyRouteComponent(() => import('./imports/import-page'), 'ImportPage'),
});
const audit = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/audit',
  validateSearch: (search: Given): AuditSearch => strings(search, AUDIT_SEARCH),
  component: lazyRouteComponent(() => import('./audit/audit-page'), 'AuditPage'),
});

export const adminRoutes = [setup, accounts, account, units, unit, imports, audit] as const;
