"""What comes in on a loan: in part, early, too much, by mistake; books, lots and loan agree after every step."""

from __future__ import annotations

from datetime import date

import pytest

from tests import builders_agreements as world
from tests.builders import KR, ON, Fund
from tests.worlds import World

FIRST = date(2026, 4, 28)


@pytest.fixture
def fund(fresh_world: World) -> Fund:
    return world.fund_with_two_sources()


def test_an_instalment_brings_principal_back_as_a_turn_more_and_interest_as_income(fund: Fund) -> None:
    agreement = world.loan(fund, shares={world.REGION: 80_000 * KR, world.SPARBANK: 40_000 * KR})
    row = world.loan_of(fund, agreement.id, FIRST).plan.rows[0]
    world.paid(fund, agreement.id, row.total, FIRST)
    assert world.booked(fund)["loans"] == 120_000 * KR - row.principal
    assert world.booked(fund)["interest_income"] == -row.interest
    assert "accrued_interest" not in world.booked(fund)
    out = {name: held["out"] for name, held in world.lots(fund).items()}
    assert sum(out.values()) == 120_000 * KR - row.principal
    assert abs(out[world.REGION] - 2 * out[world.SPARBANK]) <= 2, "shared in the pots' own proportion"
    from brygga.apps.funding.queries import statement
    turned = statement(fund.pots[world.REGION], "SEK")
    assert turned.cash.minor + turned.out.minor == 2_000_000 * KR + round(row.interest * 2 / 3)
    assert world.verified(fund) == []


