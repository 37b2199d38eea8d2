"""The edges that the worked tables of contributions and members do not stand on: the first and the last day, nothing
owed, nothing left, what a certificate carries over, and a dividend by share-days.

Each row is one that a fault on purpose (`make mutate`) passed through before it stood here.
"""

from __future__ import annotations

from dataclasses import astuple, replace
from datetime import date

import pytest

from brygga.domain.capital.amounts import Equity, at_dissolution, payable, round_down
from brygga.domain.capital.certificate import Draft, IssuedTo, complete, missing_items
from brygga.domain.capital.contribution import Barred, Contribution, ContributionTerms, clawback, redemption
from brygga.domain.capital.membership import Exit, MembershipTerms, YearEnd, taken_over
from brygga.domain.capital.share_days import Held, Shared, by_share_days
from brygga.domain.dates import is_weekday
from brygga.domain.money import Money

TERMS = ContributionTerms(lock_years=5, holder_notice_months=24, association_notice_months=6, clawback_months=12)
MEMBERS = MembershipTerms(waiting_months=1, waiting_months_max=6, death_months=1, repayment_months=6,
                          clawback_months=12, dissent_months=1, bar_months_max=24)  # fmt: skip
PAID_IN = date(2026, 3, 2)


def sek(kronor: int) -> Money:
    return Money(100 * kronor, "SEK")


@pytest.mark.parametrize(("application", "back"), [
    (date(2026, 3, 1), 0), (date(2026, 3, 2), 40), (date(2027, 3, 2), 40), (date(2027, 3, 3), 0),
])  # fmt: skip
def test_a_clawback_reaches_from_the_day_of_redemption_to_the_same_day_a_year_on(application: date, back: int) -> None:
    assert clawback(sek(100), sek(40), PAID_IN, application, TERMS, exempt=False) == sek(back)


def test_nothing_comes_back_when_the_debts_need_nothing() -> None:
    for needed in (sek(0), sek(-5)):
        assert clawback(sek(100), needed, PAID_IN, PAID_IN, TERMS, exempt=False) == sek(0)


def test_a_notice_before_the_contribution_is_said_to_be_that() -> None:
    early = Contribution(PAID_IN, holder_notice_on=date(2026, 3, 1))
    assert redemption(early, TERMS, is_weekday).barred == (Barred.NOTICE_BEFORE_CONTRIBUTION,)
    assert redemption(replace(early, holder_notice_on=PAID_IN), TERMS, is_weekday).barred == ()


@pytest.mark.parametrize(("clause", "fixed", "barred"), [
    (PAID_IN, date(2031, 3, 2), ()),
    (date(2026, 3, 3), date(2031, 3, 2), (Barred.CLAUSE_TOO_LATE,)),
    (None, date(2031, 3, 1), (Barred.FIXED_BEFORE_LOCK,)),
    (date(2026, 3, 3), date(2031, 3, 1), (Barred.FIXED_BEFORE_LOCK, Barred.CLAUSE_TOO_LATE)),
])  # fmt: skip
def test_a_fixed_day_needs_its_clause_on_the_day_of_the_contribution_and_five_years(
    clause: date | None, fixed: date, barred: tuple[Barred, ...]
) -> None:
    found = redemption(Contribution(PAID_IN, fixed_date=fixed, statutes_from=clause), TERMS, is_weekday)
    assert (found.barred, found.earliest) == (barred, None if barred else fixed)


@pytest.mark.parametrize(("month", "day", "in_2027", "in_2028"), [
    (2, 28, date(2027, 2, 28), date(2028, 2, 29)), (2, 29, date(2027, 2, 28), date(2028, 2, 29)),
    (2, 15, date(2027, 2, 15), date(2028, 2, 15)), (5, 28, date(2027, 5, 28), date(2028, 5, 28)),
    (6, 31, date(2027, 6, 30), date(2028, 6, 30)), (12, 31, date(2027, 12, 31), date(2028, 12, 31)),
])  # fmt: skip
def test_only_the_end_of_february_moves(month: int, day: int, in_2027: date, in_2028: date) -> None:
    year_end = YearEnd(month, day)
    assert (year_end.in_year(2027), year_end.in_year(2028)) == (in_2027, in_2028)


