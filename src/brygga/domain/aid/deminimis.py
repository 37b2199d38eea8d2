"""How much de minimis aid an undertaking has had in three years, and whether more fits ((EU) 2023/2831 art. 3).

Idea: grants to the single undertaking, by one member state, dated within three years, are summed and compared with the
ceiling; exactly at it is allowed, and what does not fit is refused whole (art. 3(7)). Trick: the three years are
stepped forward from each grant, so that 29 February is right, and the anniversary itself still counts, since a period
ends with the last hour of its last day ((EEC) 1182/71 art. 3). Each amount is rounded to the cent before it is summed.
Do not count by the day of payment: the grant is dated by the legal right (art. 3(3)).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from brygga.domain.aid.regimes import EURO, YEARS_COUNTED, counts_in
from brygga.domain.dates import IsWorkingDay, add_months
from brygga.domain.money import Money, Rounding

REGISTER_WORKING_DAYS = 20
"""After the granting day: art. 6, not read in the act, so unsure."""
YEARS_KEPT = 10
"""Years that records are kept from the granting: art. 6, not read in the act, so unsure."""


@dataclass(frozen=True, slots=True)
class Grant:
    """Aid granted: to whom, when the legal right arose, its gross grant equivalent in euro, under which act, where."""

    undertaking: str
    on: date
    gge: Money
    regime: str
    member_state: str


@dataclass(frozen=True, slots=True)
class Question:
    """New aid to be granted on a day to one undertaking (all its members), by a member state, under a regime."""

    regime: str
    on: date
    new_gge: Money
    members: frozenset[str]
    member_state: str
    ceiling: Money


@dataclass(frozen=True, slots=True)
class Room:
    """What counts, in the order given, and what is left. `admissible` is all or nothing."""

    counted: tuple[Grant, ...]
    used: Money
    headroom: Money
    admissible: bool


def last_day_counted(granted_on: date) -> date:
    """Return the third anniversary, the last day on which a grant counts."""
    return add_months(granted_on, 12 * YEARS_COUNTED)


def room(question: Question, grants: Sequence[Grant]) -> Room:
    """Return what has been used of the ceiling and whether the new aid fits (art. 3(2), 3(7))."""
    counted = tuple(grant for grant in grants if _counts(question, grant))
    used = Money(sum(grant.gge.minor for grant in counted), EURO)
    headroom = max(Money(0, EURO), question.ceiling - used)
    return Room(counted, used, headroom, question.new_gge <= headroom)


def fits_from(question: Question, found: Room) -> date | None:
    """Return the first day on which the new aid fits, if nothing more is granted; None when it is above the ceiling."""
    if found.admissible:
        return question.on
    used, day = found.used, question.on
    for grant in sorted(found.counted, key=lambda grant: grant.on):
        if question.new_gge <= question.ceiling - used:
            break
        used, day = used - grant.gge, last_day_counted(grant.on) + timedelta(days=1)
    return day if question.new_gge <= question.ceiling - used else None


def _counts(question: Question, grant: Grant) -> bool:
    return (
        grant.undertaking in question.members
        and grant.member_state == question.member_state
        and counts_in(question.regime, grant.regime)
        and grant.on <= question.on <= last_day_counted(grant.on)
    )


def in_euro(amount: Money, per_euro: Fraction, rounding: Rounding) -> Money:
    """Return an amount in euro at the rate of the granting day, to the cent; it is never valued again (art. 3(5))."""
    if per_euro <= 0:
        raise ValueError("a rate of exchange is above 0")
    exact = Fraction(amount.minor) / per_euro
    return Money(rounding(exact.numerator, exact.denominator), EURO)


def granting_date(decided_on: date | None, signed_on: date | None) -> date | None:
    """Return the day the legal right arises (art. 3(3)): the binding agreement, or the decision if nothing is signed.

    Which of the two binds is a parameter of the instrument; the day of payment never does.
    """
    return signed_on if signed_on is not None else decided_on


def register_by(granted_on: date, is_working_day: IsWorkingDay) -> date:
    """Return the last day for the register: twenty working days, the granting day not counted (art. 6, unsure)."""
    day, left = granted_on, REGISTER_WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day)
    return day


def keep_records_through(granted_on: date) -> date:
    """Return the last day on which the records must be there: ten years from the granting (art. 6, unsure)."""
    return add_months(granted_on, 12 * YEARS_KEPT)
