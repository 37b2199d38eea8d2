"""Accrued interest, against a clerk who writes down each day what it bore: balance × rate × one day of the year.

Only day counts in which every day weighs the same, so that the clerk needs no rule but the balance's. Canaries: let a
tranche lower the balance, or a day's rate be the next one's, and these fail.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from brygga.domain.loans.accrual import accruing, earned_interest, exact_accrued
from brygga.domain.loans.allocation import Book, Claim
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.state import Payment, state
from brygga.domain.loans.terms import Every, LoanTerms
from brygga.domain.rates import Rate
from tests.domain.loans.strategies import declining_loans, payments_on
from tests.domain.loans.worlds import drawn, kr, loan, paid, rate_from

DAYS = {"ACT/360": 360, "ACT/365F": 365}


def clerk(terms: LoanTerms, payments: Sequence[Payment], as_of: date) -> Fraction:
    """Every day up to `as_of` for the coming instalment, and for each one that is late since its due date."""
    book = Book(terms, payments, as_of)
    whole = sum((_late(terms, claim, as_of) for claim in book.claims), Fraction(0))
    nr = len(book.claims)
    if nr >= len(book.rows) or nr < terms.interest_free:
        return whole
    start = book.rows[nr - 1].due_on if nr else terms.disbursed_on
    balance = book.rows[nr].opening
    for day in _days(start, as_of):
        balance += sum(one.amount.minor for one in terms.draws if one.on == day > start)
        balance -= sum(one.amount for one in book.prepayments if one.on == day > start)
        whole += balance * terms.rate_on(day) / DAYS[terms.day_count]
    return whole


def _late(terms: LoanTerms, claim: Claim, as_of: date) -> Fraction:
    free = plan(terms).rows[terms.interest_free - 1].due_on if terms.interest_free else claim.row.due_on
    late, whole = claim.row.principal, Fraction(0)
    late -= sum(amount for on, amount in claim.principal_paid if on <= claim.row.pay_on)
    if as_of <= claim.row.pay_on:
        return whole
    for day in _days(claim.row.due_on, as_of):
        late -= sum(amount for on, amount in claim.principal_paid if on == day > claim.row.pay_on)
        if day >= free:
            whole += late * terms.rate_on(day) / DAYS[terms.day_count]
    return whole


def _days(start: date, end: date) -> list[date]:
    return [start + timedelta(days=n) for n in range((end - start).days)]


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_each_day_bears_its_balance_at_its_rate(data: st.DataObject) -> None:
    terms = data.draw(declining_loans())
    terms = replace(terms, day_count=data.draw(st.sampled_from(sorted(DAYS))))
    payments = data.draw(payments_on(terms))
    as_of = terms.disbursed_on + timedelta(days=data.draw(st.integers(0, 400)))
    assert exact_accrued(terms, Book(terms, payments, as_of), as_of) == clerk(terms, payments, as_of)


def test_a_tranche_and_a_prepayment_inside_the_period_count_from_their_day() -> None:
    """12,000 kr at 6 %, by 360ths: ten days on 6,000, ten on 12,000, ten on 9,000 once 3,000 has come back."""
    terms = loan(day_count="ACT/360", tranches=(drawn("2026-01-15", "6000"), drawn("2026-01-25", "6000")))
    payments, on = [paid("2026-02-04", "3000")], date(2026, 2, 14)
    stands = state(terms, payments, on)
    assert stands.accrued_interest == kr("10.00") + kr("20.00") + kr("15.00")


def test_a_rate_and_a_prepayment_on_days_of_their_own() -> None:
    """Ten days at 6 %, ten at 3 %, then ten at 3 % on 6,000: a prepayment leaves the rate alone."""
    terms = loan(day_count="ACT/360", rates=(rate_from("2026-01-25", "3"),))
    on = date(2026, 2, 14)
    assert state(terms, [paid("2026-02-04", "6000")], on).accrued_interest == kr("20.00") + kr("10.00") + kr("5.00")


def test_what_is_earned_is_what_fell_due_and_what_is_coming_but_not_what_lateness_adds() -> None:
    """60.00 fell due and is unpaid; ten days of the next period on 11,027.20; what is late bears more beside it."""
    terms, on = loan(day_count="ACT/360", rate=Rate.from_percent("6")), date(2026, 2, 25)
    book = Book(terms, [], on)
    first, second = book.rows[:2]
    coming = Fraction(second.opening * 6 * 10, 100 * 360)
    assert accruing(terms, book, on) == kr(f"{round(coming) / 100:.2f}")
    assert earned_interest(terms, book, on) == kr(f"{(first.interest + round(coming)) / 100:.2f}")
    assert exact_accrued(terms, book, on) - coming == Fraction(first.principal * 6 * 10, 100 * 360)


def test_a_loan_by_weeks_shares_a_period_by_its_days() -> None:
    """PERIOD: three days of a week late are 3/7 of a period, 3/14 of one of two weeks."""
    for weeks, share in ((1, Fraction(3, 7)), (2, Fraction(3, 14))):
        terms = loan(every=Every("weeks", weeks), day_count="PERIOD", term=1, first_due_on=date(2026, 1, 22))
        late = exact_accrued(terms, Book(terms, [], date(2026, 1, 25)), date(2026, 1, 25))
        assert late == 12_000_00 * Fraction(6, 100) * share * weeks / 52