def test_whoever_takes_a_share_over_is_in_that_day_at_the_latest() -> None:
    found = Exit(date(2026, 4, 10), date(2026, 12, 31), date(2027, 6, 30), date(2027, 12, 31))
    assert taken_over(found, date(2026, 8, 20), MEMBERS) == Exit(
        date(2026, 4, 10), date(2026, 8, 20), None, date(2027, 8, 20)
    )
    assert taken_over(found, date(2026, 12, 31), MEMBERS).payable_on is None, "the last day is in time"
    assert taken_over(found, date(2027, 1, 1), MEMBERS) == found


def test_a_certificate_carries_every_item_over() -> None:
    draft = Draft("Ställdalens skafferi ek. för.", "2026:1", sek(50_000), "Högst 3 %", "Enligt 11 kap.",
                  "Bara till medlemmar", "Annars ogiltig")  # fmt: skip
    issued = complete(draft, IssuedTo.NAMED)
    assert astuple(issued)[3:-1] == ("Högst 3 %", "Enligt 11 kap.", "Bara till medlemmar", "Annars ogiltig")
    assert issued.issued_to is IssuedTo.NAMED
    assert (issued.association_name, issued.designation, issued.size) == (draft.association_name, "2026:1", sek(50_000))


def test_a_certificate_of_one_ore_has_a_size_and_of_nothing_has_not() -> None:
    draft = Draft("A", "B", Money(1, "SEK"), "C", "D", "E", "F")
    assert missing_items(draft) == ()
    assert missing_items(replace(draft, size=Money(0, "SEK"))) == ("size",)
    with pytest.raises(ValueError, match="association_name, size"):
        complete(replace(draft, size=None, association_name=""), IssuedTo.BEARER)


@pytest.mark.parametrize("one", [sek(-1), sek(0), sek(11)])
def test_a_contribution_is_above_zero_and_at_most_all_of_them(one: Money) -> None:
    with pytest.raises(ValueError, match="above zero and at most all"):
        payable(one, sek(10), Equity(sek(100), sek(0), sek(0)), round_down)


def test_a_dissolution_with_nothing_left_gives_nobody_anything() -> None:
    for surplus in (sek(0), sek(-10)):
        parts, members = at_dissolution(surplus, {"A": sek(90)}, sek(50))
        assert (parts, members) == ({"A": sek(0)}, sek(0))


HELD = (Held("early", date(2025, 6, 1), 10), Held("spring", date(2026, 4, 1), 20), Held("early", date(2026, 10, 1), 3),
        Held("late", date(2026, 12, 30), 7))  # fmt: skip
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def test_a_dividend_follows_shares_times_days() -> None:
    # 10 shares in all 364 days and 3 in the last 91; 20 in 274; 7 in one.
    days = {"early": 10 * 364 + 3 * 91, "spring": 20 * 274, "late": 7}
    whole = sum(days.values())
    assert whole == 9400
    expected = {"early": Shared(3913, 41628), "spring": Shared(5480, 58298), "late": Shared(7, 74)}
    assert by_share_days(100_000, HELD, *YEAR) == expected


def test_shares_held_too_short_a_time_get_nothing_and_the_limit_itself_is_enough() -> None:
    assert by_share_days(1_000, HELD, *YEAR, least_days=2)["late"] == Shared(0, 0)
    assert by_share_days(1_000, HELD, *YEAR, least_days=91)["early"] == Shared(3913, 417)
    assert by_share_days(1_000, HELD, *YEAR, least_days=92)["early"].share_days == 3640


def test_shares_bought_when_the_period_is_over_count_for_nothing() -> None:
    after = [Held("A", date(2027, 2, 1), 5)]
    assert by_share_days(1_000, after, *YEAR, least_days=-60) == {"A": Shared(0, 0)}
    assert by_share_days(1_000, after, *YEAR) == {"A": Shared(0, 0)}


def test_the_rounding_is_the_callers() -> None:
    three = [Held(name, date(2026, 1, 1), 1) for name in "ABC"]
    up = by_share_days(100, three, *YEAR, lambda number, by: -(-number // by))
    assert [one.amount for one in up.values()] == [34, 34, 34]
    assert by_share_days(1, three[:2], *YEAR)["A"].amount == 0, "half to the even unit when nothing is said"
