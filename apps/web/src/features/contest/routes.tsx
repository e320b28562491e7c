import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell.route';
import { strings } from './search';

const getParentRoute = () => shellRoute;

const create = createRoute({
  getParentRoute,
  path: '/contests/new',
  component: lazyRouteComponent(() => import('./create/create-page'), 'CreatePage'),
});
const overview = createRoute({
  getParentRoute,
  path: '/office/contest',
  validateSearch: (search: Record<string, unknown>) => strings(search, ['contest'] as const),
  component: lazyRouteComponent(() => import('./overview/contest-page'), 'ContestPage'),
});
const rules = createRoute({
  getParentRoute,
  path: '/office/contest/rules',
  validateSearch: (search: Record<string, unknown>) => strings(search, ['contest', 'version', 'from'] as const),
  component: lazyRouteComponent(() => import('./rules/rules-page'), 'RulesPage'),
});
const editor = createRoute({
  getParentRoute,
  path: '/office/contest/rules/edit',
  validateSearch: (search: Record<string, unknown>) => strings(search, ['contest', 'section'] as const),
  component: lazyRouteComponent(() => import('./rules/editor-page'), 'EditorPage'),
});
const people = createRoute({
  getParentRoute,
  path: '/office/contest/people',
  validateSearch: (search: Record<string, unknown>) => strings(search, ['contest', 'q', 'role'] as const),
  component: lazyRouteComponent(() => import('./people/people-page'), 'PeoplePage'),
});
const papers = createRoute({
  getParentRoute,
  path: '/office/contest/papers',
  validateSearch: (search: Record<string, unknown>) => strings(search, ['contest'] as const),
  component: lazyRouteComponent(() => import('./templates/papers-page'), 'PaperTemplatesPage'),
});
const notices = createRoute({
  getParentRoute,
  path: '/office/contest/notices',
  validateSearch: (search: Record<string, unknown>) => strings(search, ['contest', 'kind'] as const),
  component: lazyRouteComponent(() => import('./templates/notices-page'), 'NoticeTemplatesPage'),
});

export const contestRoutes = [create, overview, rules, editor, people, papers, notices] as const;
