import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Language } from '@platform/kernel';
import { z } from 'zod';

/**
 * Who may call a route at all. Finer rules (whose thing, in which state) belong to the use case and to `visibleTo`.
 * `roles`: holds one of them, globally or in some contest.
 */
export type Access = 'public' | 'signedIn' | { readonly roles: readonly string[] };

export interface Endpoint<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Response extends z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /api, with `:name` parameters. */
  readonly path: string;
  readonly access: Access;
  /** One sentence for the reader of openapi.json. */
  readonly summary: string;
  /** When in the course of a contest it may be called, and what is not plain from the schemas. */
  readonly details?: string;
  readonly tag: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly response: Response;
  readonly status: number;
  /** If-Match with the version read is required; 428 without it. */
  readonly ifMatch: boolean;
  /**
   * An Idempotency-Key may be sent; the same key gives the first answer again, also where the version of If-Match has
   * passed since. So it is wherever somebody signed in changes something, unless the route says otherwise: because its
   * work must not be one transaction, or because it may be asked again anyway. An upload is held whole for it, so it must
   * be small and says so itself.
   */
  readonly idempotent: boolean;
  /** The answer is a file of these types; the handler writes it through `call.reply`. */
  readonly produces: readonly string[];
  /** The request body is a multipart upload read by the handler through `call.request`. */
  readonly upload: boolean;
  /** 401 although nobody need be signed in, such as for a wrong password. */
  readonly unauthenticated: boolean;
}

export type AnyEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

interface EndpointInput<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
  M extends boolean,
> {
  readonly method: AnyEndpoint['method'];
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly details?: string;
  readonly tag: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly response?: R;
  readonly status?: number;
  readonly ifMatch?: M;
  readonly idempotent?: boolean;
  readonly produces?: readonly string[];
  readonly upload?: boolean;
  readonly unauthenticated?: boolean;
}

const registry: AnyEndpoint[] = [];

const nothing = z.strictObject({});

/** Declares a route once: its access, its input, its answer. Guard, validation and openapi.json all read this. */
export function endpoint<
  P extends z.ZodType = typeof nothing,
  Q extends z.ZodType = typeof nothing,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodVoid,
  M extends boolean = false,
>(input: EndpointInput<P, Q, B, R, M>): Endpoint<P, Q, B, R> & { readonly ifMatch: M } {
  const made = {
    ...input,
    params: input.params ?? nothing,
    query: input.query ?? nothing,
    body: input.body ?? z.undefined(),
    response: input.response ?? z.void(),
    status: input.status ?? (input.response || input.produces || input.method === 'GET' ? 200 : 204),
    ifMatch: input.ifMatch ?? false,
    idempotent:
      input.idempotent ?? (input.method !== 'GET' && input.access !== 'public' && !input.upload && !input.produces),
    produces: input.produces ?? [],
    upload: input.upload ?? false,
    unauthenticated: input.unauthenticated ?? input.access !== 'public',
  } as Endpoint<P, Q, B, R> & { readonly ifMatch: M };
  registry.push(made);
  return made;
}

export function endpoints(): readonly AnyEndpoint[] {
  return registry;
}

/** What a handler receives: everything validated, the actor resolved. */
export interface CallOf<E extends AnyEndpoint> {
  readonly actor: Actor;
  readonly params: z.output<E['params']>;
  readonly query: z.output<E['query']>;
  readonly body: z.output<E['body']>;
  /** Version of If-Match; undefined where the route does not ask for it. */
  readonly version: E extends { ifMatch: true } ? number : number | undefined;
  readonly language: Language;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export const uuid = z.uuid();
/** `true` or `false` in a query. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const YEARS = { from: 1900, to: 2100 };
const inYears = (text: string): boolean => {
  const year = Number(text.slice(0, 4));
  return year >= YEARS.from && year <= YEARS.to;
};
const likelyYear = { params: { code: 'platform.year', params: YEARS } };
/** A day, and a moment, that somebody writes down; a mistyped year such as 0206 or 9026 is told as one. */
export const typedDay = z.iso.date().refine(inYears, likelyYear);
export const typedInstant = z.iso.datetime({ offset: true }).refine(inYears, likelyYear);
/** Common parameters of every list. */
export const listQuery = {
  q: z.string().max(200).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
export const byId = z.strictObject({ id: uuid });

export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    total: z.int(),
    totalCapped: z.boolean(),
  });
}
