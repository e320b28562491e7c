import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The scan of the official letter that grants an extension. */
export class ContestExtensionScan1767000000301 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contest.extension
        ADD COLUMN scan_key text,
        ADD COLUMN scan_name text,
        ADD COLUMN scan_mime text,
        ADD COLUMN scan_size bigint,
        ADD COLUMN scan_sha256 text,
        ADD CHECK (num_nulls(scan_key, scan_name, scan_mime, scan_size, scan_sha256) IN (0, 5));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contest.extension
        DROP COLUMN scan_key, DROP COLUMN scan_name, DROP COLUMN scan_mime, DROP COLUMN scan_size, DROP COLUMN scan_sha256;
    `);
  }
}
