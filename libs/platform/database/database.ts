import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import type { EntityManager, QueryRunner } from 'typeorm';

interface UnitOfWork {
  readonly runner: QueryRunner;
  readonly client: PoolClient;
  now?: Date;
  readonly afterCommit: (() => void)[];
}

const statementNames = new Map<string, string>();

/** Statements are prepared once per connection, so their text must not carry values. */
function statementName(text: string): string {
  let name = statementNames.get(text);
  if (!name) {
    name = `s${statementNames.size}`;
    statementNames.set(text, name);
  }
  return name;
}

/**
 * The one unit of work (design: Mechanisms). A use case opens it, facades join it, and a write outside one throws.
 * READ COMMITTED; locks are taken in the order contest → round → initiative → sheet.
 */
@Injectable()
export class Database {
  private readonly current = new AsyncLocalStorage<UnitOfWork>();

  constructor(readonly source: DataSource) {}

  /** Runs the work in a transaction, or in the one already open. Anything thrown rolls all of it back. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.current.getStore()) return work();
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const unit: UnitOfWork = { runner, client, afterCommit: [] };
    try {
      await client.query('BEGIN');
      const result = await this.current.run(unit, work);
      await client.query('COMMIT');
      for (const callback of unit.afterCommit) callback();
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** Runs a part of the open transaction that can fail alone: what it wrote is rolled back, the rest goes on. */
  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    const { client } = this.unit;
    await client.query('SAVEPOINT part');
    try {
      const result = await work();
      await client.query('RELEASE SAVEPOINT part');
      return result;
    } catch (error) {
      await client.query('ROLLBACK TO SAVEPOINT part');
      await client.query('RELEASE SAVEPOINT part');
      throw error;
    }
  }

  /** Rows of a read: inside the open transaction if there is one, else on any connection. `text` is constant SQL with $1…. */
  async query<T extends object>(text: string, params: readonly unknown[] = []): Promise<T[]> {
    const target = this.current.getStore()?.client ?? this.pool;
    const result = await target.query({ name: statementName(text), text, values: [...params] });
    return result.rows as T[];
  }

  /** First row or undefined. */
  async first<T extends object>(text: string, params: readonly unknown[] = []): Promise<T | undefined> {
    return (await this.query<T>(text, params))[0];
  }

  /** A write, with its RETURNING rows. Throws outside a transaction. */
  async write<T extends object>(text: string, params: readonly unknown[] = []): Promise<T[]> {
    const result = await this.unit.client.query({ name: statementName(text), text, values: [...params] });
    return result.rows as T[];
  }

  /** A write of one statement: in the open transaction, or as a transaction by itself. */
  async single<T extends object>(text: string, params: readonly unknown[] = []): Promise<T[]> {
    return this.query<T>(text, params);
  }

  /** TypeORM's manager on the open transaction, for entities. Throws outside one. */
  get manager(): EntityManager {
    return this.unit.runner.manager;
  }

  /**
   * The database's time, read once per unit of work: call it after the locks are taken. Guard, receipt and audit share it.
   */
  async now(): Promise<Date> {
    const unit = this.current.getStore();
    if (unit?.now) return unit.now;
    const row = await this.first<{ now: Date }>('SELECT platform.now() AS now');
    if (!row) throw new Error('platform.now() returned no row');
    if (unit) unit.now = row.now;
    return row.now;
  }

  /** Runs after the open transaction has committed; for wake-up calls only, never for work that must not be lost. */
  afterCommit(callback: () => void): void {
    this.unit.afterCommit.push(callback);
  }

  /** Whether work waits for a free connection. */
  get crowded(): boolean {
    return this.pool.waitingCount > 0;
  }

  private get unit(): UnitOfWork {
    const unit = this.current.getStore();
    if (!unit) throw new Error('A write needs a unit of work: wrap the use case in database.transaction().');
    return unit;
  }

  private get pool(): Pool {
    return (this.source.driver as unknown as { master: Pool }).master;
  }
}
