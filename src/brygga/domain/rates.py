"""A yearly rate as an exact fraction: 6.25 % is 1/16, whoever wrote it.

The trick: percent text and stored parts per million both become a Fraction, so two ways of writing the same rate are
the same rate and nothing is lost before the one named rounding of the interest. Do not turn a rate into a float.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from brygga.domain.money import half_up, parse_decimal


@dataclass(frozen=True, slots=True, order=True)
class Rate:
    """A rate per year; `fraction` is 1/16 for 6.25 %."""

    fraction: Fraction

    @classmethod
    def from_percent(cls, text: str) -> Rate:
        """ "6.25" → 6.25 % a year. Raises money.NotADecimal, money.TooLarge."""
        return cls(parse_decimal(text) / 100)

    @classmethod
    def from_ppm(cls, ppm: int) -> Rate:
        """Parts per million, as columns store it: 62500 → 6.25 % a year."""
        return cls(Fraction(ppm, 1_000_000))

    @property
    def ppm(self) -> int:
        """Whole parts per million; ValueError if the rate is finer than a ten-thousandth of a percent."""
        exact = self.fraction * 1_000_000
        if exact.denominator != 1:
            raise ValueError(f"{self} has more than four decimals of a percent")
        return exact.numerator

    def __add__(self, margin: Rate) -> Rate:
        return Rate(self.fraction + margin.fraction)

    def __sub__(self, other: Rate) -> Rate:
        return Rate(self.fraction - other.fraction)

    def percent(self, decimals: int = 2) -> str:
        """Percent with at least `decimals` decimals and as many as the rate needs, at most 12: "6.25"."""
        scaled = self.fraction * 100
        for places in range(decimals, 13):
            exact = scaled * 10**places
            if exact.denominator == 1 or places == 12:
                return _decimal(half_up(exact.numerator, exact.denominator), places)
        raise ValueError(f"{decimals} decimals are too many")

    def __str__(self) -> str:
        return f"{self.percent()} %"


def format_fraction(value: Fraction, decimals: int) -> str:
    """An exact value with a fixed number of decimals, half up: (2/3, 2) → "0.67"."""
    scaled = value * 10**decimals
    return _decimal(half_up(scaled.numerator, scaled.denominator), decimals)


def _decimal(scaled: int, decimals: int) -> str:
    sign = "-" if scaled < 0 else ""
    digits = str(abs(scaled)).rjust(decimals + 1, "0")
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}" if decimals else f"{sign}{digits}"
