"""What a convention is: the answers that a lender's system gives where the textbook leaves room.

The trick: a convention is a value, and the walks ask it instead of asking whose it is. A new lender's habits are a new
value in a file of its own; a walk gets a new branch only where an answer does not exist yet. What one product of a
lender chose (how early money works, how much is paid down) is not here but in `Kept`, on the terms of the loan.
"""

from __future__ import annotations

from dataclasses import dataclass

HOUSE = "brygga"


@dataclass(frozen=True, slots=True)
class Convention:
    """How a lender's system reckons.

    `walk`: "core" (the house's own), "cumulative" (row by row) or "progressive" (chained rate factors).
    `rounding`: the named rule that interest and levels are rounded by; `digits`: significant digits kept between, None
    for exact. `level_rate`: the rate a period that the level instalment is found with: "period" (rate / periods a year),
    "thirty_365" (30 days over 365 a month where interest is by days) or "chained" (the factors of the real periods).
    `level_rounding`: "nearest" or "up" to the multiple; `multiple` is the lender's own in whole currency units (0: the
    smallest unit). `smoothing`: the level is shifted once towards an even last instalment, if that brings it nearer.
    `order`: what is paid first inside an instalment. `arrears_grace`: days that a loan is late before it counts;
    `first_day_late`: what the due date itself counts as (0, or 1 where it is the first day late).
    `both_ends`: a span of accrual counts its first and its last day. `level_each`: the level is found anew each period
    on what is left; `last_keeps_level`: the last instalment is the level too, and its interest takes the difference.
    `exact_level`: where no multiple is agreed the level is kept exact and the principal of a row is what is rounded.
    `month_end_stays`: a due date at a month's end is followed by month's ends. `waives`: a miss of at most so many
    hundredths of the currency unit closes a loan.
    """

    name: str
    walk: str
    rounding: str
    day_counts: tuple[str, ...]
    digits: int | None = None
    level_rate: str = "period"
    level_rounding: str = "nearest"
    multiple: int = 0
    smoothing: bool = False
    order: tuple[str, ...] = ("fee", "interest", "principal")
    arrears_grace: int = 0
    first_day_late: int = 0
    both_ends: bool = False
    level_each: bool = False
    last_keeps_level: bool = False
    exact_level: bool = False
    month_end_stays: bool = False
    waives: int = 0
