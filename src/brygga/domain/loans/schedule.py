"""The plan of a loan: every instalment with its days, its parts and what is left after it.

`plan` is the contract's; `changed_plan` is the same contract after prepayments. Sources: the annuity is textbook
arithmetic; what is rounded where is docs/algorithms/loan-plan.md, whose tables the tests read.
"""

from __future__ import annotations

from collections.abc import Sequence

from brygga.domain.loans.conventions import HOUSE
from brygga.domain.loans.declining import Marks, declining_rows
from brygga.domain.loans.events import Prepayment
from brygga.domain.loans.flat import flat_rows
from brygga.domain.loans.kept.plan import agreed_rows
from brygga.domain.loans.plain import is_plain, plain_rows
from brygga.domain.loans.rows import Plan, Row, Totals
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.money import Money

__all__ = ["Plan", "Prepayment", "Row", "Totals", "changed_plan", "plan"]


def plan(terms: LoanTerms) -> Plan:
    """What falls due by the contract."""
    return changed_plan(terms, ())


def changed_plan(terms: LoanTerms, prepayments: Sequence[Prepayment], marks: Marks | None = None) -> Plan:
    """What falls due after these prepayments, the instalments before them included.

    A prepaid loan ends with the last instalment that repays or charges something: an instalment fee is for an
    instalment, and there is none when nothing is left to pay. The contract's own plan keeps the rows that were agreed.
    `marks` let a plan that has got one more prepayment go on from the period in which it was made.
    """
    upfront = Money(terms.fee_minor("disbursement"), terms.currency)
    if terms.convention != HOUSE:
        if prepayments:
            raise ValueError("a taken-over loan's payments are read by kept.stand, which knows its lender's habits")
        kept = agreed_rows(terms)
        return Plan(terms.currency, tuple(kept), upfront, _capitalised(terms, kept, ()))
    if not prepayments and is_plain(terms):
        return Plan(terms.currency, plain_rows(terms), upfront)
    rows = flat_rows(terms, prepayments) if terms.interest == "flat" else declining_rows(terms, prepayments, marks)
    while prepayments and rows and not (rows[-1].interest or rows[-1].principal or rows[-1].closing):
        rows.pop()
    return Plan(terms.currency, tuple(rows), upfront, _capitalised(terms, rows, prepayments))


def _capitalised(terms: LoanTerms, rows: Sequence[Row], prepayments: Sequence[Prepayment]) -> int:
    """What the rows and the prepayments repay beyond what was paid out: interest that became principal."""
    if terms.grace_interest_as != "capitalised":
        return 0
    repaid = sum(row.principal for row in rows) + sum(paid.amount for paid in prepayments)
    return repaid - sum(draw.amount.minor for draw in terms.draws)