def test_half_an_instalment_leaves_the_other_half_owing(fund: Fund) -> None:
    agreement = world.loan(fund)
    row = world.loan_of(fund, agreement.id, FIRST).plan.rows[0]
    world.paid(fund, agreement.id, row.total // 2, FIRST)
    later = world.loan_of(fund, agreement.id, date(2026, 5, 4))
    assert later.state.overdue.minor == row.total - row.total // 2
    assert world.booked(fund)["interest_income"] == -row.interest, "interest first, then principal"
    assert world.verified(fund) == []


def test_an_early_payment_lowers_the_debt_at_once(fund: Fund) -> None:
    agreement = world.loan(fund)
    world.paid(fund, agreement.id, 50_000 * KR, date(2026, 4, 10))
    assert world.loan_of(fund, agreement.id, date(2026, 4, 10)).state.outstanding_principal.minor == 70_000 * KR
    assert world.booked(fund)["loans"] == 70_000 * KR
    assert world.verified(fund) == []


def test_the_last_krona_ends_the_loan_and_putting_it_right_opens_it_again(fund: Fund) -> None:
    agreement = world.loan(fund)
    before, held = world.booked(fund), world.lots(fund)
    due = world.loan_of(fund, agreement.id, FIRST)
    payment = world.paid(fund, agreement.id, 120_000 * KR + due.plan.rows[0].interest, FIRST)
    assert world.agreement_of(fund, agreement.id).state == "ended"
    world.undone(fund, agreement.id, payment, date(2026, 4, 29))
    assert world.agreement_of(fund, agreement.id).state == "active"
    assert (world.booked(fund), world.lots(fund)) == (before, held)
    assert world.loan_of(fund, agreement.id, date(2026, 4, 29)).state.outstanding_principal.minor == 120_000 * KR
    assert world.verified(fund) == []


def test_interest_still_to_come_keeps_a_prepaid_loan_open_until_it_is_paid(fund: Fund) -> None:
    """Canary: a loan that ends when its principal is gone never gets its last interest."""
    agreement = world.loan(fund)
    world.paid(fund, agreement.id, 120_000 * KR, date(2026, 4, 15))
    assert world.agreement_of(fund, agreement.id).state == "active"
    left = world.loan_of(fund, agreement.id, date(2026, 4, 15)).next_due
    assert left.amount.minor > 0
    world.paid(fund, agreement.id, left.amount.minor, FIRST)
    assert world.agreement_of(fund, agreement.id).state == "ended"
    assert world.verified(fund) == []


def test_what_is_over_waits_and_pays_what_falls_due_later(fund: Fund) -> None:
    agreement = world.loan(fund)
    payment = world.paid(fund, agreement.id, 121_000 * KR, date(2026, 4, 15))
    assert world.booked(fund)["prepaid_by_customers"] == -1_000 * KR
    due = world.loan_of(fund, agreement.id, date(2026, 4, 15))
    before = (world.booked(fund), world.lots(fund))
    world.day(fund, FIRST)
    interest = -world.booked(fund)["interest_income"]
    assert interest > 0 and world.booked(fund)["prepaid_by_customers"] == -1_000 * KR + interest
    assert world.agreement_of(fund, agreement.id).state == "ended" and due.state.credit.minor == 1_000 * KR
    assert world.verified(fund) == []
    world.day(fund, FIRST)
    assert -world.booked(fund)["interest_income"] == interest, "the same day twice changes nothing"
    world.undone(fund, agreement.id, payment, date(2026, 4, 29))
    assert world.booked(fund)["loans"] == 120_000 * KR and "prepaid_by_customers" not in world.booked(fund)
    assert before != (world.booked(fund), world.lots(fund))
    assert world.verified(fund) == []


def test_a_reversal_puts_every_piece_back_over_both_pots(fund: Fund) -> None:
    agreement = world.loan(fund, shares={world.REGION: 80_000 * KR, world.SPARBANK: 40_000 * KR})
    world.paid(fund, agreement.id, 10_000 * KR, FIRST)
    before = (world.booked(fund), world.lots(fund))
    payment = world.paid(fund, agreement.id, 33_333_33, date(2026, 5, 28))
    world.undone(fund, agreement.id, payment, date(2026, 6, 1))
    assert (world.booked(fund), world.lots(fund)) == before
    assert world.verified(fund) == []


def test_an_earlier_payment_waits_for_the_later_one_to_be_undone_first(fund: Fund) -> None:
    agreement = world.loan(fund)
    first = world.paid(fund, agreement.id, 10_000 * KR, FIRST)
    world.paid(fund, agreement.id, 10_000 * KR, date(2026, 5, 28))
    with world.refused("loan.later_payment"):
        world.undone(fund, agreement.id, first, date(2026, 6, 1))
    with world.refused("loan.order"):
        world.paid(fund, agreement.id, 1_000 * KR, date(2026, 5, 1), booked_on=date(2026, 6, 1))


def test_money_already_lent_again_cannot_be_put_back(fund: Fund) -> None:
    """The kronor that came back are out once more: the lots refuse, and nothing is half undone."""
    agreement = world.loan(fund, amount_minor=500_000 * KR, shares={world.SPARBANK: 500_000 * KR})
    payment = world.paid(fund, agreement.id, 500_000 * KR, FIRST)
    world.loan(fund, "Askers bygdegård", amount_minor=499_000 * KR, shares={world.SPARBANK: 499_000 * KR}, on=FIRST)
    with world.refused("lots.used_since"):
        world.undone(fund, agreement.id, payment, date(2026, 4, 30))


def test_nothing_is_received_before_the_loan_is_out(fund: Fund) -> None:
    agreement = world.loan(fund, paid=False)
    with world.refused("loan.not_out"):
        world.paid(fund, agreement.id, 1_000 * KR, FIRST)


def test_a_month_accrues_what_is_earned_once(fund: Fund) -> None:
    agreement = world.loan(fund, shares={world.REGION: 80_000 * KR, world.SPARBANK: 40_000 * KR})
    end = date(2026, 3, 31)
    world.day(fund, end)
    accrued = world.booked(fund)["accrued_interest"]
    assert accrued == world.loan_of(fund, agreement.id, date(2026, 4, 1)).earned_interest_minor > 0
    world.day(fund, end)
    assert world.booked(fund)["accrued_interest"] == accrued
    row = world.loan_of(fund, agreement.id, FIRST).plan.rows[0]
    world.paid(fund, agreement.id, row.total, FIRST)
    assert -world.booked(fund)["interest_income"] == row.interest, "accrued and paid interest is income once"
    assert world.verified(fund) == []


def test_a_payment_known_late_takes_back_what_was_accrued_beyond_it(fund: Fund) -> None:
    """Paid in full on 28 April, found on the statement in May, after April was accrued on the whole debt."""
    agreement = world.loan(fund)
    row = world.loan_of(fund, agreement.id, FIRST).plan.rows[0]
    world.day(fund, date(2026, 4, 30))
    world.paid(fund, agreement.id, 120_000 * KR + row.interest, FIRST, booked_on=date(2026, 5, 4))
    assert world.booked(fund).get("accrued_interest", 0) > 0
    world.day(fund, date(2026, 5, 31))
    assert "accrued_interest" not in world.booked(fund)
    assert -world.booked(fund)["interest_income"] == row.interest
    assert ON < FIRST and world.verified(fund) == []
