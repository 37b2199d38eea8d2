-- A statement is withdrawn only when it is the latest of its account and no row of it is anything; after that nothing
-- of it moves: no row is added, changed or removed, and none is matched. (The statement itself never changes: `added_…`.)

-- fence: trigger payments_withdrawal_free on payments_statementwithdrawal
CREATE TRIGGER payments_withdrawal_free BEFORE INSERT ON payments_statementwithdrawal
WHEN trim(NEW.reason)='' OR EXISTS(SELECT 1 FROM payments_statementline l WHERE l.statement_id=NEW.statement_id AND (l.state<>'open'
    OR EXISTS(SELECT 1 FROM payments_match m WHERE m.line_id=l.id AND m.undone_at IS NULL)))
  OR EXISTS(SELECT 1 FROM payments_statement s JOIN payments_statement n ON n.bank_account_id=s.bank_account_id
    AND (n.to_on>s.to_on OR (n.to_on=s.to_on AND n.id>s.id)) WHERE s.id=NEW.statement_id
    AND NOT EXISTS(SELECT 1 FROM payments_statementwithdrawal w WHERE w.statement_id=n.id))
BEGIN SELECT RAISE(ABORT,'payments: a statement with matched rows, or one that another follows, is not withdrawn'); END

-- fence: trigger payments_withdrawn_match on payments_match
CREATE TRIGGER payments_withdrawn_match BEFORE INSERT ON payments_match
WHEN EXISTS(SELECT 1 FROM payments_statementline l JOIN payments_statementwithdrawal w ON w.statement_id=l.statement_id
            WHERE l.id=NEW.line_id)
BEGIN SELECT RAISE(ABORT,'payments: the row stands on a withdrawn statement'); END

-- fence: trigger payments_withdrawn_rematch on payments_match
CREATE TRIGGER payments_withdrawn_rematch BEFORE UPDATE ON payments_match
WHEN EXISTS(SELECT 1 FROM payments_statementline l JOIN payments_statementwithdrawal w ON w.statement_id=l.statement_id
            WHERE l.id IN (NEW.line_id,OLD.line_id))
BEGIN SELECT RAISE(ABORT,'payments: the row stands on a withdrawn statement'); END

-- fence: trigger payments_withdrawn_row_new on payments_statementline
CREATE TRIGGER payments_withdrawn_row_new BEFORE INSERT ON payments_statementline
WHEN EXISTS(SELECT 1 FROM payments_statementwithdrawal w WHERE w.statement_id=NEW.statement_id)
BEGIN SELECT RAISE(ABORT,'payments: a withdrawn statement gets no more rows'); END

-- fence: trigger payments_withdrawn_row_kept on payments_statementline
CREATE TRIGGER payments_withdrawn_row_kept BEFORE UPDATE ON payments_statementline
WHEN EXISTS(SELECT 1 FROM payments_statementwithdrawal w WHERE w.statement_id IN (NEW.statement_id,OLD.statement_id))
BEGIN SELECT RAISE(ABORT,'payments: a row of a withdrawn statement stays as it is'); END

-- fence: trigger payments_withdrawn_row_stays on payments_statementline
CREATE TRIGGER payments_withdrawn_row_stays BEFORE DELETE ON payments_statementline
WHEN EXISTS(SELECT 1 FROM payments_statementwithdrawal w WHERE w.statement_id=OLD.statement_id)
BEGIN SELECT RAISE(ABORT,'payments: a row of a withdrawn statement stays as it is'); END
