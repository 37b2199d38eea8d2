"""Money as whole minor units (öre, cent) with their currency, and the few ways in which it may be divided.

The trick: an amount is an integer and a share is an exact fraction, so nothing is rounded except where a named
rounding is passed in, and parts always sum to the whole. Do not build amounts from floats, and do not add two
currencies: convert first, and keep the rate beside the result.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

Rounding = Callable[[int, int], int]
"""(numerator, denominator > 0) → the whole number that the named rule gives."""

MINOR_DIGITS = {
    **dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
    **dict.fromkeys("CLF UYW".split(), 4),
}
"""ISO 4217 currencies whose smallest unit is not a hundredth."""

LARGEST_MINOR = 10**18 - 1
"""No amount is larger: it fits a signed 64-bit column with room for a sum of nine."""

_PLAIN = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?")
_LONGEST = 40


class NotADecimal(ValueError):
    """The text is not a plain decimal such as "1234.50"."""


class TooFine(ValueError):
    """The amount has more decimals than its currency's smallest unit."""


class TooLarge(ValueError):
    """The number is larger than any that the house keeps."""


class OtherCurrency(ValueError):
    """Two currencies met in one sum."""


def half_up(numerator: int, denominator: int) -> int:
    """The nearest whole number; exactly half goes away from zero."""
    if numerator < 0:
        return -((-2 * numerator + denominator) // (2 * denominator))
    return (2 * numerator + denominator) // (2 * denominator)


def half_even(numerator: int, denominator: int) -> int:
    """The nearest whole number; exactly half goes to the even neighbour."""
    whole, rest = divmod(numerator, denominator)
    twice = 2 * rest
    return whole + (twice > denominator or (twice == denominator and whole % 2 == 1))


ROUNDINGS: dict[str, Rounding] = {"half_up": half_up, "half_even": half_even}


def minor_digits(currency: str) -> int:
    """Decimals of the currency's smallest unit: 2 for SEK and EUR, 0 for ISK, 3 for KWD."""
    return MINOR_DIGITS.get(currency, 2)


def parse_decimal(text: str) -> Fraction:
    """The exact value of a plain decimal: "-12.50" → −25/2. Raises NotADecimal, TooLarge."""
    found = _PLAIN.fullmatch(text)
    if found is None:
        raise NotADecimal(text[:60])
    if len(text) > _LONGEST:
        raise TooLarge(text[:60])
    sign, whole, decimals = found[1], found[2], found[3] or ""
    return Fraction(int(sign + whole + decimals), 10 ** len(decimals))


def parse_amount(text: str, currency: str) -> Money:
    """ "1234.50" in currency units → Money. Raises NotADecimal, TooFine, TooLarge."""
    exact = parse_decimal(text) * 10 ** minor_digits(currency)
    if exact.denominator != 1:
        raise TooFine(text)
    if abs(exact.numerator) > LARGEST_MINOR:
        raise TooLarge(text)
    return Money(exact.numerator, currency)


def format_amount(amount: Money) -> str:
    """Money → "1234.50", with exactly the currency's decimals and no separators: for machines, not for screens."""
    return format_minor(amount.minor, amount.currency)


def format_minor(minor: int, currency: str) -> str:
    """Minor units → "1234.50"; format_amount without the object, for long tables."""
    digits = MINOR_DIGITS.get(currency, 2)
    sign = "-" if minor < 0 else ""
    if not digits:
        return f"{sign}{abs(minor)}"
    whole, rest = divmod(abs(minor), 10**digits)
    return f"{sign}{whole}.{rest:0{digits}d}"


def split_minor(whole: int, weights: Sequence[int]) -> list[int]:
    """Parts of `whole` by `weights` (≥ 0, not all 0) that sum to it: largest remainder, ties to the first."""
    total = sum(weights)
    if total <= 0 or min(weights) < 0:
        raise ValueError("weights must be ≥ 0 and not all 0")
    if whole < 0:
        return [-part for part in split_minor(-whole, weights)]
    shares = [divmod(whole * weight, total) for weight in weights]
    parts = [part for part, _ in shares]
    missing = whole - sum(parts)
    for place in sorted(range(len(parts)), key=lambda place: -shares[place][1])[:missing]:
        parts[place] += 1
    return parts


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole minor units of one currency, positive or negative."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if type(self.minor) is not int:
            raise TypeError(f"minor units are an int, not {type(self.minor).__name__}")

    def _same(self, other: Money) -> int:
        if other.currency != self.currency:
            raise OtherCurrency(f"{self.currency} and {other.currency}")
        return other.minor

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __bool__(self) -> bool:
        return self.minor != 0

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.minor <= self._same(other)

    def __gt__(self, other: Money) -> bool:
        return self.minor > self._same(other)

    def __ge__(self, other: Money) -> bool:
        return self.minor >= self._same(other)

    def __str__(self) -> str:
        return f"{format_amount(self)} {self.currency}"

    def split(self, weights: Sequence[int]) -> list[Money]:
        """Parts in proportion to the weights that sum to this amount: largest remainder, ties to the first."""
        return [Money(part, self.currency) for part in split_minor(self.minor, weights)]

    def times(self, factor: Fraction | int, rounding: Rounding) -> Money:
        """This amount times an exact factor, rounded once to the smallest unit by the named rule."""
        exact = Fraction(factor)
        return Money(rounding(self.minor * exact.numerator, exact.denominator), self.currency)


def zero(currency: str) -> Money:
    """No money, in the given currency."""
    return Money(0, currency)
