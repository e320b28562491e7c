import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { papers, renderPdf } from '@platform/documents';
import { absent, hasRole, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import type { DecisionKind } from '../domain/award-list';
import { VISIBLE, visibleTo } from '../queries/visible';

/** Places on the blank, and the printer's offset; millimetres. */
export interface BlankLayout {
  readonly blank: { readonly width: number; readonly height: number };
  readonly offset: { readonly right: number; readonly down: number };
  readonly spots: Readonly<Record<string, unknown>>;
}

interface Found {
  readonly contestId: string;
  readonly kind: DecisionKind;
  readonly layout: BlankLayout | null;
  /** 0: never saved. */
  readonly version: number;
}

export interface SavedLayout {
  readonly layout: BlankLayout;
  readonly saved: boolean;
  readonly version: number;
}

const MAKERS = ['secretary', 'secretary_head', 'clerk'];

/** What the clerk has set for the blanks of a contest and a kind of decision; until then, the places of the sample. */
@Injectable()
export class BlankLayouts {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  async of(actor: Actor, decisionId: string): Promise<SavedLayout> {
    const { layout, version } = await this.found(actor, decisionId);
    const { blank, offset, spots } = papers.commendation.schema.parse(papers.commendation.sample);
    return { layout: layout ?? { blank, offset, spots }, saved: layout !== null, version };
  }

  async save(actor: Actor, decisionId: string, layout: BlankLayout, version: number): Promise<void> {
    const { contestId, kind } = await this.found(actor, decisionId);
    await this.db.transaction(async () => {
      const saved = await this.db.write(
        `INSERT INTO award.blank_layout AS b (contest_id, kind, layout, saved_at, saved_by)
         SELECT $1, $2, $3::jsonb, $4, $5
         WHERE $6 = 0 OR EXISTS (SELECT FROM award.blank_layout WHERE contest_id = $1 AND kind = $2)
         ON CONFLICT (contest_id, kind) DO UPDATE SET layout = excluded.layout, saved_at = excluded.saved_at,
           saved_by = excluded.saved_by, version = b.version + 1 WHERE b.version = $6
         RETURNING b.version`,
        [contestId, kind, JSON.stringify(layout), await this.db.now(), actor.accountId, version],
      );
      if (saved.length === 0) refuse('stale', 'platform.stale');
      await this.audit.record(actor, {
        action: 'blank_layout.save',
        subjectKind: 'award_decision',
        subjectId: decisionId,
        contestId,
        detail: { kind },
      });
    });
  }

  /** Invented words at their places over a grid of millimetres: printed on plain paper and held against the blank. */
  async testSheet(actor: Actor, decisionId: string): Promise<Buffer> {
    const { layout } = await this.of(actor, decisionId);
    const { sample } = papers.commendation;
    return renderPdf(papers.commendation, { ...sample, ...layout, rows: sample.rows.slice(0, 1), grid: true });
  }

  private async found(actor: Actor, decisionId: string): Promise<Found> {
    const found =
      (await this.db.first<Found>(
        `SELECT d.contest_id AS "contestId", d.kind, l.layout, coalesce(l.version, 0) AS version FROM award.decision d
         LEFT JOIN award.blank_layout l ON l.contest_id = d.contest_id AND l.kind = d.kind WHERE d.id = $5 AND ${VISIBLE}`,
        [...visibleTo(actor), decisionId],
      )) ?? absent();
    return hasRole(actor, found.contestId, ...MAKERS) ? found : refuse('forbidden', 'workflow.role');
  }
}
