import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files in pieces arrive in platform.upload; what was unfinished begins anew. */
export class Initiative1767000000470 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE initiative.upload');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE initiative.upload (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        initiative_id uuid NOT NULL REFERENCES initiative.initiative (id),
        part_code text NOT NULL,
        file_name text NOT NULL,
        size bigint NOT NULL CHECK (size > 0),
        modified_at bigint NOT NULL,
        received bigint NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND size),
        pieces text[] NOT NULL DEFAULT '{}',
        started_by uuid NOT NULL REFERENCES identity.account (id),
        touched_at timestamptz NOT NULL,
        attachment_id uuid REFERENCES initiative.attachment (id) ON DELETE CASCADE
      );
      CREATE UNIQUE INDEX upload_unfinished ON initiative.upload (initiative_id, started_by, part_code, file_name, size, modified_at)
        WHERE attachment_id IS NULL;
      CREATE INDEX upload_attachment ON initiative.upload (attachment_id);
    `);
  }
}
