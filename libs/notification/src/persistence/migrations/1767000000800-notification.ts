import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Templates of a contest, notices to people, pacing of the lanes. */
export class Notification1767000000800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA notification;

      -- A contest's own wording; the newest version counts. vi null: back to the shipped template.
      CREATE TABLE notification.template (
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        kind text NOT NULL,
        version int NOT NULL,
        vi jsonb,
        en jsonb,
        written_by uuid NOT NULL REFERENCES identity.account (id),
        written_at timestamptz NOT NULL,
        PRIMARY KEY (contest_id, kind, version),
        CHECK ((vi IS NULL) = (en IS NULL))
      );

      CREATE TABLE notification.notice (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        -- Null for accounts' own mails.
        contest_id uuid REFERENCES contest.contest (id),
        kind text NOT NULL,
        lane text NOT NULL CHECK (lane IN ('auth', 'receipts', 'bulk')),
        state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'released', 'sending', 'retrying', 'sent', 'failed', 'uncertain',
          'to_print', 'printed', 'cancelled')),
        version int NOT NULL DEFAULT 1,
        -- The outbox row of the event: one event makes one notice per person and kind.
        event_id uuid NOT NULL,
        initiative_id uuid REFERENCES initiative.initiative (id),
        -- The verdict it tells of.
        verdict_id uuid REFERENCES screening.verdict (id),
        recipient_key text NOT NULL,
        account_id uuid REFERENCES identity.account (id),
        recipient_name text NOT NULL,
        recipient_folded text NOT NULL,
        -- Null: printed, and handed over by the unit.
        address text,
        unit_id uuid REFERENCES identity.unit (id),
        unit_name text,
        language text NOT NULL CHECK (language IN ('vi', 'en')),
        -- 0: the shipped template.
        template_version int NOT NULL DEFAULT 0,
        subject text NOT NULL,
        -- Of a notice with a one-time link, the text with the link left open.
        body text NOT NULL,
        -- The same for every attempt, so that a repeat can be recognised; another one only for another address.
        message_id text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        released_at timestamptz,
        released_by uuid REFERENCES identity.account (id),
        first_attempt_at timestamptz,
        next_attempt_at timestamptz,
        attempts int NOT NULL DEFAULT 0,
        ended_at timestamptz,
        last_code text,
        last_reason text,
        UNIQUE (event_id, kind, recipient_key)
      );
      CREATE INDEX notice_list ON notification.notice (contest_id, created_at, id);
      CREATE INDEX notice_state ON notification.notice (contest_id, state, created_at, id);
      CREATE INDEX notice_initiative ON notification.notice (initiative_id);
      CREATE INDEX notice_verdict ON notification.notice (verdict_id) WHERE state = 'draft';

      -- Pacing: how much of the present slot is given away, and a pause after the server could not be reached.
      CREATE TABLE notification.lane (
        lane text PRIMARY KEY CHECK (lane IN ('auth', 'receipts', 'bulk')),
        slot_at timestamptz,
        used int NOT NULL DEFAULT 0,
        paused_until timestamptz
      );
      INSERT INTO notification.lane (lane) VALUES ('auth'), ('receipts'), ('bulk');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA notification CASCADE');
  }
}
