import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which notices the secretariat reads: none that tells of a draft, which is its authors' alone until it is handed in. */
export class Notification1767000000801 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION notification.for_office(of_kind text, of_initiative uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT of_kind <> 'deadline_extended' AND (of_initiative IS NULL OR EXISTS (
          SELECT FROM initiative.initiative i WHERE i.id = of_initiative AND (i.received_at IS NOT NULL OR i.channel <> 'online'))) $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION notification.for_office');
  }
}
