import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Dossiers: authors, attachments, revisions, receipts, unit lists, paper intake. */
export class Initiative1767000000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA initiative;

      CREATE TABLE initiative.initiative (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        code text NOT NULL UNIQUE,
        state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'awaiting_unit', 'not_forwarded', 'submitted', 'awaiting_completion',
          'eligible', 'ineligible', 'duplicate', 'disqualified', 'withdrawn')),
        version int NOT NULL DEFAULT 1,
        -- While a verdict's notices are drafts: the state that all but the secretariat still see.
        told_state text,
        rulebook_version int NOT NULL,
        channel text NOT NULL DEFAULT 'online' CHECK (channel IN ('online', 'paper', 'email', 'unit_list')),
        -- Who keeps the draft: the lead author's account, or the coordinator or secretary who entered it.
        owner_id uuid NOT NULL REFERENCES identity.account (id),
        author_kind text NOT NULL CHECK (author_kind IN ('individual', 'group', 'collective')),
        -- The lead author's unit, a fact from submission on.
        unit_id uuid NOT NULL REFERENCES identity.unit (id),
        unit_name text NOT NULL,
        title text NOT NULL DEFAULT '',
        title_folded text NOT NULL DEFAULT '',
        -- Code, title and authors' names as last submitted (a draft: as last saved), for accent-free search.
        search_folded text NOT NULL DEFAULT '',
        -- Of the authors as last submitted (a draft: as last saved), for lists.
        lead_author text,
        author_count int NOT NULL DEFAULT 0,
        theme text,
        -- The author kind under the name that prize tables and quotas use.
        category text,
        -- The draft's answers by field code; a revision freezes them.
        answers jsonb NOT NULL DEFAULT '{}',
        revision int NOT NULL DEFAULT 0,
        -- Decides timeliness: the database's clock online, the confirmed stamp on paper.
        received_at timestamptz,
        entered_at timestamptz,
        entered_by uuid REFERENCES identity.account (id),
        submitted_at timestamptz,
        -- Pushed down by screening with askCompletion: until when, and whether authors and shares may change too.
        completion_due_at timestamptz,
        completion_authors boolean NOT NULL DEFAULT false,
        -- Pushed down by judging: from here on it cannot be withdrawn.
        sealed_at timestamptz,
        -- Pushed down by award: a decision that names it has been signed.
        decided_at timestamptz,
        duplicate_of uuid REFERENCES initiative.initiative (id),
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CHECK (state IN ('draft', 'awaiting_unit', 'not_forwarded', 'withdrawn') OR (received_at IS NOT NULL AND revision > 0)),
        CHECK ((state = 'duplicate') = (duplicate_of IS NOT NULL))
      );
      CREATE INDEX initiative_list ON initiative.initiative (contest_id, created_at, id);
      CREATE INDEX initiative_code ON initiative.initiative (contest_id, code, id);
      CREATE INDEX initiative_title ON initiative.initiative (contest_id, left(title_folded, 200), id);
      CREATE INDEX initiative_received ON initiative.initiative (contest_id, coalesce(received_at, created_at), id);
      CREATE INDEX initiative_state ON initiative.initiative (contest_id, state, created_at, id);
      CREATE INDEX initiative_unit ON initiative.initiative (contest_id, unit_id, created_at, id);
      CREATE INDEX initiative_theme ON initiative.initiative (contest_id, theme, created_at, id);
      CREATE INDEX initiative_channel ON initiative.initiative (contest_id, channel, created_at, id);
      CREATE INDEX initiative_author_kind ON initiative.initiative (contest_id, author_kind, created_at, id);
      CREATE INDEX initiative_owner ON initiative.initiative (owner_id);
      CREATE INDEX initiative_search ON initiative.initiative USING gin (search_folded gin_trgm_ops);

      CREATE FUNCTION initiative.next_number(of_contest uuid) RETURNS bigint LANGUAGE plpgsql AS $$
        DECLARE name text := 'initiative.number_' || replace(of_contest::text, '-', '_');
        BEGIN
          IF to_regclass(name) IS NULL THEN
            PERFORM pg_advisory_xact_lock(hashtext(name));
            EXECUTE 'CREATE SEQUENCE IF NOT EXISTS ' || name;
          END IF;
          RETURN nextval(name::regclass);
        END $$;

      -- The next public code of a contest: its prefix and at least four digits. Gaps are allowed.
      CREATE FUNCTION initiative.next_code(of_contest uuid, prefix text) RETURNS text LANGUAGE plpgsql AS $$
        DECLARE number text := initiative.next_number(of_contest)::text;
        BEGIN
          RETURN prefix || '-' || lpad(number, greatest(4, length(number)), '0');
        END $$;

      CREATE TABLE initiative.author (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        initiative_id uuid NOT NULL REFERENCES initiative.initiative (id),
        position int NOT NULL,
        is_lead boolean NOT NULL,
        -- Null for a person not yet known to the directory; then consent is a signed page.
        person_id uuid REFERENCES identity.person (id),
        account_id uuid REFERENCES identity.account (id),
        name text NOT NULL,
        birth_date date,
        gender text,
        job_title text,
        unit_id uuid REFERENCES identity.unit (id),
        unit_name text,
        qualification text,
        phone text,
        email text,
        -- Hundredths of a percent; all of a dossier total 10000.
        share int NOT NULL DEFAULT 0 CHECK (share BETWEEN 0 AND 10000),
        consent text NOT NULL DEFAULT 'pending' CHECK (consent IN ('pending', 'given', 'signed_page', 'refused')),
        consent_at timestamptz,
        -- When consent was last asked for by mail.
        asked_at timestamptz,
        consent_attachment_id uuid,
        UNIQUE (initiative_id, position) DEFERRABLE INITIALLY DEFERRED
      );
      CREATE UNIQUE INDEX author_lead ON initiative.author (initiative_id) WHERE is_lead;
      CREATE INDEX author_account ON initiative.author (account_id);
      CREATE INDEX author_person ON initiative.author (person_id);

      CREATE TABLE initiative.attachment (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        initiative_id uuid NOT NULL REFERENCES initiative.initiative (id),
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
        -- A secretary has looked and found no name, unit or mark of the author in it.
        cleared_at timestamptz,
        cleared_by uuid REFERENCES identity.account (id),
        -- Of a PDF, as far as it could be read; for information.
        pages int CHECK (pages > 0)
      );
      CREATE INDEX attachment_initiative ON initiative.attachment (initiative_id);

      CREATE TABLE initiative.revision (
        initiative_id uuid NOT NULL REFERENCES initiative.initiative (id),
        number int NOT NULL,
        rulebook_version int NOT NULL,
        title text NOT NULL,
        theme text,
        category text,
        answers jsonb NOT NULL,
        -- Written at submit; a field cleared in it stays empty and never falls back to the original.
        blind_title text NOT NULL,
        blind_answers jsonb NOT NULL,
        authors jsonb NOT NULL,
        attachments jsonb NOT NULL,
        content_hash text NOT NULL,
        submitted_at timestamptz NOT NULL,
        submitted_by uuid NOT NULL REFERENCES identity.account (id),
        PRIMARY KEY (initiative_id, number)
      );

      CREATE TABLE initiative.receipt (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        initiative_id uuid NOT NULL REFERENCES initiative.initiative (id),
        revision int NOT NULL,
        code text NOT NULL UNIQUE,
        received_at timestamptz NOT NULL,
        content_hash text NOT NULL,
        FOREIGN KEY (initiative_id, revision) REFERENCES initiative.revision (initiative_id, number),
        UNIQUE (initiative_id, revision)
      );

      -- All that a blind reader may see of a dossier: no author, unit, code, file name, channel or time.
      CREATE VIEW initiative.blind_dossier AS
        SELECT r.initiative_id, r.number AS revision, r.rulebook_version, r.blind_title AS title, r.blind_answers AS answers
        FROM initiative.revision r JOIN initiative.initiative i ON i.id = r.initiative_id AND i.revision = r.number;
      -- Cleared parts of the present revision.
      CREATE VIEW initiative.blind_attachment AS
        SELECT a.id, a.initiative_id, a.part_code, a.kind, a.mime, a.size, a.blob_key,
          row_number() OVER (PARTITION BY a.initiative_id, a.part_code ORDER BY a.id)::int AS position
        FROM initiative.attachment a
        JOIN initiative.initiative i ON i.id = a.initiative_id
        JOIN initiative.revision r ON r.initiative_id = i.id AND r.number = i.revision
        WHERE a.cleared_at IS NOT NULL AND r.attachments @> jsonb_build_array(jsonb_build_object('id', a.id));

      CREATE TABLE initiative.unit_list (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        unit_id uuid NOT NULL REFERENCES identity.unit (id),
        state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'forwarded', 'accepted', 'returned')),
        version int NOT NULL DEFAULT 1,
        dispatch_number text,
        dispatch_date date,
        -- As the dispatch says it: how many initiatives, and their codes in its order where it names them.
        declared_count int,
        declared_codes text[],
        scan_key text,
        scan_name text,
        scan_mime text,
        scan_sha256 text,
        forwarded_at timestamptz,
        -- Why it was last returned.
        reason text,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL REFERENCES identity.account (id)
      );
      CREATE INDEX unit_list_contest ON initiative.unit_list (contest_id, created_at, id);
      CREATE TABLE initiative.unit_list_item (
        unit_list_id uuid NOT NULL REFERENCES initiative.unit_list (id),
        initiative_id uuid NOT NULL UNIQUE REFERENCES initiative.initiative (id),
        position int NOT NULL,
        PRIMARY KEY (unit_list_id, initiative_id),
        UNIQUE (unit_list_id, position) DEFERRABLE INITIALLY DEFERRED
      );

      CREATE TABLE initiative.paper_intake (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        contest_id uuid NOT NULL REFERENCES contest.contest (id),
        initiative_id uuid NOT NULL UNIQUE REFERENCES initiative.initiative (id),
        state text NOT NULL DEFAULT 'entered' CHECK (state IN ('entered', 'confirmed', 'rejected')),
        version int NOT NULL DEFAULT 1,
        channel text NOT NULL CHECK (channel IN ('paper', 'email', 'unit_list')),
        -- The date and time stamped on the paper; it decides timeliness once a second secretary has confirmed it.
        stamped_at timestamptz NOT NULL,
        scan_attachment_id uuid REFERENCES initiative.attachment (id) ON DELETE SET NULL,
        entered_by uuid NOT NULL REFERENCES identity.account (id),
        entered_at timestamptz NOT NULL,
        confirmed_by uuid REFERENCES identity.account (id),
        confirmed_at timestamptz,
        -- Why it was rejected.
        reason text,
        CHECK ((state = 'confirmed') = (confirmed_by IS NOT NULL)),
        CHECK (confirmed_by IS NULL OR confirmed_by <> entered_by)
      );
      CREATE INDEX paper_intake_contest ON initiative.paper_intake (contest_id, entered_at, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA initiative CASCADE');
  }
}
