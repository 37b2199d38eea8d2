"""The annual percentage rate a second time: guessed in floats, then held between two roundings with fifty digits.

A time is whole steps of roots of a year (365ths, 12ths, …), so that every power is of a whole number. The guess decides
nothing: the answer is the figure at whose half steps down and up the present value is at most nothing, and above it.
"""

import math
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

from .days import months_on
from .money import minor, show

Time = dict[int, int]
Flow = tuple[int, Time]
LOWEST = Decimal("-99.9")
NOISE = Decimal("1e-30")


def whole_months(first: date, day: date) -> int:
    """The months counted back from a day that do not pass the first draw."""
    count = (day.year - first.year) * 12 + day.month - first.month
    return count if months_on(day, -count) >= first else count - 1


def equal_months(first: date, day: date) -> Time:
    """Whole months back from the day, and the days that remain over 365, or 366 when the year back has 29 February."""
    months = whole_months(first, day)
    rest = (months_on(day, -months) - first).days
    year = (day - months_on(day, -12)).days
    return {12: months, year: rest}


def time_of(row: dict[str, Any], first: date | None, basis: str) -> Time:
    """When a row is, in steps after the first draw (dates) or after nothing (`t`)."""
    if first is None:
        years = Fraction(row["t"])
        return {years.denominator: years.numerator}
    day = date.fromisoformat(row["on"])
    return equal_months(first, day) if basis == "equal_months" else {365: (day - first).days}


def flows(value: dict[str, Any]) -> list[Flow]:
    """What the borrower gets (plus) and gives (minus)."""
    dated = "on" in value["draws"][0]
    first = min(date.fromisoformat(row["on"]) for row in value["draws"]) if dated else None
    basis = value.get("basis", "days365")
    return [(sign * minor(row["amount"]), time_of(row, first, basis))
            for sign, key in ((1, "draws"), (-1, "repayments")) for row in value[key]]


def worth(found: list[Flow], percent: Decimal) -> Decimal:
    """The present value of everything at a yearly percent; nothing if less than the noise of fifty digits."""
    if percent <= -100:
        return Decimal(-1)
    with localcontext() as context:
        context.prec = 50
        factor = 1 + percent / 100
        roots = {root: factor ** (Decimal(-1) / root) for root in {root for _, time in found for root in time}}
        total = Decimal(0)
        for amount, time in found:
            part = Decimal(amount)
            for root, steps in time.items():
                part *= roots[root] ** steps
            total += part
        size = sum(abs(amount) for amount, _ in found)
        return Decimal(0) if abs(total) < NOISE * size else total


def guess(found: list[Flow], from_zero: bool) -> float:
    """About the percent a year, by bisection on the logarithm of the yearly factor."""
    plain = [(amount, sum(steps / root for root, steps in time.items())) for amount, time in found]
    low, high = (0.0 if from_zero else math.log(0.001)), 40.0
    for _ in range(64):
        middle = (low + high) / 2
        if sum(amount * math.exp(-middle * time) for amount, time in plain) > 0:
            high = middle
        else:
            low = middle
    return math.expm1(low) * 100


def held(found: list[Flow], near: float, decimals: int) -> str:
    """The percent, rounded half-up: the present value has its root from half a step below to just under half above."""
    step = Decimal(1).scaleb(-decimals)

    def is_above(count: int) -> bool:
        return worth(found, (count - Decimal("0.5")) * step) > 0

    low = round(near * 10**decimals)
    high, width = low + 1, 1
    while is_above(low):
        low, high, width = low - width, low, 2 * width
    while not is_above(high):
        low, high, width = high, high + width, 2 * width
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_above(middle) else (middle, high)
    return f"{low * step:.{decimals}f}"


def apr(value: dict[str, Any]) -> Any:
    """The whole answer but `explain`, or ('error', code)."""
    found = flows(value)
    total = sum(amount for amount, _ in found)
    if worth(found, LOWEST) > 0 or all(not any(time.values()) for _, time in found):
        return "error", "no_solution"
    near = guess(found, from_zero=total <= 0)
    return {"apr": held(found, near, 2), "apr_1dp": held(found, near, 1), "total_cost": show(-total)}
