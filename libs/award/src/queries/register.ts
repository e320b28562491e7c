import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Unprintable } from '@platform/documents';
import { absent, contestsWithRole, fold } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { VISIBLE, visibleTo } from './visible';

export interface DocumentView {
  readonly id: string;
  readonly contestId: string;
  readonly decisionId: string | null;
  readonly complaintId: string | null;
  readonly kind: string;
  readonly format: 'docx' | 'pdf' | 'xlsx';
  readonly title: string;
  readonly origin: 'made' | 'handed_in';
  readonly number: string | null;
  readonly dated: string | null;
  readonly signer: string | null;
  readonly sha256: string;
  readonly size: number;
  readonly dataHash: string | null;
  readonly templateVersion: number | null;
  readonly unprintable: readonly Unprintable[];
  readonly madeAt: Date;
  readonly madeBy: string;
}

const SELECT = `
  SELECT g.id, g.contest_id AS "contestId", g.decision_id AS "decisionId", g.complaint_id AS "complaintId", g.kind, g.format, g.title,
    g.origin, g.number, g.dated::text AS dated, g.signer, g.sha256, g.size::float8 AS size, g.data_hash AS "dataHash",
    g.template_version AS "templateVersion", g.unprintable, g.made_at AS "madeAt", p.name AS "madeBy", g.blob_key AS "blobKey"
  FROM award.document_register g JOIN identity.account a ON a.id = g.made_by JOIN identity.person p ON p.id = a.person_id
  LEFT JOIN award.decision d ON d.id = g.decision_id`;

export interface DocumentFilter {
  readonly kind?: string | undefined;
  readonly origin?: 'made' | 'handed_in' | undefined;
  readonly decisionId?: string | undefined;
  readonly numbered?: boolean | undefined;
  /** In title, number and signer, without accents. */
  readonly q?: string | undefined;
}

/**
 * A paper of a decision is read by whoever reads the decision; the others, which show marks or complaints, by secretariat,
 * organisers and whoever entered them.
 */
const READABLE = `(d.id IS NOT NULL AND ${VISIBLE} OR d.id IS NULL AND ($5::boolean OR g.contest_id = ANY($6::uuid[]) OR g.made_by = $7))`;

const readableBy = (actor: Actor): readonly unknown[] => {
  const held = contestsWithRole(actor, 'secretary', 'secretary_head', 'organiser');
  return [...visibleTo(actor), held === 'all', held === 'all' ? [] : held, actor.accountId];
};

@Injectable()
export class RegisterQueries {
  constructor(private readonly db: Database) {}

  async list(actor: Actor, contestId: string, filter: DocumentFilter = {}): Promise<DocumentView[]> {
    const rows = await this.db.query<DocumentView & { blobKey: string }>(
      `${SELECT} WHERE g.contest_id = $8 AND ${READABLE}
         AND ($9::text IS NULL OR g.kind = $9) AND ($10::text IS NULL OR g.origin = $10) AND ($11::uuid IS NULL OR g.decision_id = $11)
         AND ($12::boolean IS NULL OR (g.number IS NOT NULL) = $12)
       ORDER BY g.made_at DESC, g.id`,
      [
        ...readableBy(actor),
        contestId,
        filter.kind ?? null,
        filter.origin ?? null,
        filter.decisionId ?? null,
        filter.numbered ?? null,
      ],
    );
    const sought = fold(filter.q ?? '');
    return rows
      .filter(({ title, number, signer }) => fold([title, number, signer].join(' ')).includes(sought))
      .map(withoutKey);
  }

  async some(actor: Actor, ids: readonly string[]): Promise<DocumentView[]> {
    const rows = await this.db.query<DocumentView & { blobKey: string }>(
      `${SELECT} WHERE g.id = ANY($8::uuid[]) AND ${READABLE} ORDER BY array_position($8::uuid[], g.id)`,
      [...readableBy(actor), ids],
    );
    return rows.map(withoutKey);
  }

  async file(actor: Actor, id: string): Promise<DocumentView & { readonly blobKey: string }> {
    const row = await this.db.first<DocumentView & { blobKey: string }>(`${SELECT} WHERE g.id = $8 AND ${READABLE}`, [
      ...readableBy(actor),
      id,
    ]);
    return row ?? absent();
  }
}

function withoutKey({ blobKey: _, ...view }: DocumentView & { blobKey: string }): DocumentView {
  return view;
}
