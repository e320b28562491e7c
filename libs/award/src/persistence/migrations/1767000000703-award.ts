import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the PDF of a paper shows as boxes, found when it was made. */
export class Award1767000000703 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE award.document_register ADD COLUMN unprintable jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE award.document_register DROP COLUMN unprintable');
  }
}
