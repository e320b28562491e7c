import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register: who has which dossier to screen, views kept by name, reminders of completions. */
export class Screening1767000000540 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whose work a dossier is; nothing to do with the claim, which is held for half an hour by whoever works on it.
      CREATE TABLE screening.screener (
        initiative_id uuid PRIMARY KEY REFERENCES initiative.initiative (id),
        account_id uuid NOT NULL REFERENCES identity.account (id),
        assigned_by uuid NOT NULL REFERENCES identity.account (id),
        assigned_at timestamptz NOT NULL
      );
      CREATE INDEX screener_account ON screening.screener (account_id);

      -- Filters, order and name of a list that the whole secretariat of a contest shares.
      CREATE TABLE screening.register_view (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        name text NOT NULL,
        name_folded text NOT NULL,
        search jsonb NOT NULL,
        created_by uuid NOT NULL REFERENCES identity.account (id),
        created_at timestamptz NOT NULL,
        UNIQUE (contest_id, name_folded)
      );

      ALTER TABLE screening.completion ADD COLUMN reminded_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE screening.completion DROP COLUMN reminded_at;
      DROP TABLE screening.register_view;
      DROP TABLE screening.screener;
    `);
  }
}
