"""Row by row: the walk of lenders that reckon each period on the balance before it.

The trick: a line remembers the state that it was reckoned from (level, interest that waits, money that stands in), so a
payment or a look reckons again from the period that holds the day and never touches those before it. In that period
what is overdue goes on bearing interest to the day looked at; what comes after is reckoned as if all will be paid then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

from brygga.domain.loans.draft import DraftTerms
from brygga.domain.loans.grid import due_day
from brygga.domain.loans.instalment import annuity_exact
from brygga.domain.loans.kept.book import DAY, Book
from brygga.domain.loans.kept.digits import root_rate
from brygga.domain.loans.kept.lines import Line, Receipt
from brygga.domain.loans.kept.parts import level_part, part_of_year
from brygga.domain.loans.kept.slots import first_start, slots


@dataclass(slots=True)
class _Before:
    """What a line is reckoned from. `stands_in`: money that came early and takes the place of principal to come."""

    level: int = 0
    exact: Fraction = Fraction(0)
    each: int = 0
    interest_left: int = 0
    stands_in: int = 0
    deferred: int = 0
    anew: bool = True


class Cumulative(Book):
    """The book of a loan that is reckoned row by row."""

    def __init__(self, terms: DraftTerms) -> None:
        super().__init__(terms)
        self.slots = slots(terms)
        self.lines = [Line(slot.start, slot.due, fee=terms.fee_minor("instalment")) for slot in self.slots]
        self.before = [_Before() for _ in self.slots]
        self.flat = terms.interest == "flat"
        self.upfront = self._broken_interest()

    # The three calls of the book.

    def look(self, day: date) -> None:
        """With rest, the period that holds the day is reckoned on what is really out."""
        self.looked_on = max(day, self.looked_on)
        nr = self.place_of(day)
        if self.follows() and nr is not None:
            self.plan(nr)

    def early(self, day: date, amount: int) -> int:
        """Principal of the period that holds the day, or money put ahead where the plan stands."""
        nr = self.place_of(day)
        if not self.follows() or nr is None:
            return self.put_ahead(day, amount)
        line, taken = self.lines[nr], min(amount, self.outstanding())
        if taken:
            if day < line.due:
                line.early.append((day if self.kept.rest == "daily" else line.due, taken))
            else:
                line.extra += taken
            line.received.append(Receipt(day, "principal", taken, self.paying))
            self.plan(nr)
        return self.pay([line], day, amount - taken)

    def running_interest(self, nr: int, until: date) -> int:
        """Interest of line `nr` up to a day of its period; flat interest shared by days."""
        line = self.lines[nr]
        if self.flat:
            return self.round(line.interest * (until - line.start).days, (line.due - line.start).days)
        return 0 if nr < self.terms.interest_free else self._interest(nr, self._opening(nr), until)

    # The rows.

    def plan(self, nr: int, *, anew: bool = False) -> None:
        """Reckon the lines from `nr` on."""
        state = replace(self.before[nr], anew=self.before[nr].anew or anew)
        if anew and self.flat:
            state.interest_left += self._flat_interest(nr, self.drawn[-1].amount.minor)
        balance = self._opening(nr)
        for place in range(nr, len(self.lines)):
            self.before[place] = replace(state)
            balance = self._line(place, balance, state)

    def _opening(self, nr: int) -> int:
        start = self.lines[nr].start
        before = self.lines[:nr]
        return self.net_drawn(date.min, start) + sum(line.grown - line.principal for line in before)

    def _line(self, nr: int, opening: int, state: _Before) -> int:
        """One line; answers the opening balance of the next."""
        line, slot = self.lines[nr], self.slots[nr]
        inside = self.drawn_inside(line)
        balance = opening + inside
        starts = self._rate_starts(line.start)
        if starts and self.flat and nr:
            state.interest_left = sum(self._flat_interest(nr, tranche.amount.minor) for tranche in self.drawn)
        if state.anew or slot.anew or starts or self.convention.level_each:
            self._level(nr, balance, state)
        interest = self._flat_part(nr, state) if self.flat else self._charged(nr, opening)
        if self._rounds_principal(nr):
            interest = self._rest_of_level(nr, opening, state)
        own = self._own(nr, interest, balance, state)
        stood = min(state.stands_in, own)
        own, state.stands_in = own - stood, state.stands_in - stood
        principal = min(max(own, sum(amount for _, amount in line.early)) + line.extra, balance)
        beyond = principal - own
        if nr == len(self.lines) - 1:
            principal = balance
            if self.convention.last_keeps_level and self.terms.repayment == "annuity":
                interest = state.level - principal
        if beyond and self.kept.early == "later":
            state.stands_in += beyond
        state.anew = (beyond > 0 and self.kept.early == "smaller") or self._was_set(nr)
        state.anew = state.anew or any(line.start < change.from_on < line.due for change in self.terms.rates)
        state.anew = state.anew or (not self.whole and any(line.start < one.on == line.due for one in self.drawn))
        line.principal, line.interest = principal, self._shown(nr, interest, state)
        # What came on the first day has opened the period, so a period of no days does not add it on its last.
        on_due = self.net_drawn(line.due, line.due) if line.start < line.due else 0
        return balance + line.grown - principal + on_due

    def _rounds_principal(self, nr: int) -> bool:
        """Whether the level is kept exact and the principal is what is rounded."""
        slot, terms = self.slots[nr], self.terms
        agreed = slot.total is None and slot.principal is None and self.kept.instalment is None
        # Once instalments were changed one by one, the level is an amount like them.
        stands = self.kept.rest == "none" and self.kept.principal_share is None and not (self.flat or self.kept.fixed)
        ordinary = max(terms.grace_principal, terms.interest_free) <= nr < len(self.lines) - 1 and not slot.idle
        wanted = self.convention.exact_level and terms.instalment_multiple is None and terms.repayment == "annuity"
        return wanted and agreed and stands and ordinary

    def _rest_of_level(self, nr: int, opening: int, state: _Before) -> int:
        """The level less the principal, which is the exact level less the exact interest, rounded."""
        principal = state.exact - sum(self._exact(nr, opening, self.lines[nr].due))
        return state.level - self.round(principal.numerator, principal.denominator)

    def _was_set(self, nr: int) -> bool:
        """Whether the instalment was set, so that what is left after it is shared anew."""
        slot = self.slots[nr]
        return slot.total is not None or slot.principal is not None

    def _rate_starts(self, day: date) -> bool:
        return any(change.from_on == day for change in self.terms.rates)

    def _left(self, nr: int) -> int:
        slot = self.slots[nr]
        return max(slot.of - max(nr, self.terms.grace_principal) - slot.resting, 1)

    def _level(self, nr: int, balance: int, state: _Before) -> None:
        left, terms, line = self._left(nr), self.terms, self.lines[nr]
        if self.whole:
            balance += self.net_drawn(line.due if line.start < line.due else line.due + DAY, date.max)
        if self.flat:
            state.each = self.round(state.interest_left, max(self.slots[nr].of - nr, 1))
            unit = self.unit if terms.repayment == "annuity" else 1
            principal = self.round(balance, left * unit) * unit
            state.level = principal + self.round(state.each, unit) * unit
        elif self.kept.instalment is not None:
            state.level = self.kept.instalment
        elif terms.repayment == "annuity":
            rate = self.period_rate(line.start)
            exact = annuity_exact(balance, rate, left)
            # Found on an instalment that opens its period; after it the balance bears interest to the next one.
            state.exact = exact / (1 + rate) if line.start == line.due else exact
            state.level = self._to_unit(state.exact)
        elif terms.repayment == "straight":
            state.level = self.round(balance, left)

    def _to_unit(self, exact: Fraction) -> int:
        if self.convention.level_rounding == "up":
            return -(-exact.numerator // (exact.denominator * self.unit)) * self.unit
        return self.round(exact.numerator, exact.denominator * self.unit) * self.unit

    def period_rate(self, day: date) -> Fraction:
        """The rate a period that a level from the day is found with."""
        rate, every = self.terms.rate_on(day), self.terms.every
        if self.kept.rate_is == "period":
            return rate
        if self.kept.rate_is == "effective":
            return root_rate(rate, every.a_year)
        if self.convention.level_rate == "thirty_365" and self.terms.day_count != "PERIOD":
            return rate * level_part(every)
        return rate / every.a_year

    def _own(self, nr: int, interest: int, balance: int, state: _Before) -> int:
        """The principal of the instalment itself, before money that came early."""
        slot, terms = self.slots[nr], self.terms
        if slot.idle:
            return 0
        if slot.principal is not None:
            return min(slot.principal, balance)
        if slot.total is not None:
            return min(max(slot.total - interest, 0), balance)
        if nr < terms.grace_principal or terms.repayment == "bullet":
            return 0
        if self.kept.principal_share is not None:
            part = self.drawn_between(date.min, date.max) * self.kept.principal_share
            return min(self.round(part.numerator, part.denominator), balance)
        if terms.repayment == "custom":
            return min(terms.principals[nr].minor, balance)
        wanted = state.level - interest if self.flat or terms.repayment == "annuity" else state.level
        return min(max(wanted, 0), balance)

    def _shown(self, nr: int, interest: int, state: _Before) -> int:
        """Interest on the row: what waits comes with the first instalment after the grace."""
        self.lines[nr].grown = 0
        if (nr < self.terms.grace_interest or self.slots[nr].waits) and nr < len(self.lines) - 1:
            if self.terms.grace_interest_as == "capitalised" and nr < self.terms.grace_interest:
                self.lines[nr].grown, state.anew = interest, True
                return 0
            state.deferred += interest
            return 0
        shown, state.deferred = interest + state.deferred, 0
        if self.kept.broken == "spread":
            shown += self.round(self.upfront, len(self.lines))
        elif self.kept.broken == "first" and nr == 0:
            shown += self.upfront
        return shown

    # Interest.

    def _flat_interest(self, nr: int, drawn: int) -> int:
        """Whole interest of a tranche from `nr` to the agreed end, or to where the last instalment was put instead."""
        terms, start = self.terms, self.lines[nr].start
        end = due_day(terms.first_due_on, terms.every, terms.term)
        put = any(fixed.kind == "drop" and fixed.due_on == end for fixed in self.kept.fixed)
        end = self.lines[-1].due if put else end
        if self.kept.rate_is != "nominal" or (terms.day_count == "PERIOD" and not put):
            whole = drawn * self.period_rate(start) * (terms.term - nr)
        else:
            span = start, end
            whole = drawn * terms.rate_on(start) * part_of_year(terms.day_count, terms.every, span, span)
        return self.round(whole.numerator, whole.denominator)

    def _flat_part(self, nr: int, state: _Before) -> int:
        part = state.interest_left if nr == len(self.lines) - 1 else min(state.each, state.interest_left)
        state.interest_left -= part
        return part

    def _charged(self, nr: int, opening: int) -> int:
        return 0 if nr < self.terms.interest_free else self._interest(nr, opening, self.lines[nr].due)

    def _interest(self, nr: int, opening: int, until: date) -> int:
        """Interest of a period up to a day, each stretch between changes rounded, then added."""
        return sum(self.round(part.numerator, part.denominator) for part in self._exact(nr, opening, until))

    def _exact(self, nr: int, opening: int, until: date) -> list[Fraction]:
        """Interest of each stretch between changes, not rounded."""
        line = self.lines[nr]
        days = {line.start, until}
        days |= {tranche.on for tranche in self.drawn} | {change.from_on for change in self.terms.rates}
        days |= {on for on, _ in line.early}
        if self.kept.rest != "period":
            days |= {got.on for other in self.lines[:nr] for got in other.received} | {self.looked_on}
        parts = []
        for start, end in pairwise(sorted(day for day in days if line.start <= day <= until)):
            balance = opening + self.drawn_inside(line, start)
            balance -= sum(amount for on, amount in line.early if on <= start)
            balance += self._overdue(nr, start)
            parts.append(self._years(line, start, end) * balance)
        return parts

    def _years(self, line: Line, start: date, end: date) -> Fraction:
        """What one minor unit bears over the stretch."""
        if self.kept.rate_is != "nominal":
            return self.period_rate(start) * Fraction((end - start).days, (line.due - line.start).days)
        period = (line.start, line.due)
        return self.terms.rate_on(start) * part_of_year(self.terms.day_count, self.terms.every, period, (start, end))

    def _overdue(self, nr: int, day: date) -> int:
        """What is overdue on a day of the period that is looked at, and bears interest there."""
        line = self.lines[nr]
        if not self.follows() or not line.start < self.looked_on <= line.due:
            return 0
        if self.kept.rest == "period":
            day = line.start
        elif day >= self.looked_on:
            return 0
        bearing = ("principal", "interest") if self.kept.compounding else ("principal",)
        left = [other.left_in_order(self.order, day) for other in self.lines[:nr]]
        return sum(one[part] for one in left for part in bearing)

    def _broken_interest(self) -> int:
        """Interest of the days before the first whole period, where it goes elsewhere than into that period."""
        start, first = self.terms.disbursed_on, first_start(self.terms)
        if first == start:
            return 0
        part = part_of_year(self.terms.day_count, self.terms.every, (start, first), (start, first))
        exact = self.terms.principal.minor * self.terms.rate_on(start) * part
        interest = self.round(exact.numerator, exact.denominator)
        if self.kept.broken == "upfront":
            self.downs.append(Line(first, first, down=True, interest=interest))
        return interest
