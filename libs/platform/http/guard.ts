import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { normaliseDeep, Refused, refuse } from '@platform/kernel';
import type { Actor, Blocker, Language } from '@platform/kernel';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ANONYMOUS, Authenticator, SESSION_COOKIE } from './authenticator';
import type { AnyEndpoint } from './endpoint';
import { ENDPOINT } from './handle';
import type { ServedRequest } from './handle';
import { WORDING } from './wording';

const NOTHING = z.strictObject({}).optional();
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Deny by default: origin, session, role, then input; a handler only ever sees a call that passed all four. */
@Injectable()
export class EndpointGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = this.reflector.get<AnyEndpoint | undefined>(ENDPOINT, context.getHandler());
    if (!endpoint) return false;
    const http = context.switchToHttp();
    const request = http.getRequest<ServedRequest>();
    refuseForeignOrigin(request);
    const actor = await this.identify(request, endpoint);
    const blockers: Blocker[] = [];
    const language = languageOf(request);
    const read = (schema: z.ZodType, value: unknown, place: string) => parse(schema, value, place, language, blockers);
    const params = read(endpoint.params, request.params, 'params');
    const query = read(endpoint.query, request.query, 'query');
    const given = request.body ?? undefined;
    const bodyless = endpoint.body instanceof z.ZodUndefined;
    // Some clients send an empty object where nothing is asked for.
    const body = endpoint.upload ? undefined : read(bodyless ? NOTHING : endpoint.body, given, 'body');
    if (blockers.length > 0) throw new Refused({ kind: 'invalid', code: 'platform.invalid_input', blockers });
    request.call = {
      actor,
      params,
      query,
      body: bodyless ? undefined : body,
      version: readVersion(request.headers['if-match'], endpoint.ifMatch),
      language,
      request,
      reply: http.getResponse<FastifyReply>(),
    };
    return true;
  }

  private async identify(request: ServedRequest, endpoint: AnyEndpoint): Promise<Actor> {
    const token = request.cookies[SESSION_COOKIE];
    const actor = token ? await this.authenticator.authenticate(token) : null;
    if (endpoint.access === 'public') return actor ?? ANONYMOUS;
    if (!actor) return refuse('unauthenticated', 'platform.sign_in');
    if (endpoint.access === 'signedIn') return actor;
    const { roles } = endpoint.access;
    if (actor.grants.some((grant) => roles.includes(grant.role))) return actor;
    const error = new Refused({ kind: 'forbidden', code: 'platform.forbidden' });
    error.attempt = {
      action: `${endpoint.method} ${endpoint.path}`,
      subjectKind: 'route',
      subjectId: null,
      contestId: null,
    };
    request.refusedActor = actor;
    throw error;
  }
}

/** A browser always names the page that a state-changing request comes from; another site's is refused (CSRF). */
function refuseForeignOrigin(request: ServedRequest): void {
  if (SAFE_METHODS.has(request.method)) return;
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreign =
    origin !== undefined ? !sameHost(origin, host) : site !== undefined && site !== 'same-origin' && site !== 'none';
  if (foreign) refuse('forbidden', 'platform.foreign_origin');
}

function sameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

function parse(schema: z.ZodType, value: unknown, place: string, language: Language, blockers: Blocker[]): unknown {
  const result = schema.safeParse(normaliseDeep(value), { error: WORDING[language] });
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const at = (...inside: readonly PropertyKey[]) =>
      (place === 'body' ? inside : [place, ...inside]).map(String).join('.');
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        blockers.push({ code: 'platform.unknown_field', params: { field: key }, path: at(...issue.path, key) });
      }
    } else if (issue.code === 'custom' && issue.params?.['code'] !== undefined) {
      const { code, params } = issue.params as Blocker;
      blockers.push({ code, ...(params && { params }), path: at(...issue.path) });
    } else blockers.push({ code: 'platform.field', params: { problem: issue.message }, path: at(...issue.path) });
  }
  return undefined;
}

function readVersion(header: string | undefined, required: boolean): number | undefined {
  if (header === undefined) return required ? refuse('precondition', 'platform.precondition') : undefined;
  const match = /^(?:W\/)?"v(\d{1,9})"$/.exec(header.trim());
  return match ? Number(match[1]) : refuse('stale', 'platform.stale');
}

/** Cookies are not read yet where the framework refuses an address. */
export function languageOf(
  request: Pick<ServedRequest, 'headers'> & Partial<Pick<ServedRequest, 'cookies'>>,
): Language {
  const wanted = request.cookies?.lang ?? request.headers['accept-language'] ?? 'vi';
  return wanted.trim().toLowerCase().startsWith('en') ? 'en' : 'vi';
}
