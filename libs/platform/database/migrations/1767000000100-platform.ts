import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clock, audit with its seal, outbox, idempotency keys, mailbox. */
export class Platform1767000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA platform;
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE FUNCTION platform.now() RETURNS timestamptz LANGUAGE sql VOLATILE AS 'SELECT date_trunc(''milliseconds'', clock_timestamp())';

      CREATE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME; END $$;

      -- One row per transition, grant and refused attempt. No marks, no personal data.
      CREATE TABLE platform.audit (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL,
        actor_id uuid,
        action text NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('done', 'refused')),
        subject_kind text NOT NULL,
        subject_id uuid,
        contest_id uuid,
        from_state text,
        to_state text,
        reason text,
        detail jsonb NOT NULL DEFAULT '{}',
        request_id text,
        written_in xid8 NOT NULL DEFAULT pg_current_xact_id()
      );
      CREATE INDEX audit_subject ON platform.audit (subject_kind, subject_id, id);
      CREATE INDEX audit_contest ON platform.audit (contest_id, id);
      CREATE INDEX audit_actor ON platform.audit (actor_id, id);
      CREATE TABLE platform.audit_seal (
        position bigint PRIMARY KEY,
        audit_id bigint NOT NULL UNIQUE REFERENCES platform.audit (id),
        previous_hash text NOT NULL,
        hash text NOT NULL
      );
      CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON platform.audit
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON platform.audit_seal
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

      -- Jobs and events, written in the transaction that causes them. The payload carries ids only.
      CREATE TABLE platform.outbox (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name text NOT NULL,
        lane text NOT NULL DEFAULT 'normal' CHECK (lane IN ('urgent', 'normal', 'bulk')),
        key text UNIQUE,
        payload jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        run_at timestamptz NOT NULL,
        attempts int NOT NULL DEFAULT 0,
        locked_until timestamptz,
        lease uuid,
        last_error text,
        done_at timestamptz,
        dead_at timestamptz
      );
      CREATE INDEX outbox_due ON platform.outbox (lane, run_at) WHERE done_at IS NULL AND dead_at IS NULL;
      CREATE INDEX outbox_dead ON platform.outbox (dead_at) WHERE dead_at IS NOT NULL;

      CREATE TABLE platform.idempotency (
        account_id uuid NOT NULL,
        key text NOT NULL,
        request_hash text NOT NULL,
        status int,
        response jsonb,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (account_id, key)
      );

      -- Where mail is kept when no SMTP server is configured.
      CREATE TABLE platform.mailbox (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        message_id text NOT NULL,
        recipient text NOT NULL,
        subject text NOT NULL,
        raw text NOT NULL,
        received_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX mailbox_recipient ON platform.mailbox (recipient, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA platform CASCADE');
  }
}
