import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { Injectable, Logger, StreamableFile } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Database } from '@platform/database';
import { Refused, refuse, sentence } from '@platform/kernel';
import type { Blocker, Language } from '@platform/kernel';
import { firstValueFrom, from, of, switchMap } from 'rxjs';
import type { Observable } from 'rxjs';
import type { AnyEndpoint, CallOf } from './endpoint';
import { ENDPOINT } from './handle';
import type { ServedRequest } from './handle';
import { heldFile } from './held-file';

interface Stored {
  readonly request_hash: string;
  readonly response: unknown;
}

/** Never cut to fit: two long keys that begin alike are two keys. */
const USABLE_KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * Sets the ETag of versioned answers, says every blocker in the reader's language, repeats the first answer for a
 * repeated Idempotency-Key, and begins a download only when its first byte is there.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  private readonly logger = new Logger('http');

  constructor(
    private readonly reflector: Reflector,
    private readonly db: Database,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const endpoint = this.reflector.get<AnyEndpoint>(ENDPOINT, context.getHandler());
    const { call } = context.switchToHttp().getRequest<ServedRequest>();
    if (!call) return next.handle();
    const key = call.request.headers['idempotency-key'];
    const usable = endpoint.idempotent && typeof key === 'string';
    if (usable && !USABLE_KEY.test(key)) refuse('invalid', 'platform.idempotency_key_malformed');
    const answer =
      usable && call.actor.accountId ? from(this.once(call, call.actor.accountId, key, endpoint, next)) : next.handle();
    return answer.pipe(
      switchMap((value: unknown) =>
        value instanceof StreamableFile
          ? from(this.begun(call, value))
          : of(spoken(withTag(call, value), call.language)),
      ),
    );
  }

  /** Until here no header was sent, so that a store which fails at once can still be answered with a problem document. */
  private async begun(call: CallOf<AnyEndpoint>, file: StreamableFile): Promise<StreamableFile> {
    try {
      await firstByte(file.getStream());
      return file;
    } catch (error) {
      if (error instanceof Refused) throw error;
      this.logger.error(`${call.request.id}: a download broke at its start: ${String(error)}`);
      return refuse('unavailable', 'platform.unavailable');
    }
  }

  /** The key, the effect and the answer are one transaction; a second request with the key waits for the first. */
  private async once(
    call: CallOf<AnyEndpoint>,
    accountId: string,
    key: string,
    endpoint: AnyEndpoint,
    next: CallHandler,
  ): Promise<unknown> {
    const file = endpoint.upload ? await heldFile(call.request) : null;
    const sent = file ? [file.name, sha256(file.bytes)] : [];
    const hash = sha256(JSON.stringify([endpoint.method, endpoint.path, call.params, call.query, call.body, ...sent]));
    return this.db.transaction(async () => {
      const [mine] = await this.db.write<Stored>(
        'INSERT INTO platform.idempotency (account_id, key, request_hash, created_at) VALUES ($1, $2, $3, platform.now()) ON CONFLICT DO NOTHING RETURNING request_hash',
        [accountId, key, hash],
      );
      if (!mine) {
        const first = await this.db.first<Stored>(
          'SELECT request_hash, response FROM platform.idempotency WHERE account_id = $1 AND key = $2',
          [accountId, key],
        );
        if (first?.request_hash !== hash) refuse('conflict', 'platform.idempotency_key');
        return first.response;
      }
      const value: unknown = await firstValueFrom(next.handle(), { defaultValue: undefined });
      await this.db.write('UPDATE platform.idempotency SET response = $3 WHERE account_id = $1 AND key = $2', [
        accountId,
        key,
        JSON.stringify(value ?? null),
      ]);
      return value;
    });
  }
}

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

async function firstByte(stream: Readable): Promise<void> {
  if (stream.errored) throw stream.errored;
  if (stream.readableLength === 0 && !stream.readableEnded) await once(stream, 'readable');
}

function withTag(call: CallOf<AnyEndpoint>, value: unknown): unknown {
  if (value !== null && typeof value === 'object' && 'version' in value && typeof value.version === 'number') {
    call.reply.header('etag', `"v${value.version}"`);
  }
  return value;
}

/** The same answer, in which each of `blockers`, however deep, has its sentence as `message`. */
function spoken(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => spoken(item, language));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isPlain(value)) return value;
  const changed = Object.entries(value).flatMap(([key, inner]) => {
    const next =
      key === 'blockers' && Array.isArray(inner)
        ? inner.map((blocker: Blocker) => ({ ...blocker, message: sentence(blocker, language) }))
        : spoken(inner, language);
    return next === inner ? [] : [[key, next] as const];
  });
  return changed.length === 0 ? value : { ...value, ...Object.fromEntries(changed) };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
