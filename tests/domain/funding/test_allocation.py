"""Pots: what each may be used for, which one fits instead, and how a case is carried by several."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.funding import allocation
from brygga.domain.funding.allocation import Allocation, NotCovered, Offer, Share, allocate
from brygga.domain.funding.restrictions import (
    CaseFacts,
    PotKind,
    Refusal,
    Restriction,
    admissible,
    refusals_by_pot,
    which_fits,
)
from brygga.domain.money import Money

ON = date(2026, 6, 1)
SALA = CaseFacts("19", "1981", "loan", "shop", ON)
LINDESBERG = CaseFacts("18", "1885", "loan", "shop", ON)
OPEN = Restriction("open", PotKind.CAPITAL)
VASTMANLAND = Restriction("vastmanland", PotKind.CAPITAL, counties=frozenset({"19"}))
GUARANTEES = Restriction("guarantees", PotKind.CAPITAL, instruments=frozenset({"guarantee"}))
ADVICE = Restriction("advice", PotKind.OPERATING)


def sek(kronor: int) -> Money:
    return Money(kronor * 100, "SEK")


def offer(restriction: Restriction, cash: int, committed: int = 0, since: int = 2020) -> Offer:
    return Offer(restriction, sek(cash), sek(committed), date(since, 1, 1))


def test_the_wrong_county_is_refused_with_the_pot_that_fits() -> None:
    assert admissible(VASTMANLAND, LINDESBERG) == [Refusal("wrong_county", "vastmanland", "18", ("19",))]
    assert which_fits([VASTMANLAND, GUARANTEES, ADVICE, OPEN], LINDESBERG) == ("open",)
    assert which_fits([VASTMANLAND, OPEN], SALA) == ("vastmanland", "open")


@pytest.mark.parametrize(
    ("restriction", "code"),
    [
        (replace(OPEN, counties=frozenset({"18"})), "wrong_county"),
        (replace(OPEN, municipalities=frozenset({"1880"})), "wrong_municipality"),
        (GUARANTEES, "wrong_instrument"),
        (replace(OPEN, purposes=frozenset({"house"})), "wrong_purpose"),
        (replace(OPEN, open_from=date(2026, 6, 2)), "not_open_yet"),
        (replace(OPEN, open_to=ON), "closed"),
        (replace(OPEN, case_cap=sek(99)), "over_case_cap"),
        (ADVICE, "wrong_kind"),
    ],
)
def test_every_reason_has_its_code(restriction: Restriction, code: str) -> None:
    assert [refusal.code for refusal in admissible(restriction, replace(SALA, amount=sek(100)))] == [code]


def test_the_days_at_the_edges_and_the_cap_itself_are_allowed() -> None:
    terms = replace(OPEN, open_from=ON, open_to=date(2026, 6, 2), case_cap=sek(100))
    assert admissible(terms, replace(SALA, amount=sek(100))) == []


def test_nothing_allowed_is_not_everything_allowed() -> None:
    assert [one.code for one in admissible(replace(OPEN, counties=frozenset()), SALA)] == ["wrong_county"]


def test_all_reasons_are_given_at_once() -> None:
    pots = [replace(VASTMANLAND, instruments=frozenset({"guarantee"})), OPEN]
    codes = [one.code for one in refusals_by_pot(pots, LINDESBERG)["vastmanland"]]
    assert codes == ["wrong_county", "wrong_instrument"]


def check_the_order() -> None:
    offers = [offer(OPEN, 100, since=2014), offer(VASTMANLAND, 40, since=2024)]
    assert allocate(sek(60), offers, SALA) == Allocation((Share("vastmanland", sek(40)), Share("open", sek(20))))
    same = [offer(OPEN, 50, since=2022), offer(replace(OPEN, pot="the older"), 50, since=2018)]
    assert allocate(sek(60), same, SALA) == Allocation((Share("the older", sek(50)), Share("open", sek(10))))


def test_the_most_restricted_money_goes_first_then_the_oldest() -> None:
    check_the_order()


def test_what_is_promised_is_not_free() -> None:
    answer = allocate(sek(60), [offer(OPEN, 100, committed=50), offer(VASTMANLAND, 10)], LINDESBERG)
    assert isinstance(answer, NotCovered)
    assert (answer.missing, answer.could_give) == (sek(10), (Share("open", sek(50)),))
    assert list(answer.refusals) == ["vastmanland"]


def test_a_cap_limits_one_pot_and_the_next_takes_over() -> None:
    capped = replace(VASTMANLAND, case_cap=sek(30))
    offers = [replace(offer(capped, 100), given=sek(10)), offer(OPEN, 100)]
    assert allocate(sek(60), offers, SALA) == Allocation((Share("vastmanland", sek(20)), Share("open", sek(40))))


def test_a_pot_in_another_currency_does_not_fit() -> None:
    euro = Offer(OPEN, Money(10_000, "EUR"), Money(0, "EUR"), ON)
    answer = allocate(sek(1), [euro], SALA)
    assert isinstance(answer, NotCovered) and answer.refusals["open"][0].code == "wrong_currency"


@given(st.integers(1, 300), st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=5))
def test_shares_sum_to_the_amount_and_stay_within_what_is_free(amount: int, pots: list[tuple[int, int]]) -> None:
    offers = [offer(replace(OPEN, pot=f"p{nr}"), cash, committed) for nr, (cash, committed) in enumerate(pots)]
    answer = allocate(sek(amount), offers, SALA)
    free = {one.restriction.pot: one.free for one in offers}
    if isinstance(answer, NotCovered):
        assert sum(part.minor for part in free.values()) + answer.missing.minor == sek(amount).minor
        return
    assert sum(share.amount.minor for share in answer.shares) == sek(amount).minor
    assert all(share.amount <= free[share.pot] for share in answer.shares)


def test_an_order_that_asks_the_open_pot_first_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    order = allocation._order
    monkeypatch.setattr(allocation, "_order", lambda one: (-order(one)[0], *order(one)[1:]))
    with pytest.raises(AssertionError):
        check_the_order()


def test_an_order_that_forgets_age_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    order = allocation._order
    monkeypatch.setattr(allocation, "_order", lambda one: (*order(one)[:2], ON, order(one)[3]))
    with pytest.raises(AssertionError):
        check_the_order()
