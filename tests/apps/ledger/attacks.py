"""Hostile statement sets against the seal, as templates over the ids of `TwoFunds`.

A set is tried whole, then committed. `{o.…}` is the attacked fund, `{t.…}` the stranger, `{e}` an entry id that is
free. Sets in one database's own tongue, and those on the schema, are in `attacks_own`.
"""

from __future__ import annotations

from dataclasses import dataclass

D = "0" * 64
HEADER = ("tenant_id", "period_id", "series", "number", "year", "booked_on", "value_on", "event", "subject", "text",
          "lines", "digest", "reverses_id", "document_id", "recorded_at", "id")
LINE = ("entry_id", "line_no", "tenant_id", "account_id", "pot_id", "agreement_id", "party_id", "currency",
        "amount_minor")


@dataclass(frozen=True, slots=True)
class Attack:
    """`only`: the database that knows the syntax; "" for both."""

    name: str
    statements: tuple[str, ...]
    only: str = ""


def header(verb: str = "INSERT", **other: str) -> str:
    """A header that would be accepted, but for what `other` says."""
    values = {"tenant_id": "{o.fund}", "period_id": "{o.period}", "series": "'H'", "number": "{o.next_number}",
              "year": "2026", "booked_on": "'2026-06-02'", "value_on": "'2026-06-02'", "event": "'x'", "subject": "'x'",
              "text": "'x'", "lines": "2", "digest": f"'{D}'", "reverses_id": "NULL", "document_id": "NULL",
              "recorded_at": "'2026-06-02 00:00:00'", "id": "{e}"} | other
    return f"{verb} INTO ledger_journalentry ({','.join(HEADER)}) VALUES ({','.join(values[c] for c in HEADER)})"


def line(n: int | str, minor: int | str, verb: str = "INSERT", **other: str) -> str:
    """A line that would be accepted, but for what `other` says."""
    values = {"entry_id": "{e}", "line_no": str(n), "tenant_id": "{o.fund}", "account_id": "{o.bank}",
              "pot_id": "{o.capital}", "agreement_id": "NULL", "party_id": "NULL", "currency": "'SEK'",
              "amount_minor": str(minor)} | other
    return f"{verb} INTO ledger_posting ({','.join(LINE)}) VALUES ({','.join(values[c] for c in LINE)})"


def entry(name: str, *, only: str = "", head: dict[str, str] | None = None, first: dict[str, str] | None = None,
          last: dict[str, str] | None = None) -> Attack:
    """An entry that would be accepted, but for what is said of its header, first and last line."""
    return Attack(name, (header(**head or {}), line(1, 5, **first or {}), line(2, -5, **last or {})), only)


