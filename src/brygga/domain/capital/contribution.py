"""When a förlagsinsats may be redeemed, by which way, and when it is paid (EFL 2018:672, 11:4 and 11:8).

Idea: three ways lead to redemption, the holder's notice, the association's, and a fixed date in the statutes; each is
a day or nothing, and the earliest counts. Trick: months and years by lag 1930:173 (same day number, else the month's
last day); an entitlement does not move from a holiday, only its payment does. The clock runs from the pay-in.
A contribution earns no interest, ever: a dividend is proposed, decided by the meeting and received (EFL 13:3), so do
not add an accrual here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from brygga.domain.dates import IsWorkingDay, add_months, next_working_day
from brygga.domain.money import Money


@dataclass(frozen=True, slots=True)
class ContributionTerms:
    """A country's times: the years before any redemption, each side's notice, and how long a clawback threatens."""

    lock_years: int
    holder_notice_months: int
    association_notice_months: int
    clawback_months: int


@dataclass(frozen=True, slots=True)
class Contribution:
    """The days of one contribution; None where nothing has happened. `statutes_from` is when the clause that sets
    `fixed_date` was registered, None when it is known to be older than the contribution."""

    contributed_on: date
    holder_notice_on: date | None = None
    association_notice_on: date | None = None
    fixed_date: date | None = None
    statutes_from: date | None = None


class Way(StrEnum):
    """How a contribution comes to be redeemed, in the order that settles a tie."""

    HOLDER = "holder"
    ASSOCIATION = "association"
    FIXED = "fixed"


class Barred(StrEnum):
    """Why a way is shut."""

    FIXED_BEFORE_LOCK = "fixed_before_five_years"
    CLAUSE_TOO_LATE = "clause_after_contribution"
    NOTICE_BEFORE_CONTRIBUTION = "notice_before_contribution"


_FIXED_SHUT = frozenset({Barred.FIXED_BEFORE_LOCK, Barred.CLAUSE_TOO_LATE})


@dataclass(frozen=True, slots=True)
class Redemption:
    """When a contribution is redeemed: `ways` holds a day or None for each way, `barred` why a way given is shut."""

    lock_ends: date
    ways: dict[Way, date | None]
    by: Way | None
    earliest: date | None
    pay_on: date | None
    barred: tuple[Barred, ...]

    @property
    def clawback_exempt(self) -> bool:
        """Tell whether EFL 11:8 second sentence applies: redeemed on a fixed date, without notice."""
        return self.by is Way.FIXED


def redemption(contribution: Contribution, terms: ContributionTerms, is_bank_day: IsWorkingDay) -> Redemption:
    """Return the ways to redemption and the earliest of them (EFL 11:4)."""
    paid_in = contribution.contributed_on
    lock_ends = add_months(paid_in, 12 * terms.lock_years)
    barred = _barred(contribution, lock_ends)
    ways = {
        Way.HOLDER: _by_notice(contribution.holder_notice_on, paid_in, lock_ends, terms.holder_notice_months),
        Way.ASSOCIATION: _by_notice(
            contribution.association_notice_on, paid_in, lock_ends, terms.association_notice_months
        ),
        Way.FIXED: None if _FIXED_SHUT & set(barred) else contribution.fixed_date,
    }
    open_ways = [(on, way) for way, on in ways.items() if on is not None]
    if not open_ways:
        return Redemption(lock_ends, ways, None, None, None, barred)
    earliest, by = min(open_ways, key=lambda one: one[0])
    return Redemption(lock_ends, ways, by, earliest, next_working_day(earliest, is_bank_day), barred)


def clawback_until(redeemed_on: date, terms: ContributionTerms) -> date:
    """Return the last day on which a bankruptcy application can reach the redemption (EFL 11:8, 10:15)."""
    return add_months(redeemed_on, terms.clawback_months)


def clawback(
    paid: Money, needed_for_debts: Money, redeemed_on: date, application_on: date, terms: ContributionTerms,
    *, exempt: bool,
) -> Money:
    """Return what the redeemed holder pays back: as far as needed for the debts, when a bankruptcy application comes
    within the year and the contribution was not redeemed on a fixed date (EFL 11:8)."""
    if exempt or not in_reach(redeemed_on, application_on, clawback_until(redeemed_on, terms)):
        return Money(0, paid.currency)
    return max(Money(0, paid.currency), min(paid, needed_for_debts))


def in_reach(start: date, application_on: date, until: date) -> bool:
    """Tell whether a bankruptcy application reaches what was paid: from `start` to `until`, both days included. The day
    of the application counts, not that of the bankruptcy. A member's time starts when membership ended (10:15)."""
    return start <= application_on <= until


def _by_notice(notice_on: date | None, paid_in: date, lock_ends: date, months: int) -> date | None:
    if notice_on is None or notice_on < paid_in:
        return None
    return max(lock_ends, add_months(notice_on, months))


def _barred(contribution: Contribution, lock_ends: date) -> tuple[Barred, ...]:
    notices = (contribution.holder_notice_on, contribution.association_notice_on)
    barred = []
    if any(notice is not None and notice < contribution.contributed_on for notice in notices):
        barred.append(Barred.NOTICE_BEFORE_CONTRIBUTION)
    if contribution.fixed_date is not None:
        if contribution.fixed_date < lock_ends:
            barred.append(Barred.FIXED_BEFORE_LOCK)
        if contribution.statutes_from is not None and contribution.statutes_from > contribution.contributed_on:
            barred.append(Barred.CLAUSE_TOO_LATE)
    return tuple(barred)
