import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What authors say of their names and positions as they will be printed. */
export class PrintedNames1767000000420 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE initiative.author
        ADD COLUMN name_state text NOT NULL DEFAULT 'open' CHECK (name_state IN ('open', 'confirmed', 'correction_asked')),
        -- Name, position and a word of reason, as the author would have them.
        ADD COLUMN name_wish jsonb,
        ADD COLUMN name_answered_at timestamptz,
        -- Why a wish was not followed.
        ADD COLUMN name_reply text,
        ADD CHECK ((name_state = 'correction_asked') = (name_wish IS NOT NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE initiative.author DROP COLUMN name_state, DROP COLUMN name_wish, DROP COLUMN name_answered_at, DROP COLUMN name_reply',
    );
  }
}
