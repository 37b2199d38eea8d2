"""Money and interest across changed terms: to whom a payment belongs, and interest that runs through several changes.

Each is one that a fault on purpose (`make mutate`) passed through.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from brygga.domain.loans.conventions import HOUSE
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.versions import Change, Owed, Version, changed, first_version, holiday, plan_of, state_of
from brygga.domain.rates import Rate
from tests.domain.loans.worlds import kr, loan, paid

FEB = date(2026, 2, 4)


def at(percent: str) -> dict[str, Any]:
    return {"rate": Rate.from_percent(percent)}


def test_interest_runs_on_through_two_changes_inside_one_period() -> None:
    """Ten days at 6 % are 20.00; nine more at 3 % are 9.00 (30E/360). Nothing of it is due before the first due day."""
    second = changed(first_version(loan()), [], Change(date(2026, 1, 25), at("3")))
    assert second.arrears == Owed(0, 0, 0, 20_00)
    third = changed(second, [], Change(FEB, at("12")))
    assert third.arrears == Owed(0, 0, 0, 29_00)
    half = changed(second, [], Change(FEB, at("12"), Owed(0, 15_00, 0)))
    assert half.arrears == Owed(0, 0, 0, 14_00)


def test_running_interest_can_become_principal_with_all_that_came_before_it() -> None:
    second = changed(first_version(loan()), [], Change(date(2026, 1, 25), at("3")))
    third = changed(second, [], Change(FEB, at("12"), capitalise=True))
    assert (third.capitalised, third.terms.principal, third.arrears) == (29_00, kr("12029"), Owed(0, 0, 0))


def second_version(money: list[Any]) -> list[Version]:
    signed = first_version(loan())
    return [signed, changed(signed, money, Change(FEB, at("3")))]


def test_money_from_before_a_change_is_in_it_and_is_not_counted_again() -> None:
    """2,000 came before and 500 on the day of the change: 9,500 goes on. What comes later is early money of the new."""
    money = [paid("2026-01-20", "2000"), paid("2026-02-04", "500")]
    versions = second_version(money)
    assert versions[1].terms.principal == kr("9500")
    stands = state_of(versions, money, date(2026, 2, 10))
    assert (stands.outstanding_principal, stands.credit, stands.allocations) == (kr("9500"), kr("0"), ())
    after = state_of(versions, [*money, paid("2026-02-05", "100")], date(2026, 2, 10))
    assert after.outstanding_principal == kr("9400")
    assert {(part.payment, part.amount) for part in after.allocations} == {(2, kr("100"))}


def test_running_interest_takes_no_money_before_it_is_due_and_its_part_from_that_day() -> None:
    """40.00-odd has run at the change. Early money goes to principal whole; on the due day 1,000 pays the run first."""
    versions = second_version([])
    ran = versions[1].arrears.running
    assert ran == 38_00
    early = state_of(versions, [paid("2026-02-14", "1000")], date(2026, 2, 14))
    assert early.outstanding_principal == kr("11000")
    due = plan(versions[1].terms).rows[0]
    on_the_day = state_of(versions, [paid("2026-02-15", f"{(due.total + ran) / 100:.2f}")], date(2026, 2, 16))
    assert (on_the_day.overdue, on_the_day.outstanding_principal.minor) == (kr("0"), due.closing)
    short = state_of(versions, [paid("2026-02-15", f"{due.total / 100:.2f}")], date(2026, 2, 16))
    assert (short.overdue.minor, short.days_past_due) == (ran, 1)


def test_money_that_is_taken_back_pays_nothing_of_the_arrears() -> None:
    late = Version(2, FEB, loan(disbursed_on=FEB), arrears=Owed(0, 50_00, 0))
    back = [paid("2026-02-10", "50")]
    gone = [type(back[0])(back[0].on, back[0].amount, date(2026, 2, 12))]
    for day, overdue in ((11, "0"), (12, "50")):
        assert state_of([first_version(loan()), late], gone, date(2026, 2, day)).overdue == kr(overdue)


@pytest.mark.parametrize("interest", ["paid", "deferred", "capitalised"])
def test_a_holiday_agreed_on_a_due_day_begins_with_the_next(interest: str) -> None:
    """The instalment of the day itself has fallen due; the eleven to come are moved two months."""
    change = holiday(first_version(loan()), date(2026, 2, 15), 2, interest=interest)
    assert (change.terms["term"], change.terms["grace_principal"]) == (13, 2)
    assert change.terms.get("grace_interest_as") == (None if interest == "paid" else interest)


def test_interest_is_paid_through_a_holiday_where_nothing_else_was_agreed() -> None:
    assert holiday(first_version(loan()), FEB, 2) == holiday(first_version(loan()), FEB, 2, interest="paid")


def test_the_plan_of_a_loan_that_was_never_changed_is_its_own() -> None:
    whole = plan_of([first_version(loan())])
    assert (whole.currency, list(whole.rows)) == ("SEK", list(plan(loan()).rows)) and loan().convention == HOUSE
