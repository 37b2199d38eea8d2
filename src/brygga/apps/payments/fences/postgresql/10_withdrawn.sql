-- A statement is withdrawn only when it is the latest of its account and no row of it is anything; after that nothing
-- of it moves: no row is added, changed or removed, and none is matched. (The statement itself never changes: `added_…`.)

-- fence: function payments_withdrawal_free
CREATE FUNCTION payments_withdrawal_free() RETURNS trigger LANGUAGE plpgsql
SET search_path=pg_catalog,public,pg_temp AS $$ BEGIN
 IF btrim(NEW.reason)='' OR EXISTS(SELECT 1 FROM payments_statementline l WHERE l.statement_id=NEW.statement_id AND (l.state<>'open'
    OR EXISTS(SELECT 1 FROM payments_match m WHERE m.line_id=l.id AND m.undone_at IS NULL)))
  OR EXISTS(SELECT 1 FROM payments_statement s JOIN payments_statement n ON n.bank_account_id=s.bank_account_id
    AND (n.to_on>s.to_on OR (n.to_on=s.to_on AND n.id>s.id)) WHERE s.id=NEW.statement_id
    AND NOT EXISTS(SELECT 1 FROM payments_statementwithdrawal w WHERE w.statement_id=n.id))
 THEN RAISE EXCEPTION 'payments: a statement with matched rows, or one that another follows, is not withdrawn'
  USING ERRCODE='23514'; END IF; RETURN NEW; END $$

-- fence: trigger payments_withdrawal_free on payments_statementwithdrawal
CREATE TRIGGER payments_withdrawal_free BEFORE INSERT ON payments_statementwithdrawal
FOR EACH ROW EXECUTE FUNCTION payments_withdrawal_free()

-- fence: function payments_withdrawn_match
CREATE FUNCTION payments_withdrawn_match() RETURNS trigger LANGUAGE plpgsql
SET search_path=pg_catalog,public,pg_temp AS $$ BEGIN
 IF EXISTS(SELECT 1 FROM payments_statementline l JOIN payments_statementwithdrawal w ON w.statement_id=l.statement_id
           WHERE l.id=NEW.line_id OR (TG_OP='UPDATE' AND l.id=OLD.line_id))
 THEN RAISE EXCEPTION 'payments: the row stands on a withdrawn statement' USING ERRCODE='23514'; END IF;
 RETURN NEW; END $$

-- fence: trigger payments_withdrawn_match on payments_match
CREATE TRIGGER payments_withdrawn_match BEFORE INSERT OR UPDATE ON payments_match
FOR EACH ROW EXECUTE FUNCTION payments_withdrawn_match()

-- fence: function payments_withdrawn_row
CREATE FUNCTION payments_withdrawn_row() RETURNS trigger LANGUAGE plpgsql
SET search_path=pg_catalog,public,pg_temp AS $$ BEGIN
 IF (TG_OP<>'DELETE' AND EXISTS(SELECT 1 FROM payments_statementwithdrawal w WHERE w.statement_id=NEW.statement_id))
  OR (TG_OP<>'INSERT' AND EXISTS(SELECT 1 FROM payments_statementwithdrawal w WHERE w.statement_id=OLD.statement_id))
 THEN RAISE EXCEPTION 'payments: a row of a withdrawn statement stays as it is' USING ERRCODE='23514'; END IF;
 RETURN coalesce(NEW, OLD); END $$

-- fence: trigger payments_withdrawn_row on payments_statementline
CREATE TRIGGER payments_withdrawn_row BEFORE INSERT OR UPDATE OR DELETE ON payments_statementline
FOR EACH ROW EXECUTE FUNCTION payments_withdrawn_row()
