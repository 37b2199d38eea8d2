"""The days that an association's year hangs on, counted from what happened (EFL 2018:672, 3:6, 6:9, 6:17, 13:9, 17:11).

Idea: months run forward from a year-end or a registration, weeks run backward from a meeting. Trick: what must be done
by a day may be done on the next working day (lag 1930:173, 2 §); what may be done *from* a day, and what must lie open
before a meeting, does not move. Do not count a meeting's weeks forward.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from brygga.domain.dates import IsWorkingDay, add_months, add_weeks, next_working_day


@dataclass(frozen=True, slots=True)
class AssociationTerms:
    """A country's times: months from year-end to the meeting and to the accounts at the registrar, months from the
    registration until a lowered contribution may be carried out, and weeks before a meeting for the proposal and for
    the notice of it (earliest, latest, latest by statutes)."""

    meeting_months: int
    accounts_months: int
    lowering_months: int
    proposal_weeks: int
    notice_weeks_first: int
    notice_weeks_last: int
    notice_weeks_least: int


@dataclass(frozen=True, slots=True)
class BeforeMeeting:
    """The notice goes out from `notice_from` to `notice_by` (`notice_by_statutes` where they allow it); a proposal of
    dividend lies open from `proposal_from`."""

    notice_from: date
    notice_by: date
    notice_by_statutes: date
    proposal_from: date


def meeting_by(year_ended_on: date, terms: AssociationTerms, is_working_day: IsWorkingDay) -> date:
    """Return the last day for the annual meeting (6:9)."""
    return next_working_day(add_months(year_ended_on, terms.meeting_months), is_working_day)


def accounts_by(year_ended_on: date, terms: AssociationTerms, is_working_day: IsWorkingDay) -> date:
    """Return the last day for the accounts at the registrar before liquidation is tried (17:11)."""
    return next_working_day(add_months(year_ended_on, terms.accounts_months), is_working_day)


def lowering_from(registered_on: date, terms: AssociationTerms) -> date:
    """Return the first day on which lowered obligatory contributions may be carried out (3:6)."""
    return add_months(registered_on, terms.lowering_months)


def before_meeting(meeting_on: date, terms: AssociationTerms) -> BeforeMeeting:
    """Return the days before a meeting (6:17, 13:9). Raises BeyondCalendar."""
    return BeforeMeeting(
        add_weeks(meeting_on, -terms.notice_weeks_first),
        add_weeks(meeting_on, -terms.notice_weeks_last),
        add_weeks(meeting_on, -terms.notice_weeks_least),
        add_weeks(meeting_on, -terms.proposal_weeks),
    )
