"""A notice for each instalment, a month before, once; none to a borrower who is late."""

from __future__ import annotations

from datetime import date

import pytest

from tests import builders_agreements as world
from tests.builders import KR, Fund
from tests.worlds import World

FIRST = date(2026, 4, 28)


@pytest.fixture
def fund(fresh_world: World) -> Fund:
    return world.fund_with_two_sources()


def notices(fund: Fund) -> list[tuple[int, date, int]]:
    from brygga.apps.payments.queries import notices as made
    return [(n.instalment_nr, n.due_on, n.amount_minor) for n in made(fund.tenant_id)]


def test_a_notice_comes_a_month_before_with_paper_and_letter_and_only_once(fund: Fund) -> None:
    agreement = world.loan(fund)
    row = world.loan_of(fund, agreement.id, FIRST).plan.rows[0]
    world.day(fund, date(2026, 3, 28))
    assert notices(fund) == []
    world.day(fund, date(2026, 3, 29))
    assert notices(fund) == [(1, FIRST, row.total)]
    world.day(fund, date(2026, 3, 29))
    world.day(fund, date(2026, 3, 30))
    assert len(notices(fund)) == 1
    sent = [subject for subject in world.letters(fund) if subject.endswith(f"lån {agreement.number}")]
    assert len(sent) == 1 and "28 april 2026" in sent[0]


def test_the_notice_asks_for_what_is_left_after_an_early_payment(fund: Fund) -> None:
    agreement = world.loan(fund)
    world.paid(fund, agreement.id, 115_000 * KR, date(2026, 3, 20))
    world.day(fund, date(2026, 3, 30))
    left = world.loan_of(fund, agreement.id, date(2026, 3, 30)).next_due
    assert notices(fund) == [(1, FIRST, left.amount.minor)]
    assert left.amount.minor < 6_000 * KR


def test_nothing_goes_to_one_who_is_late_until_it_is_put_in_order(fund: Fund) -> None:
    agreement = world.loan(fund)
    world.day(fund, date(2026, 3, 30))
    before = world.letters(fund)
    for on in (date(2026, 5, 4), date(2026, 5, 20)):
        world.day(fund, on)
    assert world.letters(fund) == before
    assert [nr for nr, _, _ in notices(fund)] == [1]
    world.paid(fund, agreement.id, world.loan_of(fund, agreement.id, date(2026, 5, 20)).state.overdue.minor,
               date(2026, 5, 20))
    world.day(fund, date(2026, 5, 21))
    assert [nr for nr, _, _ in notices(fund)] == [1, 2]


def test_a_loan_with_its_first_day_near_gets_its_notice_when_it_is_paid_out(fund: Fund) -> None:
    world.loan(fund, first_due_on="2026-03-28")
    assert [nr for nr, _, _ in notices(fund)] == [1]


def test_another_loans_pay_out_sends_nothing_to_one_who_is_late_before_the_day_has_seen_it(fund: Fund) -> None:
    """Canary: notices that go by the agreement's state alone, which only the day moves."""
    world.loan(fund)
    world.loan(fund, "Askers bygdegård", on=date(2026, 5, 4), first_due_on="2026-07-28")
    assert notices(fund) == []
