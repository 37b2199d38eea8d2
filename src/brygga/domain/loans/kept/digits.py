"""Numbers with a fixed count of significant digits, for lenders whose systems round between the steps."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction


def context(digits: int) -> Context:
    """Half-even arithmetic with `digits` significant digits after every operation."""
    return Context(prec=digits, rounding=ROUND_HALF_EVEN)


def decimal_of(value: Fraction, ctx: Context) -> Decimal:
    """The fraction as one division, rounded to the context's digits."""
    return ctx.divide(Decimal(value.numerator), Decimal(value.denominator))


def root_rate(yearly: Fraction, a_year: Fraction) -> Fraction:
    """The rate a period that compounds to the effective yearly rate, to 28 digits."""
    ctx = context(28)
    grown = ctx.power(ctx.add(Decimal(1), decimal_of(yearly, ctx)), decimal_of(1 / a_year, ctx))
    return Fraction(grown) - 1
