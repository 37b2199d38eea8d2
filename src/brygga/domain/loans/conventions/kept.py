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
    """A change of one instalment: "drop" it, set its "total" or its "principal", or "add" one on a day.

    An instalment is added with its whole amount, or by "add_principal" with its principal.
    """

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
class Graced:
    """From the instalment due `from_on`, so many repay no `principal` and as many more are added at the end.

    The `interest` of so many waits for the first instalment after them.
    """

    from_on: date
    principal: int = 0
    interest: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """The choices of one product; amounts in minor units."""

    down_payment: Fraction = Fraction(0)
    """The share of each tranche that is due back on its day."""
    down_payment_at_once: bool = False
    """It is held back when the tranche is paid out."""
    principal_share: Fraction | None = None
    """The share of the principal that each instalment repays; the last takes the rest."""
    instalment: int | None = None
    """An agreed level; the plan ends when the loan does."""
    rest: str = "none"
    """From when money that comes early or late counts for interest: "none" (the plan stands), "daily" or "period"."""
    compounding: bool = False
    """Unpaid interest bears interest too."""
    early: str = "smaller"
    """What early money above an instalment does: "smaller", "fewer", or "later" (it stands in for the next ones)."""
    ahead: str = "next"
    """Where early money is put when the plan stands: "next", "last" or "equal"."""
    payoff: str = "day"
    """How far the interest of a pay-off runs: to the "day" or to "period_end"."""
    broken: str = "inside"
    """Where the interest of the days before a whole first period goes."""
    in_advance: bool = False
    """An instalment opens its period, the first on the day of disbursement."""
    rate_is: str = "nominal"
    """"nominal" a year, "effective" a year, or of one "period"."""
    across: str = "instalments"
    """Due money pays instalment by instalment, or "parts": part by part over all of them."""
    order: tuple[str, ...] = ()
    """What is paid first, where it is not the convention's."""
    order_ahead: tuple[str, ...] = ()
    """What is paid first of instalments to come, where it is not the same."""
    fixed: tuple[Fixed, ...] = ()
    moved: tuple[Moved, ...] = ()
    extended: tuple[Extended, ...] = ()
    graced: tuple[Graced, ...] = ()
