"""A second reckoning of loans whose level comes from chained factors: exact, and no longer than what it says.

A period is a list of stretches (factor of the rate, minor units drawn on its first day). Each stretch's interest is
rounded half to even. The level is what discounts to the balance over the paying periods, to the unit; it is shifted
once by the last instalment's gap over their number, where that gap is more than half of them and shrinks by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

Period = list[tuple[Fraction, int]]
Paid = list[tuple[int, int]]
"""Interest and principal of each row."""


def whole(periods: int, factor: Fraction) -> list[Period]:
    """So many periods of one rate, with nothing drawn inside."""
    return [[(factor, 0)]] * periods


@dataclass(frozen=True)
class Chained:
    """What is out when the first of the periods opens, those that pay no principal, and the level's unit."""

    opening: int
    periods: list[Period]
    grace: int = 0
    unit: int = 1

    def interest(self, period: Period, balance: int) -> tuple[int, int]:
        """Interest of a period and the balance that it ends with."""
        total = 0
        for factor, drawn in period:
            balance += drawn
            total += round(factor * balance)
        return total, balance

    def exact(self) -> Fraction:
        """The level before it is rounded."""
        worth, discount = Fraction(0), Fraction(1)
        for period in self.periods[self.grace :]:
            discount /= 1 + sum(factor for factor, _ in period)
            worth += discount
        return (self.opening + sum(drawn for _, drawn in self.periods[0])) / worth

    def rows(self, level: int) -> Paid:
        """The rows that a level makes; the last takes what is left."""
        rows, balance = [], self.opening
        for nr, period in enumerate(self.periods, start=1):
            interest, balance = self.interest(period, balance)
            principal = 0 if nr <= self.grace else min(max(level - interest, 0), balance)
            principal = balance if nr == len(self.periods) else principal
            rows.append((interest, principal))
            balance -= principal
        return rows

    def gap(self, level: int) -> int:
        """The last instalment less the level."""
        return sum(self.rows(level)[-1]) - level

    def level(self) -> int:
        """The level as it is agreed."""
        level, left = self.to_unit(self.exact()), len(self.periods) - self.grace
        gap = self.gap(level)
        shifted = self.to_unit(level + Fraction(gap, left))
        return shifted if 2 * abs(gap) > left and abs(self.gap(shifted)) < abs(gap) else level

    def to_unit(self, amount: Fraction) -> int:
        """The amount rounded to the unit."""
        return round(amount / self.unit) * self.unit

    def plan(self) -> Paid:
        """The rows at the agreed level."""
        return self.rows(self.level())


def then(before: Paid, count: int, rest: list[Period], opening: int) -> Paid:
    """The first `count` rows as they are, and from there the level found anew over the rest of the periods."""
    left = opening - sum(principal for _, principal in before[:count])
    return before[:count] + Chained(left, rest).plan()
