"""Whose money it is that waits or was held back, and how a loan that was aged anew takes money."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.loans.conventions.kept import Kept
from brygga.domain.loans.grid import Every
from brygga.domain.loans.kept.happenings import Happening, Paid, Reaged, Reamortised, WrittenOff
from brygga.domain.loans.kept.plan import kept_plan
from brygga.domain.loans.payments import Payment
from brygga.domain.loans.refusal import TermsRefused
from brygga.domain.loans.state import state
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.money import Money
from brygga.domain.rates import Rate
from tests.domain.loans.worlds import drawn, kr, loan, notice_fee, paid
from tests.domain.sentences import well_said

LENDERS = ["fineract_classic", "fineract_progressive"]
BOTH = pytest.mark.parametrize("lender", LENDERS)
TWICE: dict[str, Any] = {"tranches": (drawn("2026-01-15", "1000"), drawn("2026-03-20", "3000"))}
QUARTER = Kept(down_payment=Fraction(1, 4), down_payment_at_once=True)


def four(lender: str, percent: str = "0", **changes: Any) -> LoanTerms:
    return loan(**{"convention": lender, "day_count": "PERIOD", "principal": kr("4000"), "term": 4,
                   "rate": Rate.from_percent(percent), **changes})  # fmt: skip


def told(terms: LoanTerms, money: list[Payment], on: date) -> list[tuple[int, int | None, str, int]]:
    stands = state(terms, money, on)
    return [(one.payment, one.instalment, one.to, one.amount.minor // 100) for one in stands.allocations]


@BOTH
def test_what_waits_is_told_of_the_payment_that_it_came_with(lender: str) -> None:
    money = [paid("2026-02-01", "1500"), paid("2026-02-02", "100")]
    first = [(0, nr, "principal", 250) for nr in (1, 2, 3, 4)]
    waits = [(0, None, "credit", 500), (1, None, "credit", 100)]
    assert told(four(lender, **TWICE), money, date(2026, 3, 19)) == [*first, waits[0], waits[1]]
    # Instalments 3 and 4 are 1,750 kr when the second tranche has come; row by row all four are 1,000.
    if lender == "fineract_classic":
        first = [(0, 1, "principal", 1000)]
    assert Counter(told(four(lender, **TWICE), money, date(2026, 3, 20))) == Counter(
        [*first, (0, 3, "principal", 500), (1, 3, "principal", 100)])


@BOTH
def test_what_the_lender_held_back_is_no_payment(lender: str) -> None:
    terms = four(lender, kept=QUARTER)
    assert told(terms, [], date(2026, 1, 20)) == []
    assert told(terms, [paid("2026-02-15", "750")], date(2026, 2, 15)) == [(0, 2, "principal", 750)]
    twice = four(lender, kept=QUARTER, **TWICE)
    assert {one[0] for one in told(twice, [paid("2026-02-15", "100")], date(2026, 3, 20))} == {0}
    assert sum(one[3] for one in told(twice, [paid("2026-02-15", "100")], date(2026, 3, 20))) == 100


@given(
    st.sampled_from(LENDERS),
    st.sampled_from(["none", "daily"]),
    st.sampled_from([Kept().down_payment, Fraction(1, 4)]),
    st.lists(st.tuples(st.integers(0, 150), st.integers(1, 2500_00)), max_size=5),
)
def test_each_payment_goes_somewhere_to_the_ore(
    lender: str, rest: str, part: Fraction, came: list[tuple[int, int]]
) -> None:
    """The parts of every payment, what waits among them, sum to it, whenever it came and whatever it paid."""
    start = date(2026, 1, 15).toordinal()
    money = [Payment(date.fromordinal(start + day), Money(minor, "SEK")) for day, minor in sorted(came)]
    kept = Kept(rest=rest, down_payment=part, down_payment_at_once=True)
    stands = state(four(lender, "12", kept=kept, **TWICE), money, date(2026, 7, 1))
    placed: Counter[int] = Counter()
    for one in stands.allocations:
        placed[one.payment] += one.amount.minor
    assert placed == {nr: payment.amount.minor for nr, payment in enumerate(money)}


@BOTH
@pytest.mark.parametrize("rest", ["none", "daily"])
def test_a_loan_aged_anew_takes_money_as_it_stands(lender: str, rest: str) -> None:
    """The principal is shared in four; interest and fees that are overdue come with the first of them."""
    on, first = date(2026, 3, 25), date(2026, 5, 1)
    how = Reaged(on, first, Every("months", 2), 4)
    happened: list[Happening] = [how, Paid(date(2026, 4, 20), 300_00), Paid(first, 1900_00)]
    terms = four(lender, "12", kept=Kept(rest=rest), fees=(notice_fee("10"),))
    due = [row for row in kept_plan(terms, [], on).rows if row.due_on <= on]
    waits = sum(row.interest for row in due)
    assert waits >= 70_14, "40.00 and 30.14, or 40.00 where nothing paid is nothing less"
    rows = kept_plan(terms, happened, first).rows
    assert [(row.principal, row.interest, row.fee) for row in rows] == [
        (0, 0, 0), (0, 0, 0), (1000_00, waits, 20_00), *[(1000_00, 0, 0)] * 3]
    assert [row.paid for row in rows[2:]] == [1020_00 + waits, 1000_00, 180_00 - waits, 0]


@BOTH
def test_fees_that_are_overdue_come_with_the_next_when_a_loan_is_shared_anew(lender: str) -> None:
    terms, on = four(lender, fees=(notice_fee("10"),)), date(2026, 3, 25)
    rows = kept_plan(terms, [Reamortised(on)], on).rows
    assert [(row.principal, row.fee) for row in rows] == [(0, 0), (0, 0), (2000_00, 30_00), (2000_00, 10_00)]


@BOTH
@pytest.mark.parametrize("end", [Reaged(date(2026, 3, 18), date(2026, 5, 1), Every("months", 1), 2),
                                 WrittenOff(date(2026, 3, 18))])
def test_a_tranche_after_the_end_would_be_out_and_in_no_row(lender: str, end: Happening) -> None:
    with pytest.raises(TermsRefused) as no:
        kept_plan(four(lender, **TWICE), [end], date(2026, 3, 20))
    assert (no.value.code, no.value.field) == ("inconsistent", "tranches.1.on") and well_said(no.value)
    kept_plan(four(lender, **TWICE), [end], date(2026, 3, 19))
