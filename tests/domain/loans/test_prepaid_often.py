"""A loan that is prepaid often: its plan goes on from where it stood, and is what a walk from the first day gives."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest

from brygga.domain.loans import declining
from brygga.domain.loans.accrual import _Borne, _years
from brygga.domain.loans.allocation import Book
from brygga.domain.loans.declining import Marks
from brygga.domain.loans.payments import Payment
from brygga.domain.loans.schedule import changed_plan
from brygga.domain.loans.terms import Every, Fee, LoanTerms, RateChange, TermsRefused, Tranche
from brygga.domain.money import Money
from brygga.domain.rates import Rate

LENT = date(2024, 1, 31)
COUNTS = ("30E/360", "30/360US", "ACT/360", "ACT/365F", "ACT/ACT", "PERIOD")


def kr(minor: int) -> Money:
    return Money(minor, "SEK")


def after(days: int) -> date:
    return LENT + timedelta(days)


def any_terms(pick: Random) -> LoanTerms | None:
    """A loan with grace, tranches, changes of rate and fees at random; None where such terms do not go together."""
    principal, first = pick.choice([10_000_000, 10_007, 12_345]), pick.randrange(1, 10_000)
    grace = {name: pick.choice([0, 0, 0, 2]) for name in ("grace_principal", "grace_interest", "interest_free")}
    drawn = (Tranche(LENT, kr(first)), Tranche(after(pick.randrange(1, 120)), kr(principal - first)))
    try:
        return LoanTerms(
            principal=kr(principal), disbursed_on=LENT, first_due_on=after(pick.choice([10, 29, 31])),
            rate=Rate.from_percent(pick.choice(["0", "5.5", "24"])), term=pick.randrange(2, 20),
            every=pick.choice([Every("months", 1), Every("weeks", 2)]),
            repayment=pick.choice(["annuity", "straight", "bullet"]),
            interest=pick.choice([*["declining"] * 5, "flat"]),
            day_count=pick.choice(COUNTS), tranches=pick.choice([(), (), drawn]), **grace,
            grace_interest_as=pick.choice(["deferred", "capitalised"]), prepayment=pick.choice(["fewer", "smaller"]),
            stretch_rounding=pick.choice(["period", "stretch"]), instalment_multiple=pick.choice([None, kr(100)]),
            fees=pick.choice([(), (Fee("aviavgift", kr(200), "instalment"),)]),
            rates=tuple(RateChange(after(day), Rate.from_percent(str(pick.randrange(20))))
                        for day in pick.sample(range(1, 500), pick.randrange(4))))
    except TermsRefused:
        return None


def any_books(seed: int, loans: int) -> list[Book]:
    """What payments at random have made of such loans."""
    pick, books = Random(seed), []
    for terms in (any_terms(pick) for _ in range(loans)):
        if terms is not None:
            whole = terms.principal.minor
            paid = [Payment(after(pick.randrange(600)), kr(max(1, whole * pick.choice([1, 10, 100, 200, 500]) // 1000)))
                    for _ in range(pick.randrange(14))]
            books.append(Book(terms, paid, after(pick.randrange(700))))
    return books


def goes_on_rightly(book: Book) -> bool:
    """Each claim is as it stood on its day and the plan is the one walked from the first day, all prepayments known."""
    on_their_day = [changed_plan(book.terms, [paid for paid in book.prepayments if paid.on < claim.row.due_on])
                    for claim in book.claims]
    return (all(claim.row == plan.rows[claim.row.nr - 1] for claim, plan in zip(book.claims, on_their_day, strict=True))
            and book.rows == tuple(changed_plan(book.terms, book.prepayments).rows))


def test_a_plan_that_goes_on_is_the_plan_walked_from_the_first_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The canary goes on from too late: from a period that the prepayment has already changed."""
    books = any_books(1, 700)
    assert all(goes_on_rightly(book) for book in books)
    assert sum(len(book.prepayments) > 1 for book in books) > 100
    monkeypatch.setattr(Marks, "keep", lambda self, periods: None)
    assert not all(goes_on_rightly(book) for book in any_books(1, 700))


def test_a_hundred_prepayments_walk_a_long_loan_about_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in periods taken step by step: a hundred walks from the first day would be five thousand."""
    taken: list[int] = []
    open_period = declining._Walk._open

    def counted(self: declining._Walk, nr: int, start: date, due: date) -> None:
        taken.append(nr)
        open_period(self, nr, start, due)
    monkeypatch.setattr(declining._Walk, "_open", counted)
    terms = LoanTerms(
        principal=kr(10**12), disbursed_on=LENT, first_due_on=date(2024, 2, 29), rate=Rate.from_percent("5"), term=600,
        every=Every("months", 1), repayment="annuity", interest="declining", day_count="ACT/ACT")
    Book(terms, [Payment(after(30 * month + 3), kr(10**10)) for month in range(100)], after(3010))
    assert len(taken) < 400


def test_what_rates_bear_between_two_days_is_the_sum_of_its_stretches() -> None:
    pick = Random(3)
    for terms in [any_terms(pick) for _ in range(400)]:
        if terms is None:
            continue
        borne, ends = _Borne(terms), [change.from_on for change in terms.rates] + [after(90), after(520)]
        for since in ends:
            for until in (day for day in ends if day > since):
                days = [since, *(x.from_on for x in terms.rate_changes if since < x.from_on < until), until]
                parts = [terms.rate_on(start) * _years(terms, start, end) for start, end in pairwise(days)]
                assert borne.between(since, until) == sum(parts, Fraction(0))
