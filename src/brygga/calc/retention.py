"""Calculator `retention`: how long a record is kept, and when it may go (BFL 7:2, lag 2017:630 5:3–4, EFL 5:6).

One question an input, told apart by its first field: the books of a year, a contract that has ended, what is known of a
customer, a person who left a public office, a register, or one record that is in two classes (the conflict).
"""

from __future__ import annotations

from datetime import date

from brygga.calc.contract import DAY, EXPLAIN, Fields
from brygga.calc.statute import (
    FLAG,
    OLDEST,
    TEXT,
    YEAR_END,
    closed,
    iso,
    maybe,
    one_of,
    pack,
    say,
    shape_of,
    terms_on,
)
from brygga.calc.year_end import read_year_end
from brygga.domain.retention import Kept, RetentionTerms, bookkeeping, customer_file, office_watched, register_entry

NAME = "retention"
CUSTOMER = ("relationship_ended_on", "single_transaction_on", "transaction_declined_on_suspicion_on")
REGISTER = ("entry_removed_on", "association_dissolved_on")
INPUT = one_of(
    closed({"financial_year_ended_on": DAY}, {"financial_year_started_on": DAY}),
    closed({"ended_on": DAY, "financial_year_end": YEAR_END}, {"document": TEXT, "signed_on": DAY}),
    *(closed({name: DAY}, {"covered_by": TEXT}) for name in CUSTOMER),
    closed({"pep_left_office_on": DAY}),
    *(closed({name: DAY}, {"register": TEXT}) for name in REGISTER),
    closed({"voucher_financial_year_ended_on": DAY, "aml_relationship_ended_on": DAY}, {"erasure_requested_on": DAY}),
)
OUTPUT = one_of(
    closed({"keep_through": DAY, "may_be_destroyed_from": DAY, "explain": EXPLAIN}),
    closed({"keep_through": DAY, "extended_at_most_to": DAY, "explain": EXPLAIN}),
    closed({"enhanced_measures_through": DAY, "explain": EXPLAIN}),
    closed({"keep_at_least_through": DAY, "explain": EXPLAIN}),
    closed({"voucher_erasable": maybe(FLAG), "aml_file_erasable": maybe(FLAG), "voucher_from": DAY, "aml_from": DAY,
            "explain": EXPLAIN}),
)


def answer(fields: Fields, language: str) -> dict[str, object]:
    """The days of the one class that the fields name. Raises Bad."""
    law = terms_on(pack().retention_terms, OLDEST)
    questions = {
        "voucher_financial_year_ended_on": _conflict, "financial_year_ended_on": _books, "ended_on": _contract,
        **dict.fromkeys(CUSTOMER, _customer), "pep_left_office_on": _office, **dict.fromkeys(REGISTER, _register),
    }
    return questions[shape_of(fields, questions)](fields, law, language)


def _books(fields: Fields, law: RetentionTerms, language: str) -> dict[str, object]:
    started_on, ended_on = fields.date("financial_year_started_on", None), fields.date("financial_year_ended_on")
    fields.finish()
    if started_on is not None and started_on > ended_on:
        message = ("Året börjar efter att det slutat.", "The year begins after it has ended.")
        raise fields.bad("inconsistent", "financial_year_started_on", *message)
    return _kept(bookkeeping(ended_on, law), ended_on, language)


def _contract(fields: Fields, law: RetentionTerms, language: str) -> dict[str, object]:
    fields.text("document", None)
    signed_on, ended_on = fields.date("signed_on", None), fields.date("ended_on")
    year_end = read_year_end(fields)
    fields.finish()
    if signed_on is not None and signed_on > ended_on:
        message = ("Avtalet skrevs under efter att det slutat.", "The agreement was signed after it had ended.")
        raise fields.bad("inconsistent", "signed_on", *message)
    closes = year_end.on_or_after(ended_on)
    return _kept(bookkeeping(closes, law), closes, language)


def _kept(kept: Kept, year_ended_on: date, language: str) -> dict[str, object]:
    line = say(
        language,
        f"Räkenskapsåret slutade {year_ended_on}, under kalenderåret {year_ended_on.year}. Spara till och med "
        f"{kept.through}, sju kalenderår senare (BFL 7:2).",
        f"The financial year ended on {year_ended_on}, in the calendar year {year_ended_on.year}. Keep through "
        f"{kept.through}, seven calendar years later (BFL 7:2).",
    )
    return {"keep_through": iso(kept.through), "may_be_destroyed_from": iso(kept.free_from), "explain": [line]}


def _customer(fields: Fields, law: RetentionTerms, language: str) -> dict[str, object]:
    name = _only(fields, CUSTOMER)
    on = fields.date(name)
    fields.text("covered_by", None)
    fields.finish()
    kept = customer_file(on, law)
    line = say(language, f"Fem år från {on}: spara till och med {kept.through}. Behövs det för att hindra eller utreda "
               f"brott, högst till {kept.at_most} (lag 2017:630, 5:3–4).",
               f"Five years from {on}: keep through {kept.through}. Where needed to prevent or investigate, at most to "
               f"{kept.at_most} (lag 2017:630, 5:3–4).")
    return {"keep_through": iso(kept.through), "extended_at_most_to": iso(kept.at_most), "explain": [line]}


def _office(fields: Fields, law: RetentionTerms, language: str) -> dict[str, object]:
    on = fields.date("pep_left_office_on")
    fields.finish()
    until = office_watched(on, law)
    line = say(language, f"Arton månader från {on}: skärpta åtgärder till och med {until}, sedan efter risk (3:20).",
               f"Eighteen months from {on}: enhanced measures through {until}, then by risk (3:20).")
    return {"enhanced_measures_through": iso(until), "explain": [line]}


def _register(fields: Fields, law: RetentionTerms, language: str) -> dict[str, object]:
    on = fields.date(_only(fields, REGISTER))
    fields.text("register", None)
    fields.finish()
    kept = register_entry(on, law)
    line = say(language, f"Minst sju år från {on}: till och med {kept.through} (EFL 5:6, 11:11).",
               f"At least seven years from {on}: through {kept.through} (EFL 5:6, 11:11).")
    return {"keep_at_least_through": iso(kept.through), "explain": [line]}


def _conflict(fields: Fields, law: RetentionTerms, language: str) -> dict[str, object]:
    books = bookkeeping(fields.date("voucher_financial_year_ended_on"), law)
    known = customer_file(fields.date("aml_relationship_ended_on"), law)
    asked_on = fields.date("erasure_requested_on", None)
    fields.finish()
    line = say(language, f"Var sak har sin tid: verifikationen får tas bort från {books.free_from}, kundkännedomen ska "
               f"bort från {known.free_from}. Rätten till radering viker för lagens krav (GDPR art. 17.3 b).",
               f"Each class has its own time: the voucher may go from {books.free_from}, the customer file from "
               f"{known.free_from}. The right to erasure yields to what the law demands (GDPR art. 17(3)(b)).")
    return {
        "voucher_erasable": None if asked_on is None else asked_on >= books.free_from,
        "aml_file_erasable": None if asked_on is None else asked_on >= known.free_from,
        "voucher_from": iso(books.free_from), "aml_from": iso(known.free_from), "explain": [line],
    }


def _only(fields: Fields, names: tuple[str, ...]) -> str:
    given = [name for name in names if fields.has(name)]
    if len(given) > 1:
        raise fields.bad("inconsistent", given[1], f"Ange {given[0]} eller {given[1]}, inte båda.",
                         f"Give {given[0]} or {given[1]}, not both.")
    for name in names:
        fields.raw(name)
    return given[0]
