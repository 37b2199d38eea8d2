"""The plan of a loan whose interest follows the balance: one walk from due date to due date.

The trick: between changes nothing is recomputed, so a plain loan costs one multiplication a row; a change inside a
period cuts that period into stretches and marks the level part to be computed anew on the next due date. Prepayments
are events of the same walk, so the plan after them is this same function. Do not fold payments in here: what was paid
late does not change what falls due.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from brygga.domain.dates import DAY_COUNTS
from brygga.domain.loans.agreed import agreed_total, is_off, paying_left
from brygga.domain.loans.events import Event, Kind, Prepayment, events_of
from brygga.domain.loans.grid import due_days, pay_days
from brygga.domain.loans.instalment import level
from brygga.domain.loans.interest import Stretch, rounded_interest, year_parts
from brygga.domain.loans.rows import Row
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.money import ROUNDINGS


def declining_rows(terms: LoanTerms, prepayments: Sequence[Prepayment] = (), marks: Marks | None = None) -> list[Row]:
    """The rows of the plan as the contract has it, or as the prepayments have changed it.

    With `marks` the walk goes on from where it last stood, and leaves its own marks there.
    """
    return _Walk(terms, prepayments, marks).rows()


class Marks:
    """Where a walk stood before each period that it took step by step, so that a later walk can go on from there.

    What a prepayment changes comes after it. A loan that is prepaid a hundred times is else walked from its first day a
    hundred times, and each walk reckons every earlier prepayment's end anew.
    """

    def __init__(self) -> None:
        self.stood: list[tuple[object, ...]] = []
        self.places: list[int] = []
        self.rows: list[Row] = []

    def keep(self, periods: int) -> None:
        """Forget what comes after the first `periods` periods: something is to happen in the next one."""
        while self.places and self.places[-1] > periods:
            self.places.pop()
            self.stood.pop()


class _Walk:
    """One pass over the periods; balance, rate, level part and end are what the events so far have made them."""

    MOVING = ("place", "balance", "rate", "level", "anew", "deferred", "end")

    def __init__(self, terms: LoanTerms, prepayments: Sequence[Prepayment], marks: Marks | None = None) -> None:
        self.terms = terms
        self.marks = Marks() if marks is None else marks
        self.events = events_of(terms, prepayments)
        self.place = 0
        self.last_draw = terms.draws[-1].on
        self.dues = due_days(terms.first_due_on, terms.every, terms.term)
        self.end = terms.term
        self.balance = 0
        self.rate = terms.rate.fraction
        self.level = 0
        self.anew = False
        self.deferred = 0
        self.count = DAY_COUNTS.get(terms.day_count)
        self.round = ROUNDINGS[terms.rounding]
        self.a_year = terms.every.a_year

    def rows(self) -> list[Row]:
        """Walk all periods."""
        self.marks.rows = self._walked()
        return list(self.marks.rows)

    def _walked(self) -> list[Row]:
        terms = self.terms
        rows = self._resumed()
        fee = terms.fee_minor("instalment")
        start = rows[-1].due_on if rows else terms.disbursed_on
        pays = pay_days(self.dues, terms.is_bank_day)
        for place in range(len(rows), len(self.dues)):
            due, pay, nr = self.dues[place], pays[place], place + 1
            self._mark(place)
            self._open(nr, start, due)
            if nr > self.end:
                break
            if self._plain_from(nr):
                return rows + self._plain_rows(place, start, fee)
            opening = self.balance
            if self.place < len(self.events) and self.events[self.place].on < due:
                charged = self._changed_period(nr, start, due)
            else:
                charged = self._interest(nr, start, due)
            if nr > self.end:
                break
            principal = self._principal(nr, charged)
            self.balance -= principal
            interest = self._shown(nr, charged)
            days = self.count(start, due)[0] if self.count else None
            total = interest + principal + fee
            rows.append(Row(nr, due, pay, days, opening, interest, principal, fee, total, self.balance))
            start = due
        return rows

    def _resumed(self) -> list[Row]:
        """The rows before the last mark, with the walk standing where it stood there; none without a mark."""
        if not self.marks.places:
            return []
        for name, value in zip(self.MOVING, self.marks.stood[-1], strict=True):
            setattr(self, name, value)
        return self.marks.rows[: self.marks.places[-1]]

    def _mark(self, place: int) -> None:
        if not self.marks.places or self.marks.places[-1] < place:
            self.marks.places.append(place)
            self.marks.stood.append(tuple(getattr(self, name) for name in self.MOVING))

    def _plain_from(self, nr: int) -> bool:
        """Whether nothing more happens: no event to come, no grace, no interest waiting."""
        terms = self.terms
        grace = max(terms.grace_principal, terms.grace_interest, terms.interest_free)
        level = terms.repayment in ("annuity", "straight", "bullet") and not terms.months_off
        return self.place == len(self.events) and nr > grace and not self.deferred and not self.anew and level

    def _plain_rows(self, place: int, start: date, fee: int) -> list[Row]:
        """The rows to the end, as rows() would give them one by one: a loan's long tail, worked without questions."""
        dues = self.dues[place : self.end]
        parts = year_parts(self.terms, start, dues)
        level = {"annuity": self.level, "straight": self.level}.get(self.terms.repayment, 0)
        by_annuity, rounding, balance = self.terms.repayment == "annuity", self.round, self.balance
        above, below = self.rate.numerator, self.rate.denominator * parts.below
        raw, last = [], self.end
        pays = pay_days(dues, self.terms.is_bank_day)
        for nr, due, pay, days, part in zip(
            range(place + 1, last + 1), dues, pays, parts.days, parts.above, strict=True
        ):
            opening = balance
            interest = rounding(opening * above * part, below)
            if nr == last:
                principal = opening
            else:
                principal = level - interest if by_annuity else level
                if principal < 0 or principal > opening:
                    principal = min(max(principal, 0), opening)
            balance = opening - principal
            raw.append((nr, due, pay, days, opening, interest, principal, fee, interest + principal + fee, balance))
        return [Row._make(row) for row in raw]

    def _open(self, nr: int, start: date, due: date) -> None:
        """Take the events of the period's first day, and the level part anew where a change asks for it."""
        while self.place < len(self.events) and self.events[self.place].on <= start:
            event = self.events[self.place]
            if event.kind is Kind.PREPAYMENT and self.anew:
                self._level_anew(nr)
            self._take(event)
            if event.kind is Kind.PREPAYMENT:
                self._after_prepayment(nr, event.on, self._interest(nr, start, due))
        if self.anew:
            self._level_anew(nr)

    def _take(self, event: Event) -> None:
        self.place += 1
        self.balance += event.amount
        if event.kind is Kind.RATE:
            self.rate = event.rate
        if event.kind is not Kind.PREPAYMENT:
            self.anew = True

    def _level_anew(self, nr: int) -> None:
        left = paying_left(self.terms, self.dues, nr, self.end)
        self.level = level(self.terms, self.balance, self.rate, max(left, 1))
        self.anew = False

    def _interest(self, nr: int, start: date, due: date) -> int:
        """Interest of a period without changes."""
        if nr <= self.terms.interest_free:
            return 0
        rate = self.rate
        if self.count is None:
            above, below = self.a_year.denominator, self.a_year.numerator
        else:
            _, above, below = self.count(start, due)
        return self.round(self.balance * rate.numerator * above, rate.denominator * below)

    def _changed_period(self, nr: int, start: date, due: date) -> int:
        """Interest of a period with changes inside it, each of which is taken on its day."""
        stretches: list[Stretch] = []
        since = start
        while self.place < len(self.events) and self.events[self.place].on < due:
            event = self.events[self.place]
            if event.on > since:
                stretches.append(Stretch(since, event.on, self.balance, self.rate, start, due))
                since = event.on
            self._take(event)
            if event.kind is Kind.PREPAYMENT:
                rest = Stretch(since, due, self.balance, self.rate, start, due)
                self._after_prepayment(nr, event.on, self._charged(nr, [*stretches, rest]))
        return self._charged(nr, [*stretches, Stretch(since, due, self.balance, self.rate, start, due)])

    def _charged(self, nr: int, stretches: Sequence[Stretch]) -> int:
        return 0 if nr <= self.terms.interest_free else rounded_interest(self.terms, stretches)

    def _principal(self, nr: int, charged: int) -> int:
        """Principal of instalment `nr`: never below 0, never more than there is; the last takes what is left."""
        terms, balance = self.terms, self.balance
        if nr >= self.end:
            return balance
        if nr <= terms.grace_principal:
            return 0
        if terms.repayment == "custom":
            return min(terms.principals[nr - 1].minor, balance)
        if is_off(terms, self.dues[nr - 1]):
            return 0
        agreed = agreed_total(terms, nr)
        if agreed is not None:
            return min(max(agreed - charged, 0), balance)
        wanted = self.level - charged if terms.repayment == "annuity" else self.level
        return min(max(wanted, 0), balance)

    def _shown(self, nr: int, charged: int) -> int:
        """Interest on the row: what is deferred waits for the first instalment after the grace, or for the last."""
        if nr <= self.terms.grace_interest and nr != self.end:
            if self.terms.grace_interest_as == "capitalised":
                self.balance += charged
                self.anew = True
                return 0
            self.deferred += charged
            return 0
        shown, self.deferred = charged + self.deferred, 0
        return shown

    def _after_prepayment(self, nr: int, on: date, charged: int) -> None:
        """Smaller instalments or fewer; nothing is shortened while a tranche is still to be drawn.

        Smaller ones are computed where a period opens: inside period `nr` its instalment stays. `charged` is the
        interest of period `nr` if nothing more happens in it.
        """
        smaller = self.terms.prepayment == "smaller" and self.terms.repayment in ("annuity", "straight")
        self.anew = self.anew or smaller
        if on >= self.last_draw and (self.balance == 0 or not smaller):
            self.end = self._new_end(nr, charged)

    def _new_end(self, nr: int, charged: int) -> int:
        """The instalment that empties the loan at today's rate and level part; nr, if only for its interest, when it
        is empty now."""
        if self.balance == 0:
            return nr
        kept = self.balance
        ends = self.end
        for later in range(nr, self.end):
            if later > nr:
                charged = self._interest(later, self.dues[later - 2], self.dues[later - 1])
            self.balance -= self._principal(later, charged)
            if self.balance == 0:
                ends = later
                break
        self.balance = kept
        return ends
