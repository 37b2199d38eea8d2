"""What a day does by itself: arrears seen, promises lapsed; run twice it changes nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests import builders, builders_money
from tests import builders_agreements as world
from tests.builders import KR, Fund
from tests.worlds import World

FIRST = date(2026, 4, 28)


@pytest.fixture
def fund(fresh_world: World) -> Fund:
    return world.fund_with_two_sources()


def rows_that_say_something() -> dict[str, list[object]]:
    """All rows but those that only tell that a command ran."""
    return {table: rows for table, rows in world.everything().items() if "CommandRecord" not in table}


def test_a_late_loan_is_seen_the_day_after_and_a_person_is_asked_to_call_on_day_three(fund: Fund) -> None:
    agreement = world.loan(fund)
    world.day(fund, FIRST)
    assert world.agreement_of(fund, agreement.id).state == "active"
    world.day(fund, FIRST + timedelta(days=1))
    assert world.agreement_of(fund, agreement.id).state == "in_arrears" and "arrears.call" not in world.duties(fund)
    world.day(fund, FIRST + timedelta(days=3))
    assert world.duties(fund)["arrears.call"] == ["role:officer"]
    row = world.loan_of(fund, agreement.id, FIRST).plan.rows[0]
    world.paid(fund, agreement.id, row.total, FIRST + timedelta(days=6))
    assert world.agreement_of(fund, agreement.id).state == "active" and "arrears.call" not in world.duties(fund)
    assert world.verified(fund) == []


def test_a_day_not_lived_is_caught_up_with_the_call_dated_as_it_should_have_been(fund: Fund) -> None:
    from brygga.apps.duties.models import Duty
    world.loan(fund)
    world.day(fund, FIRST + timedelta(days=40))
    assert Duty.objects.get(code="arrears.call").due_on == date(2026, 5, 4), "Friday 1 May is no bank day"


def test_a_promise_is_reminded_of_once_and_lapses_after_its_last_day(fund: Fund) -> None:
    from brygga.apps.funding.queries import committed
    agreement = builders_money.agreement(fund)
    order = builders_money.proposed(fund, agreement.id)
    last = agreement.last_day_on
    world.day(fund, last - timedelta(days=15))
    assert "agreement.last_day" not in world.duties(fund)
    world.day(fund, last - timedelta(days=14))
    world.day(fund, last)
    assert world.duties(fund)["agreement.last_day"] == ["role:officer"]
    assert committed(fund.tenant_id) == {fund.pots[world.REGION]: 200_000 * KR}
    world.day(fund, last + timedelta(days=1))
    assert world.agreement_of(fund, agreement.id).state == "lapsed" and committed(fund.tenant_id) == {}
    from brygga.apps.payments.queries import order as order_of
    assert order_of(fund.tenant_id, order).state == "withdrawn"
    assert not {"agreement.last_day", "payment.propose", "payment.approve"} & set(world.duties(fund))
    assert world.letters(fund)[-1].endswith("gäller inte längre")


def test_money_that_may_be_on_its_way_does_not_lapse(fund: Fund) -> None:
    agreement = builders_money.agreement(fund)
    builders_money.approved(fund, builders_money.proposed(fund, agreement.id))
    world.day(fund, agreement.last_day_on + timedelta(days=1))
    assert world.agreement_of(fund, agreement.id).state == "signed"


def test_the_same_day_twice_changes_nothing(fund: Fund) -> None:
    """A month's last day with a late loan, one in order, one with money waiting and a promise that lapses."""
    late, early = world.loan(fund), world.loan(fund, "Askers bygdegård", first_due_on="2026-05-28")
    world.paid(fund, early.id, 121_000 * KR, date(2026, 4, 2))
    world.contribution(fund, amount_minor=50_000 * KR)
    builders_money.agreement(fund, "Kils kafé", signed=False)
    on = date(2027, 3, 31)
    from brygga.apps.ledger.actions import open_year
    open_year(fund.command("treasurer"), year=2027, first_on=date(2027, 1, 1), last_on=date(2027, 12, 31))
    world.day(fund, on)
    before = rows_that_say_something()
    world.day(fund, on)
    assert rows_that_say_something() == before
    assert world.agreement_of(fund, late.id).state == "in_arrears"
    assert world.agreement_of(fund, early.id).state == "ended"
    assert world.verified(fund) == []


def test_every_fund_lives_its_own_days(fresh_world: World) -> None:
    from brygga.operations.advance_day import advance_all
    one, other = world.fund_with_two_sources(), builders.fund("Fond två", number=1)
    agreement = world.loan(one)
    world.calendar(date(2026, 4, 30))
    advance_all(date(2026, 4, 30), since=date(2026, 3, 2))
    assert world.agreement_of(one, agreement.id).state == "in_arrears"
    assert world.booked(one)["accrued_interest"] > 0 and world.booked(other) == {}


def test_days_that_nobody_served_happen_when_somebody_does(fresh_world: World) -> None:
    """Canary: let `_last_lived` answer None; the two month ends between are then never seen."""
    from brygga.apps.ledger.models import JournalEntry
    from brygga.operations.advance_day import advance_all
    fund = world.fund_with_two_sources()
    world.loan(fund)
    advance_all(date(2026, 3, 2))
    world.calendar(date(2026, 5, 2))
    advance_all(date(2026, 5, 2))
    accrued = JournalEntry.objects.filter(event="loan.interest_accrued").values_list("value_on", flat=True)
    assert sorted(set(accrued)) == [date(2026, 3, 31), date(2026, 4, 30)]
