/**
 * What a judge of a blind round may read, and the role that can read nothing else. The reader is the account named in
 * the setting \`judging.reader\` of the transaction; without one the views are empty. They name no author, unit, code,
 * file name or id of the initiative, and hold only while the round is marked and the reader is not in conflict.
 */
export const blindSql = `
  DO $$
  BEGIN
    -- Roles belong to the whole server: another database's migration may create it at the same moment.
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sang_kien_blind') THEN
      BEGIN
        CREATE ROLE sang_kien_blind NOLOGIN NOINHERIT;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END;
    END IF;
    -- Being a member is not enough from PostgreSQL 16 on: only trying tells whether the role may be taken on.
    BEGIN
      EXECUTE 'SET LOCAL ROLE sang_kien_blind';
      EXECUTE 'SET LOCAL ROLE NONE';
    EXCEPTION WHEN insufficient_privilege THEN
      EXECUTE format('GRANT sang_kien_blind TO %I', current_user);
    END;
  EXCEPTION WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'The database user may not create the role sang_kien_blind. As an administrator run: CREATE ROLE sang_kien_blind NOLOGIN; GRANT sang_kien_blind TO %;', quote_ident(current_user);
  END $$;

  -- Files of the judged revision that a secretary has cleared as anonymous, numbered; for the service itself.
  CREATE VIEW judging.review_file AS
    SELECT ri.id AS round_initiative_id, row_number() OVER (PARTITION BY ri.id ORDER BY f.part_code, f.id)::int AS number,
      f.part_code, f.kind, f.mime, f.size, f.blob_key, f.pages
    FROM judging.entry ri JOIN initiative.attachment f ON f.initiative_id = ri.initiative_id
    WHERE f.removed_at IS NULL AND f.cleared_at IS NOT NULL;


  -- Every file of the dossier and the parts of this round.
  CREATE VIEW judging.open_file AS
    SELECT f.round_initiative_id, row_number() OVER (PARTITION BY f.round_initiative_id ORDER BY f.own DESC, f.part_code, f.id)::int AS number,
      f.part_code, f.kind, f.mime, f.size, f.blob_key, f.pages
    FROM (SELECT ri.id AS round_initiative_id, false AS own, a.id, a.part_code, a.kind, a.mime, a.size, a.blob_key, a.pages
          FROM judging.entry ri JOIN initiative.attachment a ON a.initiative_id = ri.initiative_id WHERE a.removed_at IS NULL
          UNION ALL
          SELECT p.round_initiative_id, true, p.id, p.part_code, p.kind, p.mime, p.size, p.blob_key, p.pages FROM judging.round_part p WHERE p.removed_at IS NULL) f;

  -- Runs with its owner's rights, as the views do; tells a reader only which of the own assignments are closed to them.
  CREATE FUNCTION judging.reader_conflicts() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT coalesce(array_agg(c.round_initiative_id), '{}')
    FROM (SELECT a.round_id, a.account_id, array_agg(a.round_initiative_id) AS mine FROM judging.assignment a
          WHERE a.account_id = nullif(current_setting('judging.reader', true), '')::uuid GROUP BY 1, 2) r
    CROSS JOIN LATERAL judging.conflicts(r.round_id, r.account_id, r.mine) c $$;

  CREATE VIEW judging.blind_assignment WITH (security_barrier) AS
    SELECT a.id, a.round_id, a.state, a.version, a.place, ri.blind_code, v.blind_title AS title, v.theme,
      CASE WHEN r.state IN ('assigning', 'scoring', 'closed', 'settling') THEN v.blind_answers END AS answers,
      s.id AS sheet_id, s.state AS sheet_state, s.version AS sheet_version, s.marks, s.notes, s.comment, s.submitted_at,
      s.supersedes IS NOT NULL AS reopened, a.opened_at IS NOT NULL AS opened,
      (SELECT count(*)::int FROM judging.review_file f WHERE f.round_initiative_id = ri.id) AS files,
      (SELECT sum(f.pages)::int FROM judging.review_file f WHERE f.round_initiative_id = ri.id) AS pages
    FROM judging.assignment a
    JOIN judging.round r ON r.id = a.round_id AND r.visibility = 'blind'
    JOIN judging.entry ri ON ri.id = a.round_initiative_id
    JOIN initiative.revision v ON v.initiative_id = ri.initiative_id AND v.number = ri.revision
    LEFT JOIN judging.sheet s ON s.assignment_id = a.id AND s.state IN ('draft', 'submitted', 'not_returned')
    WHERE a.account_id = nullif(current_setting('judging.reader', true), '')::uuid AND a.state IN ('offered', 'appointed', 'accepted')
      AND ri.id <> ALL (ARRAY(SELECT unnest(judging.reader_conflicts())));

  CREATE VIEW judging.blind_file WITH (security_barrier) AS
    SELECT a.id AS assignment_id, f.number, f.part_code, f.kind, f.mime, f.size, f.pages
    FROM judging.blind_assignment b JOIN judging.assignment a ON a.id = b.id
    JOIN judging.review_file f ON f.round_initiative_id = a.round_initiative_id
    WHERE b.answers IS NOT NULL;

  -- The same for an open round, whose judges read what was handed in; for the service itself.
  CREATE VIEW judging.open_assignment AS
    SELECT a.id, a.round_id, a.state, a.version, a.place, ri.blind_code, v.title, v.theme,
      CASE WHEN r.state IN ('assigning', 'scoring', 'closed', 'settling') THEN v.answers END AS answers,
      s.id AS sheet_id, s.state AS sheet_state, s.version AS sheet_version, s.marks, s.notes, s.comment, s.submitted_at,
      s.supersedes IS NOT NULL AS reopened, a.opened_at IS NOT NULL AS opened,
      (SELECT count(*)::int FROM judging.open_file f WHERE f.round_initiative_id = ri.id) AS files,
      (SELECT sum(f.pages)::int FROM judging.open_file f WHERE f.round_initiative_id = ri.id) AS pages
    FROM judging.assignment a
    JOIN judging.round r ON r.id = a.round_id AND r.visibility = 'open'
    JOIN judging.entry ri ON ri.id = a.round_initiative_id
    JOIN initiative.revision v ON v.initiative_id = ri.initiative_id AND v.number = ri.revision
    LEFT JOIN judging.sheet s ON s.assignment_id = a.id AND s.state IN ('draft', 'submitted', 'not_returned')
    WHERE a.account_id = nullif(current_setting('judging.reader', true), '')::uuid AND a.state IN ('offered', 'appointed', 'accepted')
      AND ri.id <> ALL (ARRAY(SELECT unnest(judging.reader_conflicts())));

  GRANT USAGE ON SCHEMA judging TO sang_kien_blind;
  GRANT SELECT ON judging.blind_assignment, judging.blind_file TO sang_kien_blind;
`;
