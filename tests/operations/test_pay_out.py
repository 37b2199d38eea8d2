"""Money leaves once everything holds, and then books, lots, instrument and agreement say the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests import builders, builders_money
from tests import builders_agreements as world
from tests.builders import KR, ON, Fund
from tests.worlds import World


def unregistered(fund: Fund, agreement: Any) -> None:
    from brygga.apps.parties.actions import change_party
    change_party(fund.command("officer"), party_id=agreement.party_id, registered_on=None)


def test_books_lots_and_instrument_agree_after_a_loan_is_paid_out(fresh_world: World) -> None:
    fund = world.fund_with_two_sources()
    agreement = world.loan(fund, shares={world.REGION: 80_000 * KR, world.SPARBANK: 40_000 * KR})
    assert agreement.state == "active" and agreement.active_on == ON
    assert world.booked(fund)["loans"] == 120_000 * KR
    assert world.booked(fund)["bank"] == 2_500_000 * KR - 120_000 * KR
    assert world.lots(fund)[world.REGION] == {"cash": 1_920_000 * KR, "out": 80_000 * KR}
    assert world.lots(fund)[world.SPARBANK] == {"cash": 460_000 * KR, "out": 40_000 * KR}
    assert world.loan_of(fund, agreement.id, ON).state.outstanding_principal.minor == 120_000 * KR
    assert world.verified(fund) == []


def test_a_fee_is_withheld_and_is_income_of_the_pots_at_once(fresh_world: World) -> None:
    fund = world.fund_with_two_sources()
    fee = [{"kind": "Uppläggningsavgift", "amount": "500.00", "when": "disbursement"}]
    world.loan(fund, shares={world.REGION: 80_000 * KR, world.SPARBANK: 40_000 * KR}, fees=fee)
    assert world.booked(fund)["fee_income"] == -500 * KR
    assert world.booked(fund)["bank"] == 2_500_000 * KR - 119_500 * KR
    cash = sum(world.lots(fund)[pot]["cash"] for pot in (world.REGION, world.SPARBANK))
    assert cash == world.booked(fund)["bank"]
    assert world.verified(fund) == []


def test_a_forlagsinsats_is_placed_and_its_five_years_run_from_that_day(fresh_world: World) -> None:
    from brygga.apps.capital.queries import contribution
    fund = world.fund_with_two_sources()
    agreement = world.contribution(fund)
    assert world.booked(fund)["contributions"] == 100_000 * KR
    assert contribution(fund.tenant_id, agreement.id).redemption.lock_ends == date(2031, 3, 2)
    assert world.verified(fund) == []


def test_the_day_it_is_paid_dates_the_plan_and_makes_the_paper_anew(fresh_world: World) -> None:
    from brygga.apps.documents.queries import hashes_of
    from brygga.operations.papers import agreement_papers
    fund = world.fund_with_two_sources()
    agreement = world.loan(fund, paid=False)
    agreement_papers(fund.command("officer"), agreement_id=agreement.id)
    before = dict(hashes_of(agreement.matter_id))
    world.pay_out(fund, agreement.id, on=date(2026, 4, 28))
    loan = world.loan_of(fund, agreement.id, date(2026, 4, 28))
    assert loan.version == 2 and loan.terms.disbursed_on == date(2026, 4, 28)
    assert loan.plan.rows[0].due_on == date(2026, 5, 28)
    title = f"Låneavtal {agreement.number}"
    assert dict(hashes_of(agreement.matter_id))[title] != before[title]
    assert world.verified(fund) == []


STOPS: list[tuple[str, Callable[[Fund, Any], None], str, str]] = [
    ("an association not registered yet is bound by nothing", unregistered, "law.se.registered_first", "EFL 2:4"),
]


@pytest.mark.parametrize(("why", "spoil", "code", "section"), STOPS, ids=[s[0] for s in STOPS])
def test_each_precondition_refuses_alone_and_nothing_moves(
    fresh_world: World, why: str, spoil: Callable[[Fund, Any], None], code: str, section: str
) -> None:
    fund = world.fund_with_two_sources()
    agreement = world.loan(fund, paid=False)
    spoil(fund, agreement)
    with world.refused(code, section=section):
        world.pay_out(fund, agreement.id)


def test_an_unsigned_agreement_is_not_paid(fresh_world: World) -> None:
    fund = world.fund_with_two_sources()
    agreement = builders_money.agreement(fund, signed=False)
    with world.refused("pay_out.not_signed"):
        world.pay_out(fund, agreement.id)


def test_a_promise_past_its_last_day_is_not_paid(fresh_world: World) -> None:
    fund = world.fund_with_two_sources()
    agreement = world.loan(fund, paid=False)
    with world.refused("pay_out.last_day"):
        world.pay_out(fund, agreement.id, on=agreement.last_day_on + timedelta(days=1))


def test_an_unmet_condition_is_a_hard_stop(fresh_world: World) -> None:
    fund = world.fund_with_two_sources()
    agreement = builders_money.agreement(fund, instrument="contribution", amount_minor=100_000 * KR, signed=False)
    world.handed_in(fund, agreement.id)
    for who in ("chair", "approver"):
        world.checked(fund, agreement.id, who)
    with world.refused("pay_out.condition"):
        world.pay_out(fund, agreement.id)


@pytest.mark.parametrize("instrument", ["loan", "bridge_loan"])
def test_a_fund_without_registration_lends_nothing(fresh_world: World, instrument: str) -> None:
    """Canary: a bridge loan that the country pack does not know by that name would slip through."""
    fund = builders.fund()
    builders.source(fund)
    agreement = builders_money.agreement(fund, instrument=instrument)
    with world.refused("law.se.registered_institute", section="1996:1006"):
        world.pay_out(fund, agreement.id)


def test_a_fund_without_registration_may_place_a_forlagsinsats(fresh_world: World) -> None:
    fund = builders.fund()
    builders.source(fund)
    assert world.contribution(fund).state == "active"


def test_statutes_that_do_not_allow_it_stop_a_forlagsinsats(fresh_world: World) -> None:
    from brygga.apps.parties.actions import change_party
    fund = world.fund_with_two_sources()
    agreement = world.contribution(fund, paid=False)
    change_party(fund.command("officer"), party_id=agreement.party_id, contributions_allowed_on=None)
    with world.refused("law.se.statutes_allow_contribution", section="EFL 11:1"):
        world.pay_out(fund, agreement.id)


def test_it_is_paid_once(fresh_world: World) -> None:
    fund = world.fund_with_two_sources()
    agreement = world.loan(fund)
    with world.refused("pay_out.state"):
        world.pay_out(fund, agreement.id)


def test_money_not_bound_is_not_paid(fresh_world: World) -> None:
    from brygga.apps.funding.actions import lapse_commitments
    fund = world.fund_with_two_sources()
    agreement = world.loan(fund, paid=False)
    lapse_commitments(fund.command("officer"), agreement_id=agreement.id)
    with world.refused("pay_out.not_bound"):
        world.pay_out(fund, agreement.id)
