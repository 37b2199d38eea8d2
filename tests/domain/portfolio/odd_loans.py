"""Loans with terms that no column holds: each term of `columns.ALONE` has a maker here, and a test asks for it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from brygga.domain.loans.conventions import TAKEN_OVER
from brygga.domain.loans.conventions.kept import AHEAD, EARLY, RESTS, Kept
from brygga.domain.loans.grid import due_day
from brygga.domain.loans.payments import PARTS
from brygga.domain.loans.terms import Every, LoanTerms, RateChange, Revenue, Step, Tranche
from brygga.domain.money import Money
from brygga.domain.rates import Rate

Chance = random.Random


def sek(minor: int) -> Money:
    return Money(minor, "SEK")


def odd(chance: Chance, terms: LoanTerms) -> LoanTerms:
    """The same loan with one thing that no column holds. Raises TermsRefused where the two do not go together."""
    # There are seven conventions, so they come oftener.
    return MAKERS[chance.choice([*sorted(MAKERS), "convention", "convention"])](chance, terms)


def _inside(chance: Chance, terms: LoanTerms) -> date:
    last = due_day(terms.first_due_on, terms.every, terms.term)
    return terms.disbursed_on + timedelta(days=chance.randrange((last - terms.disbursed_on).days))


def _new_rate(chance: Chance, terms: LoanTerms) -> LoanTerms:
    changes = {_inside(chance, terms): Rate.from_ppm(chance.randint(0, 300_000)) for _ in range(chance.randint(1, 3))}
    return replace(terms, rates=tuple(RateChange(*change) for change in changes.items()))


def _tranches(chance: Chance, terms: LoanTerms) -> LoanTerms:
    parts = sek(terms.principal.minor).split([chance.randint(1, 9) for _ in range(chance.randint(1, 3))])
    days = [terms.disbursed_on, *(_inside(chance, terms) for _ in parts[1:])]
    return replace(terms, tranches=tuple(Tranche(*draw) for draw in zip(days, parts, strict=True)))


def _custom(chance: Chance, terms: LoanTerms) -> LoanTerms:
    repaying = terms.term - terms.grace_principal
    parts = sek(terms.principal.minor).split([chance.randint(1, 9) for _ in range(repaying)])
    return replace(terms, repayment="custom", principals=(*[sek(0)] * terms.grace_principal, *parts))


def _steps(chance: Chance, terms: LoanTerms) -> LoanTerms:
    starts = sorted({1, *(chance.randint(1, terms.term) for _ in range(3))})
    most = 3 * terms.principal.minor // terms.term + 1
    return replace(terms, repayment="step", steps=tuple(Step(nr, sek(chance.randint(0, most))) for nr in starts))


def _revenue(chance: Chance, terms: LoanTerms) -> LoanTerms:
    expected = tuple(sek(chance.randint(0, terms.principal.minor)) for _ in range(terms.term))
    least, most = (sek(terms.principal.minor // part + 1) if chance.random() < 0.5 else None for part in (100, 5))
    share = Fraction(chance.randint(1, 99), 100)
    return replace(terms, repayment="revenue", revenue=Revenue(share, expected, least, most))


def _seasons(chance: Chance, terms: LoanTerms) -> LoanTerms:
    return replace(terms, months_off=tuple(sorted(chance.sample(range(1, 13), chance.randint(1, 11)))))


def _capitalised(chance: Chance, terms: LoanTerms) -> LoanTerms:
    grace = chance.randrange(terms.term)
    return replace(terms, grace_interest=grace, grace_principal=max(grace, terms.grace_principal),
                   grace_interest_as="capitalised")


def _taken_over(chance: Chance, terms: LoanTerms) -> LoanTerms:
    """Of any convention, with some of what a product may have chosen."""
    convention = TAKEN_OVER[chance.choice(sorted(TAKEN_OVER))]
    chained = convention.level_rate == "chained"
    return replace(
        terms,
        convention=convention.name,
        principal=sek(chance.randint(100, 50_000_000)),
        term=min(terms.term, 18),
        every=chance.choice([terms.every, Every("days", 15)]),
        day_count=chance.choice(convention.day_counts),
        repayment="annuity" if chained else terms.repayment,
        interest="declining" if chained else terms.interest,
        grace_principal=0, grace_interest=0, interest_free=0,
        instalment_multiple=chance.choice([None, sek(100)]),
        rounding="half_up", stretch_rounding="period", prepayment="fewer", settlement=PARTS,
        kept=Kept(rest=chance.choice(RESTS), early=chance.choice(EARLY), ahead=chance.choice(AHEAD),
                  down_payment=chance.choice([Fraction(0), Fraction(1, 4)])),
    )  # fmt: skip


MAKERS: dict[str, Callable[[Chance, LoanTerms], LoanTerms]] = {
    "rates": _new_rate, "tranches": _tranches, "principals": _custom, "steps": _steps, "revenue": _revenue,
    "months_off": _seasons, "grace_interest_as": _capitalised, "convention": _taken_over,
}  # fmt: skip
