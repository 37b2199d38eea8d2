"""A förlagsinsats from certificate to redemption: a dividend is decided, never accrued; time is the law's."""

from __future__ import annotations

from datetime import date

import pytest

from tests import builders, builders_money
from tests import builders_agreements as world
from tests.builders import KR, ON, PDF, Fund
from tests.worlds import World

MEETING, IN = date(2027, 5, 20), date(2027, 6, 1)
NOTICE, EARLIEST = date(2029, 4, 1), date(2031, 4, 1)


@pytest.fixture
def fund(fresh_world: World) -> Fund:
    return world.fund_with_two_sources()


def years_open(fund: Fund, *years: int) -> None:
    """The books are opened for the years that a test lives through."""
    from brygga.apps.ledger.actions import open_year
    for year in years:
        open_year(fund.command("treasurer"), year=year, first_on=date(year, 1, 1), last_on=date(year, 12, 31))


def given(fund: Fund, agreement_id: int, by: str, on: date) -> date:
    from brygga.operations.contribution_life import give_notice
    return give_notice(fund.command("officer", on=on), agreement_id=agreement_id, by=by, on=on)


def dividend(fund: Fund, agreement_id: int, minor: int, *, year: int = 2026) -> int:
    from brygga.operations.contribution_life import record_dividend
    return record_dividend(fund.command("officer", on=MEETING), agreement_id=agreement_id, year=year,
                           decided_on=MEETING, amount_minor=minor)


def redeemed(fund: Fund, agreement_id: int, minor: int, on: date) -> int:
    from brygga.operations.contribution_life import redeem
    return redeem(fund.command("officer", on=on), agreement_id=agreement_id, on=on, amount_minor=minor)


def came_in(fund: Fund, agreement_id: int, on: date) -> int:
    from brygga.operations.contribution_life import receive_redemption
    return receive_redemption(fund.command("treasurer", on=on), agreement_id=agreement_id, on=on,
                              bank_account_id=builders.bank_account(fund))


def test_the_certificate_meets_the_condition_that_waits_for_it(fund: Fund) -> None:
    from brygga.apps.agreements.queries import unmet_conditions
    from brygga.apps.documents.actions import store_document
    from brygga.operations.contribution_life import receive_certificate
    agreement = builders_money.agreement(fund, instrument="contribution", amount_minor=100_000 * KR, signed=False)
    assert len(unmet_conditions(agreement.id)) == 1, "every förlagsinsats waits for its certificate"
    key = store_document(fund.command("officer"), content=PDF, filename="bevis.pdf", kind="certificate",
                         title="Förlagsandelsbevis", matter_id=agreement.matter_id)
    with world.refused("capital.certificate_number", section="EFL 11:12"):
        receive_certificate(fund.command("officer"), agreement_id=agreement.id, number=" ", document_key=key)
    receive_certificate(fund.command("officer"), agreement_id=agreement.id, number="3", document_key=key)
    assert unmet_conditions(agreement.id) == []


def test_a_dividend_is_a_claim_when_decided_and_income_of_the_pots_when_received(fund: Fund) -> None:
    from brygga.operations.contribution_life import receive_dividend
    years_open(fund, 2027)
    agreement = world.contribution(fund, shares={world.REGION: 75_000 * KR, world.SPARBANK: 25_000 * KR})
    found = dividend(fund, agreement.id, 3_000_01)
    assert world.booked(fund)["dividends_receivable"] == 3_000_01
    with world.refused("capital.dividend_once"):
        dividend(fund, agreement.id, 1_000 * KR)
    receive_dividend(fund.command("treasurer", on=IN), agreement_id=agreement.id, dividend_id=found, on=IN,
                     bank_account_id=builders.bank_account(fund))
    assert "dividends_receivable" not in world.booked(fund)
    assert world.booked(fund)["dividend_income"] == -3_000_01
    cash = sum(held["cash"] for held in world.lots(fund).values())
    assert cash == world.booked(fund)["bank"]
    assert world.verified(fund) == []


def test_a_received_dividend_put_right_is_a_claim_again(fund: Fund) -> None:
    from brygga.operations.contribution_life import receive_dividend, reverse_dividend
    years_open(fund, 2027)
    agreement = world.contribution(fund)
    found = dividend(fund, agreement.id, 3_000 * KR)
    before = (world.booked(fund), world.lots(fund))
    entry = receive_dividend(fund.command("treasurer", on=IN), agreement_id=agreement.id, dividend_id=found, on=IN,
                             bank_account_id=builders.bank_account(fund))
    reverse_dividend(fund.command("treasurer", on=IN), agreement_id=agreement.id, entry_id=entry, reason="Fel rad")
    assert (world.booked(fund), world.lots(fund)) == before
    assert world.verified(fund) == []


def test_the_holders_notice_takes_two_years_and_never_less_than_five(fund: Fund) -> None:
    agreement = world.contribution(fund)
    assert given(fund, agreement.id, "holder", date(2026, 6, 1)) == date(2031, 3, 2)


def test_the_associations_notice_takes_six_months(fund: Fund) -> None:
    agreement = world.contribution(fund)
    assert given(fund, agreement.id, "association", date(2031, 1, 15)) == date(2031, 7, 15)


