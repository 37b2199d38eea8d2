-- The seal: header first, lines numbered 1..n, line n seals. Nothing is ever updated (`added_…` sees to that).

-- fence: trigger ledger_entry_head on ledger_journalentry
CREATE TRIGGER ledger_entry_head BEFORE INSERT ON ledger_journalentry BEGIN
 SELECT RAISE(ABORT,'ledger: an entry has 2 to 1000 lines, a series, proper days and a digest')
  WHERE typeof(NEW.lines)<>'integer' OR NEW.lines NOT BETWEEN 2 AND 1000 OR NEW.series NOT GLOB '[A-Z]*'
   OR NEW.booked_on IS NOT date(NEW.booked_on) OR NEW.value_on IS NOT date(NEW.value_on)
   OR length(NEW.digest)<>64 OR NEW.digest GLOB '*[^0-9a-f]*';
 SELECT RAISE(ABORT,'ledger: no open period of the tenant and year holds the date')
  WHERE NOT EXISTS(SELECT 1 FROM ledger_period WHERE id=NEW.period_id AND tenant_id=NEW.tenant_id AND year=NEW.year
   AND closed_at IS NULL AND soft_closed_at IS NULL AND NEW.booked_on BETWEEN first_on AND last_on);
 SELECT RAISE(ABORT,'ledger: the number is not the next one')
  WHERE typeof(NEW.number)<>'integer' OR NEW.number IS NOT (SELECT coalesce(max(number),0)+1 FROM ledger_journalentry
   WHERE tenant_id=NEW.tenant_id AND series=NEW.series AND year=NEW.year);
 SELECT RAISE(ABORT,'ledger: the document is of another tenant') WHERE NEW.document_id IS NOT NULL
  AND NOT EXISTS(SELECT 1 FROM documents_document WHERE id=NEW.document_id AND tenant_id=NEW.tenant_id);
 SELECT RAISE(ABORT,'ledger: what it reverses is not an entry of the tenant and series, or of other length')
  WHERE NEW.reverses_id IS NOT NULL AND NOT EXISTS(SELECT 1 FROM ledger_journalentry WHERE id=NEW.reverses_id
   AND tenant_id=NEW.tenant_id AND series=NEW.series AND lines=NEW.lines AND reverses_id IS NULL); END

-- fence: trigger ledger_entry_open on ledger_journalentry
CREATE TRIGGER ledger_entry_open AFTER INSERT ON ledger_journalentry BEGIN
 SELECT RAISE(ABORT,'ledger: id') WHERE NEW.id<1;
 INSERT INTO ledger_open(entry_id,tenant_id,lines,reverses_id) VALUES(NEW.id,NEW.tenant_id,NEW.lines,NEW.reverses_id); END

-- REPLACE by rowid would go round the primary key.
-- fence: trigger ledger_posting_rowid on ledger_posting
CREATE TRIGGER ledger_posting_rowid BEFORE INSERT ON ledger_posting WHEN NEW.rowid<>-1
BEGIN SELECT RAISE(ABORT,'ledger: the rowid is not yours to give'); END

-- fence: trigger ledger_posting_refs on ledger_posting
CREATE TRIGGER ledger_posting_refs AFTER INSERT ON ledger_posting
WHEN NOT EXISTS(SELECT 1 FROM ledger_account a JOIN ledger_pot o ON o.id=NEW.pot_id AND o.tenant_id=NEW.tenant_id
                WHERE a.id=NEW.account_id AND a.tenant_id=NEW.tenant_id AND a.pot_kind IN ('',o.kind))
  OR (NEW.agreement_id IS NOT NULL
      AND NOT EXISTS(SELECT 1 FROM agreements_agreement WHERE id=NEW.agreement_id AND tenant_id=NEW.tenant_id))
  OR (NEW.party_id IS NOT NULL
      AND NOT EXISTS(SELECT 1 FROM parties_party WHERE id=NEW.party_id AND tenant_id=NEW.tenant_id))
BEGIN SELECT RAISE(ABORT,'ledger: account, pot, agreement or party of another tenant, or a pot of the wrong kind'); END

-- fence: trigger ledger_posting_seal on ledger_posting
CREATE TRIGGER ledger_posting_seal AFTER INSERT ON ledger_posting BEGIN
 SELECT RAISE(ABORT,'ledger: line refused: type, amount, or the entry is not open, not whole, not zero per pot and currency, or no mirror')
  WHERE NEW.rowid<1 OR typeof(NEW.entry_id)<>'integer' OR typeof(NEW.line_no)<>'integer'
  OR typeof(NEW.amount_minor)<>'integer' OR NEW.amount_minor=0
  OR NEW.amount_minor NOT BETWEEN -1000000000000000 AND 1000000000000000
  OR typeof(NEW.currency)<>'text' OR NEW.currency NOT GLOB '[A-Z][A-Z][A-Z]'
  OR coalesce((SELECT CASE WHEN NEW.tenant_id<>tenant_id OR NEW.line_no NOT BETWEEN 1 AND lines THEN 1
     WHEN reverses_id IS NOT NULL AND NOT EXISTS(SELECT 1 FROM ledger_posting p WHERE p.entry_id=reverses_id
       AND p.line_no=NEW.line_no AND p.account_id=NEW.account_id AND p.pot_id=NEW.pot_id AND p.agreement_id IS NEW.agreement_id
       AND p.party_id IS NEW.party_id AND p.currency=NEW.currency AND p.amount_minor=-NEW.amount_minor) THEN 1
     WHEN NEW.line_no<lines THEN 0
     WHEN lines=2 THEN NOT EXISTS(SELECT 1 FROM ledger_posting WHERE entry_id=NEW.entry_id AND line_no=1
       AND pot_id=NEW.pot_id AND currency=NEW.currency AND amount_minor=-NEW.amount_minor)
     ELSE (SELECT count(*) FROM ledger_posting WHERE entry_id=NEW.entry_id)<>lines
       OR EXISTS(SELECT 1 FROM ledger_posting WHERE entry_id=NEW.entry_id GROUP BY pot_id,currency HAVING sum(amount_minor)<>0) END
    FROM ledger_open WHERE entry_id=NEW.entry_id),1);
 DELETE FROM ledger_open WHERE entry_id=NEW.entry_id AND lines=NEW.line_no; END
