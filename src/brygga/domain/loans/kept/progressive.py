"""Chained rate factors: the walk of lenders that find the level from the factors of the real periods.

The trick: the levels follow from what was agreed (tranches, rates, days), the rows from what really happened. With
growth g(1) = 1, g(k) = g(k−1)·(1 + f(k)) + 1 over the periods from the change on, the level is
balance · Π(1 + f) / g(n), every step at the convention's digits. It is shifted once by the gap of the last instalment
over n, if the gap is more than n/2 minor units and shrinks by it. Rows bear interest on what is really out up to the
day looked at, the past ones too, and from then on as if what is overdue were paid.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from brygga.domain.loans.draft import DraftTerms
from brygga.domain.loans.kept.book import DAY, Book
from brygga.domain.loans.kept.digits import context, decimal_of
from brygga.domain.loans.kept.lines import Line, Receipt
from brygga.domain.loans.kept.parts import part_of_year
from brygga.domain.loans.kept.slots import slots

PASSES = 4
"""Rows and the money put on them depend on each other; they have met well before this."""


class Progressive(Book):
    """The book of a loan whose level is found from chained factors."""

    def __init__(self, terms: DraftTerms) -> None:
        super().__init__(terms)
        self.ctx = context(self.convention.digits or 28)
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

    def early(self, day: date, amount: int) -> int:
        """Principal first, put where the terms say; then interest of the running period."""
        if self.kept.rest == "none":
            return self.put_ahead(day, amount)
        nr, taken = self.place_of(day), min(amount, self.outstanding())
        if nr is None:
            return amount
        counts_on = day if self.kept.payoff == "day" else self.lines[nr].due
        self.ahead.append((counts_on, taken))
        kept = [list(line.received) for line in self.lines]
        for _ in range(PASSES):
            for line, received in zip(self.lines, kept, strict=True):
                line.received = list(received)
            self._spread(day, taken)
            self._rows(0)
        return self.pay([self.lines[nr]], day, amount - taken)

    def _spread(self, day: date, amount: int) -> None:
        """Put early principal on the instalments to come; what their principal cannot hold goes to the last."""
        coming = [line for line in self.lines if line.due > day]
        order = coming if self.kept.ahead == "next" or amount == self.outstanding() else coming[::-1]
        if self.kept.ahead == "equal" and amount < self.outstanding():
            share = self.round(amount, len(coming))
            for line in coming[:-1]:
                amount -= self._put(line, day, min(share, amount))
        for line in order:
            amount -= self._put(line, day, amount)
        if amount and coming:
            coming[-1].received.append(Receipt(day, "principal", amount, self.paying))

    def _put(self, line: Line, day: date, amount: int) -> int:
        taken = max(min(amount, line.unpaid("principal")), 0)
        if taken:
            line.received.append(Receipt(day, "principal", taken, self.paying))
        return taken

    def running_interest(self, nr: int, until: date) -> int:
        """Interest of line `nr` up to a day of its period."""
        return 0 if nr < self.terms.interest_free else self._interest(nr, self._opening(nr), until)

    def plan(self, nr: int, *, anew: bool = False) -> None:
        """Find the level from line `nr` on, and the rows with it."""
        nr = min(nr, len(self.lines) - 1)
        self._level(nr, self.drawn[-1].on)
        for place, agreed_on in self._changes(nr):
            self._rows(nr)
            self._level(place, agreed_on)
        self._rows(nr)

    def _changes(self, nr: int) -> list[tuple[int, date]]:
        """The lines after `nr` from which the level is found again: a new rate, or more instalments."""
        found = []
        for change in self.terms.rate_changes:
            place = next((at for at, line in enumerate(self.lines) if change.from_on < line.due), None)
            if place is not None and place > nr:
                found.append((place, change.from_on))
        found += [(at, self.slots[at].start) for at in range(nr + 1, len(self.slots)) if self.slots[at].anew]
        return sorted(found)

    # Levels.

    def _level(self, nr: int, agreed_on: date) -> None:
        """The level of lines `nr` on, at the rates known on a day, smoothed by one step."""
        self.agreed_on = agreed_on
        first = max(nr, self.terms.grace_principal)
        left = max(self.slots[nr].of - first, 1)
        line = self.lines[nr]
        balance = self._opening(nr) + self.drawn_inside(line)
        exact = self._chained(balance, first, self.slots[nr].of)
        level = self._to_unit(exact)
        gap = self._gap(nr, level)
        if self.convention.smoothing and abs(gap) > left // 2:
            shifted = self._to_unit(Fraction(level) + Fraction(gap, left))
            if shifted != level and abs(self._gap(nr, shifted)) < abs(gap):
                level = shifted
        self.levels[nr:] = [level] * (len(self.lines) - nr)

    def _chained(self, balance: int, first: int, end: int) -> Fraction:
        ctx = self.ctx
        grown, chained = Decimal(1), Decimal(0)
        for nr in range(min(first, end - 1), end):
            factor = ctx.add(Decimal(1), self._factor(nr))
            grown = ctx.multiply(grown, factor)
            chained = ctx.add(ctx.multiply(chained, factor), Decimal(1)) if chained else Decimal(1)
        return Fraction(ctx.divide(ctx.multiply(Decimal(balance), grown), chained))

    def _factor(self, nr: int) -> Decimal:
        """The rate factor of a whole period, over the rates that hold in it."""
        start, due = self.regular[nr]
        days = {start, due} | {change.from_on for change in self.terms.rates if start < change.from_on < due}
        total = Decimal(0)
        for since, until in pairwise(sorted(days)):
            rate = self.terms.rate_on(min(since, self.agreed_on))
            total = self.ctx.add(total, self._stretch_factor((start, due), (since, until), rate))
        return total

    def _stretch_factor(self, period: tuple[date, date], stretch: tuple[date, date], rate: Fraction) -> Decimal:
        part = part_of_year(self.terms.day_count, self.terms.every, period, stretch)
        return decimal_of(rate * part, self.ctx)

    def _to_unit(self, exact: Fraction) -> int:
        return self.round(exact.numerator, exact.denominator * self.unit) * self.unit

    def _gap(self, nr: int, level: int) -> int:
        """The last instalment less the level, if this is the level from `nr` on."""
        balance, interest, end = self._opening(nr), 0, self.slots[nr].of
        for place in range(nr, end):
            line = self.lines[place]
            interest = self._agreed_interest(place, balance)
            balance += self.drawn_inside(line)
            if place < end - 1:
                own = 0 if place < self.terms.grace_principal else max(level - interest, 0)
                balance += self.net_drawn(line.due, line.due) - min(own, balance)
        return balance + interest - level

    def _agreed_interest(self, nr: int, opening: int) -> int:
        start, due = self.regular[nr]
        days = {start, due} | {tranche.on for tranche in self.drawn} | {one.from_on for one in self.terms.rates}
        total = 0
        for since, until in pairwise(sorted(day for day in days if start <= day <= due)):
            balance = opening + self.net_drawn(start + DAY, since)
            rate = self.terms.rate_on(min(since, self.agreed_on))
            total += self._bears(balance, self._stretch_factor((start, due), (since, until), rate))
        return total

    def _bears(self, balance: int, factor: Decimal) -> int:
        interest = Fraction(self.ctx.multiply(Decimal(balance), factor))
        return self.round(interest.numerator, interest.denominator)

    # Rows.

    def _opening(self, nr: int) -> int:
        start = self.lines[nr].start
        return self.net_drawn(date.min, start) - sum(line.principal for line in self.lines[:nr])

    def _rows(self, nr: int) -> None:
        """Interest and principal of the lines from `nr` on."""
        for place in range(nr, len(self.lines)):
            line = self.lines[place]
            if line.closed_on is not None:
                continue
            balance = self._opening(place) + self.drawn_inside(line)
            interest = self._interest(place, self._opening(place), line.due)
            charged = 0 if place < self.terms.interest_free else interest
            if place == len(self.lines) - 1:
                line.principal = balance
            elif place < self.terms.grace_principal:
                line.principal = 0
            else:
                wanted = max(self.levels[place] - charged, line.received_by("principal"))
                line.principal = min(max(wanted, 0), balance)
            self._show(place, charged)

    def _show(self, nr: int, charged: int) -> None:
        """Interest on the row: what waits in the grace comes with the first instalment after it."""
        waits = nr < self.terms.grace_interest and nr < len(self.lines) - 1
        self.waiting[nr] = charged if waits else 0
        first = nr == self.terms.grace_interest or nr == len(self.lines) - 1 < self.terms.grace_interest
        self.lines[nr].interest = 0 if waits else charged + (sum(self.waiting[:nr]) if first else 0)

    def _interest(self, nr: int, opening: int, until: date) -> int:
        """Interest of a period up to a day, each stretch rounded."""
        line = self.lines[nr]
        days = {line.start, until, self.looked_on}
        days |= {tranche.on for tranche in self.drawn} | {one.from_on for one in self.terms.rates}
        days |= {on for on, _ in self.ahead} | {got.on for other in self.lines for got in other.received}
        total = 0
        for since, end in pairwise(sorted(day for day in days if line.start <= day <= until)):
            balance = max(self._bearing(nr, opening, since), 0)
            rate = self.terms.rate_on(since)
            total += self._bears(balance, self._stretch_factor((line.start, line.due), (since, end), rate))
        return total

    def _bearing(self, nr: int, opening: int, day: date) -> int:
        """What bears interest from a day of period `nr`: really out up to the day looked at, then as agreed."""
        line = self.lines[nr]
        agreed = opening + self.drawn_inside(line, day)
        if self.kept.rest == "none":
            return agreed
        ahead = sum(amount for on, amount in self.ahead if on <= day)
        due_before = self.lines[:nr]
        put_before = sum(min(other.received_by("principal"), other.principal) for other in due_before)
        put_before -= sum(self._came_when_due(other, day) for other in due_before)
        agreed -= max(ahead - put_before, 0)
        if day >= self.looked_on:
            return agreed
        return agreed + sum(max(other.unpaid("principal", day), 0) for other in due_before)

    def _came_when_due(self, line: Line, day: date) -> int:
        """Principal of a line that did not come ahead of its due date."""
        return min(
            sum(got.amount for got in line.received if got.part == "principal" and got.on >= line.due), line.principal
        )
