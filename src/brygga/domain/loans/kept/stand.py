"""Where a taken-over loan stands on a day, by its first lender's count, in the house's own shape."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from brygga.domain.loans.conventions import TAKEN_OVER
from brygga.domain.loans.draft import DraftTerms
from brygga.domain.loans.kept.ageing import loan_late
from brygga.domain.loans.kept.book import Book
from brygga.domain.loans.kept.happenings import Paid
from brygga.domain.loans.kept.lines import KeptPlan
from brygga.domain.loans.kept.plan import book_of
from brygga.domain.loans.payments import Allocation, Payment
from brygga.domain.money import Money


def read(terms: DraftTerms, payments: Sequence[Payment], as_of: date) -> tuple[Book, KeptPlan]:
    """The book and the rows after the payments up to a day."""
    book = book_of(terms)
    paid = [
        Paid(payment.on, payment.amount.minor, number=nr)
        for nr, payment in enumerate(payments)
        if payment.counts_on(as_of) and payment.amount
    ]
    return book, book.run(paid, as_of)


def overdue(plan: KeptPlan) -> int:
    """Minor units unpaid of what fell due before the day."""
    return sum(row.outstanding for row in plan.rows if row.due_on < plan.as_of)


def days_past_due(terms: DraftTerms, plan: KeptPlan) -> int:
    """Days by the lender's own count, grace and first day as it has them."""
    convention = TAKEN_OVER[terms.convention]
    late = loan_late(plan.rows, plan.as_of, (), grace=convention.arrears_grace, first_day=convention.first_day_late)
    return late.days


def allocations(book: Book) -> list[Allocation]:
    """Where money went, payment by payment, instalment by instalment; what was held back is no payment."""
    currency = book.terms.currency
    found: list[tuple[int | None, int | None, str, int]] = [
        (got.payment, nr, got.part, got.amount) for nr, line in enumerate(book.view(), start=1) for got in line.received
    ]
    found += [(payment, None, "credit", amount) for payment, amount in book.waits]
    told = [
        Allocation(payment, nr, part, Money(amount, currency))
        for payment, nr, part, amount in found
        if payment is not None
    ]
    return sorted(told, key=lambda one: one.payment)
