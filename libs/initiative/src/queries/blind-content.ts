import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent } from '@platform/kernel';

/** A cleared part under a neutral name: its place among those of its kind. */
export interface BlindAttachment {
  readonly id: string;
  readonly partCode: string;
  readonly position: number;
  readonly kind: string;
  readonly mime: string;
  readonly size: number;
}

/** No author, unit, code, file name, channel or time. */
export interface BlindContent {
  readonly rulebookVersion: number;
  readonly title: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly attachments: readonly BlindAttachment[];
}

/** What a blind judge may read of a dossier; only through the blind views. Who may ask is for judging to know. */
@Injectable()
export class BlindContentQuery {
  constructor(private readonly db: Database) {}

  async execute(id: string): Promise<BlindContent> {
    return (
      (await this.db.first<BlindContent>(
        `SELECT d.rulebook_version AS "rulebookVersion", d.title, d.answers,
           coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'partCode', a.part_code, 'position', a.position, 'kind', a.kind, 'mime', a.mime,
             'size', a.size) ORDER BY a.part_code, a.position) FROM initiative.blind_attachment a WHERE a.initiative_id = d.initiative_id), '[]') AS attachments
         FROM initiative.blind_dossier d WHERE d.initiative_id = $1`,
        [id],
      )) ?? absent()
    );
  }
}
