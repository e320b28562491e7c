import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that arrive in pieces, for whichever room they are meant. */
export class Platform1767000000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE platform.upload (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        -- What the file is for; the room that takes it knows.
        target_id uuid NOT NULL,
        part_code text NOT NULL,
        file_name text NOT NULL,
        -- Bytes of the whole file, as its sender announced them.
        size bigint NOT NULL CHECK (size > 0),
        -- When the file was last changed on its device, in milliseconds; with name and size it tells one file from another.
        modified_at bigint NOT NULL,
        received bigint NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND size),
        -- Keys of the pieces that are here, in their order.
        pieces text[] NOT NULL DEFAULT '{}',
        started_by uuid NOT NULL,
        touched_at timestamptz NOT NULL,
        -- What it became; kept for a while for a sender who did not hear of it.
        file_id uuid
      );
      CREATE UNIQUE INDEX upload_unfinished ON platform.upload (target_id, started_by, part_code, file_name, size, modified_at)
        WHERE file_id IS NULL;
      CREATE INDEX upload_touched ON platform.upload (touched_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE platform.upload');
  }
}
