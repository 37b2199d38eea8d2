"""Loans that count periods alone: OCA account_loan and MicroPyramid, told by amount, rate and number of periods."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from brygga.domain.loans.conventions.kept import Kept
from brygga.domain.loans.grid import STEPS
from brygga.domain.loans.kept.plan import kept_plan
from brygga.domain.loans.terms import Every, LoanTerms
from brygga.domain.money import Money
from brygga.domain.rates import Rate
from tests.domain.peers.figures import figure
from tests.domain.peers.outcome import Compared, Unmapped, minor

START = date(2025, 1, 1)
"""No day is told and none counts."""
RATE_IS = {"napr": "nominal", "nominal": "nominal", "ear": "effective", "real": "period"}


def compare(case: dict[str, Any]) -> Compared:
    """Every figure that the case states."""
    seen, terms = Compared(), loan_terms(case)
    plan = kept_plan(terms, (), terms.disbursed_on)
    for name, stated in case["expected"].items():
        if not figure(seen, name, stated, plan):
            raise Unmapped(f"figure {name}")
    return seen


def loan_terms(case: dict[str, Any]) -> LoanTerms:
    """The terms, by what the case calls the kind of loan."""
    told, name = case["terms"], case["name"].lower()
    kind = " ".join([name, *(str(told.get(key, "")).lower() for key in ("loan_type", "interest_type", "type"))])
    micro = "annual_rate_pct" in told or "interest_type" in told
    advance = told.get("when") == "begin" or "in advance" in kind
    every = Every("months", int(told.get("every", told.get("method_period", 1))))
    rate = told.get("rate_pct", told.get("annual_rate_pct", 0))
    return LoanTerms(
        principal=Money(minor(told.get("amount", told.get("loan_amount"))), "EUR"),
        disbursed_on=START,
        first_due_on=START if advance else STEPS[every.unit](START, every.count),
        rate=Rate(Fraction(str(rate)) / 100),
        term=int(told["periods"]) // every.count if micro else int(told["periods"]),
        every=every,
        repayment=_repayment(kind, micro),
        interest="flat" if "flat" in kind else "declining",
        day_count="PERIOD",
        convention="micropyramid" if micro else "oca_end" if "on end" in kind else "oca_each",
        kept=Kept(in_advance=advance, rate_is=RATE_IS[told.get("rate_type", "nominal")]),
    )


def _repayment(kind: str, micro: bool) -> str:
    if "interest only" in kind or "bullet" in kind:
        return "bullet"
    return "straight" if micro or "fixed principal" in kind or "fixed-principal" in kind else "annuity"
