import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions also end when they were not used for a while. */
export class SessionIdle1767000000210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Moved on with each use. Null for sessions that were open before: they keep their fixed end.
      ALTER TABLE identity.session ADD COLUMN idle_until timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE identity.session DROP COLUMN idle_until');
  }
}
