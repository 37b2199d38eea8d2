"""A dividend shared by share-days: shares times the days that they were held in the period.

The day on which the period ends is not counted; shares bought before it began count from its first day. Each part is
rounded for itself, so the parts may miss the whole by a few of the smallest units: whoever must pay out exactly the
whole uses Money.split with the share-days as weights instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from brygga.domain.money import Rounding, half_even


@dataclass(frozen=True, slots=True)
class Held:
    """Shares of one account from a day on."""

    account: str
    on: date
    shares: int


@dataclass(frozen=True, slots=True)
class Shared:
    """What an account gets (the amount's smallest units) and for how many share-days."""

    share_days: int
    amount: int


def by_share_days(
    amount: int, held: Iterable[Held], start: date, end: date, rounding: Rounding = half_even, *, least_days: int = 0
) -> dict[str, Shared]:
    """The amount over the accounts; nothing for shares held fewer than `least_days` when the period ends."""
    days: dict[str, int] = {}
    for one in held:
        enough = (end - one.on).days >= least_days
        counted = max((end - max(one.on, start)).days, 0) * one.shares if enough else 0
        days[one.account] = days.get(one.account, 0) + counted
    whole = sum(days.values())
    return {account: Shared(count, rounding(amount * count, whole) if whole else 0) for account, count in days.items()}
