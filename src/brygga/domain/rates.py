"""A yearly rate as an exact fraction: 6.25 % is 1/16, whoever wrote it.

The trick: percent text and stored parts per million both become a Fraction, so two ways of writing the same rate are
the same rate and nothing is lost before the one named rounding of the interest. Do not turn a rate into a float.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from fractions import Fraction

from brygga.domain.money import half_up, parse_decimal

LEAST_YIELD = Decimal("-0.999")
HIGHEST_YIELD = Decimal(10) ** 12
"""Beyond it the figure says nothing: fees have eaten the loan."""
_PRECISION = Context(prec=45)
_CLOSE_ENOUGH = Decimal("1e-24")
_STEPS_MAX = 400
_FINE_STEPS = 200
_FEW = 200


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


def format_percent(rate: Fraction, decimals: int = 2) -> str:
    """An exact rate or share in percent, half up: 1/16 → "6.25"."""
    return format_fraction(rate * 100, decimals)


def _decimal(scaled: int, decimals: int) -> str:
    sign = "-" if scaled < 0 else ""
    digits = str(abs(scaled)).rjust(decimals + 1, "0")
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}" if decimals else f"{sign}{digits}"


def yearly_yield(flows: Iterable[tuple[int, int]], steps_a_year: int) -> Fraction | None:
    """The effective yearly rate at which flows of (step, minor units, + and −) are worth 0; None where none above
    −99.9 % (and at most HIGHEST_YIELD) does.

    The trick: what comes and what goes are valued apart, and the logarithm of their quotient is almost a straight line
    in the logarithm of 1 + r, so Newton needs a handful of steps; they are kept inside a bracket that halves when one
    would leave it. Times are whole steps, so whole powers do all the work. Rounded to 20 decimals.
    Where several rates solve it (money goes to and fro), one at or above 0 is taken before one below, and the nearest
    to 0 first; among more than 200 flows only those are seen that change the sign between the ends.
    """
    kept = _summed(flows)
    sides = _sides(kept)
    if not all(sides):
        return None
    with localcontext(_PRECISION):
        highest = (1 + HIGHEST_YIELD).ln() / -steps_a_year
        lowest = (1 + LEAST_YIELD).ln() / -steps_a_year
        marks = 1 if _turns(kept) == 1 or len(kept) > _FEW else _FINE_STEPS
        for end in (highest, lowest):
            bracket = _bracket(sides, end, marks)
            if bracket is not None:
                growth = _root(sides, *bracket, _CLOSE_ENOUGH / steps_a_year).exp() ** -steps_a_year
                found = (growth - 1).quantize(Decimal("1e-20"))
                return Fraction(found) if found > LEAST_YIELD else None
    return None


def beyond_highest(flows: Iterable[tuple[int, int]], steps_a_year: int) -> bool:
    """Whether a rate above HIGHEST_YIELD solves it: the higher the rate, the more the first flow alone decides."""
    kept = _summed(flows)
    sides = _sides(kept)
    if not all(sides):
        return False
    with localcontext(_PRECISION):
        at_highest = _balance(sides, (1 + HIGHEST_YIELD).ln() / -steps_a_year)[0]
    return (at_highest > 0) != (kept[0][1] > 0)


_Side = list[tuple[int, Decimal]]


def _summed(flows: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """One flow a step, in order; what comes to nothing is left out."""
    summed: dict[int, int] = {}
    for step, amount in flows:
        summed[step] = summed.get(step, 0) + amount
    return [(step, amount) for step, amount in sorted(summed.items()) if amount]


def _sides(kept: list[tuple[int, int]]) -> list[_Side]:
    """What comes and what goes, both above 0."""
    return [[(step, Decimal(sign * amount)) for step, amount in kept if sign * amount > 0] for sign in (1, -1)]


def _turns(flows: list[tuple[int, int]]) -> int:
    """How often the sign changes: with one change there is at most one rate (Descartes), and no need to look closer."""
    return sum((one > 0) != (other > 0) for (_, one), (_, other) in zip(flows, flows[1:], strict=False))


def _bracket(sides: list[_Side], end: Decimal, marks: int) -> tuple[Decimal, Decimal] | None:
    """The first stretch from 0 towards the end over which the balance changes sign; marks stand closest at 0."""
    near, sign = Decimal(0), _balance(sides, Decimal(0))[0] > 0
    for mark in range(1, marks + 1):
        far = end * mark**2 / marks**2
        if (_balance(sides, far)[0] > 0) != sign:
            return near, far
        near = far
    return None


def _balance(sides: list[_Side], log_v: Decimal) -> tuple[Decimal, Decimal]:
    """ln(worth of what comes / worth of what goes) and its slope, at v = exp(log_v) a step."""
    v = log_v.exp()
    (came, came_slope), (went, went_slope) = (_worth(side, v) for side in sides)
    return (came / went).ln(), v * (came_slope / came - went_slope / went)


def _worth(flows: _Side, v: Decimal) -> tuple[Decimal, Decimal]:
    """Value and slope of the sum of amount · v^step, by Horner's rule from the last flow to the first."""
    value = slope = Decimal(0)
    step = flows[-1][0]
    for earlier, amount in reversed(flows):
        gap = step - earlier
        if gap:
            power = v ** (gap - 1)
            slope = slope * power * v + value * gap * power
            value = value * power * v
        value += amount
        step = earlier
    if step:
        power = v ** (step - 1)
        value, slope = value * power * v, slope * power * v + value * step * power
    return value, slope


def _root(sides: list[_Side], guess: Decimal, other: Decimal, close: Decimal) -> Decimal:
    """The root between `guess` and `other`, which stand on different sides of it."""
    low, high = min(guess, other), max(guess, other)
    rising = _balance(sides, high)[0] > 0
    for _ in range(_STEPS_MAX):
        value, slope = _balance(sides, guess)
        if not value:
            return guess
        if (value > 0) == rising:
            high = guess
        else:
            low = guess
        step = guess - value / slope if slope else low
        following = step if low < step < high else (low + high) / 2
        if abs(following - guess) < close:
            return following
        guess = following
    return guess
