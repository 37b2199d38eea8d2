"""Both sides of each limit on loan terms: the last value that is taken, and the first that is refused, with its code.

A limit that is tried on one side alone may stand one step off, and nobody sees it (`make mutate` did).
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from brygga.domain.loans.conventions.kept import Kept
from brygga.domain.loans.losses import NotPossible
from brygga.domain.loans.refusal import TermsRefused
from brygga.domain.loans.terms import Every, Fee, Revenue, Step
from brygga.domain.money import LARGEST_MINOR, Money
from brygga.domain.rates import Rate
from tests.domain.loans.worlds import drawn, kr, loan, rate_from
from tests.domain.sentences import well_said

ORE = Money(1, "SEK")
CUSTOM: dict[str, Any] = {"repayment": "custom", "term": 3, "principals": (kr("0"), kr("7000"), kr("5000"))}
REVENUE: dict[str, Any] = {"repayment": "revenue", "term": 2}
TAKEN: dict[str, Any] = {"convention": "frappe", "day_count": "PERIOD"}
CHAINED: dict[str, Any] = {"convention": "fineract_progressive", "day_count": "PERIOD"}
TAKES_INTEREST: dict[str, Any] = {"grace_interest_as": "capitalised", "grace_interest": 2}


def shares(
    share: Fraction = Fraction(1, 10), *kronor: str, least: str | None = None, most: str | None = None
) -> Revenue:
    """A share of these revenues, two of 1,000 kr when none are named."""
    amounts = tuple(kr(one) for one in kronor or ("1000", "1000"))
    return Revenue(share, amounts, None if least is None else kr(least), None if most is None else kr(most))


TAKEN_AS_THEY_ARE: list[dict[str, Any]] = [
    {"principal": ORE, "term": 1},
    {"principal": Money(LARGEST_MINOR, "SEK")},
    {"rate": Rate.from_percent("0")},
    {"rate": Rate.from_percent("1000")},
    {"rates": (rate_from("2026-03-01", "0"), rate_from("2026-03-02", "1000"))},
    {"term": 1},
    {"term": 1200},
    {"every": Every("months", 120), "term": 2},
    {"every": Every("weeks", 520), "term": 2},
    {"first_due_on": date(2026, 1, 16)},
    {"instalment_multiple": ORE},
    {"fees": (Fee("x", kr("0"), "instalment"), Fee("y", kr("0"), "disbursement"))},
    {"grace_principal": 11},
    {"grace_interest": 11},
    {"interest_free": 12},
    {"tranches": (drawn("2026-01-15", "11999.99"), drawn("2027-01-14", "0.01"))},
    {**CUSTOM, "grace_principal": 1},
    {**CUSTOM, "tranches": (drawn("2026-01-15", "7000"), drawn("2026-04-14", "5000"))},
    {"repayment": "step", "steps": (Step(1, kr("0")), Step(12, ORE))},
    {**REVENUE, "revenue": shares(Fraction(1), "0", "0")},
    {**REVENUE, "revenue": shares(least="5000", most="5000")},
    {**REVENUE, "revenue": shares(least="5000")},
    {**REVENUE, "revenue": shares(most="5000")},
    {"months_off": tuple(range(1, 12))},
    {"months_off": (2, 12)},
    {**TAKES_INTEREST, "grace_principal": 2},
    {"settlement": ("principal", "interest", "fee")},
    {"interest": "flat", "repayment": "straight"},
    {**TAKEN, "every": Every("days", 3650), "term": 1},
    {**TAKEN, "every": Every("days", 1), "first_due_on": date(2026, 1, 16)},
    {**TAKEN, "kept": Kept(down_payment=Fraction(0))},
    {**TAKEN, "kept": Kept(down_payment=Fraction(99, 100))},
]


@pytest.mark.parametrize("changes", TAKEN_AS_THEY_ARE, ids=str)
def test_the_last_value_is_taken(changes: dict[str, Any]) -> None:
    terms = loan(**changes)
    assert all(getattr(terms, name) == value for name, value in changes.items())


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"principal": Money(LARGEST_MINOR + 1, "SEK")}, "out_of_range", "principal"),
    ({"rate": Rate.from_percent("-0.01")}, "out_of_range", "rate"),
    ({"rate": Rate.from_percent("1000.01")}, "out_of_range", "rate"),
    ({"rates": (rate_from("2026-03-01", "5"), rate_from("2026-03-02", "1000.01"))}, "out_of_range", "rates.1.rate"),
    ({"every": Every("months", 121), "term": 1}, "out_of_range", "every.months"),
    ({"every": Every("weeks", 521), "term": 1}, "out_of_range", "every.weeks"),
    ({"every": Every("weeks", 0)}, "out_of_range", "every.weeks"),
    ({"first_due_on": date(2026, 1, 14)}, "inconsistent", "first_due_on"),
    ({"disbursed_on": date(9990, 1, 15), "first_due_on": date(9999, 1, 15), "term": 1}, "out_of_range", "term"),
    ({"instalment_multiple": Money(-1, "SEK")}, "out_of_range", "instalment_multiple"),
    ({"fees": (Fee("x", kr("1"), "instalment"), Fee("y", kr("-0.01"), "instalment"))}, "out_of_range", "fees.1.amount"),
    ({"fees": (Fee("x", kr("1"), "instalment"), Fee("y", kr("1"), "never"))}, "out_of_range", "fees.1.when"),
    ({"interest_free": -1}, "out_of_range", "interest_free"),
    ({"grace_interest": -1}, "out_of_range", "grace_interest"),
    ({"interest": "compound"}, "out_of_range", "interest"),
    ({"stretch_rounding": "day"}, "out_of_range", "stretch_rounding"),
    ({"prepayment": "later"}, "out_of_range", "prepayment"),
    ({"grace_interest_as": "forgiven"}, "out_of_range", "grace_interest_as"),
    ({"tranches": (drawn("2026-01-15", "12000"), drawn("2026-01-16", "0"))}, "out_of_range", "tranches.1.amount"),
    ({"tranches": (drawn("2026-01-15", "12000.01"),)}, "inconsistent", "tranches"),
    ({**CUSTOM, "principals": (kr("-0.01"), kr("7000.01"), kr("5000"))}, "out_of_range", "principals"),
    ({**CUSTOM, "principals": (kr("7000"), kr("5000"), kr("0.01"))}, "inconsistent", "principals"),
    ({**CUSTOM, "principals": (kr("0"), kr("7000"), kr("5000"), kr("0"))}, "inconsistent", "principals"),
    ({**CUSTOM, "grace_principal": 2}, "inconsistent", "principals"),
    ({**CUSTOM, "tranches": (drawn("2026-01-15", "6999.99"), drawn("2026-03-15", "5000.01"))}, "inconsistent",
     "principals.1"),
    ({"repayment": "step", "steps": (Step(1, kr("1")), Step(13, kr("1")))}, "inconsistent", "steps"),
    ({"repayment": "step", "steps": (Step(1, kr("1")), Step(5, kr("1")), Step(4, kr("1")))}, "inconsistent", "steps"),
    ({"repayment": "step", "steps": (Step(1, kr("1")), Step(4, kr("1")), Step(4, kr("1")))}, "inconsistent", "steps"),
    ({"repayment": "step", "steps": (Step(1, kr("1")), Step(2, kr("-0.01")))}, "out_of_range", "steps"),
    ({**REVENUE, "revenue": shares(Fraction(0))}, "out_of_range", "revenue.share"),
    ({**REVENUE, "revenue": shares(Fraction(101, 100))}, "out_of_range", "revenue.share"),
    ({**REVENUE, "revenue": shares(Fraction(1, 10), "1", "1", "1")}, "inconsistent", "revenue.revenues"),
    ({**REVENUE, "revenue": shares(Fraction(1, 10), "1", "-0.01")}, "out_of_range", "revenue.revenues"),
    ({**REVENUE, "revenue": shares(least="5000.01", most="5000")}, "inconsistent", "revenue.least"),
    (REVENUE, "inconsistent", "revenue"),
    ({"revenue": shares()}, "inconsistent", "revenue"),
    ({"months_off": (0,)}, "out_of_range", "months_off"),
    ({"months_off": (7, 7)}, "out_of_range", "months_off"),
    ({"months_off": tuple(range(1, 13))}, "inconsistent", "months_off"),
    ({**CUSTOM, "months_off": (7,)}, "inconsistent", "months_off"),
    ({**TAKES_INTEREST, "grace_principal": 1}, "inconsistent", "grace_interest_as"),
    ({**CUSTOM, "grace_principal": 1, "grace_interest": 1, "grace_interest_as": "capitalised"}, "inconsistent",
     "grace_interest_as"),
    ({"settlement": ("interest", "principal")}, "out_of_range", "settlement"),
    ({"interest": "flat", "interest_free": 1}, "inconsistent", "interest_free"),
    ({"interest": "flat", "grace_interest": 1}, "inconsistent", "grace_interest"),
    ({**TAKEN, "convention": "mine"}, "out_of_range", "convention"),
    ({**TAKEN, "every": Every("days", 0)}, "out_of_range", "every"),
    ({**TAKEN, "every": Every("days", 3651), "term": 1}, "out_of_range", "every"),
    ({**TAKEN, "kept": Kept(down_payment=Fraction(-1, 100))}, "out_of_range", "kept.down_payment"),
    ({**TAKEN, "kept": Kept(early="never")}, "out_of_range", "kept.early"),
    ({**TAKEN, "settlement": ("interest", "fee", "principal")}, "inconsistent", "settlement"),
    ({**TAKEN, "convention": "fineract_progressive", **TAKES_INTEREST, "grace_principal": 2}, "inconsistent",
     "grace_interest_as"),
    ({**CHAINED, "repayment": "straight"}, "inconsistent", "repayment"),
    ({**CHAINED, "kept": Kept(principal_share=Fraction(1, 10))}, "inconsistent", "kept.principal_share"),
    ({**CHAINED, "kept": Kept(instalment=1000)}, "inconsistent", "kept.instalment"),
    ({**CHAINED, "kept": Kept(compounding=True)}, "inconsistent", "kept.compounding"),
    ({**CHAINED, "kept": Kept(in_advance=True)}, "inconsistent", "kept.in_advance"),
    ({**TAKEN, "principal": kr("0")}, "out_of_range", "principal"),
    ({**TAKEN, "grace_principal": 12}, "inconsistent", "grace_principal"),
    ({**TAKEN, "tranches": (drawn("2026-01-15", "1"),)}, "inconsistent", "tranches"),
    ({**TAKEN, "rate": Rate.from_percent("-1")}, "out_of_range", "rate"),
    ({**TAKEN, "principals": (kr("1"),)}, "inconsistent", "principals"),
    ({"kept": Kept(rest="daily")}, "inconsistent", "kept"),
]


@pytest.mark.parametrize(("changes", "code", "field"), REFUSED, ids=str)
def test_the_first_value_beyond_is_refused(changes: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(TermsRefused) as refused:
        loan(**changes)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert well_said(refused.value)
    assert refused.value.args == (code, field, refused.value.en), "the log names the code and the field too"


def test_a_loss_that_is_not_possible_names_its_field_in_the_log() -> None:
    assert NotPossible("amount", "Nej.", "No.").args == ("amount", "No.")


@pytest.mark.parametrize(("changes", "choices"), [
    ({"repayment": "balloon"}, "annuity, straight, bullet"), ({"day_count": "NL/365"}, "30E/360"),
    ({"convention": "mine"}, "frappe"), ({**TAKEN, "day_count": "30E/360"}, "PERIOD, ACT/365F"),
    ({**TAKEN, "kept": Kept(rest="yearly")}, "none, daily, period"),
    ({**TAKEN, "repayment": "step"}, "annuity, straight, bullet, custom"),
    ({"fees": (Fee("x", kr("1"), "sometimes"),)}, "disbursement, instalment"),
])  # fmt: skip
def test_whoever_chose_wrongly_is_told_what_there_is(changes: dict[str, Any], choices: str) -> None:
    with pytest.raises(TermsRefused) as refused:
        loan(**changes)
    assert choices in refused.value.sv and choices in refused.value.en
