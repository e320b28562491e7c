import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { unprintable } from '@platform/documents';
import { absent } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { canonicalHash } from '../domain/canonical';
import type { KeptFile } from './keep-file';

export interface HandedIn {
  readonly contestId: string;
  readonly decisionId?: string;
  readonly complaintId?: string;
  readonly kind: string;
  readonly title: string;
  readonly number: string;
  readonly dated: string;
  readonly signer: string | null;
  readonly file: KeptFile & { readonly blobKey: string };
}

export interface MadePaper {
  readonly contestId: string;
  readonly decisionId: string | null;
  readonly kind: string;
  readonly title: string;
  readonly number: string | null;
  readonly dated: string | null;
  readonly signer: string | null;
  /** Frozen: every format of the paper shows this. */
  readonly data: unknown;
  readonly files: readonly {
    readonly format: 'docx' | 'pdf' | 'xlsx';
    readonly blobKey: string;
    readonly sha256: string;
    readonly size: number;
    readonly templateVersion: number | null;
  }[];
}

/** Writes the contest's document register; its rows are never changed. */
@Injectable()
export class Register {
  constructor(private readonly db: Database) {}

  async handedIn(actor: Actor, paper: HandedIn): Promise<string> {
    const [row] = await this.db.write<{ id: string }>(
      `INSERT INTO award.document_register (contest_id, decision_id, complaint_id, kind, format, title, origin, number, dated, signer,
         blob_key, sha256, size, made_at, made_by)
       VALUES ($1, $2, $3, $4, 'pdf', $5, 'handed_in', $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id`,
      [
        paper.contestId,
        paper.decisionId ?? null,
        paper.complaintId ?? null,
        paper.kind,
        paper.title,
        paper.number,
        paper.dated,
        paper.signer,
        paper.file.blobKey,
        paper.file.sha256,
        paper.file.size,
        await this.db.now(),
        actor.accountId,
      ],
    );
    return (row ?? absent()).id;
  }

  async made(actor: Actor, paper: MadePaper): Promise<string[]> {
    const rows = await this.db.write<{ id: string }>(
      `INSERT INTO award.document_register (contest_id, decision_id, kind, format, title, origin, number, dated, signer, blob_key, sha256,
         size, data, data_hash, template_version, made_at, made_by, unprintable)
       SELECT $1, $2, $3, f.format, $4, 'made', $5, $6, $7, f."blobKey", f.sha256, f.size, $8::jsonb, $9, f."templateVersion", $10, $11, $13::jsonb
       FROM jsonb_to_recordset($12::jsonb) AS f(format text, "blobKey" text, sha256 text, size bigint, "templateVersion" int)
       RETURNING id`,
      [
        paper.contestId,
        paper.decisionId,
        paper.kind,
        paper.title,
        paper.number,
        paper.dated,
        paper.signer,
        JSON.stringify(paper.data),
        canonicalHash(paper.data),
        await this.db.now(),
        actor.accountId,
        JSON.stringify(paper.files),
        JSON.stringify(unprintable(paper.data)),
      ],
    );
    return rows.map(({ id }) => id);
  }
}
