"""Loans that count periods alone: OCA account_loan and MicroPyramid, told by amount, rate and number of periods."""

from __future__ import annotations

import re
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
    said = [str(told.get(key, "")).lower() for key in ("loan_type", "loan_method", "interest_type", "type", "method")]
    kind = " ".join([name, *said])
    micro = any(key.startswith("annual") for key in told) or "interest_type" in told
    advance = told.get("when") == "begin" or re.search(r"in advance|\bbegin", kind) is not None
    every = Every("months", int(_said(told, "every", "method_period", "loan_repayment_every", default=1)))
    rate = _said(told, "rate_pct", "rate", "annual_rate_pct", "annual_interest_rate", "interest_rate", default=0)
    periods = int(_said(told, "periods", "loan_repayment_period", "repayment_period"))
    return LoanTerms(
        principal=Money(minor(_said(told, "amount", "loan_amount", "principal")), "EUR"),
        disbursed_on=START,
        first_due_on=START if advance else STEPS[every.unit](START, every.count),
        rate=Rate(Fraction(str(rate)) / 100),
        term=periods // every.count if micro else periods,
        every=every,
        repayment="bullet" if "interest" in said else _repayment(kind, micro),
        interest="flat" if "flat" in kind else "declining",
        day_count="PERIOD",
        convention="micropyramid" if micro else "oca_end" if "on end" in kind else "oca_each",
        kept=Kept(in_advance=advance, rate_is=RATE_IS[told.get("rate_type", "nominal")]),
    )


def _said(told: dict[str, Any], *names: str, default: Any = None) -> Any:
    """The first of several names for one term. KeyError where none is told and none is usual."""
    found = next((told[name] for name in names if name in told), default)
    if found is None:
        raise KeyError(names[0])
    return found


def _repayment(kind: str, micro: bool) -> str:
    if "interest only" in kind or "bullet" in kind:
        return "bullet"
    return "straight" if micro or "fixed principal" in kind or "fixed-principal" in kind else "annuity"
