import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Units with their history, persons, accounts, sessions, one-time tokens, role grants. */
export class Identity1767000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA identity;

      CREATE TABLE identity.unit (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL UNIQUE,
        name text NOT NULL,
        name_folded text NOT NULL,
        block text NOT NULL,
        parent_id uuid REFERENCES identity.unit (id),
        -- The unit that took this one over, when it was merged; today's unit is found by following it.
        successor_id uuid REFERENCES identity.unit (id),
        state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'merged', 'closed')),
        staff_count int,
        version int NOT NULL DEFAULT 1,
        CHECK ((state = 'merged') = (successor_id IS NOT NULL))
      );
      CREATE INDEX unit_name ON identity.unit USING gin (name_folded gin_trgm_ops);
      CREATE TABLE identity.unit_event (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        unit_id uuid NOT NULL REFERENCES identity.unit (id),
        kind text NOT NULL CHECK (kind IN ('created', 'renamed', 'merged', 'closed')),
        at timestamptz NOT NULL,
        old_name text,
        other_unit_id uuid REFERENCES identity.unit (id),
        document text
      );

      CREATE TABLE identity.person (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name text NOT NULL,
        name_folded text NOT NULL,
        unit_id uuid REFERENCES identity.unit (id),
        job_title text,
        birth_date date,
        gender text CHECK (gender IN ('male', 'female', 'other')),
        qualification text,
        phone text,
        email text,
        staff_code text UNIQUE,
        version int NOT NULL DEFAULT 1
      );
      CREATE INDEX person_name ON identity.person USING gin (name_folded gin_trgm_ops);
      CREATE INDEX person_unit ON identity.person (unit_id);

      CREATE TABLE identity.account (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL UNIQUE REFERENCES identity.person (id),
        email text NOT NULL UNIQUE CHECK (email = lower(email)),
        password_hash text,
        state text NOT NULL CHECK (state IN ('invited', 'unconfirmed', 'active', 'disabled')),
        language text NOT NULL DEFAULT 'vi' CHECK (language IN ('vi', 'en')),
        created_at timestamptz NOT NULL,
        last_sign_in_at timestamptz,
        version int NOT NULL DEFAULT 1
      );

      CREATE TABLE identity.session (
        token_hash text PRIMARY KEY,
        -- What its owner sees of it in a list.
        id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
        account_id uuid NOT NULL REFERENCES identity.account (id),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        address text,
        user_agent text
      );
      CREATE INDEX session_account ON identity.session (account_id, created_at);

      CREATE TABLE identity.one_time_token (
        token_hash text PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES identity.account (id),
        purpose text NOT NULL CHECK (purpose IN ('invite', 'confirm', 'reset', 'paper_code')),
        created_at timestamptz NOT NULL,
        created_by uuid REFERENCES identity.account (id),
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX one_time_token_account ON identity.one_time_token (account_id, purpose) WHERE used_at IS NULL;

      -- Attempts that have not (yet) succeeded. The key is a hash: what was typed is not kept.
      CREATE TABLE identity.attempt (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        key text NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX attempt_key ON identity.attempt (key, at);
      CREATE INDEX attempt_at ON identity.attempt (at);

      -- contest_id null: the role is held everywhere. unit_id only for coordinators.
      CREATE TABLE identity.role_grant (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        account_id uuid NOT NULL REFERENCES identity.account (id),
        role text NOT NULL CHECK (role IN ('coordinator', 'secretary', 'secretary_head', 'judge', 'chair', 'deputy_chair', 'organiser', 'clerk', 'admin')),
        contest_id uuid,
        unit_id uuid REFERENCES identity.unit (id),
        granted_by uuid REFERENCES identity.account (id),
        granted_at timestamptz NOT NULL,
        revoked_at timestamptz,
        CHECK ((role = 'coordinator') = (unit_id IS NOT NULL))
      );
      CREATE UNIQUE INDEX role_grant_once ON identity.role_grant
        (account_id, role, coalesce(contest_id, '00000000-0000-0000-0000-000000000000'), coalesce(unit_id, '00000000-0000-0000-0000-000000000000'))
        WHERE revoked_at IS NULL;
      CREATE INDEX role_grant_contest ON identity.role_grant (contest_id, role) WHERE revoked_at IS NULL;

      -- The unit that stands for this one today, following mergers.
      CREATE FUNCTION identity.unit_today(of_unit uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
        WITH RECURSIVE chain AS (
          SELECT id, successor_id, 0 AS depth FROM identity.unit WHERE id = of_unit
          UNION ALL
          SELECT u.id, u.successor_id, c.depth + 1 FROM chain c JOIN identity.unit u ON u.id = c.successor_id WHERE c.depth < 20
        ) SELECT id FROM chain WHERE successor_id IS NULL LIMIT 1 $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA identity CASCADE');
  }
}
