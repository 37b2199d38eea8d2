"""Instalments agreed as amounts: in steps, or as a share of revenue; and those in which no principal falls due.

The trick: an agreed amount is the whole instalment, so its principal is what the period's interest leaves of it; the
last instalment takes the rest, as in every plan. A month off pays interest alone, so the balance stands still over it
and the annuity over the other instalments is the textbook's.
"""

from __future__ import annotations

from datetime import date

from brygga.domain.loans.draft import DraftTerms
from brygga.domain.money import ROUNDINGS


def agreed_total(terms: DraftTerms, nr: int) -> int | None:
    """The whole instalment `nr` in minor units, where it was agreed as an amount."""
    if terms.repayment == "step":
        return [step.amount.minor for step in terms.steps if step.from_nr <= nr][-1]
    if terms.repayment == "revenue" and terms.revenue is not None:
        exact = terms.revenue.revenues[nr - 1].minor * terms.revenue.share
        amount = ROUNDINGS[terms.rounding](exact.numerator, exact.denominator * terms.multiple) * terms.multiple
        if terms.revenue.most is not None:
            amount = min(amount, terms.revenue.most.minor)
        return max(amount, 0 if terms.revenue.least is None else terms.revenue.least.minor)
    return None


def is_off(terms: DraftTerms, due: date) -> bool:
    """Whether no principal falls due with the instalment of a day."""
    return due.month in terms.months_off


def paying_left(terms: DraftTerms, dues: list[date], nr: int, end: int) -> int:
    """How many of the instalments `nr` to `end` repay principal."""
    first = max(nr, terms.grace_principal + 1)
    if not terms.months_off:
        return end - first + 1
    return sum(not is_off(terms, due) for due in dues[first - 1 : end])