def test_before_its_day_it_is_not_redeemed_and_without_notice_never(fund: Fund) -> None:
    years_open(fund, 2031)
    agreement = world.contribution(fund)
    with world.refused("capital.no_way", section="EFL 11:4"):
        redeemed(fund, agreement.id, 100_000 * KR, EARLIEST)
    assert given(fund, agreement.id, "holder", NOTICE) == EARLIEST
    with world.refused("capital.too_early", section="EFL 11:4"):
        redeemed(fund, agreement.id, 100_000 * KR, date(2031, 3, 31))
    with world.refused("capital.amount", section="EFL 11:5"):
        redeemed(fund, agreement.id, 100_000 * KR + 1, EARLIEST)


def test_redeemed_whole_the_money_comes_back_as_a_turn_more_and_the_agreement_ends(fund: Fund) -> None:
    years_open(fund, 2031)
    agreement = world.contribution(fund, shares={world.REGION: 75_000 * KR, world.SPARBANK: 25_000 * KR})
    given(fund, agreement.id, "holder", NOTICE)
    redeemed(fund, agreement.id, 100_000 * KR, EARLIEST)
    assert world.booked(fund)["dividends_receivable"] == 100_000 * KR
    assert world.verified(fund) == []
    came_in(fund, agreement.id, EARLIEST)
    assert world.agreement_of(fund, agreement.id).state == "ended"
    assert dict(world.lots(fund)) == {
        world.REGION: {"cash": 2_000_000 * KR}, world.SPARBANK: {"cash": 500_000 * KR}}
    assert world.verified(fund) == []


def test_a_dividend_that_comes_after_the_redemption_goes_to_the_pots_that_had_the_claim(fund: Fund) -> None:
    from brygga.apps.ledger.sums import of_agreement
    from brygga.operations.contribution_life import receive_dividend
    years_open(fund, 2027, 2031)
    agreement = world.contribution(fund, shares={world.REGION: 75_000 * KR, world.SPARBANK: 25_000 * KR})
    found = dividend(fund, agreement.id, 4_000 * KR)
    given(fund, agreement.id, "holder", NOTICE)
    redeemed(fund, agreement.id, 100_000 * KR, EARLIEST)
    came_in(fund, agreement.id, EARLIEST)
    receive_dividend(fund.command("treasurer", on=EARLIEST), agreement_id=agreement.id, dividend_id=found, on=EARLIEST,
                     bank_account_id=builders.bank_account(fund))
    assert {pot: minor for (role, pot), minor in of_agreement(fund.tenant_id, agreement.id).items()
            if role in ("dividends_receivable", "bank")} == {
                fund.pots[world.REGION]: 3_000 * KR, fund.pots[world.SPARBANK]: 1_000 * KR}
    assert world.verified(fund) == []


def test_redeemed_with_a_loss_each_pot_bears_its_share(fund: Fund) -> None:
    years_open(fund, 2031)
    agreement = world.contribution(fund, shares={world.REGION: 75_000 * KR, world.SPARBANK: 25_000 * KR})
    given(fund, agreement.id, "holder", NOTICE)
    redeemed(fund, agreement.id, 33_333_33, EARLIEST)
    assert world.booked(fund)["contribution_loss"] == 100_000 * KR - 33_333_33
    came_in(fund, agreement.id, EARLIEST)
    cash = {name: held["cash"] for name, held in world.lots(fund).items()}
    assert sum(cash.values()) == 2_500_000 * KR - 66_666_67 == world.booked(fund)["bank"]
    assert cash == {world.REGION: 1_950_000_00, world.SPARBANK: 483_333_33}, "three quarters and one"
    assert world.verified(fund) == []


def test_redeemed_for_nothing_it_ends_at_once(fund: Fund) -> None:
    years_open(fund, 2031)
    agreement = world.contribution(fund)
    given(fund, agreement.id, "holder", NOTICE)
    redeemed(fund, agreement.id, 0, EARLIEST)
    assert world.agreement_of(fund, agreement.id).state == "ended"
    assert world.booked(fund)["contribution_loss"] == 100_000 * KR
    assert world.verified(fund) == []


def test_the_cap_is_the_part_of_equity_rounded_down(fund: Fund) -> None:
    from brygga.operations.contribution_life import cap
    agreement = world.contribution(fund, paid=False)
    found = cap(agreement, all_minor=300_000 * KR, equity_minor=250_000 * KR, reserve_minor=50_000 * KR)
    assert found.part.minor == 66_666_66 and found.paid.minor == 66_666_66
    with pytest.raises(ValueError, match="above zero"):
        cap(agreement, all_minor=90_000 * KR, equity_minor=250_000 * KR, reserve_minor=0)


def test_nothing_is_decided_or_redeemed_in_the_future(fund: Fund) -> None:
    from brygga.operations.contribution_life import record_dividend
    agreement = world.contribution(fund)
    with world.refused("dividend.future"):
        record_dividend(fund.command("officer"), agreement_id=agreement.id, year=2026, decided_on=MEETING,
                        amount_minor=1)
    with world.refused("capital.notice_future"):
        from brygga.operations.contribution_life import give_notice
        give_notice(fund.command("officer", on=ON), agreement_id=agreement.id, by="holder", on=NOTICE)


def test_a_role_that_only_reads_gives_no_notice(fund: Fund) -> None:
    from brygga.operations.contribution_life import give_notice
    agreement = world.contribution(fund)
    with world.refused("access.role") as caught:
        give_notice(fund.command("auditor", on=NOTICE), agreement_id=agreement.id, by="holder", on=NOTICE)
    assert "Hanna Handläggare" in caught.value.who_could
