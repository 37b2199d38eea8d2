"""What a convention is: the answers that a lender's system gives where the textbook leaves room.

The trick: a convention is a value, and the walks ask it instead of asking whose it is. A new lender's habits are a new
value in a file of its own; a walk gets a new branch only where an answer does not exist yet. What one product of a
lender chose (how early money works, how much is paid down) is not here but in `Kept`, on the terms of the loan.
"""

from __future__ import annotations

from dataclasses import dataclass

from brygga.domain.loans.payments import PARTS

HOUSE = "brygga"


@dataclass(frozen=True, slots=True)
class Convention:
    """How a lender's system reckons; every answer has a default, the textbook's or the commonest."""

    name: str
    walk: str
    """"cumulative" (row by row) or "progressive" (chained rate factors)."""
    rounding: str
    """The named rule for interest and levels."""
    day_counts: tuple[str, ...]
    """What its loans may count days by."""
    digits: int = 28
    """Significant digits that are kept between the steps of a chained level."""
    level_rate: str = "period"
    """The rate a period that the level is found with: "period" (rate / periods a year), "thirty_365" (30 days over 365
    a month, where interest is by days) or "chained" (the factors of the real periods)."""
    level_rounding: str = "nearest"
    """"nearest" or "up" to the multiple."""
    multiple: int = 0
    """The multiple, in whole currency units, of loans that name none; 0 for the smallest unit."""
    exact_level: bool = False
    """Where no multiple is agreed the level is kept exact, and the principal of a row is what is rounded."""
    level_each: bool = False
    """The level is found anew each period, on what is left."""
    level_whole: bool = False
    """A tranche counts into the level from the first instalment on, and all money is spread again; on a due date it
    comes before the instalment."""
    last_keeps_level: bool = False
    """The last instalment is the level too, and its interest takes the difference."""
    smoothing: int = 0
    """How many times the level may be shifted towards an even last instalment, each time only if that brings it nearer.
    """
    stretch_rounding: str = "stretch"
    """Interest is rounded each "stretch" of a period, or the stretches are added first and the "period" rounded."""
    order: tuple[str, ...] = PARTS
    """What is paid first inside an instalment."""
    both_ends: bool = False
    """A span of accrual counts its first and its last day."""
    month_end_stays: bool = False
    """A due date at a month's end is followed by month's ends."""
    arrears_grace: int = 0
    """Days that a loan is late before it counts as late."""
    first_day_late: int = 0
    """What the due date itself counts as: 0, or 1 where it is the first day late."""
    waives: int = 0
    """A miss of at most so many hundredths of the currency unit closes a loan."""
