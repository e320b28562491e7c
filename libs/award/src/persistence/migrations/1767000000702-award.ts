import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two clerks who set the same blanks: the second one is told. */
export class Award1767000000702 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE award.blank_layout ADD COLUMN version int NOT NULL DEFAULT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE award.blank_layout DROP COLUMN version');
  }
}
