"""The plan of a flat loan: interest on the whole principal for the whole time, divided over the instalments.

The whole interest is rounded before it is divided, principal and interest are rounded to the multiple each for itself,
and the last instalment takes the rest of both. The balance does not bear this interest; a prepayment drops the
instalments that it pays ("fewer") or makes those left smaller in proportion ("smaller").
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from brygga.domain.dates import DAY_COUNTS
from brygga.domain.loans.events import Prepayment
from brygga.domain.loans.grid import due_days, pay_days
from brygga.domain.loans.rows import Row
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.money import ROUNDINGS


def whole_interest(terms: LoanTerms) -> int:
    """Principal × rate × whole time by the day count, rounded once to minor units."""
    last = due_days(terms.first_due_on, terms.every, terms.term)[-1]
    count = DAY_COUNTS.get(terms.day_count)
    if count is None:
        above, below = terms.term * terms.every.a_year.denominator, terms.every.a_year.numerator
    else:
        _, above, below = count(terms.disbursed_on, last)
    rate = terms.rate.fraction
    rounding = ROUNDINGS[terms.rounding]
    return rounding(terms.principal.minor * rate.numerator * above, rate.denominator * below)


def flat_rows(terms: LoanTerms, prepayments: Sequence[Prepayment] = ()) -> list[Row]:
    """The rows of the plan as the contract has it, or as the prepayments have changed it."""
    return _Walk(terms, prepayments).rows()


class _Walk:
    """One pass over the instalments; `interest_left` is the part of the whole interest not yet charged."""

    def __init__(self, terms: LoanTerms, prepayments: Sequence[Prepayment]) -> None:
        self.terms = terms
        self.waiting = sorted(prepayments, key=lambda paid: paid.on)
        self.prepaid = bool(prepayments)
        self.balance = terms.principal.minor
        self.interest_left = whole_interest(terms)
        self.round = ROUNDINGS[terms.rounding]
        self._share(terms.term)

    def rows(self) -> list[Row]:
        """Walk all periods; after a prepayment the plan ends when the principal does."""
        terms, rows = self.terms, []
        dues = due_days(terms.first_due_on, terms.every, terms.term)
        fee, start = terms.fee_minor("instalment"), terms.disbursed_on
        count = DAY_COUNTS.get(terms.day_count)
        for nr, (due, pay) in enumerate(zip(dues, pay_days(dues, terms.is_bank_day), strict=True), start=1):
            self._take(nr, start)
            if self._over():
                break
            opening = self.balance
            paid_on = self._take(nr, due - timedelta(days=1))
            part = Fraction((paid_on - start).days, (due - start).days) if paid_on and self._over() else None
            interest, principal = self._instalment(nr, part)
            if part is not None and not interest:
                break
            days = count(start, due)[0] if count else None
            total = interest + principal + fee
            rows.append(Row(nr, due, pay, days, opening, interest, principal, fee, total, self.balance))
            start = due
        return rows

    def _over(self) -> bool:
        return self.prepaid and self.balance == 0

    def _take(self, nr: int, until: date) -> date | None:
        """Take the prepayments up to a day; the day of the last one taken."""
        last = None
        while self.waiting and self.waiting[0].on <= until:
            paid, before = self.waiting.pop(0), self.balance
            self.balance -= paid.amount
            last = paid.on
            if self.terms.prepayment == "smaller":
                self.interest_left = self.round(self.interest_left * self.balance, before)
                self._share(self.terms.term - nr + 1)
        return last

    def _share(self, left: int) -> None:
        """What an instalment is: principal and interest rounded to the multiple each for itself."""
        multiple = self.terms.multiple
        self.each = self.round(self.interest_left, left)
        principal = self.round(self.balance, left * multiple) * multiple
        self.level = principal + self.round(self.each, multiple) * multiple

    def _instalment(self, nr: int, part: Fraction | None) -> tuple[int, int]:
        """(interest, principal) of an instalment; `part` of its interest where all principal was paid inside it."""
        if part is not None:
            each = self.each * part
            return self.round(each.numerator, each.denominator), 0
        if nr == self.terms.term:
            interest, principal = self.interest_left, self.balance
        else:
            interest = min(self.each, self.interest_left)
            principal = min(max(self.level - interest, 0), self.balance)
        self.interest_left -= interest
        self.balance -= principal
        return interest, principal
