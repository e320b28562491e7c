import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When an author was last asked whether name and position are right. */
export class Initiative1767000000460 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE initiative.author ADD COLUMN name_asked_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE initiative.author DROP COLUMN name_asked_at');
  }
}
