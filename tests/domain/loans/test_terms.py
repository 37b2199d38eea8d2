"""Terms that cannot be computed are refused at the door, with the field that is wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from brygga.domain.loans.said import terms_said
from brygga.domain.loans.terms import Every, Fee, TermsRefused
from brygga.domain.money import Money
from brygga.domain.rates import Rate
from tests.domain.loans.worlds import drawn, kr, loan, rate_from
from tests.domain.sentences import well_said

REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"principal": kr("0")}, "out_of_range", "principal"),
    ({"first_due_on": date(2026, 1, 15)}, "inconsistent", "first_due_on"),
    ({"rate": Rate.from_percent("-1")}, "out_of_range", "rate"),
    ({"rate": Rate.from_percent("1001")}, "out_of_range", "rate"),
    ({"term": 0}, "out_of_range", "term"),
    ({"term": 1201}, "out_of_range", "term"),
    ({"term": 1200, "every": Every("months", 120)}, "out_of_range", "term"),
    ({"every": Every("months", 0)}, "out_of_range", "every.months"),
    ({"every": Every("days", 1)}, "out_of_range", "every"),
    ({"repayment": "balloon"}, "out_of_range", "repayment"),
    ({"day_count": "NL/365"}, "out_of_range", "day_count"),
    ({"rounding": "up"}, "out_of_range", "rounding"),
    ({"grace_principal": 12}, "inconsistent", "grace_principal"),
    ({"grace_interest": 12}, "inconsistent", "grace_interest"),
    ({"interest_free": 13}, "inconsistent", "interest_free"),
    ({"grace_principal": -1}, "out_of_range", "grace_principal"),
    ({"instalment_multiple": kr("0")}, "out_of_range", "instalment_multiple"),
    ({"fees": (Fee("x", kr("-1"), "instalment"),)}, "out_of_range", "fees.0.amount"),
    ({"fees": (Fee("x", kr("1"), "sometimes"),)}, "out_of_range", "fees.0.when"),
    ({"tranches": (drawn("2026-01-15", "11999"),)}, "inconsistent", "tranches"),
    ({"tranches": (drawn("2026-01-14", "12000"),)}, "inconsistent", "tranches.0.on"),
    ({"tranches": (drawn("2027-01-15", "12000"),)}, "inconsistent", "tranches.0.on"),
    ({"rates": (rate_from("2026-03-01", "5"), rate_from("2026-03-01", "6"))}, "inconsistent", "rates"),
    ({"rates": (rate_from("2026-03-01", "-5"),)}, "out_of_range", "rates.0.rate"),
    ({"principals": (kr("12000"),)}, "inconsistent", "principals"),
    ({"repayment": "custom", "term": 2, "principals": (kr("12000"),)}, "inconsistent", "principals"),
    ({"repayment": "custom", "term": 2, "principals": (kr("1"), kr("2"))}, "inconsistent", "principals"),
    ({"interest": "flat", "repayment": "bullet"}, "inconsistent", "interest"),
    ({"interest": "flat", "grace_principal": 1}, "inconsistent", "grace_principal"),
    ({"interest": "flat", "rates": (rate_from("2026-03-01", "5"),)}, "inconsistent", "rates"),
    ({"interest": "flat", "tranches": (drawn("2026-01-15", "12000"),)}, "inconsistent", "tranches"),
]


@pytest.mark.parametrize(("changes", "code", "field"), REFUSED, ids=lambda value: str(value)[:60])
def test_what_cannot_be_computed_is_refused(changes: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(TermsRefused) as refused:
        loan(**changes)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert well_said(refused.value)


def test_canary_the_same_terms_without_the_change_are_taken() -> None:
    assert loan().principal == Money(12_000_00, "SEK")


@pytest.mark.parametrize(("principals", "second", "field"), [
    ((kr("7000"), kr("5000")), "2026-02-20", "principals.0"),
    ((kr("4000"), kr("4000"), kr("4000")), "2026-03-20", "principals.1"),
])  # fmt: skip
def test_a_custom_list_is_never_more_than_what_has_been_drawn(
    principals: tuple[Money, ...], second: str, field: str
) -> None:
    """At once, or with what was repaid before it."""
    tranches = (drawn("2026-01-15", "6000"), drawn(second, "6000"))
    with pytest.raises(TermsRefused) as refused:
        loan(repayment="custom", term=len(principals), principals=principals, tranches=tranches)
    assert refused.value.field == field


SAID: dict[str, Any] = {
    "rate": "6.25", "term": 4, "every": "weeks:26", "repayment": "straight", "disburse_on": "2026-01-15",
    "first_due_on": "2026-07-15", "fees": [{"kind": "notice", "amount": "60.00", "when": "instalment"}],
}  # fmt: skip


def test_terms_in_plain_words_become_terms() -> None:
    terms = terms_said(12_000_00, "SEK", SAID, lambda day: day.weekday() < 5)
    assert (terms.principal, terms.term, terms.every) == (kr("12000"), 4, Every("weeks", 26))
    assert (terms.rate, terms.interest, terms.day_count) == (Rate.from_percent("6.25"), "declining", "30E/360")
    assert terms.fees == (Fee("notice", kr("60"), "instalment"),) and terms.first_due_on == date(2026, 7, 15)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"balloon": "5000"}, "unknown_field", "balloon"),
        ({"rate": "six"}, "wrong_type", "rate"),
        ({"term": None}, "wrong_type", "rate"),
        ({"first_due_on": "2026-02-30"}, "wrong_type", "rate"),
        ({"fees": [{"kind": "notice"}]}, "wrong_type", "rate"),
        ({"every": "weeks:0"}, "out_of_range", "every.weeks"),
        ({"repayment": "balloon"}, "out_of_range", "repayment"),
    ],
)
def test_words_that_are_no_terms_are_refused(changes: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(TermsRefused) as refused:
        terms_said(12_000_00, "SEK", SAID | changes, lambda day: True)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert well_said(refused.value)


LEAST_SAID: dict[str, Any] = {
    "rate": "6", "term": 4, "repayment": "straight", "disburse_on": "2026-01-15", "first_due_on": "2026-02-15",
}  # fmt: skip


def test_what_is_not_said_is_the_houses_own() -> None:
    terms = terms_said(12_000_00, "SEK", LEAST_SAID, lambda day: day.weekday() < 5)
    assert terms == loan(rate=Rate.from_percent("6"), term=4, repayment="straight", is_bank_day=terms.is_bank_day)
    assert terms.is_bank_day is not None and not terms.is_bank_day(date(2026, 2, 15))


def test_each_thing_that_is_said_is_taken() -> None:
    said = {"every": "weeks:2", "interest": "flat", "day_count": "ACT/365F", "repayment": "annuity", "kind": "loan",
            "fees": [{"kind": "start", "amount": "1.50", "when": "disbursement"}]}  # fmt: skip
    terms = terms_said(12_000_00, "SEK", {**LEAST_SAID, **said}, lambda day: True)
    assert (terms.every, terms.interest, terms.day_count) == (Every("weeks", 2), "flat", "ACT/365F")
    assert terms.fees == (Fee("start", kr("1.50"), "disbursement"),)
    other = {"grace_principal": "2", "convention": "frappe", "day_count": "PERIOD"}
    terms = terms_said(12_000_00, "SEK", {**LEAST_SAID, **other}, lambda day: True)
    assert (terms.grace_principal, terms.convention) == (2, "frappe")
