"""How long a record must be kept, and when it may go: each class of records has its own clock.

Idea: bookkeeping counts calendar years, the rest counts from a day; a record of two classes is kept by both, each in
its own file. Trick: the seven years run from the *calendar* year in which the financial year ended, so a broken year
gets no shorter time. What may be destroyed is not what must be: do not delete here, answer days.
Sources: BFL (1999:1078) 7:2, PTL (2017:630) 3:20 and 5:3–4, EFL (2018:672) 5:6; GDPR art. 17(3)(b).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from brygga.domain.dates import add_months

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RetentionTerms:
    """A country's times: whole years after the calendar year, years from a day (and at most), months for a person who
    left a public office, years for registers of members and contributions."""

    bookkeeping_years: int
    aml_years: int
    aml_years_max: int
    office_months: int
    register_years: int


@dataclass(frozen=True, slots=True)
class Kept:
    """`through` is the last day to keep, `at_most` the last day where a need prolongs it (None: no such rule)."""

    through: date
    at_most: date | None = None

    @property
    def free_from(self) -> date:
        """Return the first day on which the record may be destroyed."""
        return self.through + _DAY


def bookkeeping(year_ended_on: date, terms: RetentionTerms) -> Kept:
    """Return how long the books of a financial year are kept. ValueError past the calendar."""
    return Kept(date(year_ended_on.year + terms.bookkeeping_years, 12, 31))


def customer_file(event_on: date, terms: RetentionTerms) -> Kept:
    """Return how long what is known of a customer is kept: from the end of the relationship, or from the transaction
    or its refusal where there was none. Raises BeyondCalendar."""
    return Kept(add_months(event_on, 12 * terms.aml_years), add_months(event_on, 12 * terms.aml_years_max))


def office_watched(left_on: date, terms: RetentionTerms) -> date:
    """Return the last day of enhanced measures after a public office. Raises BeyondCalendar."""
    return add_months(left_on, terms.office_months)


def register_entry(event_on: date, terms: RetentionTerms) -> Kept:
    """Return how long a register's entry is kept after it was removed, or the register after the association was
    dissolved. Raises BeyondCalendar."""
    return Kept(add_months(event_on, 12 * terms.register_years))
