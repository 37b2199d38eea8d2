"""Loans by the thousand from a seed, of every shape: ordinary ones, odd ones, and some at the edge of what fits."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from brygga.domain.dates import IsWorkingDay, is_weekday
from brygga.domain.loans.payments import PARTS
from brygga.domain.loans.refusal import TermsRefused
from brygga.domain.loans.terms import Every, Fee, LoanTerms
from brygga.domain.rates import Rate
from tests.domain.portfolio.odd_loans import odd, sek

DAY_COUNTS = ("30E/360", "30/360US", "ACT/360", "ACT/365F", "ACT/ACT", "PERIOD")
FIRST_DAY = date(2019, 12, 1)
ODD = 0.04
"""The share of loans with terms that no column holds."""


def random_loans(seed: int, number: int, is_bank_day: IsWorkingDay | None = is_weekday) -> list[LoanTerms]:
    """`number` loans that hold together; the same ones for the same seed."""
    chance, found = random.Random(seed), []
    while len(found) < number:
        try:
            found.append(_loan(chance, is_bank_day))
        except TermsRefused:
            continue
    return found


def _loan(chance: random.Random, is_bank_day: IsWorkingDay | None) -> LoanTerms:
    term, every = _length(chance)
    is_flat = chance.random() < 0.2
    graces = chance.random() < 0.3 and not is_flat
    # Month's ends and leap days are where counting goes wrong: a third of the loans lie there.
    disbursed = FIRST_DAY + timedelta(days=chance.randrange(3000))
    if chance.random() < 0.3:
        disbursed = disbursed.replace(day=28) + timedelta(days=chance.randrange(4))
    terms = LoanTerms(
        principal=sek(_principal(chance)),
        disbursed_on=disbursed,
        first_due_on=disbursed + timedelta(days=chance.choice([1, 7, 14, 28, 29, 30, 31, 31, 59, 61, 90, 365])),
        rate=_rate(chance),
        term=term,
        every=every,
        repayment=chance.choice(["annuity", "annuity", "straight"] if is_flat else ["annuity", "straight", "bullet"]),
        interest="flat" if is_flat else "declining",
        day_count=chance.choice(DAY_COUNTS),
        fees=(Fee("notice", sek(chance.choice([0, 0, 2500])), "instalment"), Fee("set-up", sek(100), "disbursement")),
        grace_principal=chance.randrange(term) if graces and chance.random() < 0.5 else 0,
        grace_interest=chance.randrange(term) if graces and chance.random() < 0.5 else 0,
        interest_free=chance.randrange(term + 1) if graces and chance.random() < 0.5 else 0,
        instalment_multiple=chance.choice([None, None, sek(100), sek(10_000), sek(chance.randint(1, 10**6))]),
        rounding=chance.choice(["half_up", "half_even"]),
        stretch_rounding=chance.choice(["period", "stretch"]),
        prepayment=chance.choice(["fewer", "smaller"]),
        settlement=chance.choice([PARTS, PARTS, ("principal", "interest", "fee")]),
        is_bank_day=is_bank_day if chance.random() < 0.97 else None,
    )
    if chance.random() < 0.05:
        terms = replace(terms, principal=sek(100 * chance.randint(1, 10**6)), rate=Rate.from_ppm(60_000),
                        day_count="PERIOD")  # half a percent of whole kronor: exact halves of an öre
    return odd(chance, terms) if chance.random() < ODD else terms


def _length(chance: random.Random) -> tuple[int, Every]:
    term = chance.choice([1, 2, 3, chance.randint(1, 24), chance.randint(1, 24), chance.randint(1, 60)])
    if chance.random() < 0.002:
        term = chance.randint(100, 1200)
    unit = chance.choice(["months", "months", "weeks"])
    return term, Every(unit, chance.choice([1, 1, 1, 2, 3, 6, 12]))


def _principal(chance: random.Random) -> int:
    kind = chance.random()
    if kind < 0.02:
        return chance.randint(1, 10**18 - 1)
    if kind < 0.05:
        return 10 ** chance.randint(9, 17) + chance.randint(-2, 2)
    return chance.randint(1, 10 ** chance.randint(1, 10))


def _rate(chance: random.Random) -> Rate:
    kind = chance.random()
    if kind < 0.05:
        return Rate.from_ppm(0)
    if kind < 0.10:
        return Rate.from_ppm(chance.randint(0, 10_000_000))
    if kind < 0.12:
        return Rate.from_percent(f"{chance.randint(0, 20)}.{chance.randint(0, 10**6):06}")
    return Rate.from_ppm(chance.randint(1, 300) * 500)


