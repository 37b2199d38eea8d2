"""A förlagsinsats by its own rows: placed once, noticed once by each side, its clawback said."""

from __future__ import annotations

from datetime import date

import pytest

from tests import builders_agreements as world
from tests.builders import ON, Fund
from tests.worlds import World


@pytest.fixture
def fund(fresh_world: World) -> Fund:
    return world.fund_with_two_sources()


def test_before_it_is_paid_in_it_has_no_days(fund: Fund) -> None:
    from brygga.apps.capital.queries import contribution, redemption_if_paid
    agreement = world.contribution(fund, paid=False)
    assert contribution(fund.tenant_id, agreement.id).redemption is None
    would = redemption_if_paid(fund.tenant_id, agreement.id, date(2026, 4, 1))
    assert would is not None and would.lock_ends == date(2031, 4, 1)


def test_a_notice_before_the_pay_in_and_a_second_one_are_refused(fund: Fund) -> None:
    from brygga.apps.capital.actions import give_notice
    later = date(2026, 5, 4)
    agreement = world.contribution(fund, on=date(2026, 4, 1))
    with world.refused("capital.notice_day", section="EFL 11:4"):
        give_notice(fund.command("officer", on=later), agreement_id=agreement.id, by="holder", on=ON)
    give_notice(fund.command("officer", on=later), agreement_id=agreement.id, by="holder", on=later)
    with world.refused("capital.notice_given"):
        give_notice(fund.command("officer", on=later), agreement_id=agreement.id, by="holder", on=later)


def test_the_earlier_of_two_notices_counts(fund: Fund) -> None:
    from brygga.apps.capital.actions import give_notice
    agreement = world.contribution(fund)
    by = {"holder": date(2030, 6, 1), "association": date(2031, 1, 1)}
    days = [give_notice(fund.command("officer", on=date(2031, 1, 1)), agreement_id=agreement.id, by=who, on=on)
            for who, on in by.items()]
    assert days == [date(2032, 6, 1), date(2031, 7, 1)]
