"""Chained rate factors: the walk of lenders that find the level from the factors of the real periods.

The trick: the levels follow from what was agreed (tranches, rates, days), the rows from what really happened. With
growth g(1) = 1, g(k) = g(k−1)·(1 + f(k)) + 1 over the periods from the change on, the level is
balance · Π(1 + f) / g(n), every step at the convention's digits. It is shifted by the gap of the last instalment over
n, if the gap is more than n/2 minor units and shrinks by it, as many times as the convention says at most. Rows bear
interest on what is really out up to the day looked at, the past ones too, and from then on as if what is overdue were
paid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from brygga.domain.loans.draft import DraftTerms
from brygga.domain.loans.kept.book import DAY, Book
from brygga.domain.loans.kept.digits import context, decimal_of
from brygga.domain.loans.kept.lines import Line
from brygga.domain.loans.kept.parts import part_of_year
from brygga.domain.loans.kept.slots import slots


class Chained(Book):
    """The book of a loan whose level is found from chained factors: its levels and rows; early money is not here."""

    def __init__(self, terms: DraftTerms) -> None:
        super().__init__(terms)
        self.ctx = context(self.convention.digits)
        self.slots = slots(terms)
        self.lines = [Line(slot.start, slot.due, fee=terms.fee_minor("instalment")) for slot in self.slots]
        self.regular = self._unmoved()
        self.levels = [0] * len(self.lines)
        self.waiting = [0] * len(self.lines)
        self.agreed_on = terms.disbursed_on
        self.ahead: list[tuple[date, int]] = []
        """Principal that came before it was due, by the day from which it counts."""

    def _unmoved(self) -> list[tuple[date, date]]:
        """The periods that levels are found with: a moved due date leaves the level alone."""
        unmoved = slots(self.terms, moves=False)
        return [(slot.start, slot.due) for slot in unmoved]

    # The calls of the book.

    def look(self, day: date) -> None:
        """With rest, all rows are reckoned on what is really out up to the day."""
        self.looked_on = max(day, self.looked_on)
        if self.kept.rest != "none" and self.closed_as is None:
            self._rows(0)

    def running_interest(self, nr: int, until: date) -> int:
        """Interest of line `nr` up to a day of its period."""
        return 0 if nr < self.terms.interest_free else self._interest(nr, self._opening(nr), until)

    def plan(self, nr: int, *, anew: bool = False) -> None:
        """Find the level from line `nr` on, and the rows with it."""
        self._level(nr, self.drawn[-1].on)
        for place, agreed_on in self._changes(nr):
            self._rows(nr)
            self._level(place, agreed_on)
        self._rows(nr)

    def _changes(self, nr: int) -> list[tuple[int, date]]:
        """The lines from which the level is found again: `nr` or later for a new rate, later for more instalments."""
        found = []
        for change in self.terms.rate_changes:
            place = next((at for at, line in enumerate(self.lines) if change.from_on < line.due), None)
            if place is not None and place >= nr:
                found.append((place, change.from_on))
        found += [(at, self.slots[at].start) for at in range(nr + 1, len(self.slots)) if self.slots[at].anew]
        return sorted(found)

    # Levels.

    def _level(self, nr: int, agreed_on: date) -> None:
        """The level of lines `nr` on, at the rates known on a day, smoothed by one step."""
        self.agreed_on = agreed_on
        first = max(nr, self.terms.grace_principal)
        left = self.slots[nr].of - first
        line = self.lines[nr]
        balance = self._opening(nr) + self.drawn_inside(line)
        exact = self._chained(balance, first, self.slots[nr].of)
        level = self._to_unit(exact)
        gap = self._gap(nr, level)
        for _ in range(self.convention.smoothing):
            # A gap of at most half the instalments rounds away; a step that makes it no smaller is not taken.
            shifted = self._to_unit(Fraction(level) + Fraction(gap, left))
            closer = self._gap(nr, shifted) if shifted != level else gap
            if abs(closer) >= abs(gap):
                break
            level, gap = shifted, closer
        for place in range(nr, len(self.lines)):
            self.levels[place] = level

    def _chained(self, balance: int, first: int, end: int) -> Fraction:
        ctx = self.ctx
        grown, chained = Decimal(1), Decimal(0)
        for nr in range(first, end):
            factor = ctx.add(Decimal(1), self._factor(nr))
            grown = ctx.multiply(grown, factor)
            chained = ctx.add(ctx.multiply(chained, factor), Decimal(1))
        return Fraction(ctx.divide(ctx.multiply(Decimal(balance), grown), chained))

    def _factor(self, nr: int) -> Decimal:
        """The rate factor of a whole period, over the rates that hold in it."""
        start, due = self.regular[nr]
        total = Decimal(0)
        for since, until in _stretches(start, due, self._rate_days()):
            rate = self.terms.rate_on(min(since, self.agreed_on))
            total = self.ctx.add(total, self._stretch_factor((start, due), (since, until), rate))
        return total

    def _stretch_factor(self, period: tuple[date, date], stretch: tuple[date, date], rate: Fraction) -> Decimal:
        part = part_of_year(self.terms.day_count, self.terms.every, period, stretch)
        return decimal_of(rate * part, self.ctx)

    def _rate_days(self) -> set[date]:
        return {change.from_on for change in self.terms.rates}

    def _draw_days(self) -> set[date]:
        return {tranche.on for tranche in self.drawn}

    def _to_unit(self, exact: Fraction) -> int:
        return self.round(exact.numerator, exact.denominator * self.unit) * self.unit

    def _gap(self, nr: int, level: int) -> int:
        """The last instalment less the level, if this is the level from `nr` on."""
        balance, last = self._opening(nr), self.slots[nr].of - 1
        for place in range(nr, last):
            interest = self._agreed_interest(place, balance)
            balance += self.drawn_inside(self.lines[place])
            own = 0 if place < self.terms.grace_principal else max(level - interest, 0)
            balance -= min(own, balance)
        return balance + self.drawn_inside(self.lines[last]) + self._agreed_interest(last, balance) - level

    def _agreed_interest(self, nr: int, opening: int) -> int:
        start, due = self.regular[nr]
        bears = []
        for since, until in _stretches(start, due, self._rate_days() | self._draw_days()):
            balance = opening + self.net_drawn(start + DAY, since)
            rate = self.terms.rate_on(min(since, self.agreed_on))
            bears.append(self._bears(balance, self._stretch_factor((start, due), (since, until), rate)))
        return self._added(bears)

    def _bears(self, balance: int, factor: Decimal) -> Fraction:
        return Fraction(self.ctx.multiply(Decimal(balance), factor))

    def _added(self, stretches: Sequence[Fraction]) -> int:
        """The interest of stretches, each rounded or their sum."""
        parts = [sum(stretches, Fraction(0))] if self.convention.stretch_rounding == "period" else stretches
        return sum(self.round(part.numerator, part.denominator) for part in parts)

    # Rows.

    def _opening(self, nr: int) -> int:
        start = self.lines[nr].start
        return self.net_drawn(date.min, start) - sum(line.principal for line in self.lines[:nr])

    def _rows(self, nr: int) -> None:
        """Interest and principal of the lines from `nr` on."""
        for place in range(nr, len(self.lines)):
            if self.lines[place].closed_on is None:
                self._row(place)

    def _row(self, nr: int) -> None:
        """A row is never less than what is on it, and leaves the rows after it what is on them."""
        line, opening = self.lines[nr], self._opening(nr)
        charged = self._recognised(nr, self.running_interest(nr, line.due))
        wanted = 0 if nr < self.terms.grace_principal else self.levels[nr] - charged
        balance = opening + self.drawn_inside(line)
        line.principal = balance
        if nr < len(self.lines) - 1:
            later = sum(other.received_by("principal") for other in self.lines[nr + 1 :])
            free = self.net_drawn(date.min, date.max) - sum(other.principal for other in self.lines[:nr]) - later
            line.principal = min(max(wanted, line.received_by("principal")), balance, free)
        self._show(nr, charged)

    def _recognised(self, nr: int, interest: int) -> int:
        """The part of a line's interest that falls due with it."""
        return interest

    def _show(self, nr: int, charged: int) -> None:
        """Interest on the row: what waits in the grace comes with the first instalment after it."""
        first = self.terms.grace_interest
        self.waiting[nr] = charged if nr < first else 0
        self.lines[nr].interest = 0 if nr < first else charged + (sum(self.waiting) if nr == first else 0)

    def _interest(self, nr: int, opening: int, until: date) -> int:
        """Interest of a period up to a day, each stretch rounded."""
        line = self.lines[nr]
        days = self._rate_days() | self._draw_days()
        if self.kept.rest != "none":
            days |= {self._bears_to()} | {on for on, _ in self.ahead}
            days |= {self._counts_on(got.on) for other in self.lines for got in other.received}
        bears = []
        for since, end in _stretches(line.start, until, days):
            balance = max(self._bearing(nr, opening, since), 0)
            rate = self.terms.rate_on(since)
            bears.append(self._bears(balance, self._stretch_factor((line.start, line.due), (since, end), rate)))
        return self._added(bears)

    def _bearing(self, nr: int, opening: int, day: date) -> int:
        """What bears interest from a day of period `nr`: really out up to the day looked at, then as agreed."""
        line = self.lines[nr]
        agreed = opening + self.drawn_inside(line, day)
        if self.kept.rest == "none":
            return agreed
        ahead = sum(amount for on, amount in self.ahead if on <= day)
        due_before = self.lines[:nr]
        put_before = sum(min(other.received_by("principal"), other.principal) for other in due_before)
        put_before -= sum(self._came_when_due(other) for other in due_before)
        agreed -= max(ahead - put_before, 0)
        if day >= self._bears_to():
            return agreed
        return agreed + sum(max(other.principal - self._counted(other, day), 0) for other in due_before)

    def _bears_to(self) -> date:
        """The day up to which what is overdue bears interest."""
        return self.looked_on

    def _counts_on(self, day: date) -> date:
        """The day from which money of a day lowers interest."""
        return day

    def _counted(self, line: Line, day: date) -> int:
        """Principal received on a line that counts by a day."""
        return sum(
            got.amount for got in line.received if got.part == "principal" and self._counts_on(got.on) <= day
        )

    def _came_when_due(self, line: Line) -> int:
        """Principal of a line that did not come ahead of its due date."""
        return min(
            sum(got.amount for got in line.received if got.part == "principal" and got.on >= line.due), line.principal
        )


def _stretches(first: date, last: date, days: set[date]) -> Iterator[tuple[date, date]]:
    """The time from `first` to `last`, cut at those of the days that lie in it."""
    return pairwise(sorted(day for day in {first, last} | days if first <= day <= last))
