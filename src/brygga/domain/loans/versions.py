"""A loan whose terms were changed: each change is a new version from a day, and those before it stay as they were.

The trick: a new version is a loan of its own over what was left on its day, with what was forgiven and what interest
became principal written on it. A plan is the rows of each version up to the next one's day; nothing that was agreed or
that fell due before is ever computed from today's terms. Payments belong to the version in force on their day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from brygga.domain.loans.accrual import accrued_interest, accruing
from brygga.domain.loans.allocation import Book
from brygga.domain.loans.conventions import HOUSE
from brygga.domain.loans.grid import due_days
from brygga.domain.loans.kept import stand
from brygga.domain.loans.payments import Payment
from brygga.domain.loans.refusal import TermsRefused
from brygga.domain.loans.rows import Plan, Row
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.state import State, bucket_of, state
from brygga.domain.loans.terms import LoanTerms, Tranche
from brygga.domain.money import Money

CHANGEABLE = frozenset(
    {
        "rate", "term", "every", "first_due_on", "repayment", "principals", "steps", "revenue", "months_off",
        "grace_principal", "grace_interest", "grace_interest_as", "interest_free", "instalment_multiple", "fees",
        "rates", "prepayment", "settlement", "day_count",
    }
)  # fmt: skip
"""What a change may give anew; the rest goes on as it was."""


@dataclass(frozen=True, slots=True)
class Owed:
    """What a borrower owes on a day, minor units; `running` is the part of the interest that is not due yet."""

    principal: int
    interest: int
    fee: int
    running: int = 0


@dataclass(frozen=True, slots=True)
class Version:
    """Terms from a day on. `forgiven` is what the lender gave up then, `capitalised` the interest made principal.

    `arrears`: what stayed due of interest and fees, to be paid beside the new plan; its `running` interest had accrued
    and was not due: it falls due with the first instalment of the version.
    """

    nr: int
    from_on: date
    terms: LoanTerms
    forgiven: Owed = Owed(0, 0, 0)
    capitalised: int = 0
    arrears: Owed = Owed(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Change:
    """What was agreed on a day: new values of terms by name, what is forgiven, and whether unpaid interest is added."""

    on: date
    terms: Mapping[str, Any]
    forgiven: Owed = Owed(0, 0, 0)
    capitalise: bool = False


def first_version(terms: LoanTerms) -> Version:
    """The terms as they were signed."""
    return Version(1, terms.disbursed_on, terms)


def owed_on(terms: LoanTerms, payments: Sequence[Payment], on: date) -> Owed:
    """What is owed on a day after the payments up to it; interest of the running period is counted to the day."""
    if terms.convention != HOUSE:
        kept, _ = stand.read(terms, payments, on)
        due = kept.due_by(on)
        running = kept.accrued(on)
        interest = sum(line.unpaid("interest") for line in due) + running
        return Owed(kept.outstanding(), interest, sum(line.unpaid("fee") for line in due), running)
    book = Book(terms, payments, on)
    whole, running = accrued_interest(terms, book, on).minor, accruing(terms, book, on).minor
    principal = terms.drawn_by(on) + book.capitalised - book.principal_paid
    return Owed(principal, book.unpaid("interest") + whole, book.unpaid("fee"), min(running, whole))


def changed(version: Version, payments: Sequence[Payment], change: Change) -> Version:
    """The next version. Raises TermsRefused where the change cannot be made, with the field that is wrong."""
    terms, on = version.terms, change.on
    money, unpaid = _since(version, payments, on)
    owed = owed_on(terms, money, on)
    interest = owed.interest + unpaid.interest + unpaid.running
    still_running = unpaid.running if on < terms.first_due_on else 0
    owed = Owed(owed.principal, interest, owed.fee + unpaid.fee, owed.running + still_running)
    _check(version, change, owed)
    capitalised = owed.interest - change.forgiven.interest if change.capitalise else 0
    principal = owed.principal - change.forgiven.principal + capitalised
    later = tuple(tranche for tranche in terms.draws if tranche.on > on)
    whole = Money(principal + sum(tranche.amount.minor for tranche in later), terms.currency)
    coming = [due for due in due_days(terms.first_due_on, terms.every, terms.term) if due > on]
    given = {"rate": replace_rate(terms, on), "rates": tuple(one for one in terms.rates if one.from_on > on)}
    given |= {"first_due_on": coming[0], "term": len(coming)} if coming else {}
    made = replace(
        terms,
        principal=whole,
        disbursed_on=on,
        tranches=(Tranche(on, Money(principal, terms.currency)), *later) if later else (),
        fees=tuple(fee for fee in terms.fees if fee.when == "instalment"),
        **{"grace_principal": 0, "grace_interest": 0, "interest_free": 0, **given, **change.terms},
    )
    interest = owed.interest - change.forgiven.interest - capitalised
    running = min(owed.running, interest)
    left = Owed(0, interest - running, owed.fee - change.forgiven.fee, running)
    return Version(version.nr + 1, on, made, change.forgiven, capitalised, left)


def replace_rate(terms: LoanTerms, on: date) -> Any:
    """The rate in force on a day, as the next version starts with it."""
    return type(terms.rate)(terms.rate_on(on))


def holiday(version: Version, on: date, instalments: int, *, interest: str = "paid") -> Change:
    """A change that lets instalments pass: their interest is "paid", "deferred" to the next, or "capitalised"."""
    terms = version.terms
    coming = [due for due in due_days(terms.first_due_on, terms.every, terms.term) if due > on]
    given: dict[str, Any] = {"term": len(coming) + instalments, "grace_principal": instalments}
    if interest != "paid":
        given |= {"grace_interest": instalments, "grace_interest_as": interest}
    return Change(on, given)


def plan_of(versions: Sequence[Version]) -> Plan:
    """The rows of each version that fell due up to the next one's day, numbered through.

    What was unpaid of a version comes again in the next, so sums over this plan are not what the borrower pays.
    """
    rows: list[Row] = []
    upfront = plan(versions[0].terms).upfront_fees
    for version, later in zip(versions, [*versions[1:], None], strict=True):
        until = later.from_on if later else date.max
        agreed = list(plan(version.terms).rows)
        carried = version.arrears.running
        agreed[0] = agreed[0]._replace(interest=agreed[0].interest + carried, total=agreed[0].total + carried)
        rows += [row for row in agreed if row.due_on <= until]
    numbered = tuple(row._replace(nr=nr) for nr, row in enumerate(rows, start=1))
    return Plan(versions[0].terms.currency, numbered, upfront)


def in_force(versions: Sequence[Version], day: date) -> Version:
    """The version of a day."""
    return [version for version in versions if version.from_on <= day or version.nr == 1][-1]


def state_of(versions: Sequence[Version], payments: Sequence[Payment], as_of: date) -> State:
    """Where the loan stands by the version of the day; money from before it was counted when it was made."""
    version = in_force(versions, as_of)
    money, unpaid = _since(version, payments, as_of)
    stands = state(version.terms, money, as_of)
    first = plan(version.terms).rows[0].pay_on
    late = unpaid.interest + unpaid.fee
    late, since = late + (unpaid.running if first < as_of else 0), version.from_on if late else first
    if not late:
        return stands
    days = max(stands.days_past_due, (as_of - since).days)
    overdue = stands.overdue + Money(late, version.terms.currency)
    return replace(stands, overdue=overdue, days_past_due=days, bucket=bucket_of(days))


def _since(version: Version, payments: Sequence[Payment], as_of: date) -> tuple[list[Payment], Owed]:
    """Payments that belong to the version, less what its arrears took of them first; and what is left of those.

    Interest that was running takes its part of money from the first due date on.

    Money on a version's first day was there when it was made, so it belongs to the one before.
    """
    arrears = version.arrears
    waiting = {"fee": arrears.fee, "interest": arrears.interest, "running": arrears.running}
    left: list[Payment] = []
    for one in payments:
        counts = one.on > version.from_on or version.nr == 1
        amount = one.amount.minor if counts else 0
        if counts and one.counts_on(as_of):
            for part in waiting:
                due = part != "running" or one.on >= version.terms.first_due_on
                taken = min(amount, waiting[part]) if due else 0
                amount, waiting[part] = amount - taken, waiting[part] - taken
        left.append(replace(one, amount=Money(amount, one.amount.currency)))
    return left, Owed(0, waiting["interest"], waiting["fee"], waiting["running"])


def _check(version: Version, change: Change, owed: Owed) -> None:
    if change.on <= version.from_on:
        raise TermsRefused("inconsistent", "on", "Ska vara efter villkoren som ändras.", "Must be after those changed.")
    unknown = sorted(set(change.terms) - CHANGEABLE)
    if unknown:
        raise TermsRefused("unknown_field", unknown[0], "Går inte att ändra.", "Cannot be changed.")
    for name in ("principal", "interest", "fee"):
        if not 0 <= getattr(change.forgiven, name) <= getattr(owed, name):
            reason = "Mer än det som är obetalt kan inte efterskänkas."
            raise TermsRefused("out_of_range", f"forgiven_{name}", reason, "More than is owed cannot be forgiven.")
    if owed.principal == change.forgiven.principal:
        raise TermsRefused("inconsistent", "on", "Det finns inget kvar att betala.", "There is nothing left to repay.")
