"""Dated parameters of a board's work: how long a yes holds, when papers must be whole, when a pack is frozen.

Idea: none of these is law; each is the fund's own default with a day from which it holds, so that a decision of last
year is read by last year's parameter. Do not write a number of days or months anywhere else in the board's rooms.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from brygga.domain.dates import add_months


@dataclass(frozen=True, slots=True)
class BoardTerms:
    """In force from a day: months that a yes holds, days from whole application to meeting, days pack to meeting."""

    valid_from: date
    yes_holds_months: int
    whole_application_days: int
    pack_days: int
    complaint_answer_days: int
    source: str


TERMS: tuple[BoardTerms, ...] = (
    BoardTerms(date(2020, 1, 1), yes_holds_months=6, whole_application_days=21, pack_days=7,
               complaint_answer_days=14, source="fund's own rule, default"),
)


def terms_on(on: date) -> BoardTerms:
    """Return the parameters in force on a day."""
    return max((t for t in TERMS if t.valid_from <= on), key=lambda t: t.valid_from)


def last_day_of_yes(decided_on: date) -> date:
    """Return the last day on which an agreement may be signed under a decision of this day."""
    return add_months(decided_on, terms_on(decided_on).yes_holds_months)


def whole_application_by(meeting_on: date) -> date:
    """Return the last day for a complete application, for a meeting on a day."""
    return meeting_on - timedelta(days=terms_on(meeting_on).whole_application_days)


def pack_frozen_by(meeting_on: date) -> date:
    """Return the day on which the packs of a meeting are normally frozen."""
    return meeting_on - timedelta(days=terms_on(meeting_on).pack_days)
