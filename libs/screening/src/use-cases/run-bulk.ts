import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Refused, refuseAll } from '@platform/kernel';
import type { Blocker } from '@platform/kernel';

export interface BulkRequest {
  readonly ids: readonly string[];
  /** Shows what would happen to each and changes nothing. */
  readonly dryRun: boolean;
  /** all: one that cannot stops everything; each: those that can are done. */
  readonly mode: 'all' | 'each';
}

export interface BulkResult {
  readonly dryRun: boolean;
  readonly done: number;
  readonly results: readonly {
    readonly initiativeId: string;
    readonly ok: boolean;
    readonly state: string | null;
    readonly blockers: readonly Blocker[];
  }[];
}

class DryRun extends Error {
  constructor(readonly state: string) {
    super('dry run');
  }
}

/**
 * The same verb for many dossiers, in one transaction with a savepoint each. A dry run takes every step and rolls it
 * back, so that it can promise nothing that the real run would refuse.
 */
@Injectable()
export class RunBulk {
  constructor(private readonly db: Database) {}

  async execute(request: BulkRequest, one: (id: string) => Promise<string>): Promise<BulkResult> {
    // One order for everybody, so that two bulk runs cannot wait for each other.
    const ids = [...new Set(request.ids)].sort();
    return this.db.transaction(async () => {
      const results: BulkResult['results'][number][] = [];
      for (const id of ids) results.push(await this.attempt(id, request.dryRun, one));
      if (request.mode === 'all' && !request.dryRun) {
        const failed = results.filter((result) => !result.ok);
        refuseAll(
          'conflict',
          'screening.bulk_refused',
          failed.flatMap(({ initiativeId, blockers }) =>
            blockers.map((blocker) => ({ ...blocker, path: `ids.${request.ids.indexOf(initiativeId)}` })),
          ),
        );
      }
      const done = request.dryRun ? 0 : results.filter((result) => result.ok).length;
      return { dryRun: request.dryRun, done, results };
    });
  }

  private async attempt(id: string, dryRun: boolean, one: (id: string) => Promise<string>) {
    try {
      const state = await this.db.savepoint(async () => {
        const reached = await one(id);
        if (dryRun) throw new DryRun(reached);
        return reached;
      });
      return { initiativeId: id, ok: true, state, blockers: [] };
    } catch (error) {
      if (error instanceof DryRun) return { initiativeId: id, ok: true, state: error.state, blockers: [] };
      if (!(error instanceof Refused)) throw error;
      const { code, params, path, blockers } = error.refusal;
      const own = { code, ...(params && { params }), ...(path !== undefined && { path }) };
      return { initiativeId: id, ok: false, state: null, blockers: blockers?.length ? blockers : [own] };
    }
  }
}
