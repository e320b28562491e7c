import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Catch, HttpException, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Database } from '@platform/database';
import { Refused, sentence } from '@platform/kernel';
import type { Blocker, Language, Refusal, RefusalKind } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from './guard';
import type { ServedRequest } from './handle';
import { discardBody } from './leftover-body';

const PROBLEM = 'application/problem+json; charset=utf-8';
const STATUS: Record<RefusalKind, number> = {
  unauthenticated: 401,
  forbidden: 403,
  absent: 404,
  conflict: 409,
  stale: 412,
  too_large: 413,
  invalid: 422,
  precondition: 428,
  too_many: 429,
  unavailable: 503,
};

/** Kinds that tell of somebody trying what is not theirs or not now; malformed input is not worth a row. */
const AUDITED: ReadonlySet<RefusalKind> = new Set(['forbidden', 'absent', 'conflict']);

/** The database is away, starting, overloaded, full, read-only, or gave up on a deadlock: the request may be sent again. */
const AWAY: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOSPC', '57P01', '57P02', '57P03', '57014'],
  ...['53000', '53100', '53200', '53300', '58030', '25006', '40001', '40P01', '55P03'],
]);
/** Of these somebody has to hear: they do not pass by themselves. */
const FULL: ReadonlySet<string> = new Set(['ENOSPC', '53100', '58030', '25006']);

/** Every error leaves as an RFC 9457 problem document, in the reader's language, with the request id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<ServedRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const refusal = toRefusal(error);
    if (!refusal || FULL.has(errorCode(error) ?? '')) {
      this.logger.error(
        `${request.id} ${request.method} ${request.routeOptions.url ?? ''}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    } else if (error instanceof Refused) {
      if (error.cause !== undefined) {
        this.logger.warn(
          `${request.id} ${request.method} ${request.routeOptions.url ?? ''}: ${refusal.code}: ${error.cause instanceof Error ? (error.cause.stack ?? error.cause.message) : JSON.stringify(error.cause)}`,
        );
      }
      await this.record(request, error);
    } else if (refusal.code === 'platform.at_once') {
      this.logger.warn(`${request.id} ${request.method} ${request.routeOptions.url ?? ''}: ${String(error)}`);
    }
    const isWhole = await discardBody(request.raw);
    if (reply.sent) return;
    if (!isWhole) reply.header('connection', 'close');
    const language = languageOf(request);
    const shown: Blocker = refusal ?? { code: 'platform.internal', params: { requestId: request.id } };
    const status = refusal ? STATUS[refusal.kind] : 500;
    if (refusal?.kind === 'unavailable') reply.header('retry-after', '5');
    if (refusal?.kind === 'too_many') reply.header('retry-after', String(refusal.params?.['seconds'] ?? 60));
    sendProblem(reply, status, shown, refusal?.blockers ?? [], language);
  }

  private async record(request: ServedRequest, error: Refused): Promise<void> {
    const actor = request.call?.actor ?? request.refusedActor;
    const write = request.method !== 'GET' || error.refusal.kind === 'forbidden';
    if (!actor?.accountId || !write || !AUDITED.has(error.refusal.kind)) return;
    const attempt = error.attempt ?? {
      action: `${request.method} ${request.routeOptions.url ?? ''}`,
      subjectKind: 'route',
      subjectId: null,
      contestId: null,
    };
    await this.db
      .transaction(() =>
        this.audit.record(actor, { ...attempt, outcome: 'refused', detail: { code: error.refusal.code } }),
      )
      .catch((reason: unknown) => this.logger.error(`A refusal could not be recorded: ${String(reason)}`));
  }
}

function sendProblem(
  reply: FastifyReply,
  status: number,
  shown: Blocker,
  blockers: readonly Blocker[],
  language: Language,
): void {
  void reply
    .code(status)
    .header('content-type', PROBLEM)
    .send(problem(status, shown, blockers, language, reply.request.id));
}

const problem = (
  status: number,
  shown: Blocker,
  blockers: readonly Blocker[],
  language: Language,
  requestId: string,
) => ({
  type: `urn:sang-kien:${shown.code}`,
  title: sentence(shown, language),
  status,
  code: shown.code,
  ...(shown.params && { params: shown.params }),
  blockers: blockers.map((blocker) => ({ ...blocker, message: sentence(blocker, language) })),
  requestId,
});

/** What the framework refuses before any route is found: an address that is not well encoded, or too long. */
export function refuseAddress(error: { readonly code: string }, request: FastifyRequest, reply: FastifyReply): void {
  const language = languageOf(request);
  if (error.code === 'FST_ERR_BAD_URL') sendProblem(reply, 422, { code: 'platform.address_malformed' }, [], language);
  else sendProblem(reply, 404, { code: 'platform.not_found' }, [], language);
}

/** By the code of Node's error. */
const UNREAD: ReadonlyMap<string | undefined, readonly [number, string]> = new Map([
  ['HPE_HEADER_OVERFLOW', [431, 'platform.headers_too_large']],
  ['ERR_HTTP_REQUEST_TIMEOUT', [408, 'platform.too_slow']],
]);

/** What Node refuses before it has read the head of a request, so that nobody knows its language. */
export function refuseUnread(error: Error, socket: Socket): void {
  const [status, code] = UNREAD.get(errorCode(error)) ?? [400, 'platform.request_malformed'];
  if (socket.writable) {
    const body = JSON.stringify(problem(status, { code }, [], 'vi', randomUUID()));
    const headers = [`Content-Type: ${PROBLEM}`, `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close'];
    socket.write([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...headers, '', body].join('\r\n'));
  }
  socket.destroy(error);
}

/** A refusal for what this service or its framework refuses; null for what is a defect or an outage of ours. */
function toRefusal(error: unknown): Refusal | null {
  if (error instanceof Refused) return error.refusal;
  const code = errorCode(error);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE')
    return { kind: 'too_large', code: 'platform.body_too_large' };
  if (error instanceof HttpException) {
    if (error.getStatus() === 404) return { kind: 'absent', code: 'platform.not_found' };
    if (error.getStatus() === 403) return { kind: 'forbidden', code: 'platform.forbidden' };
    if (error.getStatus() === 413) return { kind: 'too_large', code: 'platform.body_too_large' };
    // Only the reading of a body ends so: of another type, cut off, or not well-formed.
    if ([400, 415].includes(error.getStatus())) return { kind: 'invalid', code: 'platform.body_unreadable' };
    if (error.getStatus() < 500) return { kind: 'invalid', code: 'platform.invalid_input' };
  }
  if (error instanceof SyntaxError || code?.startsWith('FST_ERR_CTP') || code?.startsWith('FST_ERR_VALIDATION')) {
    return { kind: 'invalid', code: 'platform.body_unreadable' };
  }
  // Two did the same at the same instant, and a unique index or a reference let only the first through.
  if (code === '23505' || code === '23503') return { kind: 'conflict', code: 'platform.at_once' };
  // A number or a day that no column holds.
  if (code && ['22003', '22007', '22008', '22021', '22P02', '22P05'].includes(code)) {
    return { kind: 'invalid', code: 'platform.invalid_input' };
  }
  if (code && AWAY.has(code)) return { kind: 'unavailable', code: 'platform.unavailable' };
  if (error instanceof Error && /timeout exceeded when trying to connect|Connection terminated/.test(error.message)) {
    return { kind: 'unavailable', code: 'platform.unavailable' };
  }
  return null;
}

function errorCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
