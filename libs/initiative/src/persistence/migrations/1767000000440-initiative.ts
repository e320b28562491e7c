import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when each dossier has been in its state, for the secretariat's register. */
export class Initiative1767000000440 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE initiative.initiative ADD COLUMN state_since timestamptz NOT NULL DEFAULT platform.now();
      UPDATE initiative.initiative i SET state_since = coalesce(
        (SELECT max(a.at) FROM platform.audit a WHERE a.subject_kind = 'initiative' AND a.subject_id = i.id
           AND a.outcome = 'done' AND a.to_state = i.state AND a.from_state IS DISTINCT FROM a.to_state),
        i.submitted_at, i.updated_at);
      CREATE INDEX initiative_since ON initiative.initiative (contest_id, state_since, id);

      CREATE FUNCTION initiative.keep_state_since() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          NEW.state_since := platform.now();
          RETURN NEW;
        END $$;
      CREATE TRIGGER initiative_state_since BEFORE UPDATE OF state ON initiative.initiative
        FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION initiative.keep_state_since();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER initiative_state_since ON initiative.initiative;
      DROP FUNCTION initiative.keep_state_since();
      ALTER TABLE initiative.initiative DROP COLUMN state_since;
    `);
  }
}
