"""What a förlagsinsats is worth at redemption and at dissolution, and what may be distributed (EFL 11:3, 11:5–6).

Idea: nominal, capped at the contribution's part of equity by the latest adopted balance sheet, against the other
förlagsinsatser; reserve, revaluation, equity-method and development funds are left out of that equity, member shares
and the förlagsinsatser themselves are not. Trick: the part is taken by exact fraction and rounded down once, since
the law says "at most". Never round it up, and never add interest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from brygga.domain.money import Money, Rounding


@dataclass(frozen=True, slots=True)
class Equity:
    """The latest adopted balance sheet, as far as EFL 11:5 asks: own equity and the funds left out of it."""

    whole: Money
    reserve_fund: Money
    other_excluded: Money

    @property
    def base(self) -> Money:
        """Return the equity that the contributions share; never below zero."""
        return max(Money(0, self.whole.currency), self.whole - self.reserve_fund - self.other_excluded)


@dataclass(frozen=True, slots=True)
class Payable:
    """What is paid for one contribution and what stays in the reserve fund (11:6); `part` is the cap."""

    base: Money
    part: Money
    paid: Money
    to_reserve_fund: Money


def payable(contribution: Money, all_contributions: Money, equity: Equity, rounding: Rounding) -> Payable:
    """Return what redemption pays: nominal, at most its part of equity (11:5). ValueError when the sum is too small.

    `rounding` rounds the part to the smallest unit; `round_down` is the law's "at most".
    """
    if not 0 < contribution.minor <= all_contributions.minor:
        raise ValueError("one contribution is above zero and at most all of them")
    base = equity.base
    part = Money(rounding(base.minor * contribution.minor, all_contributions.minor), base.currency)
    paid = min(contribution, part)
    return Payable(base, part, paid, contribution - paid)


def round_down(numerator: int, denominator: int) -> int:
    """Return the whole number at or below: for what may be at most a part."""
    return numerator // denominator


def at_dissolution(
    surplus: Money, contributions: Mapping[str, Money], member_contributions: Money
) -> tuple[dict[str, Money], Money]:
    """Share the surplus after debts: förlagsinsatser first, pro rata to size if it is too small, then members (11:3).

    Returns each contribution's part by its name, and what members get for their own contributions.
    """
    whole = Money(sum(amount.minor for amount in contributions.values()), surplus.currency)
    first = max(Money(0, surplus.currency), min(surplus, whole))
    sizes = [amount.minor for amount in contributions.values()]
    parts = first.split(sizes) if whole else [first] * len(sizes)
    left = max(Money(0, surplus.currency), surplus - first)
    return dict(zip(contributions, parts, strict=True)), min(left, member_contributions)
