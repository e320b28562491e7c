import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, contestsWithRole } from '@platform/kernel';
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
  readonly madeAt: Date;
  readonly madeBy: string;
}

const SELECT = `
  SELECT g.id, g.contest_id AS "contestId", g.decision_id AS "decisionId", g.complaint_id AS "complaintId", g.kind, g.format, g.title,
    g.origin, g.number, g.dated::text AS dated, g.signer, g.sha256, g.size::float8 AS size, g.data_hash AS "dataHash",
    g.template_version AS "templateVersion", g.made_at AS "madeAt", p.name AS "madeBy", g.blob_key AS "blobKey"
  FROM award.document_register g JOIN identity.account a ON a.id = g.made_by JOIN identity.person p ON p.id = a.person_id
  LEFT JOIN award.decision d ON d.id = g.decision_id`;

/** A paper of a decision is read by whoever reads the decision; the others, which show marks or complaints, by secretariat and organisers. */
const READABLE = `(d.id IS NOT NULL AND ${VISIBLE} OR d.id IS NULL AND ($5::boolean OR g.contest_id = ANY($6::uuid[])))`;

const readableBy = (actor: Actor): readonly unknown[] => {
  const held = contestsWithRole(actor, 'secretary', 'secretary_head', 'organiser');
  return [...visibleTo(actor), held === 'all', held === 'all' ? [] : held];
};

@Injectable()
export class RegisterQueries {
  constructor(private readonly db: Database) {}

  async list(actor: Actor, contestId: string): Promise<DocumentView[]> {
    const rows = await this.db.query<DocumentView & { blobKey: string }>(
      `${SELECT} WHERE g.contest_id = $7 AND ${READABLE} ORDER BY g.made_at DESC, g.id`,
      [...readableBy(actor), contestId],
    );
    return rows.map(withoutKey);
  }

  async some(actor: Actor, ids: readonly string[]): Promise<DocumentView[]> {
    const rows = await this.db.query<DocumentView & { blobKey: string }>(
      `${SELECT} WHERE g.id = ANY($7::uuid[]) AND ${READABLE} ORDER BY array_position($7::uuid[], g.id)`,
      [...readableBy(actor), ids],
    );
    return rows.map(withoutKey);
  }

  async file(actor: Actor, id: string): Promise<DocumentView & { readonly blobKey: string }> {
    const row = await this.db.first<DocumentView & { blobKey: string }>(`${SELECT} WHERE g.id = $7 AND ${READABLE}`, [
      ...readableBy(actor),
      id,
    ]);
    return row ?? absent();
  }
}

function withoutKey({ blobKey: _, ...view }: DocumentView & { blobKey: string }): DocumentView {
  return view;
}
