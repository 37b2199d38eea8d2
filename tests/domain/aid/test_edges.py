"""The edges of aid that its worked tables do not stand on: exactly at the ceiling, the first and last day of an act,
the most periods, the time of each term. Each is one that a fault on purpose (`make mutate`) passed through.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from brygga.domain.aid import regimes
from brygga.domain.aid.assess import TREATY, Assessed, assess
from brygga.domain.aid.conditions import Reason
from brygga.domain.aid.deminimis import Grant, Question, Room, fits_from, in_euro, room
from brygga.domain.aid.equivalent import (
    PERIODS_MAX,
    balances_of,
    corresponding_part,
    discount_factors,
    discounted,
    price_gap,
)
from brygga.domain.aid.measure import Facts, Instalment, Measure, Premium, Reference
from brygga.domain.aid.refusal import AidRefused, missing
from brygga.domain.aid.regimes import LOAN_HARBOUR, _euro, regime
from brygga.domain.money import Money, half_up
from tests.domain.sentences import well_said

GENERAL = regime("general")
LOAN = Measure(GENERAL, "loan", GENERAL.ceiling, Money(12_000_00, "EUR"), Fraction(5), profile="bullet")


def euro(whole: int) -> Money:
    return Money(100 * whole, "EUR")


def asked(new: int, ceiling: int = 300) -> Question:
    return Question("general", date(2026, 6, 15), euro(new), frozenset("A"), "SE", euro(ceiling))


def granted(year: int, month: int, amount: int) -> Grant:
    return Grant("A", date(year, month, 1), euro(amount), "general", "SE")


def first_day(question: Question, *grants: Grant) -> tuple[Room, date | None]:
    found = room(question, grants)
    return found, fits_from(question, found)


def test_aid_fits_the_day_after_enough_has_fallen_out_and_no_sooner() -> None:
    grants = granted(2024, 1, 100), granted(2025, 3, 80), granted(2025, 9, 120)
    for new, day in ((100, date(2027, 1, 2)), (101, date(2028, 3, 2)), (180, date(2028, 3, 2)),
                     (181, date(2028, 9, 2)), (300, date(2028, 9, 2)), (301, None)):
        found, on = first_day(asked(new), *grants)
        assert (found.used, found.admissible, on) == (euro(300), False, day), new


def test_the_order_in_which_grants_are_listed_does_not_matter() -> None:
    shuffled = granted(2025, 9, 120), granted(2024, 1, 100), granted(2025, 3, 80)
    assert first_day(asked(100), *shuffled)[1] == date(2027, 1, 2)


def test_aid_exactly_at_the_ceiling_fits_at_once() -> None:
    found, on = first_day(asked(200), granted(2025, 3, 100))
    assert (found.headroom, found.admissible, on) == (euro(200), True, date(2026, 6, 15))


@pytest.mark.parametrize("rate", [Fraction(0), Fraction(-11)])
def test_a_rate_of_exchange_is_above_nothing(rate: Fraction) -> None:
    with pytest.raises(ValueError, match="above 0"):
        in_euro(Money(100, "SEK"), rate, half_up)


def test_an_act_is_in_force_on_its_first_and_on_its_last_day() -> None:
    days = date(2023, 12, 31), date(2024, 1, 1), date(2030, 12, 31), date(2031, 1, 1)
    assert [GENERAL.in_force(day) for day in days] == [False, True, True, False]


def test_the_row_in_force_is_found_whatever_the_order_of_the_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    later = replace(GENERAL, act="the next", valid_from=date(2031, 1, 1), valid_to=date(2037, 12, 31))
    monkeypatch.setattr(regimes, "REGIMES", (later, GENERAL))
    for on, row in ((date(2020, 1, 1), GENERAL), (date(2030, 12, 31), GENERAL), (date(2031, 1, 1), later),
                    (date(2040, 1, 1), later), (None, later)):
        assert regime("general", on) is row, on
    with pytest.raises(KeyError, match="space"):
        regime("space")


def test_a_ceiling_in_whole_euro_is_held_in_cents() -> None:
    assert _euro(300_000) == GENERAL.ceiling == Money(300_000_00, "EUR")


def test_each_term_of_a_price_gap_has_its_time_balance_and_worth() -> None:
    parts = price_gap([Decimal(1000), Decimal(500)], Fraction(4, 100), Fraction(0), 4)
    assert [(part.years, part.balance, part.present) for part in parts] == [
        (Fraction(1, 4), 1000, 10), (Fraction(1, 2), 500, 5)]


def test_aid_paid_in_parts_is_in_euro() -> None:
    parts = Instalment(Fraction(0), euro(10)), Instalment(Fraction(1), euro(10))
    subsidy = replace(LOAN, kind="interest_subsidy", instalments=parts, reference=Reference(Fraction(4, 100)))
    assert assess(subsidy, None, half_up).gge == Money(1000 + 952, "EUR")


def test_the_most_periods_are_taken_and_one_more_is_not() -> None:
    years = Fraction(100)
    assert len(balances_of(replace(LOAN, years=years, periods_per_year=PERIODS_MAX // 100))) == PERIODS_MAX
    with pytest.raises(AidRefused) as refused:
        balances_of(replace(LOAN, years=Fraction(PERIODS_MAX + 1)))
    assert (refused.value.code, refused.value.field) == ("out_of_range", "periods_per_year")
    assert well_said(refused.value)


def test_a_refusal_reads_with_its_field_in_the_log() -> None:
    assert str(missing("years")).startswith("years: ") and well_said(missing("years"))


STATED = Facts(in_collective_insolvency=False, large_undertaking=False, losses_pro_rata=True, subordinated=False,
               public_resources=True, pari_passu_private=False)  # fmt: skip
PLAIN = replace(LOAN, facts=STATED, collateral_share=Fraction(1, 2), cover=Fraction(4, 5))


def test_the_answer_of_each_method_in_full() -> None:
    size = euro(1_500_000)
    assert assess(PLAIN, "safe_harbour", half_up) == Assessed(
        "safe_harbour", euro(2_400), "(EU) 2023/2831 art. 4(3)", size_most=size)
    refused = replace(PLAIN, amount=size + Money(1, "EUR"))
    assert assess(refused, "safe_harbour", half_up) == Assessed(
        "safe_harbour", None, "(EU) 2023/2831 art. 4(3)", reasons=(Reason.TOO_LARGE,), size_most=size)
    private = replace(PLAIN, facts=replace(STATED, public_resources=False))
    assert assess(private, "safe_harbour", half_up) == Assessed("safe_harbour", euro(0), TREATY, is_aid=False)
    capital = replace(PLAIN, kind="equity")
    assert assess(capital, None, half_up) == Assessed("", euro(12_000), "(EU) 2023/2831 art. 4(4)")


def test_a_method_with_a_price_says_its_gap_and_no_largest_size() -> None:
    priced = replace(PLAIN, reference=Reference(Fraction(0), Fraction(4, 100), Fraction(0)), charged=Fraction(1, 100),
                     premium=Premium(Fraction(38, 1000), Fraction(1, 100)))  # fmt: skip
    loan = assess(priced, "reference_rate", half_up)
    assert (loan.method, loan.gge, loan.gap, loan.size_most) == ("reference_rate", euro(1_800), Fraction(3, 100), None)
    guarantee = assess(replace(priced, kind="guarantee"), "premium", half_up)
    assert (guarantee.method, guarantee.gge, guarantee.gap) == ("premium", euro(1_680), Fraction(28, 1000))
    assert guarantee.source == "(EU) 2023/2831 art. 4(6)" and guarantee.is_aid is True


def test_a_method_of_another_kind_is_refused_with_those_that_belong() -> None:
    with pytest.raises(AidRefused) as refused:
        assess(PLAIN, "premium", half_up)
    for said in (refused.value.sv, refused.value.en):
        assert "safe_harbour, reference_rate" in said


@pytest.mark.parametrize(("change", "field"), [({"amount": None}, "amount"), ({"profile": "annuity"}, "charged")])
def test_what_a_price_gap_lacks_is_named(change: dict[str, str | None], field: str) -> None:
    with pytest.raises(AidRefused) as refused:
        balances_of(replace(PLAIN, **change))  # type: ignore[arg-type]
    assert (refused.value.code, refused.value.field) == ("missing", field)


def near(found: Decimal, exact: Fraction) -> bool:
    """Equal to forty digits: twelve more than Python counts with unless it is told."""
    return abs(Fraction(found) - exact) < Fraction(1, 10**40) * max(abs(exact), 1)


def test_present_values_are_exact_to_far_beyond_the_cent() -> None:
    third, seventh = Fraction(1, 3), Fraction(1, 7)
    gap = price_gap([Decimal(1), Decimal(1)], seventh, third, 1)
    assert all(near(part.present, seventh / (1 + third) ** nr) for nr, part in enumerate(gap, start=1))
    assert all(near(one, (1 + third) ** -nr) for nr, one in enumerate(discount_factors(third, 1, 3), start=1))
    paid, = discounted([Instalment(Fraction(2), euro(1))], seventh)
    assert near(paid.present, 100 / Fraction(8, 7) ** 2)
    straight = balances_of(replace(PLAIN, years=Fraction(3), profile="straight", amount=euro(1)))
    assert all(near(left, Fraction(100 * (3 - done), 3)) for done, left in enumerate(straight))


def test_years_beyond_the_longest_branch_are_said() -> None:
    with pytest.raises(ValueError, match="11 years have no branch"):
        corresponding_part(euro(1), Fraction(11), LOAN_HARBOUR, half_up)
