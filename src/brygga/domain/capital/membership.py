"""When a membership ends, when the member's contributions are paid back, and until when a bankruptcy can reach them.

Idea: a membership ends only with a financial year, the first that ends on or after the waiting time; the money follows
some months later and is equity until then. Trick: a year-end on the very day the waiting ends counts. Months by
lag 1930:173 (same number, else the month's last day); these are entitlements, so none of them moves from a holiday; the
last day for a notice against a change of the statutes is an action, and does.
Source: EFL (2018:672) 3:7, 4:7, 4:9–10, 10:11–12, 10:15–16. Amounts are `amounts.payable`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from brygga.domain.dates import IsWorkingDay, add_months, month_end, next_working_day


@dataclass(frozen=True, slots=True)
class MembershipTerms:
    """A country's times in months: waiting after a notice (and the most that statutes may ask), after a death or a
    dissolution, from the end of membership to repayment and to the end of clawback, for a notice against a change of
    the statutes, and the most that statutes may bar a notice."""

    waiting_months: int
    waiting_months_max: int
    death_months: int
    repayment_months: int
    clawback_months: int
    dissent_months: int
    bar_months_max: int


@dataclass(frozen=True, slots=True)
class YearEnd:
    """The day on which each financial year ends. The end of February is the month's last day every year, since a
    financial year is whole calendar months (BFL 3:1)."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        """Return the year-end of a calendar year."""
        last = month_end(year, self.month)
        return date(year, self.month, last if self.month == 2 and self.day >= 28 else min(self.day, last))

    def on_or_after(self, on: date) -> date:
        """Return the first year-end on or after a day. ValueError past the calendar."""
        this_year = self.in_year(on.year)
        return this_year if this_year >= on else self.in_year(on.year + 1)


@dataclass(frozen=True, slots=True)
class Exit:
    """The days of one way out; `counted_from` is the year-end that everything runs from. `payable_on` None: somebody
    else has taken the share over, and there is nothing to pay back (10:11 first paragraph)."""

    waiting_ends: date
    counted_from: date
    payable_on: date | None
    clawback_until: date


def leave(on: date, waiting_months: int, year_end: YearEnd, terms: MembershipTerms) -> Exit:
    """Return the days after a notice, an exclusion, a death or a dissolution. Raises BeyondCalendar, ValueError."""
    waiting_ends = add_months(on, waiting_months)
    return _from(waiting_ends, year_end.on_or_after(waiting_ends), terms)


def taken_over(found: Exit, admitted_on: date, terms: MembershipTerms) -> Exit:
    """Return the days when whoever took over a dead member's share is admitted: that day at the latest (4:10)."""
    if admitted_on > found.counted_from:
        return found
    ends = _from(found.waiting_ends, admitted_on, terms)
    return Exit(ends.waiting_ends, ends.counted_from, None, ends.clawback_until)


def last_day_to_dissent(decided_on: date, terms: MembershipTerms, is_working_day: IsWorkingDay) -> date:
    """Return the last day for a notice by a member whom a change of the statutes wrongs (3:7)."""
    return next_working_day(add_months(decided_on, terms.dissent_months), is_working_day)


def notice_allowed_from(joined_on: date, bar_months: int) -> date:
    """Return the first day on which a member may give notice where the statutes bar it (4:7)."""
    return add_months(joined_on, bar_months)


def payable_day(membership_ended_on: date, terms: MembershipTerms) -> date:
    """Return the day on which a former member's contributions are due (10:11)."""
    return add_months(membership_ended_on, terms.repayment_months)


def under_distribution(wound_up_on: date, payable_on: date) -> bool:
    """Tell whether a liquidation or bankruptcy comes while the money is still equity, so that what is paid is judged by
    the rules on distribution (10:12); the last day of the months counts."""
    return wound_up_on <= payable_on


def _from(waiting_ends: date, counted_from: date, terms: MembershipTerms) -> Exit:
    return Exit(
        waiting_ends, counted_from, payable_day(counted_from, terms), add_months(counted_from, terms.clawback_months)
    )
