import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { blobSource, BlobStore, displayName, inspectContent } from '@platform/files';
import type { BlobContent } from '@platform/files';
import { absent, hasRole, Refused, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { takesScan } from '../domain/extension.workflow';
import type { ExtensionView } from '../queries/extensions';

export interface ScanFile {
  readonly fileName: string;
  readonly mime: string;
  readonly content: BlobContent;
}

interface Held {
  readonly state: string;
  readonly key: string | null;
  readonly name: string | null;
  readonly mime: string | null;
}

const LIMIT = 50 * 1024 * 1024;
const PAGES: readonly string[] = ['pdf', 'jpg', 'png'];
const HELD = `SELECT state, scan_key AS key, scan_name AS name, scan_mime AS mime FROM contest.extension
  WHERE contest_id = $1 AND id = $2`;

/** The scan of the letter that grants an extension: what the second person reads before confirming. */
@Injectable()
export class ScanExtension {
  constructor(
    private readonly db: Database,
    private readonly store: BlobStore,
    private readonly audit: Audit,
  ) {}

  /** Another scan takes the place of the first until the extension is decided; a confirmed one without may still get it. */
  async put(actor: Actor, contestId: string, extensionId: string, name: string, stream: Readable): Promise<void> {
    if (!hasRole(actor, contestId, 'secretary_head')) absent();
    refuseDecided((await this.db.first<Held>(HELD, [contestId, extensionId])) ?? absent());
    const key = `contest/${contestId}/extensions/${randomUUID()}`;
    const stored = await this.store.put(key, stream, { maxBytes: LIMIT });
    try {
      const found = await inspectContent(await blobSource(this.store, key), name);
      if (!found.ok) throw new Refused({ kind: 'invalid', ...found.refusal, path: 'file' });
      if (!PAGES.includes(found.kind)) refuse('invalid', 'contest.scan_kind', { kind: found.kind }, 'file');
      await this.db.transaction(async () => {
        const [held] = await this.db.write<Held>(`${HELD} FOR UPDATE`, [contestId, extensionId]);
        refuseDecided(held ?? absent());
        await this.db.write(
          `UPDATE contest.extension SET version = version + 1, scan_key = $2, scan_name = $3, scan_mime = $4, scan_size = $5, scan_sha256 = $6
           WHERE id = $1`,
          [extensionId, key, displayName(name), found.mime, stored.size, stored.sha256],
        );
        await this.audit.record(actor, {
          action: 'extension.scan',
          subjectKind: 'extension',
          subjectId: extensionId,
          contestId,
          detail: { sha256: stored.sha256 },
        });
      });
    } catch (error) {
      await this.store.remove(key);
      throw error;
    }
  }

  mayPut(actor: Actor, contestId: string, { state, scan }: Pick<ExtensionView, 'state' | 'scan'>): boolean {
    return hasRole(actor, contestId, 'secretary_head') && takesScan(state, scan !== null);
  }

  async open(actor: Actor, contestId: string, extensionId: string): Promise<ScanFile> {
    if (!hasRole(actor, contestId, 'secretary_head', 'secretary', 'organiser')) absent();
    const held = await this.db.first<Held>(HELD, [contestId, extensionId]);
    if (!held?.key || held.name === null || held.mime === null) return absent();
    return { fileName: held.name, mime: held.mime, content: await this.store.get(held.key) };
  }
}

function refuseDecided({ state, key }: Held): void {
  if (!takesScan(state, key !== null)) refuse('conflict', 'contest.extension_decided');
}
