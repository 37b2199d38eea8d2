"""Puts draws, money and decisions on the instalments of a taken-over loan in the order in which they came.

The trick: a walk knows how instalments are reckoned and the book knows how money is spread, and they meet in three
calls: `draw` (a tranche came), `look` (reckon as of a day, with what is overdue then) and `early` (money beyond what is
due). What has fallen due and been looked past is never reckoned again. A book is one reading; nothing holds it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from brygga.domain.loans.conventions import TAKEN_OVER
from brygga.domain.loans.draft import DraftTerms, Tranche
from brygga.domain.loans.grid import STEPS
from brygga.domain.loans.kept.happenings import Happening, Paid, PaidOff, Reaged, Reamortised
from brygga.domain.loans.kept.lines import KeptPlan, KeptRow, Line, Movement, Receipt
from brygga.domain.loans.kept.slots import first_start
from brygga.domain.loans.payments import PARTS
from brygga.domain.loans.refusal import TermsRefused
from brygga.domain.money import ROUNDINGS, half_even, minor_digits

DAY = timedelta(days=1)


class Book(ABC):
    """The instalments (`lines` in order, `downs` beside them), what was drawn, received and decided.

    `paying`: the number of the payment that is being taken, None where the lender holds money back itself; `waits`: by
    their numbers, what was left of payments when there was nothing more to pay.
    """

    lines: list[Line]
    paying: int | None = None

    def __init__(self, terms: DraftTerms) -> None:
        self.terms, self.kept = terms, terms.kept
        self.convention = TAKEN_OVER[terms.convention]
        self.round = ROUNDINGS[self.convention.rounding]
        self.order = self.kept.order or self.convention.order
        self.unit = self._unit()
        self.downs: list[Line] = []
        self.drawn: list[Tranche] = []
        self.movements: list[Movement] = []
        self.waits: list[tuple[int | None, int]] = []
        self.closed_as: str | None = None
        self.looked_on = terms.disbursed_on

    def _unit(self) -> int:
        """What levels are rounded to, in minor units."""
        if self.terms.instalment_multiple is not None:
            return self.terms.instalment_multiple.minor
        return int(self.convention.multiple * 10 ** minor_digits(self.terms.currency)) or 1

    # What a walk answers.

    def follows(self) -> bool:
        """Whether money that comes early or late changes what falls due; what was aged anew stands."""
        return self.kept.rest != "none" and self.terms.interest != "flat" and self.closed_as != "re-aged"

    @abstractmethod
    def plan(self, nr: int, *, anew: bool = False) -> None:
        """Reckon the lines from place `nr` on; `anew`: find the level again there."""

    @abstractmethod
    def look(self, day: date) -> None:
        """Reckon as of a day."""

    @abstractmethod
    def early(self, day: date, amount: int) -> int:
        """Take money beyond what is due; answers what is left of it."""

    @abstractmethod
    def running_interest(self, nr: int, until: date) -> int:
        """Interest of line `nr` up to a day of its period."""

    def accrued(self, day: date, *, whole: bool = False) -> int:
        """Interest of the running period up to a day, or `whole`; on a due date nothing has accrued."""
        nr = self.place_of(day)
        if nr is None or self.lines[nr].due == day or day <= self.lines[nr].start:
            return 0
        return self.running_interest(nr, self.lines[nr].due if whole else day)

    # What happens.

    def run(self, happenings: Sequence[Happening], as_of: date) -> KeptPlan:
        """Everything up to and on a day, in order; a tranche comes before money of the same day."""
        waiting = [tranche for tranche in self.terms.draws if tranche.on <= as_of] or [self.terms.draws[0]]
        for happening in sorted(happenings, key=lambda one: one.on):
            while waiting and waiting[0].on <= happening.on:
                self.draw(waiting.pop(0))
            if happening.on <= as_of:
                self._take(happening)
        for tranche in waiting:
            self.draw(tranche)
        if self.closed_as is None:
            self.look(as_of)
        decided = (*self.kept.fixed, *self.kept.moved, *self.kept.extended, *self.kept.graced)
        version = len(decided) + len(self.terms.rates)
        rows, movements = tuple(self.rows()), tuple(self.movements)
        return KeptPlan(as_of, version, self.terms.currency, rows, movements, self.credit, self.closed_as)

    def _take(self, happening: Happening) -> None:
        if isinstance(happening, Paid):
            self.paying = happening.number
            self.receive(happening.on, happening.amount, happening.kind)
            return
        self.look(happening.on)
        if isinstance(happening, PaidOff):
            self._pay_off(happening.on)
        elif isinstance(happening, Reamortised):
            self._reamortise(happening.on)
        elif isinstance(happening, Reaged):
            self._reage(happening)
        else:
            self._write_off(happening.on)

    def _pay_off(self, day: date) -> None:
        """All that is in a plan that stands; else what is due, what is out and what has accrued, and no fee to come."""
        if not self.follows():
            self.receive(day, sum(line.unpaid_total for line in self.view()), "repayment")
            return
        for line in self.view():
            if line.due > day:
                line.fee -= line.unpaid("fee")
        owed = self.outstanding() + sum(line.unpaid("interest") + line.unpaid("fee") for line in self.due_by(day))
        self.receive(day, owed + self.accrued(day, whole=self.kept.payoff == "period_end"), "repayment")

    def draw(self, tranche: Tranche) -> None:
        """A tranche is paid out; a part of it may be due back at once."""
        if self.closed_as is not None:
            raise _no_row_for(self.terms.draws.index(tranche))
        self.drawn.append(tranche)
        self._move(tranche.on, "disbursement", tranche.amount.minor, {})
        part = tranche.amount.minor * self.kept.down_payment
        if part:
            due = self.round(part.numerator, part.denominator * self.unit) * self.unit
            self.downs.append(Line(tranche.on, tranche.on, down=True, principal=due))
        later = (nr for nr, line in enumerate(self.lines) if line.due > tranche.on)
        if self.whole:
            self._spread_again()
        else:
            self.plan(0 if len(self.drawn) == 1 else next(later), anew=True)
        if part and self.kept.down_payment_at_once:
            self.paying = None
            self.receive(tranche.on, self.downs[-1].principal, "down payment")
        waited, self.waits = self.waits, []
        for self.paying, amount in waited:
            self._use(tranche.on, amount)

    @property
    def whole(self) -> bool:
        """Whether all tranches count into the level from the first instalment on."""
        return self.convention.level_whole

    def _spread_again(self) -> None:
        """What came so far, payment by payment, on instalments that a tranche has changed."""
        came: dict[tuple[date, int | None], int] = {}
        for got in sorted((got for line in self.view() for got in line.received), key=lambda got: got.on):
            came[got.on, got.payment] = came.get((got.on, got.payment), 0) + got.amount
        seen, self.looked_on = self.looked_on, self.terms.disbursed_on
        for line in self.view():
            line.received.clear()
            line.early.clear()
            line.extra = 0
        self.plan(0, anew=True)
        for (day, self.paying), amount in came.items():
            self.look(day)
            self._use(day, amount)
        self.look(seen)

    def receive(self, day: date, amount: int, kind: str) -> None:
        """Money comes: to what is due, then early, then it waits."""
        self.look(day)
        before = self._received()
        self._use(day, amount)
        after = self._received()
        self._move(day, kind, amount, {part: after[part] - before[part] for part in PARTS})

    def _use(self, day: date, amount: int) -> None:
        """To what is due, then early (on a closed loan, which stands: ahead); what is left of it waits."""
        left = self.pay(self.due_by(day), day, amount)
        if left:
            left = self.early(day, left) if self.closed_as is None else self.put_ahead(day, left)
        if left:
            self.waits.append((self.paying, left))

    @property
    def credit(self) -> int:
        """Money that waits, beyond all that there is to pay."""
        return sum(amount for _, amount in self.waits)

    def pay(self, lines: Sequence[Line], day: date, amount: int, order: Sequence[str] = ()) -> int:
        """Pay lines in the order of settlement, line by line or part by part; what is left."""
        order = order or self.order
        if self.kept.across == "parts":
            places = [(line, part) for part in order for line in lines]
        else:
            places = [(line, part) for line in lines for part in order]
        for line, part in places:
            paid = min(amount, line.unpaid(part))
            if paid > 0:
                line.received.append(Receipt(day, part, paid, self.paying))
                amount -= paid
        return amount

    def put_ahead(self, day: date, amount: int) -> int:
        """Money for instalments to come: the next ones, the last ones, or equal parts of all; what is left."""
        coming = [line for line in self.view() if line.due > day]
        if self.kept.ahead == "equal":
            return self._equally(coming, day, amount)
        return self.pay(coming if self.kept.ahead == "next" else coming[::-1], day, amount, self.kept.order_ahead)

    def _equally(self, coming: list[Line], day: date, amount: int) -> int:
        """Equal parts, the last taking the rest; what one cannot take is shared again."""
        while amount and (open_lines := [line for line in coming if line.unpaid_total > 0]):
            share = max(half_even(amount, len(open_lines)), 1)
            for line in open_lines:
                part = amount if line is open_lines[-1] else min(share, amount)
                amount += self.pay([line], day, part, self.kept.order_ahead) - part
        return amount

    def _reamortise(self, day: date) -> None:
        late = [line for line in self.view() if line.due <= day and line.unpaid_total]
        coming = [line for line in self.view() if line.due > day]
        moved = sum(line.unpaid("principal") for line in late)
        if not coming:
            return
        self._carry(late, coming[0])
        share = self.round(moved, len(coming) * self.unit) * self.unit
        for line in coming:
            line.principal += share
        coming[-1].principal += moved - share * len(coming)
        self._close(late, day)
        self.movements.append(Movement(day, "re-amortisation", moved, moved, 0, 0, 0))

    def _reage(self, how: Reaged) -> None:
        moved = self.outstanding()
        late = [line for line in self.view() if line.due <= how.on and line.unpaid_total]
        self.lines = [line for line in self.lines if line.due <= how.on]
        start = self.lines[-1].due if self.lines else first_start(self.terms)
        each = self.round(moved, how.count * self.unit) * self.unit
        for nr in range(how.count):
            due = STEPS[how.every.unit](how.start_on, how.every.count * nr)
            part = each if nr < how.count - 1 else moved - each * nr
            self.lines.append(Line(start, due, principal=part))
            start = due
        self._carry(late, self.lines[-how.count])
        self._close(late, how.on)
        self.closed_as = "re-aged"
        self.movements.append(Movement(how.on, "re-ageing", moved, moved, 0, 0, 0))

    def _carry(self, late: Iterable[Line], to: Line) -> None:
        """What is overdue of interest and fees falls due with a line to come."""
        for line in late:
            to.interest += line.unpaid("interest")
            to.fee += line.unpaid("fee")

    def _close(self, lines: Iterable[Line], day: date) -> None:
        for line in lines:
            for part in PARTS:
                setattr(line, part, line.received_by(part))
            line.closed_on = day

    def _write_off(self, day: date) -> None:
        lost = {part: sum(line.unpaid(part) for line in self.due_by(day)) for part in PARTS}
        lost["principal"] = self.outstanding()
        self.movements.append(
            Movement(day, "write-off", sum(lost.values()), lost["principal"], lost["interest"], lost["fee"], 0)
        )
        self.closed_as = "written_off"

    # What is seen.

    def view(self) -> list[Line]:
        """All instalments by due date; on one day the ordinary one first, or last where tranches come before it."""
        first = self.whole
        return sorted([*self.lines, *self.downs], key=lambda line: (line.due, line.down is not first))

    def due_by(self, day: date) -> list[Line]:
        """Instalments that have fallen due, oldest first."""
        return [line for line in self.view() if line.due <= day]

    def outstanding(self) -> int:
        """Principal drawn, or grown out of interest that has fallen due, and not received."""
        grown = sum(line.grown for line in self.lines if line.due <= self.looked_on)
        return self.drawn_between(date.min, date.max) + grown - self._received()["principal"]

    def _received(self) -> dict[str, int]:
        return {part: sum(line.received_by(part) for line in self.view()) for part in PARTS}

    def drawn_between(self, first: date, last: date) -> int:
        """Minor units of the tranches paid out from one day to another, both counted."""
        return sum(tranche.amount.minor for tranche in self.drawn if first <= tranche.on <= last)

    def net_drawn(self, first: date, last: date) -> int:
        """The same, less what of them is due back at once."""
        back = sum(line.principal for line in self.downs if first <= line.due <= last)
        return self.drawn_between(first, last) - back

    def drawn_inside(self, line: Line, until: date | None = None) -> int:
        """Net tranches between the first day of a period and its due date, or up to and on an earlier day."""
        return self.net_drawn(line.start + DAY, until or line.due - DAY)

    def place_of(self, day: date) -> int | None:
        """The line whose period holds the day, its due date included and its first day not."""
        return next((nr for nr, line in enumerate(self.lines) if day <= line.due), None)

    def _move(self, day: date, kind: str, amount: int, parts: dict[str, int]) -> None:
        principal, interest, fee = (parts.get(part, 0) for part in ("principal", "interest", "fee"))
        self.movements.append(Movement(day, kind, amount, principal, interest, fee, self.outstanding()))

    def rows(self) -> list[KeptRow]:
        """The rows, without those at the end that an early end of the loan has emptied."""
        shown, repaid = [], 0
        lines = self.view()
        while lines and self._ended_early() and not (lines[-1].principal or lines[-1].total):
            lines.pop()
        for nr, line in enumerate(lines, start=1):
            repaid += line.principal - line.grown
            # On a day of both, the part of the tranche that is due back has opened with the tranche.
            opened = line.start == line.due or (nr > 1 and lines[nr - 2].down and lines[nr - 2].due == line.due)
            closing = self.drawn_between(date.min, line.due if opened else line.due - DAY) - repaid
            paid = sum(got.amount for got in line.received)
            ahead = sum(got.amount for got in line.received if got.on < line.due)
            late = sum(got.amount for got in line.received if got.on > line.due)
            days = (line.due - line.start).days
            shown.append(
                KeptRow(
                    nr, line.due, days, line.principal, line.interest, line.fee, line.total, closing,
                    paid, ahead, late, line.unpaid_total, line.paid_on,
                    line.unpaid("principal"), line.unpaid("interest"), line.down,
                )
            )  # fmt: skip
        return shown

    def _ended_early(self) -> bool:
        return self.kept.instalment is not None or any(line.early or line.extra for line in self.lines)


def _no_row_for(nr: int) -> TermsRefused:
    return TermsRefused(
        "inconsistent", f"tranches.{nr}.on",
        "Lånet är lagt om eller avskrivet den dagen, så utbetalningen får ingen plats i planen. "
        "Skriv den som ett nytt lån.",
        "The loan was aged anew or written off by that day, so the tranche has no place in its plan. "
        "Give it as a loan of its own.",
    )  # fmt: skip
