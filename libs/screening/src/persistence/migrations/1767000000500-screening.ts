import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The secretariat's desk: who holds a dossier, checklist results, verdicts, completion requests, reinstatements. */
export class Screening1767000000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA screening;

      -- One row per dossier ever touched; locked first by every decision, so that two secretaries never decide at once.
      CREATE TABLE screening.claim (
        initiative_id uuid PRIMARY KEY REFERENCES initiative.initiative (id),
        account_id uuid REFERENCES identity.account (id),
        claimed_at timestamptz,
        until timestamptz,
        CHECK ((account_id IS NULL) = (until IS NULL) AND (account_id IS NULL) = (claimed_at IS NULL))
      );
      CREATE INDEX claim_account ON screening.claim (account_id);

      CREATE TABLE screening.checklist_result (
        initiative_id uuid NOT NULL REFERENCES initiative.initiative (id),
        revision int NOT NULL,
        item_code text NOT NULL,
        result text NOT NULL CHECK (result IN ('met', 'not_met', 'not_applicable')),
        note text,
        recorded_by uuid NOT NULL REFERENCES identity.account (id),
        recorded_at timestamptz NOT NULL,
        PRIMARY KEY (initiative_id, revision, item_code)
      );

      CREATE TABLE screening.verdict (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        initiative_id uuid NOT NULL REFERENCES initiative.initiative (id),
        state text NOT NULL DEFAULT 'standing' CHECK (state IN ('standing', 'undone', 'overturned')),
        version int NOT NULL DEFAULT 1,
        revision int NOT NULL,
        verdict text NOT NULL CHECK (verdict IN ('eligible', 'ineligible', 'duplicate')),
        reason text,
        duplicate_of uuid REFERENCES initiative.initiative (id),
        -- Null where the rulebook's lapse rule decided.
        decided_by uuid REFERENCES identity.account (id),
        decided_at timestamptz NOT NULL,
        -- Its notices have been released: from here on it is overturned by reinstatement only.
        announced_at timestamptz,
        CHECK (verdict = 'eligible' OR reason IS NOT NULL),
        CHECK ((verdict = 'duplicate') = (duplicate_of IS NOT NULL)),
        CHECK (duplicate_of IS NULL OR duplicate_of <> initiative_id),
        CHECK (state <> 'undone' OR announced_at IS NULL)
      );
      CREATE UNIQUE INDEX verdict_standing ON screening.verdict (initiative_id) WHERE state = 'standing';
      CREATE INDEX verdict_initiative ON screening.verdict (initiative_id, decided_at);

      CREATE TABLE screening.completion (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        initiative_id uuid NOT NULL REFERENCES initiative.initiative (id),
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'lapsed', 'cancelled')),
        version int NOT NULL DEFAULT 1,
        revision int NOT NULL,
        -- [{"item": checklist code or null, "text": what is missing}]
        items jsonb NOT NULL CHECK (jsonb_array_length(items) > 0),
        message text,
        asked_by uuid NOT NULL REFERENCES identity.account (id),
        asked_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        ended_at timestamptz,
        CHECK (asked_at < due_at),
        CHECK ((state = 'open') = (ended_at IS NULL))
      );
      CREATE UNIQUE INDEX completion_open ON screening.completion (initiative_id) WHERE state = 'open';
      CREATE INDEX completion_initiative ON screening.completion (initiative_id, asked_at);

      CREATE TABLE screening.reinstatement (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        initiative_id uuid NOT NULL REFERENCES initiative.initiative (id),
        verdict_id uuid NOT NULL REFERENCES screening.verdict (id),
        state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'confirmed', 'rejected')),
        version int NOT NULL DEFAULT 1,
        document text NOT NULL,
        reason text NOT NULL,
        proposed_by uuid NOT NULL REFERENCES identity.account (id),
        proposed_at timestamptz NOT NULL,
        decided_by uuid REFERENCES identity.account (id),
        decided_at timestamptz,
        CHECK ((state = 'proposed') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
        CHECK (state <> 'confirmed' OR decided_by <> proposed_by)
      );
      CREATE UNIQUE INDEX reinstatement_open ON screening.reinstatement (initiative_id) WHERE state = 'proposed';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA screening CASCADE');
  }
}
