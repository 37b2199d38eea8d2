-- Entries that wait for their last line. ledger_never stays empty for ever, so a row of ledger_open is a foreign key
-- that can never hold: COMMIT fails while an entry is open. (SQLite has no deferred triggers, but deferred keys.)

-- fence: table ledger_never
CREATE TABLE ledger_never(id INTEGER PRIMARY KEY)

-- fence: trigger ledger_never_new on ledger_never
CREATE TRIGGER ledger_never_new BEFORE INSERT ON ledger_never
BEGIN SELECT RAISE(ABORT,'ledger: never'); END

-- fence: table ledger_open
CREATE TABLE ledger_open(
  entry_id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, lines INTEGER NOT NULL, reverses_id INTEGER,
  shut INTEGER NOT NULL DEFAULT 1 REFERENCES ledger_never(id) DEFERRABLE INITIALLY DEFERRED)

-- fence: trigger ledger_open_keys on ledger_open
CREATE TRIGGER ledger_open_keys BEFORE INSERT ON ledger_open WHEN NOT EXISTS(SELECT 1 FROM ledger_open)
BEGIN SELECT RAISE(ABORT,'ledger: PRAGMA foreign_keys is off') WHERE (SELECT foreign_keys FROM pragma_foreign_keys) IS NOT 1; END

-- fence: trigger ledger_open_new on ledger_open
CREATE TRIGGER ledger_open_new BEFORE INSERT ON ledger_open
WHEN NEW.shut IS NOT 1 OR EXISTS(SELECT 1 FROM ledger_posting WHERE entry_id=NEW.entry_id AND line_no=NEW.lines)
  OR NOT EXISTS(SELECT 1 FROM ledger_journalentry WHERE id=NEW.entry_id AND lines=NEW.lines AND tenant_id=NEW.tenant_id
                AND reverses_id IS NEW.reverses_id)
BEGIN SELECT RAISE(ABORT,'ledger: not an open entry'); END

-- fence: trigger ledger_open_kept on ledger_open
CREATE TRIGGER ledger_open_kept BEFORE UPDATE ON ledger_open
BEGIN SELECT RAISE(ABORT,'ledger: ledger_open is never changed'); END

-- fence: trigger ledger_open_stays on ledger_open
CREATE TRIGGER ledger_open_stays BEFORE DELETE ON ledger_open
WHEN NOT EXISTS(SELECT 1 FROM ledger_posting WHERE entry_id=OLD.entry_id AND line_no=OLD.lines)
BEGIN SELECT RAISE(ABORT,'ledger: the entry is not sealed'); END
