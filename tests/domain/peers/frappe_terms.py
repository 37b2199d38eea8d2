"""frappe/lending's terms, by the words of a case: how often, from when, at what level, with what beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from brygga.domain.loans.conventions.kept import Kept
from brygga.domain.loans.grid import STEPS
from brygga.domain.loans.kept.first_due import first_due
from brygga.domain.loans.kept.plan import kept_plan
from brygga.domain.loans.terms import Every, LoanTerms
from brygga.domain.money import Money
from brygga.domain.rates import Rate
from tests.domain.peers.outcome import day, minor

Case = dict[str, Any]
START = date(2025, 1, 1)
FREQUENCIES = {
    "daily": ("days", 1), "weekly": ("weeks", 1), "bi-weekly": ("weeks", 2), "monthly": ("months", 1),
    "quarterly": ("months", 3), "half-yearly": ("months", 6), "yearly": ("months", 12),
}  # fmt: skip
LEVEL = re.compile(r"instalment|monthly|emi\b|fixed|repayment_amount|amount_per_period")
"""What an agreed instalment is called, where no number of periods is."""
DUE_DAY_COUNTS = re.compile(r"day 1\b|counts as 1\b|due date \+ 1|newer convention")
"""How a case says that the due date itself is the first day late."""


def loan_terms(case: Case) -> LoanTerms:
    """The terms by their words; the place of a broken period's interest and the rule of due dates are in the name."""
    told, name = case["terms"], case["name"].lower()
    once = str(told.get("frequency", "")).lower() == "one time"
    unit, count = FREQUENCIES.get(str(told.get("frequency", "monthly")).lower(), ("months", 1))
    every = Every(unit, count)
    start = day_of(told, "disbursed", "posting_date") or disbursed(case) or START
    due = _first_due(told, name, start, every)
    if due <= start:
        start = STEPS[unit](due, -count)
    dated = any(key in told for key in ("disbursed", "first_due", "due"))
    months = int(told.get("moratorium_months", told.get("moratorium_tenure", 0)))
    said = " ".join(str(value).lower() for value in told.values())
    late = f"{name} {case.get('conventions', '')}".lower()
    whole = str(told.get("moratorium_type", "principal")).lower() != "principal"
    levels = [told[key] for key in told if LEVEL.search(key) and isinstance(told[key], int | float | str)]
    level = levels[0] if levels and not told.get("periods") else None
    pays_early = any("Pre Payment" in str(event.get("type", "")) for event in case.get("events", ()))
    terms = LoanTerms(
        principal=Money(minor(told.get("principal", told.get("drawn"))), "INR"),
        disbursed_on=start,
        first_due_on=due,
        rate=Rate(Fraction(str(told.get("rate_pct", 0))) / 100),
        term=1 if once else int(told.get("periods") or (1200 if level else 12)) + months,
        every=every,
        repayment="bullet" if once else "annuity",
        interest="flat" if "flat" in str(told.get("schedule", "")).lower() else "declining",
        day_count="ACT/365F" if dated else "PERIOD",
        grace_principal=months,
        grace_interest=months if whole else 0,
        grace_interest_as="capitalised" if "capital" in said else "deferred",
        convention="frappe" if DUE_DAY_COUNTS.search(late) else "frappe_2023",
        kept=Kept(
            broken=_broken(f"{name} {said}"),
            rest="daily" if pays_early else "none",
            instalment=minor(level) if level else None,
        ),
    )
    if level and terms.kept.broken == "spread":
        return replace(terms, term=_instalments(terms))
    return terms


def _instalments(terms: LoanTerms) -> int:
    """How many an agreed level makes, days not counted: a broken period's interest is shared between them."""
    start = STEPS[terms.every.unit](terms.first_due_on, -terms.every.count)
    whole = replace(terms, disbursed_on=start, day_count="PERIOD", kept=replace(terms.kept, broken="inside"))
    return len(kept_plan(whole, (), start).rows)


def day_of(told: Case, *names: str) -> date | None:
    return next((day(told[name]) for name in names if name in told), None)


def disbursed(case: Case) -> date | None:
    return next((day(event["on"]) for event in case.get("events", ()) if "disburse" in event), None)


def _first_due(told: Case, name: str, start: date, every: Every) -> date:
    given = day_of(told, "first_due", "due", "repayment_start_date")
    wanted = " ".join([name, *(value for value in told.values() if isinstance(value, str))]).lower()
    if "start of the next month" in wanted:
        return first_due("next_month", given or start)
    if "end of the current month" in wanted:
        return first_due("month_end", given or start)
    if "cycle date" in wanted:
        return first_due("cycle_day", given or start, int(told.get("cycle_day", told.get("due_day", 1))))
    if given is None and "due_day" in told:
        return STEPS[every.unit](start.replace(day=int(told["due_day"])), every.count)
    return given or STEPS[every.unit](start, every.count)


def _broken(words: str) -> str:
    if not re.search(r"broken|\bbpi\b|first emi|upfront deduction|over tenure", words):
        return "inside"
    if re.search(r"spread|tenure|amorti[sz]ed", words):
        return "spread"
    return "upfront" if re.search(r"upfront|up front|deduct", words) else "first"
