"""The row-by-row walk: how the level is found and rounded, what each form repays, what waits and what grows.

4,000 kr in four instalments unless a row says otherwise, by hand or against a plain model beside it. The other lenders'
own cases say the same of whole loans, but they are not in the repository; each line here is one that a fault on purpose
(`make mutate`) passed through without them.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.loans.conventions.kept import Extended, Fixed, Kept
from brygga.domain.loans.grid import Every
from brygga.domain.loans.kept.plan import kept_plan
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.state import state
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.money import Money
from brygga.domain.rates import Rate
from tests.domain.loans.worlds import drawn, kr, loan, rate_from

BY_PERIOD: dict[str, Any] = {"convention": "fineract_classic", "day_count": "PERIOD"}
TWELVE = Rate.from_percent("12")
MARCH = date(2026, 3, 15)


def four(**changes: Any) -> LoanTerms:
    return loan(**{**BY_PERIOD, "principal": kr("4000"), "rate": Rate.from_percent("0"), "term": 4, **changes})


def principals(terms: LoanTerms) -> list[int]:
    return [row.principal for row in plan(terms).rows]


def interests(terms: LoanTerms) -> list[int]:
    return [row.interest for row in plan(terms).rows]


# The level.


def exact_level(principal: int, rate: Fraction, count: int) -> Fraction:
    """The annuity: the instalment whose present value over `count` periods is the principal."""
    return principal * rate / (1 - (1 + rate) ** -count) if rate else Fraction(principal, count)


def principal_rounded(principal: int, rate: Fraction, count: int) -> list[tuple[int, int]]:
    """(interest, principal) where the level stays exact and the principal is rounded; the last pays all there is."""
    level, balance, rows = exact_level(principal, rate, count), principal, []
    for _ in range(count - 1):
        part = round(level - balance * rate)
        rows.append((round(level) - part, part))
        balance -= part
    return [*rows, (round(balance * rate), balance)]


def shown(terms: LoanTerms) -> list[tuple[int, int]]:
    return [(row.interest, row.principal) for row in plan(terms).rows]


@given(st.integers(1_000_00, 900_000_00), st.integers(1, 40), st.integers(1, 12))
def test_a_level_without_a_multiple_stays_exact_and_the_principal_is_rounded(minor: int, percent: int, n: int) -> None:
    terms = four(principal=Money(minor, "SEK"), rate=Rate.from_percent(str(percent)), term=n)
    assert shown(terms) == principal_rounded(minor, Fraction(percent, 1200), n)


@pytest.mark.parametrize("kronor", [4000, 4001, 4003, 4004, 4007, 4010, 4011, 4013])
def test_the_first_the_last_but_one_and_the_last_row_of_a_short_loan_by_the_model(kronor: int) -> None:
    for count in (2, 3):
        terms = four(principal=Money(kronor * 100, "SEK"), rate=Rate.from_percent("19"), term=count)
        assert shown(terms) == principal_rounded(kronor * 100, Fraction(19, 1200), count)


def interest_rounded(level: int, principal: int, rate: Fraction, count: int) -> list[tuple[int, int]]:
    """(interest, principal) where both level and interest are rounded, half up, and the last pays all there is."""
    balance, rows = principal, []
    for nr in range(count):
        interest = int(balance * rate + Fraction(1, 2))
        part = balance if nr == count - 1 else level - interest
        rows.append((interest, part))
        balance -= part
    return rows


@pytest.mark.parametrize(("currency", "digits"), [("SEK", 2), ("ISK", 0), ("KWD", 3)])
def test_frappe_rounds_the_level_up_to_a_whole_unit_of_the_currency(currency: str, digits: int) -> None:
    unit = 10**digits
    for thousands in (4, 5, 7, 9):
        minor = thousands * 1000 * unit
        level = ceil(exact_level(minor, Fraction(1, 100), 4) / unit) * unit
        terms = four(convention="frappe", principal=Money(minor, currency), rate=TWELVE)
        assert shown(terms) == interest_rounded(level, minor, Fraction(1, 100), 4)


def test_oca_end_makes_the_last_instalment_the_level_too() -> None:
    # 4,000 kr at 1 %, paid back after one period: the level is 4,040 kr.
    assert shown(four(convention="oca_end", rate=TWELVE, term=1)) == [(40_00, 4000_00)]
    rows = plan(four(convention="oca_end", rate=TWELVE)).rows
    assert {row.total for row in rows} == {round(exact_level(4000_00, Fraction(1, 100), 4))}


@pytest.mark.parametrize("convention", ["oca_each", "oca_end", "fineract_classic"])
def test_an_annuity_in_advance_is_worth_the_loan_and_repays_it(convention: str) -> None:
    """The first on the day of disbursement, all principal; the level is the annuity over one period's growth."""
    kept = Kept(in_advance=True)
    rows = plan(four(convention=convention, rate=TWELVE, kept=kept, first_due_on=date(2026, 1, 15))).rows
    level = round(exact_level(4000_00, Fraction(1, 100), 4) / Fraction(101, 100))
    balance = 4000_00
    for row in rows:
        assert row.opening == balance
        assert abs(row.total - level) <= 2
        assert abs(row.interest - (balance // 100 if row.nr > 1 else 0)) <= 1
        balance -= row.principal
        assert row.closing == balance
    assert (rows[0].due_on, rows[0].principal, balance) == (date(2026, 1, 15), level, 0)


# The level again, when something changed.


def test_a_tranche_counts_into_the_level_from_the_first_instalment_on() -> None:
    """4,000 kr in four, as far as there is money out."""
    two = four(tranches=(drawn("2026-01-15", "1000"), drawn("2026-03-15", "3000")))
    assert principals(two) == [1000_00, 0, 1000_00, 2000_00]
    assert [row.opening for row in plan(two).rows] == [1000_00, 0, 3000_00, 2000_00]


def test_a_rate_that_starts_on_a_due_date_finds_the_level_again_there_and_only_there() -> None:
    """By days: the level is thirty days over 365 a month, so finding it once more in April would change it."""
    days = {**BY_PERIOD, "day_count": "ACT/365F", "instalment_multiple": kr("1")}
    terms = four(**days, rate=TWELVE, term=6, rates=(rate_from("2026-03-15", "24"),))
    rows = plan(terms).rows
    month = Fraction(30, 365)
    first = round(exact_level(4000_00, Fraction(12, 100) * month, 6) / 100) * 100
    then = round(exact_level(rows[1].closing, Fraction(24, 100) * month, 4) / 100) * 100
    assert [row.total for row in rows[:-1]] == [first, first, then, then, then]
    assert rows[2].interest == round(rows[1].closing * Fraction(24 * 31, 36500))


def test_a_rate_that_starts_inside_a_period_finds_the_level_again_from_the_next() -> None:
    terms = four(rate=TWELVE, instalment_multiple=kr("1"), rates=(rate_from("2026-02-25", "24"),))
    rows = plan(terms).rows
    first = round(exact_level(4000_00, Fraction(1, 100), 4) / 100) * 100
    then = round(exact_level(rows[1].closing, Fraction(2, 100), 2) / 100) * 100
    assert [row.total for row in rows[:-1]] == [first, first, then]
    # 10 of the 28 days at 1 % a month, 18 at 2 %, each rounded.
    opening = rows[1].opening
    assert rows[1].interest == round(opening * Fraction(10, 2800)) + round(opening * Fraction(36, 2800))


SET: list[tuple[dict[str, Any], list[int]]] = [
    ({"repayment": "straight"}, [1000, 300, 1350, 1350]),
    ({"interest": "flat"}, [1000, 300, 1350, 1350]),
    ({"interest": "flat", "repayment": "straight"}, [1000, 300, 1350, 1350]),
    ({}, [1000, 300, 1350, 1350]),
]


@pytest.mark.parametrize(("changes", "expected"), SET, ids=str)
@pytest.mark.parametrize("kind", ["total", "principal"])
def test_what_is_left_is_shared_anew_after_an_instalment_was_set(
    kind: str, changes: dict[str, Any], expected: list[int]
) -> None:
    kept = Kept(fixed=(Fixed(kind, MARCH, 300_00),))
    assert principals(four(**changes, kept=kept)) == [100 * one for one in expected]


def test_an_instalment_may_be_added_with_its_principal() -> None:
    kept = Kept(fixed=(Fixed("add_principal", date(2026, 3, 1), 300_00),))
    rows = plan(four(rate=TWELVE, repayment="straight", kept=kept)).rows
    assert [(row.due_on.isoformat()[5:], row.principal) for row in rows] == [
        ("02-15", 800_00), ("03-01", 300_00), ("03-15", 966_67), ("04-15", 966_67), ("05-15", 966_66)]
    # 14 of the 28 days after 15 February on 3,200 kr, then 14 of the 31 after 1 March on 2,900 kr.
    assert [row.interest for row in rows[1:3]] == [16_00, round(Fraction(29_00 * 14, 31))]


def test_an_extension_that_starts_after_the_end_leaves_nothing_to_share() -> None:
    """The level is found for the plan as it is known there: four instalments until the fifth."""
    late = Kept(extended=(Extended(date(2026, 6, 15), 2),))
    for changes in ({"convention": "oca_each"}, {"convention": "oca_each", "repayment": "straight"}):
        assert principals(four(**changes, kept=late)) == [1000_00] * 4 + [0, 0]
    # Two flat tranches bear 40 kr a month, 1,000 kr in each of the four, and the extension shares what is left of them.
    tranches = (drawn("2026-01-15", "2000"), drawn("2026-04-20", "2000"))
    two = four(interest="flat", rate=TWELVE, kept=late, tranches=tranches)
    assert shown(two) == [(40_00, 1000_00)] * 2 + [(40_00, 0), (40_00, 1000_00), (0, 500_00), (0, 500_00)]


# Forms.


def test_an_instalment_below_its_interest_repays_nothing() -> None:
    rows = plan(four(rate=TWELVE, kept=Kept(instalment=30_00))).rows
    assert [(row.interest, row.principal) for row in rows] == [(40_00, 0)] * 3 + [(40_00, 4000_00)]


def test_a_flat_loan_may_be_repaid_at_its_end() -> None:
    assert shown(four(interest="flat", repayment="bullet", rate=TWELVE)) == [(40_00, 0)] * 3 + [(40_00, 4000_00)]


def test_equal_principal_of_a_flat_loan_knows_no_multiple() -> None:
    straight = four(interest="flat", repayment="straight", term=7, instalment_multiple=kr("20"))
    assert principals(straight) == [571_43] * 6 + [571_42]
    odd = four(interest="flat", repayment="straight", principal=kr("4000.03"))
    assert principals(odd) == [1000_01] * 3 + [1000_00]


def test_flat_interest_of_two_tranches_is_that_of_both_over_the_whole_loan() -> None:
    """2,000 kr twice over four months at 1 %: 160 kr."""
    two = four(interest="flat", rate=TWELVE, tranches=(drawn("2026-01-15", "2000"), drawn("2026-03-20", "2000")))
    assert shown(two) == [(40_00, 1000_00)] * 4


def test_flat_interest_by_days_is_that_of_all_days_in_equal_parts() -> None:
    """120 days of 4,000 kr at 36.5 %, 4 kr a day: 480 kr."""
    assert interests(four(interest="flat", rate=Rate.from_percent("36.5"), day_count="ACT/365F")) == [120_00] * 4


def test_flat_interest_reaches_to_where_the_last_instalment_was_put() -> None:
    """A month later: five months at 40 kr in four parts; one dropped before the last leaves the 160 kr as they are."""
    last, put = Fixed("drop", date(2026, 5, 15)), Fixed("add", date(2026, 6, 15))
    assert interests(four(interest="flat", rate=TWELVE, kept=Kept(fixed=(last, put)))) == [50_00] * 4
    dropped = Kept(fixed=(Fixed("drop", MARCH),))
    assert interests(four(interest="flat", rate=TWELVE, kept=dropped)) == [53_33, 53_33, 53_34]


def test_a_flat_loan_bears_a_new_rate_from_the_instalment_that_it_starts_with() -> None:
    half = four(interest="flat", rate=TWELVE, rates=(rate_from("2026-03-15", "6"),))
    assert interests(half) == [40_00, 40_00, 20_00, 20_00]
    two = four(interest="flat", rate=TWELVE, tranches=(drawn("2026-01-15", "2000"), drawn("2026-04-20", "2000")),
               rates=(rate_from("2026-04-15", "24"),))  # fmt: skip
    assert interests(two) == [40_00, 40_00, 40_00, 80_00]


# Grace.


def test_capitalised_interest_becomes_principal_on_its_due_date_and_the_level_is_found_on_it() -> None:
    grace: dict[str, Any] = {"grace_principal": 2, "grace_interest": 2, "grace_interest_as": "capitalised"}
    terms = four(rate=TWELVE, repayment="straight", **grace)
    assert shown(terms) == [(0, 0), (0, 0), (40_80, 2040_20), (20_40, 2040_20)]
    assert [row.closing for row in plan(terms).rows] == [4040_00, 4080_40, 2040_20, 0]
    on = [date(2026, 2, 14), date(2026, 2, 15), date(2026, 3, 14), date(2026, 3, 15)]
    out = [state(terms, [], day).outstanding_principal for day in on]
    assert out == [kr("4000"), kr("4040"), kr("4040"), kr("4080.40")]


def test_interest_deferred_to_the_last_instalment_comes_with_it() -> None:
    assert interests(four(rate=TWELVE, repayment="bullet", grace_interest=3)) == [0, 0, 0, 160_00]
    assert interests(four(rate=TWELVE, repayment="bullet", grace_interest=2)) == [0, 0, 120_00, 40_00]


def test_the_last_instalment_takes_what_waits_though_the_grace_was_longer() -> None:
    dropped = (Fixed("drop", date(2026, 4, 15)), Fixed("drop", date(2026, 5, 15)))
    terms = four(rate=TWELVE, repayment="bullet", grace_interest=3, kept=Kept(fixed=dropped))
    assert shown(terms) == [(0, 0), (80_00, 4000_00)]


def test_an_interest_free_time_has_nothing_running() -> None:
    terms = four(rate=TWELVE, interest_free=1, repayment="straight")
    on = [date(2026, 2, 1), date(2026, 2, 14), date(2026, 3, 1)]
    assert [state(terms, [], day).accrued_interest for day in on] == [kr("0"), kr("0"), kr("15")], "3,000 × 1 % × 14/28"


# A broken first period.


def test_a_whole_first_period_has_no_days_before_it() -> None:
    for broken in ("inside", "spread", "upfront", "first"):
        terms = four(rate=TWELVE, repayment="straight", kept=Kept(broken=broken))
        assert interests(terms) == [40_00, 30_00, 20_00, 10_00]


def test_the_days_before_the_first_period_bear_the_rate_of_their_own_time() -> None:
    terms = four(rate=TWELVE, repayment="straight", first_due_on=date(2026, 3, 1), kept=Kept(broken="upfront"),
                 rates=(rate_from("2026-02-01", "24"),))  # fmt: skip
    assert interests(terms) == [21_94, 80_00, 60_00, 40_00, 20_00], "40.00 × 17/31, then 2 % a month"
    row = kept_plan(terms, [], date(2026, 1, 15)).rows[0]
    assert (row.down, row.days, row.due_on, row.interest_left) == (True, 0, date(2026, 2, 1), 21_94)
    by_days = four(rate=TWELVE, day_count="ACT/365F", first_due_on=date(2026, 3, 1), kept=Kept(broken="upfront"))
    assert interests(by_days)[0] == round(Fraction(4000_00 * 12 * 17, 36500))


# Rates that are not nominal.


@pytest.mark.parametrize("unit", [Every("months", 1), Every("weeks", 4)], ids=str)
def test_a_rate_of_the_period_is_shared_by_days_inside_it(unit: Every) -> None:
    """2 % a period; 2,000 kr more come after 10 days of the second period, which has 28."""
    terms = four(rate=Rate.from_percent("2"), every=unit, repayment="bullet", kept=Kept(rate_is="period"),
                 tranches=(drawn("2026-01-15", "2000"), drawn("2026-02-25", "2000")))  # fmt: skip
    first, then = round(Fraction(40_00 * 10, 28)), round(Fraction(80_00 * 18, 28))
    assert interests(terms) == [40_00, first + then, 80_00, 80_00]


def test_a_rate_of_the_period_runs_by_days_and_may_change() -> None:
    terms = four(rate=Rate.from_percent("2"), repayment="bullet", kept=Kept(rate_is="period"),
                 rates=(rate_from("2026-02-25", "7"),))  # fmt: skip
    assert state(terms, [], date(2026, 2, 20)).accrued_interest == Money(round(Fraction(80_00 * 5, 28)), "SEK")
    assert interests(terms)[1] == round(Fraction(80_00 * 10, 28)) + round(Fraction(280_00 * 18, 28))
