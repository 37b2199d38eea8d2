"""The walk of chained rate factors with its early money, which is put on instalments as they stand on its day.

The trick: on a day an instalment to come holds its level less the interest that has run of it, so early money fills
the running one with less interest, and those after it with none. A line that principal has filled shows the interest
that was paid on it; what runs of it later is moved on to the next line.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from brygga.domain.loans.draft import DraftTerms
from brygga.domain.loans.kept.chained import Chained
from brygga.domain.loans.kept.lines import Receipt


class Progressive(Chained):
    """The book of a loan whose early money meets instalments as they stand on its day."""

    def __init__(self, terms: DraftTerms) -> None:
        super().__init__(terms)
        self.to_the_end: set[date] = set()
        """Days of pay-offs that count from their period's end."""
        self.ends = False
        """Whether the money that is being taken pays the loan off."""
        self.moved_on = [0] * len(self.lines)
        """Interest that a line had no room for beside the principal on it, and that the next one bears."""

    def early(self, day: date, amount: int) -> int:
        """Put on the instalments to come in the order that the terms say; with rest as they stand on the day."""
        if self.kept.rest == "none":
            return self.put_ahead(day, amount)
        coming = [nr for nr, line in enumerate(self.lines) if line.due > day]
        wish, room = self._wishes(coming, amount), self._room(coming, day)
        while amount:
            left = amount
            for nr in coming[::-1] if self.kept.ahead == "last" else coming:
                amount -= self._fill(nr, day, min(wish[nr], amount), room)
            if amount == left:
                break
            wish = dict.fromkeys(coming, amount)
        return amount

    def _wishes(self, coming: Sequence[int], amount: int) -> dict[int, int]:
        """What each line would take if it had room: all, or equal parts, the last taking the rest."""
        if self.kept.ahead != "equal" or not coming:
            return dict.fromkeys(coming, amount)
        share = self.round(amount, len(coming))
        return dict.fromkeys(coming, share) | {coming[-1]: amount - share * (len(coming) - 1)}

    def _room(self, coming: Sequence[int], day: date) -> dict[int, int]:
        """Principal that each line can take on a day: its level, less the interest that has run; the last the rest."""
        room = {
            nr: max(self.levels[nr] - self._run_until(nr, day), 0) - self.lines[nr].received_by("principal")
            for nr in coming
        }
        if coming and self.ends:
            room[coming[-1]] = self.outstanding() - sum(max(room[nr], 0) for nr in coming[:-1])
        elif coming:
            last = self.lines[coming[-1]]
            room[coming[-1]] = last.principal + last.interest - last.received_by("principal")
        return room

    def _run_until(self, nr: int, day: date) -> int:
        """Interest of a line on a day: nothing of those that have not begun."""
        if self.place_of(day) != nr:
            return 0
        return self.running_interest(nr, self._counts_on(day)) + (self.moved_on[nr - 1] if nr else 0)

    def _fill(self, nr: int, day: date, amount: int, room: dict[int, int]) -> int:
        line, before = self.lines[nr], amount
        for part in self.kept.order_ahead or ("principal", "interest"):
            most = 0
            if part == "principal":
                most = min(room[nr], self.outstanding())
            elif part == "interest":
                most = self._run_until(nr, day) - line.received_by("interest")
            taken = max(min(amount, most), 0)
            if taken:
                line.received.append(Receipt(day, part, taken, self.paying))
                amount -= taken
            if taken and part == "principal":
                room[nr] -= taken
                self.ahead.append((self._counts_on(day), taken))
        return before - amount

    def _use(self, day: date, amount: int) -> None:
        """A pay-off that runs to the period's end counts from there, all of it; other money from its day."""
        to_end = self.kept.payoff == "period_end"
        if self.follows():
            owed = self.outstanding() + sum(line.unpaid("interest") + line.unpaid("fee") for line in self.due_by(day))
            self.ends = amount >= owed + self.accrued(day, whole=to_end)
        if self.ends and to_end:
            self.to_the_end.add(day)
            self.look(day)
        super()._use(day, amount)
        if self.follows() and self.closed_as is None:
            self._rows(0)

    def accrued(self, day: date, *, whole: bool = False) -> int:
        """Interest of the running period up to a day, or `whole`: then nothing that comes on the day lowers it."""
        known = set(self.to_the_end)
        if whole:
            self.to_the_end.add(day)
        found = super().accrued(day, whole=whole)
        self.to_the_end = known
        return found

    def _counts_on(self, day: date) -> date:
        """The day from which money of a day lowers interest: itself, or the end of its period."""
        nr = self.place_of(day)
        if nr is None or not (self.kept.rest == "period" or day in self.to_the_end):
            return day
        return self.lines[nr].due

    def _bears_to(self) -> date:
        """The day up to which what is overdue bears interest."""
        return max(self._counts_on(on) for on in (self.looked_on, *self.to_the_end))

    def _recognised(self, nr: int, interest: int) -> int:
        """Where early principal fills the line, what was paid; the rest is moved on to the next."""
        interest += self.moved_on[nr - 1] if nr else 0
        on_it = self.lines[nr].received_by("principal")
        filled = self.kept.rest != "none" and nr < len(self.lines) - 1 and on_it > max(self.levels[nr] - interest, 0)
        due = min(self.lines[nr].received_by("interest"), interest) if filled else interest
        self.moved_on[nr] = interest - due
        return due
