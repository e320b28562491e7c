/** What nobody may change afterwards, whoever holds the connection. */
export const guardSql = `
  -- A list may be drawn again only while its decision is drafted.
  CREATE FUNCTION award.keep_list() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE of_decision uuid := CASE TG_OP WHEN 'INSERT' THEN NEW.decision_id ELSE OLD.decision_id END;
    BEGIN
      IF TG_OP = 'UPDATE' OR (SELECT state FROM award.decision WHERE id = of_decision) <> 'drafted' THEN
        RAISE EXCEPTION 'the list of this decision is fixed' USING ERRCODE = 'restrict_violation';
      END IF;
      RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END $$;
  CREATE TRIGGER keep_list BEFORE INSERT OR UPDATE OR DELETE ON award.decision_row
    FOR EACH ROW EXECUTE FUNCTION award.keep_list();

  -- Once signed, a decision may only be published; once published, it stays.
  CREATE FUNCTION award.keep_decision() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' OR OLD.state = 'published' OR (OLD.state = 'signed'
        AND to_jsonb(NEW) - '{state,version,published_at,published_by}'::text[] <> to_jsonb(OLD) - '{state,version,published_at,published_by}'::text[]) THEN
        RAISE EXCEPTION 'a signed decision changes only by a new decision' USING ERRCODE = 'restrict_violation';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_decision BEFORE UPDATE OR DELETE ON award.decision
    FOR EACH ROW EXECUTE FUNCTION award.keep_decision();

  -- Of a signed row only its end may be written, once.
  CREATE FUNCTION award.keep_award() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' OR OLD.ended_by IS NOT NULL
        OR to_jsonb(NEW) - 'ended_by' - 'ended_at' <> to_jsonb(OLD) - 'ended_by' - 'ended_at' THEN
        RAISE EXCEPTION 'a signed award changes only by a new decision' USING ERRCODE = 'restrict_violation';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_award BEFORE UPDATE OR DELETE ON award.award FOR EACH ROW EXECUTE FUNCTION award.keep_award();

  CREATE FUNCTION award.keep_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' OR OLD.revoked_by IS NOT NULL
        OR to_jsonb(NEW) - 'revoked_by' - 'revoked_at' <> to_jsonb(OLD) - 'revoked_by' - 'revoked_at' THEN
        RAISE EXCEPTION 'a certificate may only be revoked' USING ERRCODE = 'restrict_violation';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_certificate BEFORE UPDATE OR DELETE ON award.certificate
    FOR EACH ROW EXECUTE FUNCTION award.keep_certificate();

  CREATE TRIGGER allotment_decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON award.allotment_decision
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER file_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON award.file
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER outside_step_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON award.outside_step
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER template_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON award.template
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER document_register_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON award.document_register
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
`;
