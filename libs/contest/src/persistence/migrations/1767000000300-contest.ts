import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contests, their rulebook versions, extensions. */
export class Contest1767000000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA contest;

      CREATE TABLE contest.contest (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        -- Prefix of the initiatives' public codes, such as SK26.
        code text NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9]{2,12}$'),
        title text NOT NULL,
        title_folded text NOT NULL DEFAULT '',
        state text NOT NULL DEFAULT 'preparing'
          CHECK (state IN ('preparing', 'announced', 'open', 'closed', 'concluded', 'archived', 'suspended', 'cancelled')),
        -- Where a suspended contest returns to.
        suspended_from text CHECK (suspended_from IN ('announced', 'open', 'closed')),
        version int NOT NULL DEFAULT 1,
        zone text NOT NULL DEFAULT 'Asia/Ho_Chi_Minh',
        opens_at timestamptz NOT NULL,
        -- Exclusive.
        closes_at timestamptz NOT NULL,
        -- An early closing ends every extension confirmed before it.
        closed_early_at timestamptz,
        rulebook_version int NOT NULL DEFAULT 1,
        announcement_number text,
        announcement_date date,
        announced_at timestamptz,
        copied_from uuid REFERENCES contest.contest (id),
        created_at timestamptz NOT NULL,
        created_by uuid REFERENCES identity.account (id),
        CHECK (opens_at < closes_at),
        CHECK ((state = 'suspended') = (suspended_from IS NOT NULL)),
        CHECK (state = 'preparing' OR state = 'cancelled' OR (announcement_number IS NOT NULL AND announcement_date IS NOT NULL))
      );

      CREATE TABLE contest.rulebook (
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        version int NOT NULL,
        body jsonb NOT NULL,
        hash text NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid REFERENCES identity.account (id),
        frozen_at timestamptz,
        reason text,
        PRIMARY KEY (contest_id, version)
      );

      CREATE TABLE contest.extension (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'confirmed', 'declined')),
        version int NOT NULL DEFAULT 1,
        scope text NOT NULL CHECK (scope IN ('contest', 'unit', 'initiative')),
        unit_id uuid REFERENCES identity.unit (id),
        initiative_id uuid,
        closes_at timestamptz NOT NULL,
        document text NOT NULL,
        reason text NOT NULL,
        proposed_by uuid NOT NULL REFERENCES identity.account (id),
        proposed_at timestamptz NOT NULL,
        confirmed_by uuid REFERENCES identity.account (id),
        confirmed_at timestamptz,
        CHECK (confirmed_by IS NULL OR confirmed_by <> proposed_by),
        CHECK ((state = 'confirmed') = (confirmed_by IS NOT NULL) AND (state = 'confirmed') = (confirmed_at IS NOT NULL)),
        CHECK ((scope = 'unit') = (unit_id IS NOT NULL) AND (scope = 'initiative') = (initiative_id IS NOT NULL))
      );
      CREATE INDEX extension_contest ON contest.extension (contest_id, proposed_at);
      CREATE INDEX contest_closes ON contest.contest (closes_at);

      -- The closing time that holds for one dossier: the latest of the contest's and all confirmed extensions.
      CREATE FUNCTION contest.closing_for(of_contest uuid, of_unit uuid, of_initiative uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
        SELECT greatest(c.closes_at, (SELECT max(e.closes_at) FROM contest.extension e
          WHERE e.contest_id = c.id AND e.confirmed_at > coalesce(c.closed_early_at, '-infinity')
            AND (e.scope = 'contest' OR e.unit_id = of_unit OR e.initiative_id = of_initiative)))
        FROM contest.contest c WHERE c.id = of_contest $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA contest CASCADE');
  }
}
