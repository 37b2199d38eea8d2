"""What a loan that was taken over carries with it from its first lender's product, beside the convention itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

RESTS = ("none", "daily", "period")
EARLY = ("smaller", "fewer", "later")
AHEAD = ("next", "last", "equal")
BROKEN = ("inside", "spread", "upfront", "first")
RATES = ("nominal", "effective", "period")
PAYOFFS = ("day", "period_end")
ACROSS = ("instalments", "parts")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A change of one instalment: "drop" it, set its "total" or its "principal", or "add" one on a day."""

    kind: str
    due_on: date
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Moved:
    """The instalment due `from_on` falls due `to` instead; those after it follow at the same pace."""

    from_on: date
    to: date


@dataclass(frozen=True, slots=True)
class Extended:
    """From the instalment due `from_on`, `extra` instalments more share what is left."""

    from_on: date
    extra: int


@dataclass(frozen=True, slots=True)
class Kept:
    """The choices of one product; amounts in minor units.

    `down_payment`: the share of each tranche that is paid back on its day, `down_payment_at_once` where it is held back
    when the tranche is paid out. `principal_share`: the share of the
    principal that each instalment repays, the last taking the rest. `instalment`: an agreed level; the plan ends when
    the loan does. `rest`: from when money that comes early or late counts for interest: "none" (never: the plan stands),
    "daily" or "period". `compounding`: unpaid interest bears interest too. `early`: what early money above an
    instalment does: "smaller", "fewer", or "later" (it stands in for the next ones). `ahead`: where early money is put
    when the plan stands: "next", "last" or "equal". `payoff`: interest of a pay-off runs to the "day" or "period_end".
    `broken`: where the interest of days before a whole first period goes. `in_advance`: an instalment opens its period.
    `rate_is`: "nominal" a year, "effective" a year, or of one "period". `across`: due money pays instalment by
    instalment, or part by part over all of them. `order`: what is paid first, where it is not the convention's.
    """

    down_payment: Fraction = Fraction(0)
    down_payment_at_once: bool = False
    principal_share: Fraction | None = None
    instalment: int | None = None
    rest: str = "none"
    compounding: bool = False
    early: str = "smaller"
    ahead: str = "next"
    payoff: str = "day"
    broken: str = "inside"
    in_advance: bool = False
    rate_is: str = "nominal"
    across: str = "instalments"
    order: tuple[str, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    moved: tuple[Moved, ...] = ()
    extended: tuple[Extended, ...] = ()
