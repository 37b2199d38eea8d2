"""When a claim is barred, and what moves that day (preskriptionslagen 1981:130, 2 and 4–8 §§).

Idea: time runs from the claim's origin; an acknowledgement or a demand that was *received* starts it anew that day, a
proceeding from the day it ended. Trick: an interruption works only on a claim that is not yet barred, so they are taken
in order of their days. A proceeding of which the debtor never heard is none, but once the claim gets a year after it.
Months and years by lag 1930:173; the last day to act moves to the next working day. Do not count a demand without proof
of receipt: the creditor must show it (NJA 1996 s. 809).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from brygga.domain.dates import IsWorkingDay, add_months, next_working_day

_DAY = timedelta(days=1)


class Outcome(StrEnum):
    """What an interruption did."""

    NEW_TIME = "new_time"
    PENDING = "pending"
    YEAR_AFTER = "year_after"
    NOT_RECEIVED = "not_received"
    NOT_WRITTEN = "not_written"
    NOT_SERVED = "not_served"
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True)
class LimitationTerms:
    """A country's times in years: ordinary, towards consumers, a guarantor's recourse after payment, after a proceeding
    that the debtor never heard of, and for a share in a wound-up association. `moves` tells whether the last day to act
    moves from a holiday."""

    years: int
    consumer_years: int
    recourse_years: int
    unserved_years: int
    distribution_years: int
    moves: bool


@dataclass(frozen=True, slots=True)
class Interruption:
    """Something done on `on` (None: a demand without proof of receipt). `proceeding`: time starts when it ended,
    `ended_on` None while it goes on; `served` tells whether the debtor heard of it. `written` is False for a demand by
    word of mouth, which is none (5 § 2)."""

    kind: str
    on: date | None
    proceeding: bool = False
    ended_on: date | None = None
    served: bool = True
    written: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """One interruption and what came of it; `last_day` is the claim's after it, None while a proceeding goes on."""

    interruption: Interruption
    outcome: Outcome
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Limitation:
    """The last day to interrupt, the first day when the claim is barred (both None while a proceeding goes on), and
    the way there."""

    last_day: date | None
    steps: tuple[Step, ...]

    @property
    def barred_from(self) -> date | None:
        """Return the day after the last day."""
        return None if self.last_day is None else self.last_day + _DAY


def last_day(start: date, years: int, terms: LimitationTerms, is_working_day: IsWorkingDay) -> date:
    """Return the last day of a time in years from a day. Raises BeyondCalendar."""
    ends = add_months(start, 12 * years)
    return next_working_day(ends, is_working_day) if terms.moves else ends


def limitation(
    arose_on: date, years: int, interruptions: Iterable[Interruption], terms: LimitationTerms,
    is_working_day: IsWorkingDay,
) -> Limitation:
    """Return when the claim is barred after its interruptions. Raises BeyondCalendar."""
    ends: date | None = last_day(arose_on, years, terms, is_working_day)
    steps: list[Step] = []
    year_given = False
    for one in sorted(interruptions, key=lambda one: one.on or date.min):
        outcome = _outcome(one, ends)
        if outcome is Outcome.NOT_SERVED and not year_given:
            outcome, year_given = Outcome.YEAR_AFTER, True
        if outcome is Outcome.PENDING:
            ends = None
        elif ends is not None and outcome in (Outcome.NEW_TIME, Outcome.YEAR_AFTER):
            start = one.ended_on if one.proceeding else one.on
            longer = years if outcome is Outcome.NEW_TIME else terms.unserved_years
            ends = max(ends, last_day(start or arose_on, longer, terms, is_working_day))
        steps.append(Step(one, outcome, ends))
    return Limitation(ends, tuple(steps))


def recourse_barred(issued_on: date, paid_on: date, terms: LimitationTerms) -> date:
    """Return the cautious last day for a guarantor's recourse: the ordinary time from the undertaking, at the earliest
    a year from the payment (4 §). The longer view, ten years from the payment, is not relied on."""
    return max(add_months(issued_on, 12 * terms.years), add_months(paid_on, 12 * terms.recourse_years))


def _outcome(one: Interruption, ends: date | None) -> Outcome:
    if one.on is None:
        return Outcome.NOT_RECEIVED
    if not one.written:
        return Outcome.NOT_WRITTEN
    if ends is not None and one.on > ends:
        return Outcome.TOO_LATE
    if one.proceeding and one.ended_on is None:
        return Outcome.PENDING
    return Outcome.NEW_TIME if one.served else Outcome.NOT_SERVED
