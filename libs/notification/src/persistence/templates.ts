import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, refuse } from '@platform/kernel';
import type { Template, TemplateText } from '../domain/render';
import { SHIPPED } from '../domain/templates';

interface Row {
  readonly version: number;
  readonly vi: TemplateText | null;
  readonly en: TemplateText | null;
}

/** The wording in force: the contest's own newest version, else the shipped one (version 0). */
@Injectable()
export class Templates {
  constructor(private readonly db: Database) {}

  async current(contestId: string | null, kind: string): Promise<{ template: Template; version: number }> {
    const own = contestId === null ? undefined : await this.newest(contestId, kind);
    if (isWording(own)) return { template: { vi: own.vi, en: own.en }, version: own.version };
    return { template: SHIPPED[kind] ?? absent(), version: 0 };
  }

  private newest(contestId: string, kind: string): Promise<Row | undefined> {
    return this.db.first<Row>(
      'SELECT version, vi, en FROM notification.template WHERE contest_id = $1 AND kind = $2 ORDER BY version DESC LIMIT 1',
      [contestId, kind],
    );
  }

  /** Over the wording in force that the writer has read (`version`, as `current` gives it). template null: back to the shipped one. */
  async write(
    contestId: string,
    kind: string,
    template: Template | null,
    version: number,
    accountId: string | null,
  ): Promise<number> {
    const newest = await this.newest(contestId, kind);
    if (version !== (isWording(newest) ? newest.version : 0)) refuse('stale', 'platform.stale');
    const [row] = await this.db.write<{ version: number }>(
      `INSERT INTO notification.template (contest_id, kind, version, vi, en, written_by, written_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING version`,
      [
        contestId,
        kind,
        (newest?.version ?? 0) + 1,
        template && JSON.stringify(template.vi),
        template && JSON.stringify(template.en),
        accountId,
        await this.db.now(),
      ],
    );
    return row?.version ?? 0;
  }
}

const isWording = (row: Row | undefined): row is Row & Template =>
  row !== undefined && row.vi !== null && row.en !== null;
