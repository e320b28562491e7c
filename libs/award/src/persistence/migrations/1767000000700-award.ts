import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardSql } from '../guard.sql';

/** Allotment decisions, award decisions with their lists, papers, certificates, complaints. */
export class Award1767000000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA award;

      -- Papers handed in: minutes, signed PDFs, source documents.
      CREATE TABLE award.file (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        file_name text NOT NULL,
        kind text NOT NULL,
        mime text NOT NULL,
        size bigint NOT NULL,
        sha256 text NOT NULL,
        blob_key text NOT NULL,
        uploaded_by uuid NOT NULL REFERENCES identity.account (id),
        uploaded_at timestamptz NOT NULL
      );
      CREATE INDEX file_contest ON award.file (contest_id);

      -- Named decisions about prize places. The newest about the same thing counts; take_back undoes one.
      CREATE TABLE award.allotment_decision (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        number bigint GENERATED ALWAYS AS IDENTITY,
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        kind text NOT NULL CHECK (kind IN ('tie', 'extra_slots', 'leave_empty', 'take_back')),
        table_code text NOT NULL,
        prize_code text NOT NULL,
        tied uuid[],
        manner text CHECK (manner IN ('pick', 'share', 'extra_slot')),
        winners uuid[],
        count int CHECK (count > 0),
        takes_back uuid UNIQUE REFERENCES award.allotment_decision (id),
        reason text NOT NULL,
        minutes_file_id uuid REFERENCES award.file (id),
        decided_by uuid NOT NULL REFERENCES identity.account (id),
        decided_at timestamptz NOT NULL,
        CHECK ((kind = 'tie') = (tied IS NOT NULL) AND (kind = 'tie') = (manner IS NOT NULL)),
        CHECK (kind <> 'tie' OR minutes_file_id IS NOT NULL),
        CHECK ((kind IN ('extra_slots', 'leave_empty')) = (count IS NOT NULL)),
        CHECK ((kind = 'take_back') = (takes_back IS NOT NULL)),
        CHECK ((manner IS NOT DISTINCT FROM 'pick') = (winners IS NOT NULL))
      );
      CREATE INDEX allotment_decision_contest ON award.allotment_decision (contest_id, number);

      CREATE TABLE award.committee_vote (
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        initiative_id uuid NOT NULL REFERENCES initiative.initiative (id),
        in_favour int NOT NULL CHECK (in_favour >= 0),
        members int NOT NULL CHECK (members > 0),
        present int NOT NULL CHECK (present BETWEEN 0 AND members),
        cast_ballots int NOT NULL CHECK (cast_ballots BETWEEN 0 AND present),
        minutes_file_id uuid NOT NULL REFERENCES award.file (id),
        entered_by uuid NOT NULL REFERENCES identity.account (id),
        entered_at timestamptz NOT NULL,
        PRIMARY KEY (contest_id, initiative_id),
        CHECK (in_favour <= cast_ballots)
      );

      CREATE TABLE award.complaint (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        -- In the contest's register.
        number int NOT NULL,
        state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'transferred', 'not_handled', 'accepted', 'verifying', 'answered', 'withdrawn')),
        version int NOT NULL DEFAULT 1,
        decision_id uuid,
        initiative_id uuid REFERENCES initiative.initiative (id),
        -- Null for a complaint on paper.
        complainant_id uuid REFERENCES identity.account (id),
        complainant_name text NOT NULL,
        complainant_contact text NOT NULL,
        content text NOT NULL,
        file_id uuid REFERENCES award.file (id),
        received_on date NOT NULL,
        -- After the days that the rules give; the register keeps it all the same.
        late boolean NOT NULL,
        answer_due_on date NOT NULL,
        transferred_to text,
        outcome text CHECK (outcome IN ('upheld', 'partly_upheld', 'rejected')),
        answer_number text,
        answer_date date,
        answer_file_id uuid REFERENCES award.file (id),
        entered_by uuid NOT NULL REFERENCES identity.account (id),
        entered_at timestamptz NOT NULL,
        UNIQUE (contest_id, number),
        CHECK ((state = 'answered') = (outcome IS NOT NULL)),
        CHECK (state <> 'answered' OR (answer_number IS NOT NULL AND answer_date IS NOT NULL AND answer_file_id IS NOT NULL)),
        CHECK ((state = 'transferred') = (transferred_to IS NOT NULL))
      );
      CREATE INDEX complaint_complainant ON award.complaint (complainant_id);

      CREATE TABLE award.decision (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        -- Trao giải, bằng khen, giấy khen; an amending act has the kind of the decision it amends.
        kind text NOT NULL CHECK (kind IN ('award', 'merit', 'commendation')),
        act text NOT NULL CHECK (act IN ('grant', 'amendment', 'revocation')),
        amends_id uuid REFERENCES award.decision (id),
        complaint_id uuid REFERENCES award.complaint (id),
        state text NOT NULL DEFAULT 'drafted' CHECK (state IN ('drafted', 'agreed', 'sent', 'returned', 'signed', 'published')),
        version int NOT NULL DEFAULT 1,
        -- Not bound by the agreement: subject, issuer, bases, articles, executors, recipients, signer lines.
        wording jsonb NOT NULL,
        -- The number series, QĐ-UBND, and who keeps it.
        series text NOT NULL,
        issuer text NOT NULL,
        -- Which prize tables a grant takes its winners from; null: all.
        table_codes text[],
        -- Round results and decisions that the list was drawn from.
        basis jsonb NOT NULL,
        rulebook_version int NOT NULL,
        proposed_by uuid NOT NULL REFERENCES identity.account (id),
        proposed_at timestamptz NOT NULL,
        agreed_by uuid REFERENCES identity.account (id),
        agreed_at timestamptz,
        -- SHA-256 of the agreed list: who, prize, sum.
        list_hash text,
        proposal_number text,
        proposal_date date,
        sent_at timestamptz,
        number text,
        signed_on date,
        signer_name text,
        signed_file_id uuid REFERENCES award.file (id),
        -- SHA-256 of the list as signed.
        signed_hash text,
        signed_at timestamptz,
        signed_by uuid REFERENCES identity.account (id),
        published_at timestamptz,
        published_by uuid REFERENCES identity.account (id),
        CHECK ((act = 'grant') = (amends_id IS NULL)),
        CHECK (agreed_by IS NULL OR agreed_by <> proposed_by),
        CHECK ((state = 'drafted') = (list_hash IS NULL) AND (list_hash IS NULL) = (agreed_by IS NULL) AND (list_hash IS NULL) = (agreed_at IS NULL)),
        CHECK (state NOT IN ('sent', 'returned', 'signed', 'published') OR (proposal_number IS NOT NULL AND proposal_date IS NOT NULL AND sent_at IS NOT NULL)),
        CHECK ((state IN ('signed', 'published')) = (number IS NOT NULL)),
        CHECK (number IS NULL OR (signed_on IS NOT NULL AND signer_name IS NOT NULL AND signed_file_id IS NOT NULL AND signed_hash IS NOT NULL AND signed_at IS NOT NULL)),
        CHECK ((state = 'published') = (published_at IS NOT NULL))
      );
      CREATE UNIQUE INDEX decision_number ON award.decision (issuer, series, number, (extract(year FROM signed_on))) WHERE number IS NOT NULL;
      CREATE INDEX decision_contest ON award.decision (contest_id, proposed_at, id);
      CREATE INDEX decision_amends ON award.decision (amends_id);
      ALTER TABLE award.complaint ADD FOREIGN KEY (decision_id) REFERENCES award.decision (id);

      -- One line of a list, as proposed. recipients: [{name, position, unit}] as they stood then.
      CREATE TABLE award.decision_row (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        decision_id uuid NOT NULL REFERENCES award.decision (id),
        position int NOT NULL,
        initiative_id uuid NOT NULL REFERENCES initiative.initiative (id),
        effect text NOT NULL CHECK (effect IN ('grant', 'change', 'withdraw')),
        table_code text NOT NULL,
        prize_code text NOT NULL,
        prize_name text NOT NULL,
        amount bigint NOT NULL CHECK (amount >= 0),
        rank int NOT NULL,
        recipients jsonb NOT NULL,
        title text NOT NULL,
        code text NOT NULL, theme text, category text NOT NULL,
        unit_name text NOT NULL,
        UNIQUE (decision_id, initiative_id), UNIQUE (decision_id, position)
      );

      -- What the signed paper says otherwise than the agreed list, one row of the list each.
      CREATE TABLE award.signing_difference (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        decision_id uuid NOT NULL REFERENCES award.decision (id),
        initiative_id uuid NOT NULL REFERENCES initiative.initiative (id),
        state text NOT NULL DEFAULT 'entered' CHECK (state IN ('entered', 'confirmed', 'declined')),
        version int NOT NULL DEFAULT 1,
        change text NOT NULL CHECK (change IN ('added', 'removed', 'changed')),
        table_code text,
        prize_code text,
        prize_name text,
        amount bigint CHECK (amount >= 0),
        reason text NOT NULL,
        document_number text NOT NULL, document_date date NOT NULL,
        document_file_id uuid NOT NULL REFERENCES award.file (id),
        entered_by uuid NOT NULL REFERENCES identity.account (id),
        entered_at timestamptz NOT NULL,
        confirmed_by uuid REFERENCES identity.account (id),
        confirmed_at timestamptz,
        CHECK (confirmed_by IS NULL OR confirmed_by <> entered_by),
        CHECK (state <> 'confirmed' OR (confirmed_by IS NOT NULL AND confirmed_at IS NOT NULL)),
        CHECK ((change = 'removed') = (prize_code IS NULL) AND (prize_code IS NULL) = (amount IS NULL)
          AND (prize_code IS NULL) = (table_code IS NULL) AND (prize_code IS NULL) = (prize_name IS NULL))
      );
      CREATE UNIQUE INDEX signing_difference_once ON award.signing_difference (decision_id, initiative_id) WHERE state <> 'declined';

      -- Steps outside this service: the opinion of the emulation council and the like.
      CREATE TABLE award.outside_step (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        decision_id uuid NOT NULL REFERENCES award.decision (id),
        body text NOT NULL,
        summary text NOT NULL,
        document_number text NOT NULL, document_date date NOT NULL,
        file_id uuid NOT NULL REFERENCES award.file (id),
        recorded_by uuid NOT NULL REFERENCES identity.account (id),
        recorded_at timestamptz NOT NULL
      );
      CREATE INDEX outside_step_decision ON award.outside_step (decision_id);

      -- The list as signed. A later decision ends a row when it is published; nothing else touches it.
      CREATE TABLE award.award (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        decision_id uuid NOT NULL REFERENCES award.decision (id),
        position int NOT NULL,
        initiative_id uuid NOT NULL REFERENCES initiative.initiative (id),
        effect text NOT NULL CHECK (effect IN ('grant', 'change', 'withdraw')),
        table_code text NOT NULL,
        prize_code text NOT NULL,
        prize_name text NOT NULL,
        amount bigint NOT NULL CHECK (amount >= 0),
        rank int NOT NULL,
        recipients jsonb NOT NULL,
        title text NOT NULL,
        code text NOT NULL, theme text, category text NOT NULL,
        unit_name text NOT NULL,
        ended_by uuid REFERENCES award.decision (id),
        ended_at timestamptz,
        UNIQUE (decision_id, initiative_id),
        CHECK ((ended_by IS NULL) = (ended_at IS NULL))
      );
      CREATE INDEX award_contest ON award.award (contest_id) WHERE ended_by IS NULL;

      -- Anyone may check the code once the decision is published.
      CREATE TABLE award.certificate (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        award_id uuid NOT NULL UNIQUE REFERENCES award.award (id),
        decision_id uuid NOT NULL REFERENCES award.decision (id),
        code text NOT NULL UNIQUE CHECK (code ~ '^[34679ACDEFGHJKMNPQRTUVWXY]{12}$'),
        issued_at timestamptz NOT NULL,
        revoked_at timestamptz,
        revoked_by uuid REFERENCES award.decision (id),
        CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
      );
      CREATE INDEX certificate_decision ON award.certificate (decision_id);

      -- Checks of codes by address (hashed) and minute.
      CREATE TABLE award.check_rate (
        address text NOT NULL,
        minute timestamptz NOT NULL,
        checks int NOT NULL,
        PRIMARY KEY (address, minute)
      );
      CREATE INDEX check_rate_minute ON award.check_rate (minute);

      CREATE TABLE award.template (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        paper text NOT NULL,
        version int NOT NULL,
        -- Null: from this version on the shipped template is used again.
        file_id uuid REFERENCES award.file (id),
        made_at timestamptz NOT NULL,
        made_by uuid NOT NULL REFERENCES identity.account (id),
        UNIQUE (contest_id, paper, version)
      );

      -- Every paper of the contest.
      CREATE TABLE award.document_register (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        decision_id uuid REFERENCES award.decision (id),
        complaint_id uuid REFERENCES award.complaint (id),
        kind text NOT NULL,
        format text NOT NULL CHECK (format IN ('docx', 'pdf', 'xlsx')),
        title text NOT NULL,
        -- Made here, or handed in as signed.
        origin text NOT NULL CHECK (origin IN ('made', 'handed_in')),
        number text,
        dated date,
        signer text,
        blob_key text NOT NULL,
        sha256 text NOT NULL,
        size bigint NOT NULL,
        -- The frozen data that a made paper shows, and its hash.
        data jsonb,
        data_hash text,
        template_version int,
        made_at timestamptz NOT NULL,
        made_by uuid NOT NULL REFERENCES identity.account (id),
        CHECK ((origin = 'made') = (data IS NOT NULL) AND (data IS NULL) = (data_hash IS NULL))
      );
      CREATE INDEX document_register_contest ON award.document_register (contest_id, made_at, id);
    `);
    await runner.query(guardSql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA award CASCADE');
  }
}
