import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { z } from 'zod';
import { DEFAULT_RETRY } from './retry';
import type { RetryPolicy } from './retry';
import type { Lane } from './settings';

export interface JobContext {
  readonly id: string;
  readonly attempts: number;
  /**
   * Renews the claim on the job and throws where another worker has taken it over, for example after this process slept.
   * To be called right before an effect outside the database that can't be taken back.
   */
  readonly confirm: () => Promise<void>;
}

export interface JobDefinition<Schema extends z.ZodType> {
  readonly name: string;
  readonly schema: Schema;
  readonly handle: (payload: z.output<Schema>, job: JobContext) => Promise<void>;
  /**
   * True (default): the handler and the mark "done" are one transaction, so its effect happens exactly once.
   * False: for effects outside the database; the handler opens its own transactions and must be idempotent.
   */
  readonly transactional?: boolean;
  readonly retry?: RetryPolicy;
  /** `normal` by default; a request may say otherwise. */
  readonly lane?: Lane;
}

export interface RegisteredJob {
  readonly name: string;
  readonly lane: Lane;
  readonly transactional: boolean;
  readonly retry: RetryPolicy;
  readonly run: (payload: unknown, job: JobContext) => Promise<void>;
}

/** What a transition says has happened: ids only. */
export interface EventPayload {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly contestId: string | null;
  readonly actorId: string | null;
  readonly [detail: string]: string | number | boolean | null;
}

export interface JobRequest {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Unique: the same key twice is one job. */
  readonly key?: string;
  /** Not before this time of the database; now by default. */
  readonly runAt?: Date;
  /** That of the job's definition by default. */
  readonly lane?: Lane;
}

/** A row just committed that is due at once. */
export interface CommittedJob {
  readonly id: string;
  readonly lane: Lane;
}

/**
 * Jobs and events as rows in the transaction that causes them. No job without its commit, no commit without its job.
 */
@Injectable()
export class Outbox {
  private readonly jobs = new Map<string, RegisteredJob>();
  private readonly subscriptions = new Map<string, string[]>();
  private readonly listeners: ((jobs: readonly CommittedJob[]) => void)[] = [];

  constructor(private readonly db: Database) {}

  register<Schema extends z.ZodType>(job: JobDefinition<Schema>): void {
    if (this.jobs.has(job.name)) throw new Error(`Job ${job.name} is registered twice`);
    this.jobs.set(job.name, {
      name: job.name,
      transactional: job.transactional ?? true,
      retry: job.retry ?? DEFAULT_RETRY,
      lane: job.lane ?? 'normal',
      run: (payload, context) => job.handle(job.schema.parse(payload), context),
    });
  }

  /** Calls a registered job for each event of this name; every subscriber gets a row of its own. */
  subscribe(event: string, job: string): void {
    this.subscriptions.set(event, [...(this.subscriptions.get(event) ?? []), job]);
  }

  find(name: string): RegisteredJob | undefined {
    return this.jobs.get(name);
  }

  async emit(event: string, payload: EventPayload): Promise<void> {
    await this.emitAll([{ event, payload }]);
  }

  async emitAll(happened: readonly { readonly event: string; readonly payload: EventPayload }[]): Promise<void> {
    await this.addAll(
      happened.flatMap(({ event, payload }) =>
        (this.subscriptions.get(event) ?? []).map((name) => ({ name, payload: { event, ...payload } })),
      ),
    );
  }

  async add(request: JobRequest): Promise<void> {
    await this.addAll([request]);
  }

  async addAll(requests: readonly JobRequest[]): Promise<void> {
    if (requests.length === 0) return;
    const rows = await this.db.write<CommittedJob & { due: boolean }>(
      `INSERT INTO platform.outbox (name, lane, payload, key, run_at)
       SELECT r.name, r.lane, r.payload, r.key, coalesce(r.run_at, platform.now())
       FROM jsonb_to_recordset($1::jsonb) AS r(name text, lane text, payload jsonb, key text, run_at timestamptz)
       ON CONFLICT (key) DO NOTHING RETURNING id, lane, run_at <= platform.now() AS due`,
      [
        JSON.stringify(
          requests.map((r) => ({
            name: r.name,
            lane: r.lane ?? this.find(r.name)?.lane ?? 'normal',
            payload: r.payload,
            key: r.key ?? null,
            run_at: r.runAt ?? null,
          })),
        ),
      ],
    );
    const due = rows.filter((row) => row.due);
    if (due.length === 0) return;
    this.db.afterCommit(() => {
      for (const listener of this.listeners) listener(due);
    });
  }

  /** Called with the rows just committed by this process that are due; only to be quick, never relied on. */
  onCommitted(listener: (jobs: readonly CommittedJob[]) => void): void {
    this.listeners.push(listener);
  }
}
