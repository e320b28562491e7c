import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route';
import { shellRoute } from '../../app/shell.route';
import { meQuery, withinApp } from './session';

const outside = () => import('./sign-in-pages');
const tokens = () => import('./token-pages');

const wanted = ({ next }: Record<string, unknown>): { next?: string } => (typeof next === 'string' ? { next } : {});

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: wanted,
  beforeLoad: async ({ context, search }) => {
    const me = await context.cache.query({ ...meQuery, staleTime: 'static' }).catch(() => null);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- a redirect is a Response, as the router asks
    if (me) throw redirect({ href: withinApp(search.next) ?? '/account' });
  },
  component: lazyRouteComponent(outside, 'SignInPage'),
});
const register = createRoute({
  getParentRoute: () => rootRoute,
  path: '/register',
  validateSearch: wanted,
  component: lazyRouteComponent(outside, 'RegisterPage'),
});
const forgotten = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot-password',
  component: lazyRouteComponent(outside, 'ForgottenPage'),
});
const confirmAddress = createRoute({
  getParentRoute: () => rootRoute,
  path: '/confirm-address',
  component: lazyRouteComponent(tokens, 'ConfirmAddressPage'),
});
const invitation = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  component: lazyRouteComponent(tokens, 'InvitationPage'),
});
const reset = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset-password',
  component: lazyRouteComponent(tokens, 'ResetPage'),
});
const paperCode = createRoute({
  getParentRoute: () => rootRoute,
  path: '/paper-code',
  component: lazyRouteComponent(tokens, 'PaperCodePage'),
});
const account = createRoute({
  getParentRoute: () => shellRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./account-page'), 'AccountPage'),
});

export const outsideRoutes = [signIn, register, forgotten, confirmAddress, invitation, reset, paperCode] as const;
export const identityRoutes = [account] as const;
