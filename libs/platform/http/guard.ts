import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { normaliseDeep, Refused, refuse } from '@platform/kernel';
import type { Actor, Blocker, Language } from '@platform/kernel';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { ANONYMOUS, Authenticator, SESSION_COOKIE } from './authenticator';
import type { AnyEndpoint } from './endpoint';
import { ENDPOINT } from './handle';
import type { ServedRequest } from './handle';

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
    const params = parse(endpoint.params, request.params, 'params', blockers);
    const query = parse(endpoint.query, request.query, 'query', blockers);
    const body = endpoint.upload ? undefined : parse(endpoint.body, request.body ?? undefined, 'body', blockers);
    if (blockers.length > 0) throw new Refused({ kind: 'invalid', code: 'platform.invalid_input', blockers });
    request.call = {
      actor,
      params,
      query,
      body,
      version: readVersion(request.headers['if-match'], endpoint.ifMatch),
      language: languageOf(request),
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

function parse(schema: z.ZodType, value: unknown, place: string, blockers: Blocker[]): unknown {
  const result = schema.safeParse(normaliseDeep(value));
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const inside = issue.path.map(String);
    const path = (place === 'body' ? inside : [place, ...inside]).join('.');
    blockers.push({ code: 'platform.field', params: { problem: issue.message }, path });
  }
  return undefined;
}

function readVersion(header: string | undefined, required: boolean): number | undefined {
  if (header === undefined) return required ? refuse('precondition', 'platform.precondition') : undefined;
  const match = /^(?:W\/)?"v(\d{1,9})"$/.exec(header.trim());
  return match ? Number(match[1]) : refuse('stale', 'platform.stale');
}

export function languageOf(request: ServedRequest): Language {
  const wanted = request.cookies.lang ?? request.headers['accept-language'] ?? 'vi';
  return wanted.trim().toLowerCase().startsWith('en') ? 'en' : 'vi';
}
