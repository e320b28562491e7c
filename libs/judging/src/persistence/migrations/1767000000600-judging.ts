import type { MigrationInterface, QueryRunner } from 'typeorm';
import { blindSql } from '../blind.sql';
import { conflictSql } from '../conflict.sql';
import { guardSql } from '../guard.sql';

/** Rounds, panels, conflicts, assignments, score sheets, settlements, frozen results. */
export class Judging1767000000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA judging;

      CREATE TABLE judging.round (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        -- Of the rulebook.
        code text NOT NULL,
        position int NOT NULL,
        name text NOT NULL,
        visibility text NOT NULL CHECK (visibility IN ('blind', 'open')),
        state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'assigning', 'scoring', 'closed', 'settling', 'locked', 'confirmed', 'announced')),
        version int NOT NULL DEFAULT 1,
        -- Pinned when scoring starts: from then on an amendment of the rulebook does not touch this round.
        rulebook_version int,
        due_at timestamptz,
        own_parts_close_at timestamptz,
        created_at timestamptz NOT NULL,
        created_by uuid REFERENCES identity.account (id),
        UNIQUE (contest_id, code),
        CHECK (state IN ('planned', 'assigning') OR (rulebook_version IS NOT NULL AND due_at IS NOT NULL))
      );

      CREATE TABLE judging.panel_member (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        round_id uuid NOT NULL REFERENCES judging.round (id),
        account_id uuid NOT NULL REFERENCES identity.account (id),
        person_id uuid NOT NULL REFERENCES identity.person (id),
        name text NOT NULL,
        -- The unit when appointed, a fact; where the person works today counts as well.
        unit_id uuid REFERENCES identity.unit (id),
        seat text NOT NULL CHECK (seat IN ('judge', 'chair', 'deputy_chair')),
        max_load int CHECK (max_load > 0),
        absent_reason text,
        added_at timestamptz NOT NULL,
        added_by uuid NOT NULL REFERENCES identity.account (id),
        removed_at timestamptz
      );
      CREATE UNIQUE INDEX panel_member_once ON judging.panel_member (round_id, account_id) WHERE removed_at IS NULL;
      CREATE UNIQUE INDEX panel_member_chair ON judging.panel_member (round_id) WHERE removed_at IS NULL AND seat = 'chair';
      CREATE INDEX panel_member_account ON judging.panel_member (account_id) WHERE removed_at IS NULL;

      CREATE TABLE judging.round_initiative (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        round_id uuid NOT NULL REFERENCES judging.round (id),
        initiative_id uuid NOT NULL REFERENCES initiative.initiative (id),
        -- The revision that is judged.
        revision int NOT NULL,
        -- Random in each round, never derived from anything.
        blind_code text NOT NULL,
        lot_order int,
        presence text NOT NULL DEFAULT 'expected' CHECK (presence IN ('expected', 'present', 'absent')),
        presence_reason text,
        carried_numerator text,
        carried_denominator text,
        votes int CHECK (votes >= 0),
        UNIQUE (round_id, initiative_id),
        UNIQUE (round_id, blind_code),
        UNIQUE (round_id, lot_order) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY (initiative_id, revision) REFERENCES initiative.revision (initiative_id, number),
        CHECK ((carried_numerator IS NULL) = (carried_denominator IS NULL)),
        CHECK (presence <> 'absent' OR presence_reason IS NOT NULL)
      );
      CREATE INDEX round_initiative_initiative ON judging.round_initiative (initiative_id);
      -- Those that still take part: one that is disqualified meanwhile drops out with all of its sheets.
      CREATE VIEW judging.entry AS
        SELECT ri.*, i.author_kind AS category, i.received_at FROM judging.round_initiative ri
        JOIN initiative.initiative i ON i.id = ri.initiative_id AND i.state = 'eligible';

      -- Declared conflicts. Own work and the same unit are not written down: they are computed whenever asked.
      CREATE TABLE judging.conflict (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        account_id uuid NOT NULL REFERENCES identity.account (id),
        initiative_id uuid NOT NULL REFERENCES initiative.initiative (id),
        -- A kind of the rulebook, or 'recognised': the judge knows whose work a blind dossier is.
        kind text NOT NULL,
        note text,
        declared_at timestamptz NOT NULL,
        declared_by uuid NOT NULL REFERENCES identity.account (id),
        UNIQUE (account_id, initiative_id, kind)
      );
      CREATE INDEX conflict_initiative ON judging.conflict (initiative_id);

      CREATE TABLE judging.assignment (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        round_id uuid NOT NULL REFERENCES judging.round (id),
        round_initiative_id uuid NOT NULL REFERENCES judging.round_initiative (id),
        panel_member_id uuid NOT NULL REFERENCES judging.panel_member (id),
        account_id uuid NOT NULL REFERENCES identity.account (id),
        state text NOT NULL CHECK (state IN ('offered', 'appointed', 'accepted', 'recused', 'replaced')),
        version int NOT NULL DEFAULT 1,
        -- The judge's own random order.
        place int NOT NULL DEFAULT floor(random() * 2000000000)::int,
        opened_at timestamptz,
        assigned_at timestamptz NOT NULL,
        assigned_by uuid NOT NULL REFERENCES identity.account (id),
        ended_reason text,
        replaces uuid REFERENCES judging.assignment (id),
        UNIQUE (round_initiative_id, account_id)
      );
      CREATE INDEX assignment_account ON judging.assignment (account_id, round_id);
      CREATE INDEX assignment_round ON judging.assignment (round_id);

      -- marks: integer hundredths by criterion code.
      CREATE TABLE judging.sheet (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        round_id uuid NOT NULL REFERENCES judging.round (id),
        round_initiative_id uuid NOT NULL REFERENCES judging.round_initiative (id),
        assignment_id uuid NOT NULL REFERENCES judging.assignment (id),
        account_id uuid NOT NULL REFERENCES identity.account (id),
        state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'submitted', 'superseded', 'not_returned', 'void')),
        version int NOT NULL DEFAULT 1,
        source text NOT NULL DEFAULT 'online' CHECK (source IN ('online', 'paper')),
        marks jsonb NOT NULL DEFAULT '{}',
        notes jsonb NOT NULL DEFAULT '{}',
        comment text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        submitted_at timestamptz,
        supersedes uuid UNIQUE REFERENCES judging.sheet (id),
        CHECK (state <> 'submitted' OR submitted_at IS NOT NULL)
      );
      CREATE UNIQUE INDEX sheet_live ON judging.sheet (assignment_id) WHERE state IN ('draft', 'submitted', 'not_returned');
      CREATE INDEX sheet_round ON judging.sheet (round_id, state);
      CREATE INDEX sheet_initiative ON judging.sheet (round_initiative_id);

      -- Asked for by one person, confirmed by another. sheet_id null: the whole round.
      CREATE TABLE judging.reopening (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        round_id uuid NOT NULL REFERENCES judging.round (id),
        sheet_id uuid REFERENCES judging.sheet (id),
        state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'confirmed', 'declined')),
        version int NOT NULL DEFAULT 1,
        reason text NOT NULL,
        asked_by uuid NOT NULL REFERENCES identity.account (id),
        asked_at timestamptz NOT NULL,
        decided_by uuid REFERENCES identity.account (id),
        decided_at timestamptz,
        CHECK (decided_by IS NULL OR decided_by <> asked_by),
        CHECK ((state = 'asked') = (decided_by IS NULL))
      );
      CREATE UNIQUE INDEX reopening_sheet ON judging.reopening (sheet_id) WHERE state = 'asked' AND sheet_id IS NOT NULL;
      CREATE UNIQUE INDEX reopening_round ON judging.reopening (round_id) WHERE state = 'asked' AND sheet_id IS NULL;

      -- Named decisions about marks that nobody but their judge may change. The newest about the same thing counts.
      CREATE TABLE judging.settlement (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        number bigint GENERATED ALWAYS AS IDENTITY,
        round_id uuid NOT NULL REFERENCES judging.round (id),
        kind text NOT NULL CHECK (kind IN ('discrepancy', 'tie', 'advance')),
        -- discrepancy: about this initiative, as its counted sheets stood.
        round_initiative_id uuid REFERENCES judging.round_initiative (id),
        sheet_ids uuid[],
        -- tie: all tied in the order drawn or decided. advance: all tied, and who of them goes on.
        method text NOT NULL CHECK (method IN ('accepted', 'lot', 'decision')),
        tied uuid[],
        admitted uuid[],
        reason text NOT NULL,
        decided_by uuid NOT NULL REFERENCES identity.account (id),
        decided_at timestamptz NOT NULL,
        CHECK ((kind = 'discrepancy') = (round_initiative_id IS NOT NULL AND sheet_ids IS NOT NULL AND method = 'accepted')),
        CHECK ((kind <> 'discrepancy') = (tied IS NOT NULL)),
        CHECK ((kind = 'advance') = (admitted IS NOT NULL))
      );
      CREATE INDEX settlement_round ON judging.settlement (round_id, number);

      -- One row for each locking; the newest is the result, the older ones are kept.
      CREATE TABLE judging.round_result (
        round_id uuid NOT NULL REFERENCES judging.round (id),
        number int NOT NULL,
        rulebook_version int NOT NULL,
        rulebook_hash text NOT NULL,
        -- SHA-256 of the canonical JSON of everything the result was computed from.
        input_hash text NOT NULL,
        input jsonb NOT NULL,
        snapshot jsonb NOT NULL,
        locked_at timestamptz NOT NULL,
        locked_by uuid NOT NULL REFERENCES identity.account (id),
        PRIMARY KEY (round_id, number)
      );

      -- Parts handed in for this round alone: slides, a clip.
      CREATE TABLE judging.round_part (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        round_initiative_id uuid NOT NULL REFERENCES judging.round_initiative (id),
        part_code text NOT NULL,
        file_name text NOT NULL,
        kind text NOT NULL,
        mime text NOT NULL,
        size bigint NOT NULL,
        sha256 text NOT NULL,
        blob_key text NOT NULL,
        uploaded_by uuid NOT NULL REFERENCES identity.account (id),
        uploaded_at timestamptz NOT NULL,
        removed_at timestamptz,
        pages int CHECK (pages > 0)
      );
      CREATE INDEX round_part_initiative ON judging.round_part (round_initiative_id) WHERE removed_at IS NULL;
    `);
    await runner.query(conflictSql);
    await runner.query(guardSql);
    await runner.query(blindSql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA judging CASCADE');
  }
}
