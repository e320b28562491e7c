import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { BlobStore, blobSource, checkAnnounced, displayName, inspectContent } from '@platform/files';
import type { AnnouncedFile } from '@platform/files';
import { absent, hasRole, Refused, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import type { Round } from '@rooms/contest';
import { partsShut } from '../domain/own-parts';
import type { RoundState } from '../domain/round.workflow';
import { RoundRulesReader } from '../queries/round-rules';
import { SECRETARIES } from '../queries/rounds';

interface Row {
  readonly contestId: string;
  readonly code: string;
  readonly rulebookVersion: number | null;
  readonly state: RoundState;
  readonly close_at: Date | null;
  readonly is_author: boolean;
  readonly announced: boolean;
}

export interface PartView {
  readonly id: string;
  readonly partCode: string;
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
}

const COLUMNS = `id, part_code AS "partCode", file_name AS "fileName", size::float8 AS size, sha256`;

/** Parts of a round's own (slides, a clip), handed in by an author or for them by a secretary before they close. */
@Injectable()
export class HandInPart {
  constructor(
    private readonly db: Database,
    private readonly blobs: BlobStore,
    private readonly audit: Audit,
    private readonly rules: RoundRulesReader,
  ) {}

  async execute(
    actor: Actor,
    entryId: string,
    partCode: string,
    file: { readonly name: string; readonly stream: Readable },
  ): Promise<PartView> {
    const { row, part } = await this.permitted(actor, entryId, partCode);
    const blobKey = `round-parts/${entryId}/${randomUUID()}`;
    const stored = await this.blobs.put(blobKey, file.stream, { maxBytes: part.maxBytes });
    const fileName = displayName(file.name);
    try {
      const found = await inspectContent(await blobSource(this.blobs, blobKey), fileName);
      if (!found.ok) throw new Refused({ kind: 'invalid', ...found.refusal, path: 'file' });
      if (!(part.contentTypes as readonly string[]).includes(found.mime))
        refuse('invalid', 'judging.part_type', { part: part.name }, 'file');
      const handedIn = await this.db.transaction(async () => {
        await this.db.write('SELECT id FROM judging.round_initiative WHERE id = $1 FOR UPDATE', [entryId]);
        await this.permitted(actor, entryId, partCode);
        const there = await this.there(entryId, partCode);
        const same = there.find((one) => one.sha256 === stored.sha256 && one.fileName === fileName);
        if (same) return { isNew: false, view: same };
        checkRoom(part, there);
        const [made] = await this.db.write<{ id: string }>(
          `INSERT INTO judging.round_part (round_initiative_id, part_code, file_name, kind, mime, size, sha256, blob_key, uploaded_by, uploaded_at, pages)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
          [
            entryId,
            partCode,
            fileName,
            found.kind,
            found.mime,
            stored.size,
            stored.sha256,
            blobKey,
            actor.accountId,
            await this.db.now(),
            found.pages,
          ],
        );
        await this.tell(actor, row, 'part.handIn', made?.id ?? null, { partCode, sha256: stored.sha256 });
        const id = made?.id ?? '';
        return { isNew: true, view: { id, partCode, fileName, size: stored.size, sha256: stored.sha256 } };
      });
      if (!handedIn.isNew) await this.blobs.remove(blobKey);
      return handedIn.view;
    } catch (error) {
      await this.blobs.remove(blobKey);
      throw error;
    }
  }

  /** Refuses a file that is announced for a part which has no room for it or does not take it. */
  async checkAnnounced(actor: Actor, entryId: string, announced: AnnouncedFile): Promise<void> {
    const { part } = await this.permitted(actor, entryId, announced.part);
    checkAnnounced(announced, part, () => refuse('invalid', 'judging.part_type', { part: part.name }, 'fileName'));
    checkRoom(part, await this.there(entryId, announced.part));
  }

  /** What was handed in as this file, for who handed it in. */
  async handedIn(partId: string): Promise<PartView> {
    const found = await this.db.first<PartView>(
      `SELECT ${COLUMNS} FROM judging.round_part WHERE id = $1 AND removed_at IS NULL`,
      [partId],
    );
    return found ?? absent();
  }

  /** For the authors, once the rounds before were announced, and the secretariat. */
  async open(actor: Actor, partId: string) {
    const found = await this.db.first<{ entry: string; fileName: string; mime: string; blobKey: string }>(
      `SELECT round_initiative_id AS entry, file_name AS "fileName", mime, blob_key AS "blobKey"
       FROM judging.round_part WHERE id = $1 AND removed_at IS NULL`,
      [partId],
    );
    if (!found) return absent();
    await this.visible(actor, found.entry);
    return { fileName: found.fileName, mime: found.mime, ...(await this.blobs.get(found.blobKey)) };
  }

  async remove(actor: Actor, partId: string): Promise<void> {
    const found = await this.db.first<{ entry: string; part_code: string }>(
      'SELECT round_initiative_id AS entry, part_code FROM judging.round_part WHERE id = $1 AND removed_at IS NULL',
      [partId],
    );
    if (!found) return absent();
    const { row } = await this.permitted(actor, found.entry, found.part_code);
    await this.db.transaction(async () => {
      await this.db.write('UPDATE judging.round_part SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL', [
        partId,
        await this.db.now(),
      ]);
      await this.tell(actor, row, 'part.remove', partId, { partCode: found.part_code });
    });
  }

  /** Authors hear of the round only after the one before it was announced. */
  private async visible(actor: Actor, entryId: string): Promise<Row> {
    const row = await this.db.first<Row>(
      `SELECT r.contest_id AS "contestId", r.code, r.rulebook_version AS "rulebookVersion", r.state, r.own_parts_close_at AS close_at,
         EXISTS (SELECT FROM initiative.author a WHERE a.initiative_id = e.initiative_id AND a.account_id = $2) AS is_author,
         NOT EXISTS (SELECT FROM judging.round b WHERE b.contest_id = r.contest_id AND b.position < r.position AND b.state <> 'announced') AS announced
       FROM judging.entry e JOIN judging.round r ON r.id = e.round_id WHERE e.id = $1`,
      [entryId, actor.accountId],
    );
    const secretary = row && hasRole(actor, row.contestId, ...SECRETARIES);
    if (!row || (!secretary && !(row.is_author && row.announced))) return absent();
    return row;
  }

  /** Refuses who may not hand in here, and everybody once the time is over. */
  async taking(actor: Actor, entryId: string): Promise<Row> {
    const row = await this.visible(actor, entryId);
    const shut = partsShut(row.state, row.close_at, await this.db.now());
    if (shut) refuse('conflict', shut.code);
    return row;
  }

  private async permitted(actor: Actor, entryId: string, partCode: string) {
    const row = await this.taking(actor, entryId);
    const { round } = await this.rules.of(row);
    return { row, part: round.ownParts.find(({ code }) => code === partCode) ?? absent() };
  }

  private there(entryId: string, partCode: string): Promise<PartView[]> {
    return this.db.query<PartView>(
      `SELECT ${COLUMNS} FROM judging.round_part WHERE round_initiative_id = $1 AND part_code = $2 AND removed_at IS NULL`,
      [entryId, partCode],
    );
  }

  private tell(
    actor: Actor,
    row: Row,
    action: string,
    subjectId: string | null,
    detail: Readonly<Record<string, string>>,
  ): Promise<void> {
    return this.audit.record(actor, { action, subjectKind: 'round_part', subjectId, contestId: row.contestId, detail });
  }
}

function checkRoom(part: Round['ownParts'][number], there: readonly PartView[]): void {
  if (there.length >= part.maxCount) refuse('conflict', 'judging.part_full', { part: part.name, count: part.maxCount });
}
