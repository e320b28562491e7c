/**
 * The last line of defence: whatever the code does, a sheet that was handed in or whose round is not being marked does
 * not change, settlements and results are only ever added, and nobody is put to a work they are in conflict with.
 */
export const guardSql = `
  CREATE FUNCTION judging.guard_sheet() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE round_state text;
    BEGIN
      IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a score sheet is never deleted'; END IF;
      IF OLD.state <> 'draft' AND (NEW.marks, NEW.notes, NEW.comment, NEW.submitted_at) IS DISTINCT FROM (OLD.marks, OLD.notes, OLD.comment, OLD.submitted_at) THEN
        RAISE EXCEPTION 'a score sheet that was handed in does not change';
      END IF;
      IF OLD.state <> 'draft' AND NEW.state IN ('draft', 'submitted') AND NEW.state <> OLD.state THEN
        RAISE EXCEPTION 'a score sheet that was handed in is only superseded';
      END IF;
      IF (NEW.id, NEW.round_id, NEW.round_initiative_id, NEW.assignment_id, NEW.account_id, NEW.source, NEW.supersedes, NEW.created_at)
         IS DISTINCT FROM (OLD.id, OLD.round_id, OLD.round_initiative_id, OLD.assignment_id, OLD.account_id, OLD.source, OLD.supersedes, OLD.created_at) THEN
        RAISE EXCEPTION 'a score sheet keeps its judge and its initiative';
      END IF;
      SELECT state INTO round_state FROM judging.round WHERE id = OLD.round_id;
      IF round_state IN ('locked', 'confirmed', 'announced') THEN RAISE EXCEPTION 'the round is locked'; END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER sheet_guard BEFORE UPDATE OR DELETE ON judging.sheet FOR EACH ROW EXECUTE FUNCTION judging.guard_sheet();

  CREATE FUNCTION judging.guard_new_sheet() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE round_state text;
    BEGIN
      SELECT state INTO round_state FROM judging.round WHERE id = NEW.round_id;
      IF round_state IN ('locked', 'confirmed', 'announced') THEN RAISE EXCEPTION 'the round is locked'; END IF;
      IF NOT EXISTS (SELECT FROM judging.assignment a WHERE a.id = NEW.assignment_id AND a.account_id = NEW.account_id
                     AND a.round_id = NEW.round_id AND a.round_initiative_id = NEW.round_initiative_id) THEN
        RAISE EXCEPTION 'a score sheet belongs to its assignment';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER sheet_new BEFORE INSERT ON judging.sheet FOR EACH ROW EXECUTE FUNCTION judging.guard_new_sheet();

  CREATE FUNCTION judging.guard_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (TG_OP = 'INSERT' OR NEW.state = 'accepted') AND EXISTS (SELECT FROM judging.conflicts(NEW.round_id, NEW.account_id, ARRAY[NEW.round_initiative_id])) THEN
        RAISE EXCEPTION 'a judge in conflict is not assigned';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER assignment_guard BEFORE INSERT OR UPDATE OF state ON judging.assignment FOR EACH ROW EXECUTE FUNCTION judging.guard_assignment();

  CREATE TRIGGER settlement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON judging.settlement FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER round_result_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON judging.round_result FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER sheet_kept BEFORE TRUNCATE ON judging.sheet FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
`;
