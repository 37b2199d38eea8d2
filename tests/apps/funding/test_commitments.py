"""What is promised binds free money and nothing else; lots that are not there are not dealt.

Canary: let commit look at cash instead of free money, and the second promise goes through.
"""

from __future__ import annotations

import pytest

from tests.builders import KR, ON
from tests.money_fixtures import Money, proven, refused


def promise(money: Money, agreement: int, *shares: tuple[int, int]) -> None:
    from brygga.apps.funding.actions import commit
    commit(money.fund.command("chair"), agreement_id=agreement, matter_id=money.agreement(agreement).matter_id,
           shares=[{"pot_id": pot, "amount_minor": minor} for pot, minor in shares])


def test_a_promise_binds_what_is_free_and_touches_no_lot(money: Money) -> None:
    from brygga.apps.funding import queries
    from tests import builders_money as build
    book = queries.book_of(money.pot)
    first = build.agreement(money.fund, amount_minor=1_500_000 * KR, signed=False)
    assert queries.free_minor(money.pot) == 500_000 * KR and queries.book_of(money.pot) == book
    assert queries.given_to_matter(first.matter_id) == {money.pot: 1_500_000 * KR}
    with refused("commitment.not_free") as no:
        build.agreement(money.fund, "Hantverkshuset", amount_minor=500_001 * KR)
    assert "500 000" in str(no.value.message).replace("\u00a0", " ")
    proven(money)


def test_what_lapses_is_free_again_and_what_is_paid_is_gone(money: Money) -> None:
    from brygga.apps.funding import queries
    from brygga.apps.funding.actions import lapse_commitments
    from tests import builders_money as build
    one = build.agreement(money.fund, amount_minor=300_000 * KR, signed=False)
    assert lapse_commitments(money.fund.command("chair"), agreement_id=one.id) == [
        {"pot_id": money.pot, "amount_minor": 300_000 * KR}]
    assert queries.free_minor(money.pot) == 2_000_000 * KR
    assert lapse_commitments(money.fund.command("chair"), agreement_id=one.id) == []
    two = build.agreement(money.fund, "Hantverkshuset", amount_minor=300_000 * KR)
    build.paid_out(money.fund, two.id)
    assert queries.free_minor(money.pot) == 1_700_000 * KR
    assert queries.commitments_of(two.id) == [(money.pot, 300_000 * KR, "paid")]
    assert queries.given_to_matter(one.matter_id) == {}


@pytest.mark.parametrize(("shares", "code"), [
    ([(0, 5)], "commitment.no_source"), ([(1, 0)], "commitment.amount"), ([(1, -5)], "commitment.amount"),
    ([(1, 1_900_000 * KR), (1, 200_000 * KR)], "commitment.not_free")])
def test_shares_that_cannot_be(money: Money, shares: list[tuple[int, int]], code: str) -> None:
    from brygga.apps.funding import queries
    from tests import builders_money as build
    one = build.agreement(money.fund, amount_minor=1 * KR, signed=False)
    with refused(code):
        promise(money, one.id, *((money.pot if pot else 999, minor) for pot, minor in shares))
    assert queries.committed(money.tenant) == {money.pot: 1 * KR}


def test_money_that_is_not_there_is_not_dealt(lent: Money) -> None:
    from brygga.apps.funding import queries
    from brygga.apps.funding.actions import record_lots
    from brygga.apps.funding.actions.lots import share_of
    before = queries.book_of(lent.pot)
    with refused("lots.not_enough"):
        record_lots(lent.fund.command("treasurer"), kind="repay", pot_id=lent.pot, amount_minor=200_001 * KR,
                    entry_id=1, on=ON, agreement_id=lent.loan)
    with refused("lots.too_much"):
        share_of(lent.loan, "repay", 200_001 * KR, "SEK")
    assert queries.book_of(lent.pot) == before


def test_what_comes_back_is_shared_as_it_was_lent(money: Money) -> None:
    from brygga.apps.funding.actions.lots import share_of
    from tests import builders
    from tests import builders_money as build
    other = builders.source(money.fund, "Kommunen", amount_minor=50_000 * KR, paid_in=False)
    build.matched(money.fund, build.Row(ON, 50_000 * KR, "Kommunen"), "source_pay_in",
                  f"source/{money.fund.sources['Kommunen']}")
    one = build.agreement(money.fund, amount_minor=100_000 * KR, shares={
        next(iter(money.fund.pots)): 66_667 * KR, "Kommunen": 33_333 * KR})
    build.paid_out(money.fund, one.id)
    parts = share_of(one.id, "repay", 10_000_01, "SEK")
    assert sum(part["amount_minor"] for part in parts) == 10_000_01
    assert {part["pot_id"]: part["amount_minor"] for part in parts} == {money.pot: 6_666_71, other: 3_333_30}
    proven(money)
