import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asked for an archive of which dossiers; the archive itself is made anew at each download. */
export class Initiative1767000000450 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE initiative.archive_order (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        initiative_ids uuid[] NOT NULL CHECK (cardinality(initiative_ids) > 0),
        ordered_by uuid NOT NULL REFERENCES identity.account (id),
        ordered_at timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE initiative.archive_order');
  }
}
