"""Money that comes in: to the oldest instalment that is due, within it to fee, interest and principal; the rest early.

The trick: instalments become claims on their nominal due date and keep the plan's amounts, so late money never changes
what falls due; only an excess does, as a prepayment that remakes the rows to come. Money beyond all principal waits as
credit and pays later claims on their due date. One Book is one reading of the payments; nothing outside holds one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from brygga.domain.loans.declining import Marks
from brygga.domain.loans.events import Prepayment
from brygga.domain.loans.payments import Allocation, Payment
from brygga.domain.loans.rows import Row
from brygga.domain.loans.schedule import changed_plan
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.money import Money

__all__ = ["Allocation", "Book", "Claim", "Payment"]


@dataclass(slots=True)
class Claim:
    """An instalment that has fallen due: what is unpaid of each part, and when its principal was paid."""

    row: Row
    unpaid: dict[str, int]
    principal_paid: list[tuple[date, int]] = field(default_factory=list)

    @property
    def unpaid_total(self) -> int:
        """Minor units unpaid."""
        return sum(self.unpaid.values())


class Book:
    """The claims, prepayments and allocations that payments up to a day have made."""

    def __init__(self, terms: LoanTerms, payments: Sequence[Payment], as_of: date) -> None:
        self.terms = terms
        self.rows = tuple(changed_plan(terms, ()).rows)
        self.claims: list[Claim] = []
        self.prepayments: list[Prepayment] = []
        self.allocations: list[Allocation] = []
        self.credit: list[tuple[int, int]] = []
        self._marks, self._changed = Marks(), False
        numbered = sorted(enumerate(payments), key=lambda pair: pair[1].on)
        for number, payment in numbered:
            if payment.counts_on(as_of):
                self._receive(number, payment)
        self._fall_due(as_of)
        self._change_plan()
        for number, left in self.credit:
            self._note(number, None, "credit", left)

    def unpaid(self, part: str) -> int:
        """Minor units of "fee", "interest" or "principal" that have fallen due and are not paid."""
        return sum(claim.unpaid[part] for claim in self.claims)

    @property
    def principal_paid(self) -> int:
        """Minor units of principal paid, due or not."""
        return sum(part.amount.minor for part in self.allocations if part.to == "principal")

    def not_yet_due(self, on: date) -> int:
        """Minor units of principal drawn by the day and neither fallen due nor prepaid."""
        due = sum(claim.row.principal for claim in self.claims)
        return self.terms.drawn_by(on) + self.capitalised - due - sum(paid.amount for paid in self.prepayments)

    @property
    def capitalised(self) -> int:
        """Minor units of interest that became principal with the instalments that have fallen due."""
        if self.terms.grace_interest_as != "capitalised":
            return 0
        start, grown = self.terms.disbursed_on, 0
        for row in (claim.row for claim in self.claims[: self.terms.grace_interest]):
            inside = sum(draw.amount.minor for draw in self.terms.draws if start < draw.on < row.due_on)
            inside -= sum(paid.amount for paid in self.prepayments if start < paid.on < row.due_on)
            grown += row.closing + row.principal - row.opening - inside
            start = row.due_on
        return grown

    def _receive(self, number: int, payment: Payment) -> None:
        self._fall_due(payment.on)
        left = self._pay_claims(number, payment.on, payment.amount.minor)
        early = min(left, self.not_yet_due(payment.on))
        if early:
            self._note(number, None, "principal", early)
            self.prepayments.append(Prepayment(payment.on, early))
            self._changed = True
        if left > early:
            self.credit.append((number, left - early))

    def _change_plan(self) -> None:
        """Let the plan follow the prepayments: once for all those of a period, from that period on."""
        if self._changed:
            self._marks.keep(len(self.claims))
            self.rows = tuple(changed_plan(self.terms, self.prepayments, self._marks).rows)
            self._changed = False

    def _fall_due(self, on: date) -> None:
        if len(self.rows) <= len(self.claims) or self.rows[len(self.claims)].due_on <= on:
            self._change_plan()
        for row in self.rows[len(self.claims) :]:
            if row.due_on > on:
                return
            unpaid = {"fee": row.fee, "interest": row.interest, "principal": row.principal}
            self.claims.append(Claim(row, unpaid))
            waiting, self.credit = self.credit, []
            for number, amount in waiting:
                left = self._pay_claims(number, row.due_on, amount)
                if left:
                    self.credit.append((number, left))

    def _pay_claims(self, number: int, on: date, amount: int) -> int:
        """Pay what is due, oldest first; what is left of the amount."""
        for claim in self.claims:
            for part in self.terms.settlement:
                paid = min(amount, claim.unpaid[part])
                if not paid:
                    continue
                amount -= paid
                claim.unpaid[part] -= paid
                self._note(number, claim.row.nr, part, paid)
                if part == "principal":
                    claim.principal_paid.append((on, paid))
        return amount

    def _note(self, number: int, instalment: int | None, to: str, amount: int) -> None:
        self.allocations.append(Allocation(number, instalment, to, Money(amount, self.terms.currency)))
