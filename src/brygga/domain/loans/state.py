"""Where a loan stands on a day: what is out, what is overdue and since when, what has accrued, where money went.

Every answer is made anew from terms and payments, so it is the same whenever it is asked for the same day. The worked
tables are docs/algorithms/loan-state.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from brygga.domain.loans.accrual import accrued_interest
from brygga.domain.loans.allocation import Allocation, Book, Payment
from brygga.domain.loans.conventions import HOUSE
from brygga.domain.loans.events import Prepayment
from brygga.domain.loans.kept import stand
from brygga.domain.loans.kept.plan import house_rows
from brygga.domain.loans.rows import Plan
from brygga.domain.loans.schedule import changed_plan
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.money import Money

__all__ = ["Allocation", "NextDue", "Payment", "State", "bucket_of", "next_due", "remaining_plan", "state"]

BUCKETS = ((90, "90+"), (60, "60-89"), (30, "30-59"), (1, "1-29"), (0, "0"))


@dataclass(frozen=True, slots=True)
class State:
    """A loan on `as_of`. `credit` is money beyond all principal; `prepayments` are what has changed the plan."""

    as_of: date
    outstanding_principal: Money
    accrued_interest: Money
    overdue: Money
    days_past_due: int
    bucket: str
    allocations: tuple[Allocation, ...]
    credit: Money
    prepayments: tuple[Prepayment, ...]


@dataclass(frozen=True, slots=True)
class NextDue:
    """The first instalment that is unpaid and not late: what is left of it to pay, and by when."""

    nr: int
    due_on: date
    pay_on: date
    amount: Money


def bucket_of(days_past_due: int) -> str:
    """The ageing bucket of a number of days: 0, 1-29, 30-59, 60-89, 90+."""
    return next(name for least, name in BUCKETS if days_past_due >= least)


def state(terms: LoanTerms, payments: Sequence[Payment], as_of: date) -> State:
    """The loan on a day, from all payments up to and on it; later ones do not count."""
    if terms.convention != HOUSE:
        return _kept_state(terms, payments, as_of)
    book = Book(terms, payments, as_of)
    late = [claim for claim in book.claims if claim.row.pay_on < as_of and claim.unpaid_total]
    days = (as_of - late[0].row.pay_on).days if late else 0
    currency = terms.currency
    return State(
        as_of=as_of,
        outstanding_principal=Money(terms.drawn_by(as_of) + book.capitalised - book.principal_paid, currency),
        accrued_interest=accrued_interest(terms, book, as_of),
        overdue=Money(sum(claim.unpaid_total for claim in late), currency),
        days_past_due=days,
        bucket=bucket_of(days),
        allocations=tuple(book.allocations),
        credit=Money(sum(amount for _, amount in book.credit), currency),
        prepayments=tuple(book.prepayments),
    )


def _kept_state(terms: LoanTerms, payments: Sequence[Payment], as_of: date) -> State:
    """The same for a taken-over loan, by its first lender's count."""
    book, plan = stand.read(terms, payments, as_of)
    days, currency = stand.days_past_due(terms, plan), terms.currency
    return State(
        as_of=as_of,
        outstanding_principal=Money(book.outstanding(), currency),
        accrued_interest=Money(book.accrued(as_of), currency),
        overdue=Money(stand.overdue(plan), currency),
        days_past_due=days,
        bucket=bucket_of(days),
        allocations=tuple(stand.allocations(book)),
        credit=Money(book.credit, currency),
        prepayments=(),
    )


def remaining_plan(terms: LoanTerms, payments: Sequence[Payment], as_of: date) -> Plan:
    """The instalments that fall due after `as_of`, as prepayments up to then have changed them."""
    if terms.convention != HOUSE:
        kept = house_rows(terms, stand.read(terms, payments, as_of)[1].rows)
        return Plan(terms.currency, tuple(row for row in kept if row.due_on > as_of), Money(0, terms.currency))
    book = Book(terms, payments, as_of)
    whole = changed_plan(terms, book.prepayments)
    rows = tuple(row for row in whole.rows if row.due_on > as_of)
    return Plan(terms.currency, rows, Money(0, terms.currency))


def next_due(terms: LoanTerms, payments: Sequence[Payment], as_of: date) -> NextDue | None:
    """What to pay next: the first unpaid instalment whose day of payment is not past; None when there is none."""
    if terms.convention != HOUSE:
        return _kept_next(terms, payments, as_of)
    book = Book(terms, payments, as_of)
    for claim in book.claims:
        if claim.unpaid_total and claim.row.pay_on >= as_of:
            row = claim.row
            return NextDue(row.nr, row.due_on, row.pay_on, Money(claim.unpaid_total, terms.currency))
    coming = [row for row in book.rows[len(book.claims) :] if row.total]
    if not coming:
        return None
    row = coming[0]
    credit = sum(amount for _, amount in book.credit)
    return NextDue(row.nr, row.due_on, row.pay_on, Money(max(row.total - credit, 0), terms.currency))


def _kept_next(terms: LoanTerms, payments: Sequence[Payment], as_of: date) -> NextDue | None:
    """The same for a taken-over loan."""
    plan = stand.read(terms, payments, as_of)[1]
    for row, shown in zip(plan.rows, house_rows(terms, plan.rows), strict=True):
        if row.outstanding > 0 and shown.pay_on >= as_of:
            return NextDue(row.nr, row.due_on, shown.pay_on, Money(row.outstanding, terms.currency))
    return None
