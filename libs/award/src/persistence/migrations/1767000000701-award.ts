import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the words stand on an office's official blanks, for each kind of decision. */
export class Award1767000000701 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE award.blank_layout (
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        kind text NOT NULL CHECK (kind IN ('award', 'merit', 'commendation')),
        -- Millimetres; see the paper's schema.
        layout jsonb NOT NULL,
        saved_at timestamptz NOT NULL,
        saved_by uuid NOT NULL REFERENCES identity.account (id),
        PRIMARY KEY (contest_id, kind)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE award.blank_layout');
  }
}
