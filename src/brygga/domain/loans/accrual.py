"""Contract interest that has accrued and is not yet due: on principal to come, and day by day on overdue principal.

The trick: every stretch of days is cut where anything changes (balance, rate, with PERIOD the due date), and the exact
parts are added and rounded once. Statutory late interest is another rule and replaces this one on the same days; do
not add the two.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from fractions import Fraction
from itertools import accumulate, pairwise

from brygga.domain.dates import DAY_COUNTS
from brygga.domain.loans.allocation import Book, Claim
from brygga.domain.loans.events import Kind, events_of
from brygga.domain.loans.grid import due_day, periods_since_first
from brygga.domain.loans.interest import Stretch, exact_interest
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.money import ROUNDINGS, Money


def accrued_interest(terms: LoanTerms, book: Book, as_of: date) -> Money:
    """All of it up to `as_of` (exclusive), rounded once by the terms' rounding."""
    exact = exact_accrued(terms, book, as_of)
    return Money(ROUNDINGS[terms.rounding](exact.numerator, exact.denominator), terms.currency)


def exact_accrued(terms: LoanTerms, book: Book, as_of: date) -> Fraction:
    """The same in minor units before it is rounded: what a line through several days must be drawn through."""
    borne = _Borne(terms)
    return sum((_on_overdue(borne, claim, as_of) for claim in book.claims), _to_come(terms, book, as_of))


def accruing(terms: LoanTerms, book: Book, as_of: date) -> Money:
    """The part of it that the plan will make due: on principal to come alone. What being late adds is not in it."""
    exact = _to_come(terms, book, as_of)
    return Money(ROUNDINGS[terms.rounding](exact.numerator, exact.denominator), terms.currency)


def earned_interest(terms: LoanTerms, book: Book, as_of: date) -> Money:
    """What is earned and not paid: the interest that has fallen due, and what has accrued of the next.

    What being late adds is counted, but charged only by decision, so it is not earned yet.
    """
    return Money(book.unpaid("interest"), terms.currency) + accruing(terms, book, as_of)


def _to_come(terms: LoanTerms, book: Book, as_of: date) -> Fraction:
    """On principal not yet due, since the last nominal due date."""
    nr = len(book.claims) + 1
    if nr > len(book.rows) or as_of <= terms.disbursed_on:
        return Fraction(0)
    row = book.rows[nr - 1]
    start = terms.disbursed_on if nr == 1 else book.rows[nr - 2].due_on
    if terms.interest == "flat":
        return Fraction(row.interest * (as_of - start).days, (row.due_on - start).days)
    if nr <= terms.interest_free:
        return Fraction(0)
    return exact_interest(terms, _stretches_to_come(terms, book, (start, row.due_on), row.opening, as_of))


def _stretches_to_come(
    terms: LoanTerms, book: Book, period: tuple[date, date], opening: int, as_of: date
) -> list[Stretch]:
    start, due = period
    balance, rate, since = opening, terms.rate_on(start), start
    stretches = []
    for event in events_of(terms, book.prepayments):
        if start < event.on < as_of:
            stretches.append(Stretch(since, event.on, balance, rate, start, due))
            since, balance = event.on, balance + event.amount
            rate = event.rate if event.kind is Kind.RATE else rate
    return [*stretches, Stretch(since, as_of, balance, rate, start, due)]


def _on_overdue(borne: _Borne, claim: Claim, as_of: date) -> Fraction:
    """On one instalment's principal not paid by its day of payment, from its nominal due date, as it is paid."""
    row, terms = claim.row, borne.terms
    late = row.principal - sum(amount for on, amount in claim.principal_paid if on <= row.pay_on)
    if late <= 0 or as_of <= row.pay_on:
        return Fraction(0)
    paid = [(on, amount) for on, amount in claim.principal_paid if on > row.pay_on]
    exact, since = Fraction(0), row.due_on
    if terms.interest_free:
        since = max(since, due_day(terms.first_due_on, terms.every, terms.interest_free))
    for on, amount in [*paid, (as_of, 0)]:
        if on > since:
            exact += late * borne.between(since, on)
            since = on
        late -= amount
    return exact


class _Borne:
    """What one minor unit bears between two days, cut where the rate changes.

    The trick: what it bears from the first change to each later one is added up once, so a stretch costs its two ends
    whatever lies between; a loan of many instalments and many rates would cost their product otherwise.
    """

    def __init__(self, terms: LoanTerms) -> None:
        self.terms = terms
        changes = terms.rate_changes
        self._days = [change.from_on for change in changes]
        self._rates = [terms.rate.fraction, *(change.rate.fraction for change in changes)]
        between = (rate * _years(terms, start, end)
                   for rate, (start, end) in zip(self._rates[1:], pairwise(self._days), strict=False))
        self._to_change = list(accumulate(between, initial=Fraction(0)))

    def between(self, since: date, until: date) -> Fraction:
        """From `since` to `until` (exclusive); a rate dated on `since` is already in force."""
        first, last = bisect_right(self._days, since), bisect_left(self._days, until)
        if first >= last:
            return self._rates[first] * _years(self.terms, since, until)
        return (self._rates[first] * _years(self.terms, since, self._days[first])
                + self._to_change[last - 1] - self._to_change[first]
                + self._rates[last] * _years(self.terms, self._days[last - 1], until))


def _years(terms: LoanTerms, start: date, end: date) -> Fraction:
    """Days as a part of a year; with PERIOD shared by actual days within each period, beyond the term too."""
    count = DAY_COUNTS.get(terms.day_count)
    if count is None:
        periods = periods_since_first(terms.first_due_on, terms.every, end)
        return (periods - periods_since_first(terms.first_due_on, terms.every, start)) / terms.every.a_year
    _, above, below = count(start, end)
    return Fraction(above, below)