BALANCE = [
    Attack("two lines that do not cancel", (header(), line(1, 5), line(2, -4))),
    entry("cancels over two pots, not in each", last={"pot_id": "{o.operating}"}),
    entry("cancels over two currencies", last={"currency": "'EUR'"}),
    Attack("three lines, one pot off", (header(lines="3"), line(1, 5), line(2, -4),
                                        line(3, -1, pot_id="{o.operating}"))),
    Attack("header alone", (header(),)),
    Attack("first line alone", (header(), line(1, 5))),
    Attack("last line alone", (header(), line(2, -5))),
    Attack("one line too many", (header(), line(1, 5), line(2, -5), line(3, 5))),
    Attack("lines 0 and 2", (header(), line(0, 5), line(2, -5))),
    Attack("lines 1 and 3 of 3", (header(lines="3"), line(1, 5), line(3, -5))),
    Attack("a line twice", (header(lines="3"), line(1, 5), line(1, 5), line(3, -10))),
    Attack("the second half rolled back", (header(), "SAVEPOINT a", line(1, 5), line(2, -5), "ROLLBACK TO a")),
    Attack("sealed, then one more", (line(3, 5, entry_id="{o.paid_in}"),)),
    Attack("lines without a header", (line(1, 5), line(2, -5))),
    Attack("lines of nothing", (header(), line(1, 0), line(2, 0))),
    Attack("an amount beyond all", (header(), line(1, 10**15 + 1), line(2, -(10**15) - 1))),
    entry("a currency in small letters", first={"currency": "'sek'"}, last={"currency": "'sek'"}),
    entry("a currency of two letters", first={"currency": "'SE'"}, last={"currency": "'SE'"}),
    entry("one line promised, two given", head={"lines": "1"}),
    Attack("a thousand and one lines promised", (header(lines="1001"), line(1, 5), line(1001, -5))),
]
REFERENCES = [
    entry("a line of another fund", last={"tenant_id": "{t.fund}"}),
    entry("an account of another fund", last={"account_id": "{t.bank}"}),
    entry("an account that is not there", last={"account_id": "999999"}),
    entry("a pot of another fund", first={"pot_id": "{t.capital}"}, last={"pot_id": "{t.capital}"}),
    entry("an agreement of another fund", last={"agreement_id": "{t.agreement}"}),
    entry("a party of another fund", last={"party_id": "{t.party}"}),
    entry("a paper of another fund", head={"document_id": "{t.document}"}),
    entry("no account", last={"account_id": "NULL"}),
    entry("a cost in a capital pot", last={"account_id": "{o.bank_fee}"}),
    entry("a loan in an operating pot", first={"account_id": "{o.loans}", "pot_id": "{o.operating}"},
          last={"pot_id": "{o.operating}"}),
]
TIME_AND_NUMBERS = [
    entry("a month that is closed", head={"period_id": "{o.closed}", "booked_on": "'2026-01-10'"}),
    entry("a month that is closed softly", head={"period_id": "{o.soft}", "booked_on": "'2026-02-10'"}),
    entry("a month that one person wants open", head={"period_id": "{o.asked}", "booked_on": "'2026-03-10'"}),
    entry("a day outside the month", head={"booked_on": "'2026-01-10'"}),
    entry("a period of another fund", head={"period_id": "{t.period}"}),
    entry("another year than the period's", head={"year": "2025", "number": "1"}),
    entry("a number left out", head={"number": "{o.next_number}+1"}),
    entry("a number again", head={"number": "1"}),
    entry("number nought", head={"number": "0"}),
    entry("a series that does not begin at one", head={"series": "'M'", "number": "2"}),
    entry("a series that is a digit", head={"series": "'1'", "number": "1"}),
    Attack("a counter moved, then the number", ("UPDATE foundation_counter SET last = 100", header(number="101"),
                                                line(1, 5), line(2, -5))),
    entry("no digest", head={"digest": "''"}),
    entry("a digest in capitals", head={"digest": f"'{'A' * 64}'"}),
    entry("a fund that is not there", head={"tenant_id": "999999"}),
]
REVERSALS = [
    entry("a mirror of another amount", head={"reverses_id": "{o.paid_in}"}, last={"account_id": "{o.source}"}),
    Attack("a mirror on another account", (header(reverses_id="{o.paid_in}"),
                                           line(1, -5_000_000, account_id="{o.loans}", party_id="{o.party}"),
                                           line(2, 5_000_000, account_id="{o.source}", party_id="{o.party}"))),
    Attack("a mirror without the party", (header(reverses_id="{o.paid_in}"), line(1, -5_000_000),
                                          line(2, 5_000_000, account_id="{o.source}"))),
    Attack("the mirror of another fund's entry", (
        header(reverses_id="{t.paid_in}"), line(1, -5_000_000, party_id="{o.party}"),
        line(2, 5_000_000, account_id="{o.source}", party_id="{o.party}"))),
    Attack("a second mirror", (
        header(reverses_id="{o.fee}"), line(1, -10000, account_id="{o.bank_fee}", pot_id="{o.operating}"),
        line(2, 10000, pot_id="{o.operating}"))),
    Attack("a mirror of a mirror", (
        header(reverses_id="{o.undone}"), line(1, 10000, account_id="{o.bank_fee}", pot_id="{o.operating}"),
        line(2, -10000, pot_id="{o.operating}"))),
    Attack("a shorter mirror", (header(reverses_id="{o.paid_in}", lines="3"), line(1, -5_000_000, party_id="{o.party}"),
                                line(2, 5_000_000, account_id="{o.source}", party_id="{o.party}"), line(3, 1))),
]
CHANGES = [
    Attack("an amount changed", ("UPDATE ledger_posting SET amount_minor = 1 WHERE entry_id = {o.paid_in}",)),
    Attack("a whole entry doubled", ("UPDATE ledger_posting SET amount_minor = amount_minor * 2",)),
    Attack("an account changed", ("UPDATE ledger_posting SET account_id = {o.loans} WHERE line_no = 1",)),
    Attack("a line taken away", ("DELETE FROM ledger_posting WHERE entry_id = {o.paid_in} AND line_no = 2",)),
    Attack("all lines taken away", ("DELETE FROM ledger_posting",)),
    Attack("a text changed", ("UPDATE ledger_journalentry SET text = 'annat' WHERE id = {o.paid_in}",)),
    Attack("a day changed", ("UPDATE ledger_journalentry SET booked_on = '2026-07-01' WHERE id = {o.paid_in}",)),
    Attack("an entry taken away", ("DELETE FROM ledger_posting WHERE entry_id = {o.paid_in}",
                                   "DELETE FROM ledger_journalentry WHERE id = {o.paid_in}")),
    Attack("a header taken away", ("DELETE FROM ledger_journalentry WHERE id = {o.undone}",)),
    Attack("a link of the trail changed", ("UPDATE foundation_auditevent SET body = '{{}}'",)),
    Attack("a link of the trail taken away", ("DELETE FROM foundation_auditevent WHERE seq = 3",)),
    Attack("an answer changed", ("UPDATE foundation_commandrecord SET answer = '1'",)),
    Attack("a paper changed", ("UPDATE documents_document SET sha256 = 'f'",)),
]
BOOKS = [
    Attack("an account moved to another fund",
           ("UPDATE ledger_account SET tenant_id = {t.fund} WHERE id = {o.loans}",)),
    Attack("an account's id changed", ("UPDATE ledger_account SET id = 999999 WHERE id = {o.bank}",)),
    Attack("an account's number changed", ("UPDATE ledger_account SET number = '1999' WHERE id = {o.bank}",)),
    Attack("an account let into every pot", ("UPDATE ledger_account SET pot_kind = '' WHERE id = {o.bank_fee}",)),
    Attack("an account deleted", ("DELETE FROM ledger_account WHERE id = {o.bank}",)),
    Attack("two accounts with one role", ("UPDATE ledger_account SET role = 'loans' WHERE id = {o.bank_fee}",)),
    Attack("a pot turned into operating money", ("UPDATE ledger_pot SET kind = 'operating' WHERE id = {o.capital}",)),
    Attack("a pot moved to another fund", ("UPDATE ledger_pot SET tenant_id = {t.fund} WHERE id = {o.capital}",)),
    Attack("a pot's id changed", ("UPDATE ledger_pot SET id = 999999 WHERE id = {o.operating}",)),
    Attack("a pot deleted", ("DELETE FROM ledger_pot WHERE id = {o.capital}",)),
    Attack("a pot of no kind", ("INSERT INTO ledger_pot (tenant_id, name, kind, currency) "
                                "VALUES ({o.fund}, 'x', 'other', 'SEK')",)),
    Attack("an agreement deleted", ("DELETE FROM agreements_agreement WHERE id = {o.agreement}",)),
    Attack("a party deleted", ("DELETE FROM agreements_agreement WHERE id = {o.agreement}",
                               "DELETE FROM parties_party WHERE id = {o.party}")),
    Attack("an agreement moved to another fund",
           ("UPDATE agreements_agreement SET tenant_id = {t.fund} WHERE id = {o.agreement}",)),
    Attack("a party moved to another fund", ("UPDATE parties_party SET tenant_id = {t.fund} WHERE id = {o.party}",)),
    Attack("an agreement with another fund's party",
           ("UPDATE agreements_agreement SET party_id = {t.party} WHERE id = {o.agreement}",)),
]
NEW_PERIOD = ("INSERT INTO ledger_period (tenant_id, year, first_on, last_on{more}) "
              "VALUES ({{o.fund}}, 2027, {days}{values})")
