"""Hostile sets in one database's own tongue, and those that would change the schema."""

from __future__ import annotations

from tests.apps.ledger.attacks import Attack, D, entry, header, line


def _lite(name: str, *statements: str) -> Attack:
    return Attack(name, statements, "sqlite")


def _post(name: str, *statements: str) -> Attack:
    return Attack(name, statements, "postgresql")


SQLITE = (
    _lite("a line replaced", line(1, 1, "INSERT OR REPLACE", entry_id="{o.paid_in}")),
    _lite("an entry replaced by its id", header("REPLACE", id="{o.paid_in}")),
    _lite("an entry replaced by its number", header("REPLACE", number="1"), line(1, 5), line(2, -5)),
    _lite("an entry replaced by what it reverses", header("REPLACE", reverses_id="{o.fee}"), line(1, -10000,
          account_id="{o.bank_fee}", pot_id="{o.operating}"), line(2, 10000, pot_id="{o.operating}")),
    _lite("a line replaced by its rowid", header(), line(1, 5), line(2, -5, "REPLACE").replace(
        "(entry_id", "(rowid,entry_id").replace("VALUES (", "VALUES (1,")),
    _lite("update or replace", "UPDATE OR REPLACE ledger_posting SET line_no = 1 WHERE entry_id = {o.paid_in}"),
    _lite("upsert", line(1, 1, entry_id="{o.paid_in}") + " ON CONFLICT DO UPDATE SET amount_minor = 1"),
    _lite("an account replaced", "REPLACE INTO ledger_account (id, tenant_id, number, name, role, is_memo, pot_kind) "
          "VALUES ({o.bank}, {t.fund}, '1', 'x', '', 0, '')"),
    _lite("a pot replaced by its name", "REPLACE INTO ledger_pot (tenant_id, name, kind, currency) "
          "VALUES ({o.fund}, 'Regionens pengar', 'operating', 'SEK')"),
    _lite("a period replaced", "REPLACE INTO ledger_period (id, tenant_id, year, first_on, last_on) "
          "VALUES ({o.closed}, {o.fund}, 2030, '2030-01-01', '2030-01-31')"),
    _lite("a line of text", header(), line(1, "'5'", account_id="{o.bank}"), line(2, "'-5x'")),
    _lite("a half öre", header(), line(1, "5.5"), line(2, "-5.5")),
    entry("a sloppy day", only="sqlite", head={"booked_on": "'2026-6-2'"}),
    entry("a number that is text", only="sqlite", head={"number": "'4x'"}),
    entry("a value day that is no day", only="sqlite", head={"value_on": "'igår'"}),
    entry("an id below one", only="sqlite", head={"id": "-5"}, first={"entry_id": "-5"}, last={"entry_id": "-5"}),
    _lite("the open list emptied", header(), "DELETE FROM ledger_open"),
    _lite("the open list rewritten", header(), "UPDATE ledger_open SET shut = NULL"),
    _lite("the open list made shorter", header(lines="3"), "UPDATE ledger_open SET lines = 2", line(1, 5), line(2, -5)),
    _lite("an entry opened again",
          "INSERT INTO ledger_open (entry_id, tenant_id, lines) VALUES ({o.paid_in}, {o.fund}, 2)"),
    _lite("an entry opened for two more lines",
          "INSERT INTO ledger_open (entry_id, tenant_id, lines) VALUES ({o.paid_in}, {o.fund}, 4)",
          line(3, 5, entry_id="{o.paid_in}"), line(4, -5, entry_id="{o.paid_in}")),
    _lite("never made to be", "INSERT INTO ledger_never (id) VALUES (1)", header()),
    _lite("a period with sloppy days", "INSERT INTO ledger_period (tenant_id, year, first_on, last_on) "
          "VALUES ({o.fund}, 2027, '2027-1-1', '2027-1-31')"),
)
SQLITE_SCHEMA = (
    _lite("keys switched off", "ROLLBACK", "PRAGMA foreign_keys = OFF", "BEGIN", header()),
    _lite("checks switched off", "PRAGMA ignore_check_constraints = ON"),
    _lite("the schema written by hand", "PRAGMA writable_schema = ON"),
    _lite("triggers not recursive", "PRAGMA recursive_triggers = OFF"),
    _lite("keys deferred", "PRAGMA defer_foreign_keys = ON"),
    _lite("a trigger dropped", "DROP TRIGGER ledger_posting_seal"),
    _lite("a trigger before ours", "CREATE TRIGGER a BEFORE INSERT ON ledger_posting BEGIN SELECT RAISE(IGNORE); END"),
    _lite("a trigger for the session", "CREATE TEMP TRIGGER a BEFORE INSERT ON ledger_posting BEGIN SELECT 1; END"),
    _lite("a table dropped", "DROP TABLE ledger_posting"),
    _lite("a table renamed", "ALTER TABLE ledger_posting RENAME TO old"),
    _lite("a column added", "ALTER TABLE ledger_posting ADD COLUMN x"),
    _lite("another file attached", "ROLLBACK", "ATTACH ':memory:' AS a"),
    _lite("the master table", "DELETE FROM sqlite_master"),
    _lite("the sequence set back", "UPDATE sqlite_sequence SET seq = 0"),
    _lite("a view in the way", "CREATE VIEW v AS SELECT 1"),
)
POSTGRESQL = (
    _post("upsert of a line", line(1, 1, entry_id="{o.paid_in}")
          + " ON CONFLICT (entry_id, line_no) DO UPDATE SET amount_minor = 1"),
    _post("upsert of an entry", header(id="{o.paid_in}") + " ON CONFLICT (id) DO UPDATE SET text = 'x'"),
    _post("header and lines in one statement", f"WITH h AS ({header()} RETURNING id) " + line(1, 5).replace(
        "VALUES ({e},", "SELECT h.id,").replace(",5)", ",5 FROM h")),
    _post("every constraint at once, half an entry", "SET CONSTRAINTS ALL IMMEDIATE", header()),
    _post("the tally lowered", header(), "INSERT INTO ledger_tally VALUES (pg_current_xact_id(), -1)"),
    _post("the tally emptied", header(), "DELETE FROM ledger_tally"),
    _post("the tally changed", header(), "UPDATE ledger_tally SET opened = 0"),
    _post("the tally truncated", header(), "TRUNCATE ledger_tally"),
    _post("all postings truncated", "TRUNCATE ledger_posting"),
    _post("all entries truncated", "TRUNCATE ledger_journalentry CASCADE"),
    _post("the accounts truncated", "TRUNCATE ledger_account CASCADE"),
    _post("the pots truncated", "TRUNCATE ledger_pot CASCADE"),
    _post("the periods truncated", "TRUNCATE ledger_period CASCADE"),
    _post("the agreements truncated", "TRUNCATE agreements_agreement CASCADE"),
    _post("parties truncated", "TRUNCATE parties_party CASCADE"),
    _post("the trail truncated", "TRUNCATE foundation_auditevent CASCADE"),
    _post("a false account in the session", "CREATE TEMP TABLE ledger_account AS SELECT * FROM public.ledger_account",
          "UPDATE pg_temp.ledger_account SET tenant_id = {o.fund}", header(), line(1, 5),
          line(2, -5, account_id="{t.bank}")),
    _post("a false party in the session", "CREATE TEMP TABLE parties_party AS SELECT * FROM public.parties_party",
          "UPDATE pg_temp.parties_party SET tenant_id = {o.fund}",
          "UPDATE agreements_agreement SET party_id = {t.party} WHERE id = {o.agreement}"),
    _post("the search path turned", "SET search_path = pg_temp, public", "CREATE TEMP TABLE ledger_period AS "
          "SELECT * FROM public.ledger_period",
          "UPDATE pg_temp.ledger_period SET closed_at = NULL, soft_closed_at = NULL",
          header(period_id="{o.closed}", booked_on="'2026-01-10'"), line(1, 5), line(2, -5)),
    _post("lines of two entries, one off", header(), header(id="{e}+1", number="{o.next_number}+1"),
          line(1, 5) + ",({e},2,{o.fund},{o.bank},{o.capital},NULL,NULL,'SEK',-5)"
          ",({e}+1,1,{o.fund},{o.bank},{o.capital},NULL,NULL,'SEK',5),({e}+1,2,{o.fund},{o.bank},{o.capital},NULL,NULL,'SEK',-4)"),
    _post("two entries with a gap in one statement", header(number="{o.next_number}") + ",({o.fund},{o.period},'H',"
          f"{{o.next_number}}+2,2026,'2026-06-02','2026-06-02','x','x','x',2,'{D}',NULL,NULL,now(),{{e}}+1)"),
)
POSTGRESQL_SCHEMA = (
    _post("a trigger dropped", "DROP TRIGGER ledger_posting_seal ON ledger_posting"),
    _post("a trigger switched off", "ALTER TABLE ledger_posting DISABLE TRIGGER ledger_posting_seal"),
    _post("all triggers switched off", "ALTER TABLE ledger_posting DISABLE TRIGGER ALL"),
    _post("a replica", "SET session_replication_role = replica"),
    _post("a function rewritten", "CREATE OR REPLACE FUNCTION ledger_seal() RETURNS trigger LANGUAGE plpgsql AS "
          "$$ BEGIN RETURN NULL; END $$"),
    _post("a function's settings reset", "ALTER FUNCTION ledger_seal() RESET ALL"),
    _post("a rule in the way", "CREATE RULE r AS ON INSERT TO ledger_posting DO INSTEAD NOTHING"),
    _post("a trigger before ours", "CREATE TRIGGER a BEFORE INSERT ON ledger_posting FOR EACH ROW "
          "EXECUTE FUNCTION ledger_refuse()"),
    _post("a constraint dropped", "ALTER TABLE ledger_period DROP CONSTRAINT ledger_period_alone"),
    _post("rights taken", "GRANT ALL ON ledger_posting TO CURRENT_USER", "DELETE FROM ledger_posting"),
    _post("another role", "SET ROLE brygga_owner"),
    _post("a table dropped", "DROP TABLE ledger_posting"),
    _post("a function of one's own", "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'"),
    _post("copy into the tally", "COPY ledger_tally FROM PROGRAM 'true'"),
)
