import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Database } from '@platform/database';
import { refuse, sentence } from '@platform/kernel';
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

/**
 * Sets the ETag of versioned answers, says every blocker in the reader's language, and repeats the first answer for a
 * repeated Idempotency-Key.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly db: Database,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const endpoint = this.reflector.get<AnyEndpoint>(ENDPOINT, context.getHandler());
    const { call } = context.switchToHttp().getRequest<ServedRequest>();
    if (!call) return next.handle();
    const key = call.request.headers['idempotency-key'];
    const answer =
      endpoint.idempotent && typeof key === 'string' && call.actor.accountId
        ? from(this.once(call, call.actor.accountId, key, endpoint, next))
        : next.handle();
    return answer.pipe(switchMap((value: unknown) => of(spoken(withTag(call, value), call.language))));
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
        'INSERT INTO platform.idempotency (account_id, key, request_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING request_hash',
        [accountId, key.slice(0, 200), hash],
      );
      if (!mine) {
        const first = await this.db.first<Stored>(
          'SELECT request_hash, response FROM platform.idempotency WHERE account_id = $1 AND key = $2',
          [accountId, key.slice(0, 200)],
        );
        if (first?.request_hash !== hash) refuse('conflict', 'platform.idempotency_key');
        return first.response;
      }
      const value: unknown = await firstValueFrom(next.handle(), { defaultValue: undefined });
      await this.db.write('UPDATE platform.idempotency SET response = $3 WHERE account_id = $1 AND key = $2', [
        accountId,
        key.slice(0, 200),
        JSON.stringify(value ?? null),
      ]);
      return value;
    });
  }
}

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

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
