"""Amounts as whole hundredths, exact fractions, and two named roundings.

The plainest thing that can be right: `int` for money, `Fraction` for everything between.
"""

from fractions import Fraction


def minor(text: str) -> int:
    """'1234.50' -> 123450; more than two decimals is an error."""
    value = Fraction(text) * 100
    if value.denominator != 1:
        raise ValueError(f"{text} is finer than a hundredth")
    return int(value)


def show(amount: int) -> str:
    """123450 -> '1234.50'."""
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02d}"


def rounded(value: Fraction, mode: str, unit: int = 1) -> int:
    """The multiple of `unit` nearest to `value`; an exact half by `mode` (half_up away from zero, or half_even)."""
    size = value.denominator * unit
    whole, rest = divmod(abs(value.numerator), size)
    if 2 * rest > size or (2 * rest == size and (mode == "half_up" or whole % 2 == 1)):
        whole += 1
    return whole * unit if value >= 0 else -whole * unit


def shares(amount: int, weights: list[int]) -> list[int]:
    """`amount` split pro rata by largest remainder; equal remainders go to the earlier place."""
    total = sum(weights)
    exact = [Fraction(amount * weight, total) if total else Fraction(0) for weight in weights]
    parts = [share.numerator // share.denominator for share in exact]
    by_remainder = sorted(range(len(weights)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[: amount - sum(parts)]:
        parts[place] += 1
    return parts
