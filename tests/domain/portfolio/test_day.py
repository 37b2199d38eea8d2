"""A day of a portfolio is each loan's own state; what is planted to differ is found."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brygga.domain.dates import actual_actual, thirty_360_european
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.state import Payment, state
from brygga.domain.loans.versions import Change, changed, first_version, state_of
from brygga.domain.money import Money
from brygga.domain.portfolio import day as days
from brygga.domain.portfolio import positions
from brygga.domain.portfolio.positions import Lent, positions_of
from brygga.domain.rates import Rate
from tests.domain.loans.strategies import payments_on
from tests.domain.loans.worlds import kr, loan, paid
from tests.domain.portfolio.random_loans import random_loans
from tests.domain.portfolio.strategies import any_loan

SEED = 20261128
MASS = 50_000 if os.environ.get("BRYGGA_LONG") else 1_500
Line = tuple[int, int, int, int, str]


def one_by_one(lent: Sequence[Lent], as_of: date) -> list[Line]:
    found = []
    for terms, payments in lent:
        at = state(terms, payments, as_of)
        found.append((at.outstanding_principal.minor, at.accrued_interest.minor, at.overdue.minor, at.days_past_due,
                      at.bucket))
    return found


def bulk(lent: Sequence[Lent], read_on: date, as_of: date) -> tuple[list[Line], int]:
    """The same by the array, and how many loans it asked one by one."""
    known = [(terms, [payment for payment in payments if payment.on <= read_on]) for terms, payments in lent]
    at = days.day(positions_of(known, read_on), as_of, lambda place: state(*known[place], as_of))
    names = [days.BUCKET_NAMES[place] for place in at.bucket]
    columns = (at.outstanding, at.accrued, at.overdue, at.days_past_due)
    return list(zip(*(column.tolist() for column in columns), names, strict=True)), len(at.asked)


def until(lent: Sequence[Lent], day: date) -> list[Lent]:
    return [(terms, [payment for payment in payments if payment.on <= day]) for terms, payments in lent]


@given(st.data())
@settings(max_examples=400, deadline=None)
def test_any_loan_on_any_day_after_it_was_read(data: st.DataObject) -> None:
    terms = data.draw(any_loan)
    payments = data.draw(payments_on(terms))
    if data.draw(st.booleans()):
        later = [one.on + timedelta(days=data.draw(st.integers(1, 60))) for one in payments]
        payments = [replace(one, reversed_on=day) for one, day in zip(payments, later, strict=True)]
    lent = [(terms, payments)]
    read_on = terms.disbursed_on + timedelta(days=data.draw(st.integers(-10, 800)))
    as_of = read_on + timedelta(days=data.draw(st.integers(0, 40)))
    assert bulk(lent, read_on, as_of)[0] == one_by_one(until(lent, read_on), as_of)


@pytest.mark.parametrize("ahead", [1, 20, 40, 70])
def test_a_loan_whose_terms_were_changed_is_asked(ahead: int) -> None:
    signed = first_version(loan())
    new = changed(signed, [], Change(date(2026, 4, 20), {"rate": Rate.from_percent("1")}))
    read_on = date(2026, 4, 25)
    as_of = read_on + timedelta(days=ahead)
    both = [((signed, new), ()), ((signed,), ()), (signed.terms, ())]
    asked: list[int] = []
    stands = [state_of((signed, new), [], as_of), *[state(signed.terms, [], as_of)] * 2]
    at = days.day(positions_of(both, read_on), as_of, lambda place: asked.append(place) or stands[place])
    assert asked == ([0] if ahead == 1 else [0, 1, 2])
    assert at.overdue.tolist() == [one.overdue.minor for one in stands]
    assert at.accrued.tolist() == [one.accrued_interest.minor for one in stands]


def test_what_a_reversal_brings_back_is_not_on_the_line() -> None:
    payments = [replace(paid("2026-02-15", "1032.80"), reversed_on=date(2026, 3, 5))]
    for as_of in (date(2026, 3, 4), date(2026, 3, 5)):
        found, asked = bulk([(loan(), payments)], date(2026, 3, 1), as_of)
        assert found == one_by_one([(loan(), payments)], as_of)
        assert asked == (as_of.day == 5)


def test_interest_free_time_ends_for_what_is_late_too() -> None:
    """Prepaid, so that the plan is over before the free time is; the last instalment is left unpaid."""
    terms = loan(repayment="straight", interest_free=6)
    lent = [(terms, [paid("2026-01-20", "10500")])]
    first, last = date(2026, 4, 1), plan(terms).rows[5].due_on
    for ahead in range(0, (last - first).days + 60, 5):
        as_of = first + timedelta(days=ahead)
        assert bulk(lent, first, as_of)[0] == one_by_one(lent, as_of)


def portfolio(seed: int, number: int) -> list[Lent]:
    """Loans of which half pay on the day, some late, some in part, some nothing."""
    chance, found = random.Random(seed), []
    for terms in random_loans(seed, number):
        habit, payments = chance.random(), []
        for row in plan(terms).rows[: chance.randint(0, 30)]:
            late = 0 if habit < 0.5 else chance.randint(0, 60)
            part = row.total if habit < 0.7 else chance.randint(0, row.total)
            if part and habit < 0.95 and row.pay_on.year < 9000:
                payments.append(Payment(row.pay_on + timedelta(days=late), Money(part, terms.currency)))
        found.append((terms, payments))
    return found


def test_a_portfolio_day_by_day_is_each_loan_day_by_day() -> None:
    lent, read_on = portfolio(SEED, MASS), date(2024, 2, 20)
    for ahead in (0, 1, 8, 9, 10, 11, 40):
        as_of = read_on + timedelta(days=ahead)
        found, asked = bulk(lent, read_on, as_of)
        assert found == one_by_one(until(lent, read_on), as_of)
        assert ahead or asked < len(lent) / 2


def late_loans() -> list[Lent]:
    return [(terms, payments[:3]) for terms, payments in portfolio(7, 400)]


def a_day_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    right = positions.day_number
    monkeypatch.setattr(days, "day_number", lambda numbering, day: right(numbering, day) + (day.day > 28))


def no_events(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(positions, "_next_event", lambda terms, book, on: on + timedelta(days=300))


def buckets_a_day_late(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(days, "_BUCKET_STARTS", (1, 31, 61, 91))


def rounded_down(monkeypatch: pytest.MonkeyPatch) -> None:
    right = days._accrued

    def wrong(at: positions.Positions, on: date) -> np.ndarray:
        return right(replace(at, doubled=at.doubled - at.twice_below // 2), on)

    monkeypatch.setattr(days, "_accrued", wrong)


@pytest.mark.parametrize("plant", [a_day_too_many, no_events, buckets_a_day_late, rounded_down])
def test_canary_a_planted_fault_is_found(
    plant: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    lent, read_on = late_loans(), date(2023, 1, 25)
    asked = [read_on + timedelta(days=ahead) for ahead in range(5, 9)]
    assert all(bulk(lent, read_on, on)[0] == one_by_one(until(lent, read_on), on) for on in asked)
    plant(monkeypatch)
    assert any(bulk(lent, read_on, on)[0] != one_by_one(until(lent, read_on), on) for on in asked)


@given(st.dates(date(1995, 1, 1), date(2104, 12, 31)), st.integers(0, 2000))
def test_day_numbers_are_the_day_counts_own(start: date, ahead: int) -> None:
    end = start + timedelta(days=ahead)
    for numbering, count, basis in ((1, thirty_360_european, 360), (2, actual_actual, 365 * 366)):
        _, above, below = count(start, end)
        numbered = positions.day_number(numbering, end) - positions.day_number(numbering, start)
        assert Fraction(numbered, basis) == Fraction(above, below)


def test_an_ordinary_day_asks_few_one_by_one() -> None:
    """A loan of each due day from 1 to 28, paid to the day: one of them has its event."""
    lent = []
    for number in range(1, 29):
        terms = loan(disbursed_on=date(2026, 1, number), first_due_on=date(2026, 2, number))
        lent.append((terms, [Payment(row.pay_on, Money(row.total, "SEK")) for row in plan(terms).rows]))
    found, asked = bulk(lent, date(2026, 6, 10), date(2026, 6, 11))
    assert asked == 1
    assert found == one_by_one(until(lent, date(2026, 6, 10)), date(2026, 6, 11))


def test_portfolio_at_risk_counts_what_is_outstanding_and_not_what_is_late() -> None:
    """Two loans of 12 000 kr: one pays, one has not paid since the third instalment."""
    good = (loan(), [Payment(row.pay_on, Money(row.total, "SEK")) for row in plan(loan()).rows])
    bad = (loan(), [paid("2026-02-15", "1032.80"), paid("2026-03-15", "1032.80")])
    as_of = date(2026, 6, 20)
    at = days.day(positions_of(until([good, bad], as_of), as_of), as_of, lambda place: pytest.fail("asked"))
    found = days.ratios(at)
    assert found.loans == (1, 0, 0, 1, 0)
    assert found.outstanding[3] == kr("10049.54").minor
    assert found.at_risk(30) == Fraction(found.outstanding[3], sum(found.outstanding))
    assert found.at_risk(90) == 0
    assert days.ratios(days.day(positions_of([], as_of), as_of, lambda place: pytest.fail("asked"))).at_risk(30) is None


def test_sums_of_a_portfolio_do_not_go_round() -> None:
    at = days.Day(date(2026, 1, 1), np.full(40, 10**18 - 1), *[np.zeros(40, np.int64)] * 4, np.zeros(0, np.int64))
    assert days.ratios(at).outstanding[0] == 40 * (10**18 - 1)
