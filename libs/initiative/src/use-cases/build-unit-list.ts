import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { BlobStore, blobSource, displayName, inspectContent } from '@platform/files';
import { absent, refuse, refuseAll, Refused } from '@platform/kernel';
import type { Actor, Blocker } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import type { InitiativeState } from '../domain/initiative.types';
import { listable } from '../domain/unit-list';
import { listRefusal, openingBlockers } from '../domain/unit-list.workflow';
import { newBlobKey } from '../jobs/blob-keys';
import { coordinatesUnit, listRoles, OF_LISTS_UNIT, UnitLists } from '../persistence/unit-lists';
import type { ListSubject } from '../persistence/unit-lists';
import { Units } from '../persistence/units';
import { TOLD_STATE } from '../persistence/visible-to';
import type { UploadedFile } from './attachments';

/** As the official letter has it; ids in the unit's order of rank. */
export interface UnitListInput {
  readonly dispatchNumber: string | null;
  /** yyyy-MM-dd */
  readonly dispatchDate: string | null;
  readonly declaredCount: number | null;
  readonly declaredCodes: readonly string[] | null;
  readonly initiativeIds: readonly string[];
}

interface Candidate {
  readonly place: number;
  readonly id: string | null;
  readonly code: string;
  readonly state: InitiativeState;
  readonly handed_in: boolean;
  readonly of_unit: boolean;
  readonly elsewhere: boolean;
}

const SCAN_LIMIT = 20 * 1024 * 1024;
const PAGES: readonly string[] = ['pdf', 'jpg', 'png'];

/** The coordinator draws up the unit's list: its dossiers in order of rank, and the letter they come with. */
@Injectable()
export class BuildUnitList {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly units: Units,
    private readonly lists: UnitLists,
    private readonly store: BlobStore,
    private readonly audit: Audit,
  ) {}

  create(actor: Actor, contestId: string, unitId: string): Promise<string> {
    return this.db.transaction(async () => {
      const by = actor.accountId ?? refuse('unauthenticated', 'platform.sign_in');
      const contest = await this.contests.lock(contestId, 'share');
      if (contest.state === 'preparing') absent();
      const unit = await this.units.forNewDraft(unitId);
      if (!coordinatesUnit(actor, contestId, unitId, unit.id)) refuse('forbidden', 'initiative.list_not_own_unit');
      const rulebook = await this.contests.rulebook(contestId, contest.rulebookVersion);
      const [blocker] = openingBlockers({ ruled: rulebook.units.lists, contestState: contest.state });
      if (blocker) throw new Refused({ kind: 'conflict', ...blocker });
      const id = randomUUID();
      await this.db.write(
        `INSERT INTO initiative.unit_list (id, contest_id, unit_id, created_at, created_by) VALUES ($1, $2, $3, $4, $5)`,
        [id, contestId, unit.id, await this.db.now(), by],
      );
      await this.audit.record(actor, {
        action: 'unit_list.create',
        subjectKind: 'unit_list',
        subjectId: id,
        contestId,
        from: null,
        to: 'draft',
        detail: { unitId: unit.id },
      });
      return id;
    });
  }

  /** Replaces the whole list. A dossier is on one list only; that it may be listed is looked at under its lock. */
  edit(actor: Actor, id: string, version: number, input: UnitListInput): Promise<void> {
    return this.db.transaction(async () => {
      const { contest_id } = await this.lists.one(id, actor);
      await this.contests.lock(contest_id, 'share');
      await this.db.write('SELECT id FROM initiative.initiative WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [
        input.initiativeIds,
      ]);
      const list = await this.lists.locked(id, actor);
      checkEditable(actor, list);
      if (list.version !== version) refuse('stale', 'platform.stale');
      refuseAll('invalid', 'platform.invalid_input', await this.faults(list, input.initiativeIds));
      await this.db.write('DELETE FROM initiative.unit_list_item WHERE unit_list_id = $1', [id]);
      await this.db.write(
        `INSERT INTO initiative.unit_list_item (unit_list_id, initiative_id, position)
         SELECT $1, t.id, t.place FROM unnest($2::uuid[]) WITH ORDINALITY AS t(id, place)`,
        [id, input.initiativeIds],
      );
      await this.db.write(
        `UPDATE initiative.unit_list SET version = version + 1, dispatch_number = $2, dispatch_date = $3, declared_count = $4, declared_codes = $5 WHERE id = $1`,
        [id, input.dispatchNumber, input.dispatchDate, input.declaredCount, input.declaredCodes],
      );
    });
  }

  /** The scan of the letter; another one takes its place. */
  async scan(actor: Actor, id: string, file: UploadedFile): Promise<void> {
    checkEditable(actor, await this.lists.one(id, actor));
    const key = newBlobKey(await this.db.now(), randomUUID());
    const stored = await this.store.put(key, file.stream, { maxBytes: SCAN_LIMIT });
    try {
      const found = await inspectContent(await blobSource(this.store, key), file.name);
      if (!found.ok) throw new Refused({ kind: 'invalid', ...found.refusal, path: 'file' });
      if (!PAGES.includes(found.kind)) refuse('invalid', 'initiative.list_scan_kind', { kind: found.kind }, 'file');
      await this.db.transaction(async () => {
        checkEditable(actor, await this.lists.locked(id, actor));
        await this.db.write(
          `UPDATE initiative.unit_list SET version = version + 1, scan_key = $2, scan_name = $3, scan_mime = $4, scan_sha256 = $5 WHERE id = $1`,
          [id, key, displayName(file.name), found.mime, stored.sha256],
        );
      });
    } catch (error) {
      await this.store.remove(key);
      throw error;
    }
  }

  private async faults(list: ListSubject, ids: readonly string[]): Promise<Blocker[]> {
    const rows = await this.db.query<Candidate>(
      `SELECT t.place::int AS place, i.id, i.code, ${TOLD_STATE} AS state, i.submitted_at IS NOT NULL AS handed_in, ${OF_LISTS_UNIT} AS of_unit,
         EXISTS (SELECT FROM initiative.unit_list_item o WHERE o.initiative_id = i.id AND o.unit_list_id <> l.id) AS elsewhere
       FROM unnest($2::uuid[]) WITH ORDINALITY AS t(id, place) JOIN initiative.unit_list l ON l.id = $1
       LEFT JOIN initiative.initiative i ON i.id = t.id ORDER BY t.place`,
      [list.id, ids],
    );
    return rows.flatMap((row) => {
      const path = `initiativeIds.${row.place - 1}`;
      // A dossier of another unit, or one that is not handed in, is not this coordinator's to know of.
      if (row.id === null || !row.of_unit || !row.handed_in || row.state === 'draft') {
        return [{ code: 'initiative.list_unknown_dossier', path }];
      }
      const params = { code: row.code };
      return [
        ...(ids.indexOf(row.id) === row.place - 1 ? [] : [{ code: 'initiative.list_twice', params, path }]),
        ...(row.elsewhere ? [{ code: 'initiative.listed_elsewhere', params, path }] : []),
        ...(listable(row.state) ? [] : [{ code: 'initiative.list_dossier_gone', params, path }]),
      ];
    });
  }
}

function checkEditable(actor: Actor, list: ListSubject): void {
  const refusal = listRefusal(list.state, listRoles(actor, list));
  if (refusal) throw new Refused(refusal);
}
