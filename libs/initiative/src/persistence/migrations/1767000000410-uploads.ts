import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that arrive in pieces. */
export class Uploads1767000000410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE initiative.upload (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        initiative_id uuid NOT NULL REFERENCES initiative.initiative (id),
        part_code text NOT NULL,
        file_name text NOT NULL,
        -- Bytes of the whole file, as its sender announced them.
        size bigint NOT NULL CHECK (size > 0),
        -- When the file was last changed on its device, in milliseconds; with name and size it tells one file from another.
        modified_at bigint NOT NULL,
        received bigint NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND size),
        -- Keys of the pieces that are here, in their order.
        pieces text[] NOT NULL DEFAULT '{}',
        started_by uuid NOT NULL REFERENCES identity.account (id),
        touched_at timestamptz NOT NULL,
        -- What it became; kept for a while for a sender who did not hear of it.
        attachment_id uuid REFERENCES initiative.attachment (id) ON DELETE CASCADE
      );
      CREATE UNIQUE INDEX upload_unfinished ON initiative.upload (initiative_id, started_by, part_code, file_name, size, modified_at)
        WHERE attachment_id IS NULL;
      CREATE INDEX upload_attachment ON initiative.upload (attachment_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE initiative.upload');
  }
}
