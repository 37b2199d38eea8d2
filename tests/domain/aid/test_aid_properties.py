"""What holds for any aid: never negative, in proportion, in any order; being one undertaking is an equivalence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.aid import deminimis, undertaking
from brygga.domain.aid.assess import assess, assess_all
from brygga.domain.aid.deminimis import Grant, Question, fits_from, in_euro, last_day_counted, room
from brygga.domain.aid.measure import KINDS, PROFILES, Facts, Instalment, Measure, Premium, Reference
from brygga.domain.aid.refusal import AidRefused
from brygga.domain.aid.regimes import CODES, REGIMES, regime
from brygga.domain.aid.undertaking import LINK_KINDS, Link, NodeKind, single_undertaking
from brygga.domain.money import Money, half_up

TODAY = date(2026, 6, 15)
Find = Callable[[Iterable[str], Iterable[Link], Mapping[str, NodeKind], date], frozenset[str]]
NAMES = st.sampled_from("ABCDEFGH")
NEAR = st.dates(date(2025, 1, 1), date(2027, 1, 1))
LINKS = st.lists(
    st.builds(
        Link, NAMES, NAMES, st.sampled_from(LINK_KINDS), st.none() | st.fractions(0, 1),
        st.none() | NEAR, st.none() | NEAR,
    ),
    max_size=12,
)
NODES = st.dictionaries(NAMES, st.sampled_from(NodeKind), max_size=4)
MONEY = st.builds(Money, st.integers(0, 40_000_000), st.just("EUR"))
GRANTS = st.lists(
    st.builds(Grant, st.sampled_from("ABCABCD"), st.dates(date(2023, 1, 1), date(2026, 9, 1)), MONEY,
              st.sampled_from([*CODES, "general", "general"]), st.sampled_from(["SE", "SE", "NO"])),
    max_size=12,
)
RATES = st.fractions(0, 1, max_denominator=1000)
MEASURES = st.builds(
    Measure,
    regime=st.sampled_from(REGIMES), kind=st.sampled_from(KINDS), ceiling=st.just(Money(30_000_000, "EUR")),
    amount=MONEY, years=st.integers(1, 12).map(Fraction), collateral_share=st.none() | st.fractions(0, 2),
    cover=st.none() | st.fractions(0, 1), reference=st.builds(Reference, RATES, RATES), charged=RATES,
    profile=st.sampled_from(PROFILES), periods_per_year=st.sampled_from([1, 2, 4, 12]),
    premium=st.builds(Premium, RATES, RATES), instalments=st.just(()),
    facts=st.builds(Facts, *[st.none() | st.booleans()] * 6),
)


def question(new_gge: Money, code: str = "general", members: str = "ABC", on: date = TODAY) -> Question:
    return Question(code, on, new_gge, frozenset(members), "SE", regime(code).ceiling)


@given(MEASURES)
def test_a_grant_equivalent_is_never_negative_and_has_no_figure_beside_a_reason(measure: Measure) -> None:
    try:
        answers = assess_all(measure, half_up)
    except AidRefused:
        return
    for found in answers.values():
        assert found.eligible == (found.gge is not None) == (not found.reasons)
        assert found.gge is None or found.gge.minor >= 0
        assert not (found.reasons and not found.is_aid)


@given(st.integers(1, 10_000), st.sampled_from(["loan", "guarantee"]), st.integers(1, 120), st.sampled_from(CODES))
def test_the_simplified_method_is_in_proportion_and_ends_at_the_ceiling(
    part: int, kind: str, months: int, code: str
) -> None:
    law = regime(code)
    years = Fraction(months, 12)
    multiple = {("loan", True): Fraction(5), ("loan", False): Fraction(5, 2), ("guarantee", True): Fraction(15, 2),
                ("guarantee", False): Fraction(15, 4)}[kind, years <= 5]
    largest = Money(int(law.ceiling.minor * multiple), "EUR")
    measure = Measure(law, kind, law.ceiling, largest.times(Fraction(part, 10_000), half_up), years)
    found = assess(measure, "safe_harbour", half_up)
    assert found.gge is not None and found.gge <= law.ceiling
    over = Measure(law, kind, law.ceiling, largest + Money(1, "EUR"), years)
    assert assess(over, "safe_harbour", half_up).gge is None


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 10**8)), min_size=1, max_size=6), RATES)
def test_a_grant_paid_later_is_worth_at_most_its_sum(paid: list[tuple[int, int]], base: Fraction) -> None:
    parts = tuple(Instalment(Fraction(years), Money(amount, "EUR")) for years, amount in paid)
    law = regime("general")
    found = assess(Measure(law, "grant", law.ceiling, reference=Reference(base), instalments=parts), None, half_up)
    assert found.gge is not None
    assert 0 <= found.gge.minor <= sum(amount for _, amount in paid)


def check_classes(links: list[Link], kinds: dict[str, NodeKind], find: Find = single_undertaking) -> None:
    classes = {name: find([name], links, kinds, TODAY) for name in "ABCDEFGH"}
    for name, members in classes.items():
        if kinds.get(name, NodeKind.ENTERPRISE) is not NodeKind.ENTERPRISE:
            assert not members, "persons and public bodies are in no undertaking"
            continue
        assert name in members
        assert all(classes[other] == members for other in members)


@given(LINKS, NODES)
def test_being_one_undertaking_is_an_equivalence(links: list[Link], kinds: dict[str, NodeKind]) -> None:
    check_classes(links, kinds)


@given(LINKS, NODES)
def test_neither_the_order_nor_the_direction_of_links_matters(links: list[Link], kinds: dict[str, NodeKind]) -> None:
    turned = [replace(one, controls=one.controlled, controlled=one.controls) for one in links[::-1]]
    assert single_undertaking("A", links, kinds, TODAY) == single_undertaking("A", turned, kinds, TODAY)


@given(GRANTS, MONEY, st.sampled_from(CODES), st.permutations(range(12)))
def test_room_is_never_negative_and_does_not_know_the_order(
    grants: list[Grant], new_gge: Money, code: str, order: list[int]
) -> None:
    check_room(grants, new_gge, code, order)


def check_room(grants: list[Grant], new_gge: Money, code: str, order: list[int]) -> None:
    asked = question(new_gge, code)
    found = room(asked, grants)
    assert found.headroom.minor >= 0
    assert found.used.minor == sum(grant.gge.minor for grant in found.counted)
    assert found.admissible == (new_gge <= found.headroom)
    shuffled = room(asked, [grants[nr] for nr in order if nr < len(grants)])
    assert (shuffled.used, shuffled.headroom, set(shuffled.counted)) == (found.used, found.headroom, set(found.counted))


@given(GRANTS, MONEY)
def test_the_day_that_is_named_is_the_first_that_fits(grants: list[Grant], new_gge: Money) -> None:
    asked = question(new_gge)
    past = [grant for grant in grants if grant.on <= TODAY]
    found = room(asked, past)
    day = fits_from(asked, found)
    if found.admissible:
        assert day == TODAY
    elif day is None:
        assert new_gge > asked.ceiling
    else:
        assert room(question(new_gge, on=day), past).admissible
        assert not room(question(new_gge, on=day - timedelta(days=1)), past).admissible


@given(st.dates(date(1900, 1, 1), date(2900, 1, 1)))
def test_a_grant_counts_three_years_and_its_anniversary(granted_on: date) -> None:
    last = last_day_counted(granted_on)
    assert 1095 <= (last - granted_on).days <= 1096
    assert (last.month, last.day) in {(granted_on.month, granted_on.day), (2, 28)}


@given(MONEY, st.fractions(Fraction(1, 100), 1000))
def test_kronor_become_euro_to_the_cent(amount: Money, rate: Fraction) -> None:
    assert abs(in_euro(amount, rate, half_up).minor * rate - amount.minor) <= rate / 2


def test_a_chain_of_a_hundred_thousand_is_one_undertaking() -> None:
    names = [str(nr) for nr in range(100_000)]
    links = [Link(one, other, "votes") for one, other in zip(names, names[1:], strict=False)]
    assert len(single_undertaking(["50000"], links, {}, TODAY)) == 100_000


def only_downwards(
    starting: Iterable[str], links: Iterable[Link], kinds: Mapping[str, NodeKind], on: date
) -> frozenset[str]:
    """The mistake of following control one way only."""
    return frozenset(starting) | {link.controlled for link in links if link.controls in starting}


@pytest.mark.parametrize("defect", ["one_way", "through_persons", "negative_room"])
def test_a_planted_mistake_is_found(defect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if defect == "one_way":
        with pytest.raises(AssertionError):
            check_classes([Link("A", "B", "votes")], {}, only_downwards)
    elif defect == "through_persons":
        monkeypatch.setattr(undertaking, "is_enterprise", lambda name, kinds: True)
        with pytest.raises(AssertionError):
            check_classes([Link("A", "B", "votes")], {"B": NodeKind.PERSON})
    else:
        monkeypatch.setattr(deminimis, "max", lambda zero, left: left, raising=False)
        with pytest.raises(AssertionError):
            check_room([Grant("A", TODAY, Money(30_000_001, "EUR"), "general", "SE")], Money(0, "EUR"), "general", [0])