PERIODS = [
    Attack("a period deleted", ("DELETE FROM ledger_period WHERE id = {o.later}",)),
    Attack("a period stretched", ("UPDATE ledger_period SET first_on = '2026-05-01' WHERE id = {o.later}",)),
    Attack("a period's id changed", ("UPDATE ledger_period SET id = 999999 WHERE id = {o.later}",)),
    Attack("a period given another year", ("UPDATE ledger_period SET year = 2025 WHERE id = {o.later}",)),
    Attack("an open twin of a closed month",
           (NEW_PERIOD.format(more="", values="", days="'2026-01-01', '2026-01-31'"),)),
    Attack("a period that overlaps by a day",
           (NEW_PERIOD.format(more="", values="", days="'2026-12-31', '2027-01-31'"),)),
    Attack("a period without days", (NEW_PERIOD.format(more="", values="", days="'2027-02-01', '2027-01-31'"),)),
    Attack("a period born closed", (NEW_PERIOD.format(more=", closed_at", values=", '2026-06-01'",
                                                      days="'2027-01-01', '2027-01-31'"),)),
    Attack("a hard close lifted", ("UPDATE ledger_period SET closed_at = NULL WHERE id = {o.closed}",)),
    Attack("a hard close lifted by two", (
        "UPDATE ledger_period SET reopening_asked_by_id = {o.first_person} WHERE id = {o.closed}",
        "UPDATE ledger_period SET closed_at = NULL, soft_closed_at = NULL, "
        "reopening_confirmed_by_id = {o.second_person} WHERE id = {o.closed}")),
    Attack("a soft close lifted by nobody", ("UPDATE ledger_period SET soft_closed_at = NULL WHERE id = {o.soft}",)),
    Attack("a soft close lifted by one", ("UPDATE ledger_period SET soft_closed_at = NULL, reopening_confirmed_by_id = "
                                          "{o.first_person} WHERE id = {o.asked}",)),
    Attack("a soft close lifted by two in one breath", (
        "UPDATE ledger_period SET soft_closed_at = NULL, reopening_asked_by_id = {o.first_person}, "
        "reopening_confirmed_by_id = {o.second_person} WHERE id = {o.soft}",)),
    Attack("another put in the asker's place", (
        "UPDATE ledger_period SET soft_closed_at = NULL, reopening_asked_by_id = {o.second_person}, "
        "reopening_confirmed_by_id = {o.first_person} WHERE id = {o.asked}",)),
    Attack("a soft close dated anew", ("UPDATE ledger_period SET soft_closed_at = '2027-01-01' WHERE id = {o.soft}",)),
    Attack("a hard close without a soft one",
           ("UPDATE ledger_period SET closed_at = '2026-06-01' WHERE id = {o.later}",)),
    Attack("a lift asked for before the close", (
        "UPDATE ledger_period SET reopening_asked_by_id = {o.first_person} WHERE id = {o.later}",)),
]
COMMON = (*BALANCE, *REFERENCES, *TIME_AND_NUMBERS, *REVERSALS, *CHANGES, *BOOKS, *PERIODS)
