"""The arithmetic of the gross grant equivalent: a corresponding part of the ceiling, or a price gap at present value.

Formulas (C ceiling, A amount, d years, B balance, dt part of a year, r discount rate):
    simplified:  C · A / size · d / years of the branch          (EU) 2023/2831 art. 4(3)(b), 4(6)(b)
    price gap:   sum of B_{k−1} · gap · dt / (1 + r)^{t_k}, at least 0      2008/C 14/02 and 2008/C 155/02
    instalments: sum of amount / (1 + r)^t                       (EU) 2023/2831 art. 3(6)
Trick: sixty digits, brought back to thirty before the one rounding, so that an exact half cent is still seen as one.
The floor at 0 is on the sum: a year above the market pays for a year below. Do not round a balance or an instalment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from fractions import Fraction

from brygga.domain.aid.measure import Instalment, Measure
from brygga.domain.aid.refusal import AidRefused, clash, missing
from brygga.domain.aid.regimes import SafeHarbour
from brygga.domain.money import Money, Rounding

PERIODS_MAX = 1200
_DIGITS = Context(prec=60)
_KEPT = Decimal("1e-30")


@dataclass(frozen=True, slots=True)
class Part:
    """One term of the sum: time in years, balance (or instalment), and present value, all in minor units."""

    years: Fraction
    balance: Decimal
    present: Decimal


def corresponding_part(amount: Money, years: Fraction, harbour: SafeHarbour, rounding: Rounding) -> Money:
    """Return the part of the ceiling that the amount and the years are of the largest of their branch.

    Sizes are multiples of the ceiling, so it cancels out: a loan is 4 % a year in every regime. ValueError beyond the
    longest branch; the size is the caller's to check.
    """
    branch = harbour.branch(years)
    if branch is None:
        raise ValueError(f"{years} years have no branch")
    multiple, branch_years = branch
    return amount.times(years / (multiple * branch_years), rounding)


def price_gap(balances: Sequence[Decimal], gap: Fraction, discount: Fraction, periods_per_year: int) -> list[Part]:
    """Return what each period's price gap is worth on the granting day; `balances` are those at each period's start."""
    with localcontext(_DIGITS):
        per_period = _decimal(gap / periods_per_year)
        factors = discount_factors(discount, periods_per_year, len(balances))
        return [
            Part(Fraction(nr, periods_per_year), balance, balance * per_period * factor)
            for nr, (balance, factor) in enumerate(zip(balances, factors, strict=True), start=1)
        ]


def discounted(instalments: Sequence[Instalment], discount: Fraction) -> list[Part]:
    """Return what each instalment is worth on the granting day."""
    with localcontext(_DIGITS):
        growth = 1 + _decimal(discount)
        return [
            Part(one.years, Decimal(one.amount.minor), one.amount.minor / growth ** _decimal(one.years))
            for one in instalments
        ]


def total(parts: Sequence[Part], currency: str, rounding: Rounding) -> Money:
    """Return the sum, at least 0, rounded once by the named rule."""
    with localcontext(_DIGITS):
        exact = Fraction(max(Decimal(0), sum((part.present for part in parts), Decimal(0))).quantize(_KEPT))
    return Money(rounding(exact.numerator, exact.denominator), currency)


def discount_factors(discount: Fraction, periods_per_year: int, periods: int) -> list[Decimal]:
    """Return (1 + r)^(−k / periods a year) for k = 1 … periods."""
    with localcontext(_DIGITS):
        growth = 1 + _decimal(discount)
        once = growth if periods_per_year == 1 else growth ** (Decimal(1) / periods_per_year)
        factors, factor = [], Decimal(1)
        for _ in range(periods):
            factor /= once
            factors.append(factor)
        return factors


def balances_of(measure: Measure) -> list[Decimal]:
    """Return the aided balance at the start of each period, minor units, unrounded. Raises AidRefused.

    A list holds the loan's balances, so a guarantee's are its cover of them; otherwise the amount is what is aided.
    """
    if measure.profile is None:
        raise missing("profile")
    with localcontext(_DIGITS):
        if measure.profile == "list":
            return _listed(measure)
        if measure.amount is None:
            raise missing("amount")
        amount, periods = Decimal(measure.amount.minor), _periods(measure)
        if measure.profile == "bullet":
            return [amount] * periods
        if measure.profile == "annuity":
            if measure.charged is None:
                raise missing("charged")
            if measure.charged:
                return _annuity(amount, periods, measure.charged / measure.periods_per_year)
        return [amount * (periods - done) / periods for done in range(periods)]


def _listed(measure: Measure) -> list[Decimal]:
    if not measure.balances:
        raise missing("balances")
    if measure.years is not None and measure.years * measure.periods_per_year != len(measure.balances):
        raise clash("balances", "Antalet saldon stämmer inte med löptiden; ange ett saldo för varje periods början.",
                    "The number of balances does not fit the term; give one for the start of each period.")
    cover = _decimal(_cover(measure)) if measure.kind == "guarantee" else Decimal(1)
    return [balance.minor * cover for balance in measure.balances]


def _cover(measure: Measure) -> Fraction:
    if measure.cover is None:
        raise missing("cover")
    return measure.cover


def _periods(measure: Measure) -> int:
    if measure.years is None:
        raise missing("years")
    periods = measure.years * measure.periods_per_year
    if periods.denominator != 1:
        raise clash("periods_per_year", "Löptiden är inte ett helt antal perioder; ange fler perioder om året, som 12.",
                    "The term is not a whole number of periods; give more periods a year, such as 12.")
    if periods > PERIODS_MAX:
        raise AidRefused("out_of_range", "periods_per_year", f"Högst {PERIODS_MAX} perioder.",
                         f"At most {PERIODS_MAX} periods.")
    return int(periods)


def _annuity(amount: Decimal, periods: int, rate: Fraction) -> list[Decimal]:
    growth = 1 + _decimal(rate)
    end = growth**periods
    return [amount * (end - growth**done) / (end - 1) for done in range(periods)]


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / value.denominator
