"""The yearly cost of credit: the published examples, counting in equal months, and that a rate solves its equation."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain import cost_of_credit
from brygga.domain.cost_of_credit import BASES, Flow, annual_rate, days365, equal_months
from brygga.domain.dates import add_months
from brygga.domain.money import Money, parse_amount
from brygga.domain.rates import format_percent
from tests.domain.funding.worked import tables

PAGE = "cost-of-credit.md"
Row = tuple[str, date | Fraction]


def rows(cell: str, start: date | None = None) -> list[Row]:
    """"272 after 0.25 y", "1200 on 1995-07-01", "24 monthly of 274.11" → amounts with their times."""
    found: list[Row] = []
    for part in cell.split(", "):
        if monthly := re.fullmatch(r"(\d+) monthly of (\S+)", part):
            assert start is not None
            found += [(monthly[2], add_months(start, nr)) for nr in range(1, int(monthly[1]) + 1)]
        else:
            amount, word, when = part.removesuffix(" y").split(" ")
            found.append((amount, date.fromisoformat(when) if word == "on" else Fraction(when)))
    return found


def first_day(drawn: list[Row]) -> date | None:
    at = drawn[0][1]
    return at if isinstance(at, date) else None


def flows(given_rows: list[Row], start: date | None, basis: str) -> list[Flow]:
    return [
        Flow(at if isinstance(at, Fraction) else BASES[basis](start or at, at), parse_amount(amount, "EUR"))
        for amount, at in given_rows
    ]


def check_the_worked_examples() -> None:
    for row in tables(PAGE, "nr", "draws")[0]:
        drawn = rows(row["draws"])
        start = first_day(drawn)
        paid = rows(row["repayments"], start)
        rate = annual_rate(flows(drawn, start, row["basis"]), flows(paid, start, row["basis"]))
        assert rate is not None
        assert format_percent(rate, 4) == row["exact"], row["nr"]
        assert format_percent(rate) == row["apr"], row["nr"]
        assert format_percent(rate, 1) == row["one decimal"], row["nr"]


def test_the_worked_examples() -> None:
    check_the_worked_examples()


def check_the_counting() -> None:
    for row in tables(PAGE, "first draw", "payment")[0]:
        months, days = row["years"].split(" + ")
        expected = Fraction(months) + Fraction(days)
        assert equal_months(date.fromisoformat(row["first draw"]), date.fromisoformat(row["payment"])) == expected, row


def test_counting_months_back() -> None:
    check_the_counting()


AMOUNTS = st.integers(1, 10**9)
PAID = st.lists(st.tuples(st.integers(1, 4_000), AMOUNTS), min_size=1, max_size=8)


@given(AMOUNTS, PAID, st.sampled_from([1, 12, 365, 4_392, 10**15]))
def test_a_rate_solves_its_own_equation(drawn: int, paid: list[tuple[int, int]], a_year: int) -> None:
    received = [Flow(Fraction(0), Money(drawn, "EUR"))]
    back = [Flow(Fraction(min(step, 40 * a_year), a_year), Money(amount, "EUR")) for step, amount in paid]
    rate = annual_rate(received, back)
    if rate is None:
        return
    assert off(received, back, rate) < Decimal("1e-9")
    if abs(rate) < 10 and max(flow.years for flow in back) > Fraction(1, 365):
        assert off(received, back, rate + Fraction(1, 100)) > Decimal("1e-9"), "canary: another rate is no solution"


def off(received: list[Flow], back: list[Flow], rate: Fraction) -> Decimal:
    """How far the two sides are apart, beside the larger of them."""
    with localcontext() as context:
        context.prec = 60
        growth = 1 + Decimal(rate.numerator) / rate.denominator

        def worth(side: list[Flow]) -> Decimal:
            return sum((flow.amount.minor / growth ** (Decimal(flow.years.numerator) / flow.years.denominator)
                        for flow in side), Decimal(0))

        one, other = worth(received), worth(back)
        return abs(one - other) / max(one, other)


@given(PAID, st.integers(2, 50))
def test_the_scale_and_the_order_of_amounts_do_not_matter(paid: list[tuple[int, int]], scale: int) -> None:
    def asked(times: int, turned: bool) -> Fraction | None:
        back = [Flow(Fraction(step, 365), Money(amount * times, "EUR")) for step, amount in paid]
        return annual_rate([Flow(Fraction(0), Money(100_000 * times, "EUR"))], back[::-1] if turned else back)

    assert asked(1, False) == asked(scale, True)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 20_000))
def test_the_two_ways_of_counting_are_never_far_apart(first: date, days: int) -> None:
    on = date.fromordinal(first.toordinal() + days)
    assert abs(days365(first, on) - equal_months(first, on)) <= Fraction(3 + days // 1_000, 365)


def test_two_rates_between_the_ends_are_found() -> None:
    """1,000 and after two years 1,560, for 2,500 after one: 20 % and 30 % solve it; the nearer to zero is told."""
    received = [Flow(Fraction(0), Money(1_000, "EUR")), Flow(Fraction(2), Money(1_560, "EUR"))]
    assert annual_rate(received, [Flow(Fraction(1), Money(2_500, "EUR"))]) == Fraction(1, 5)


@pytest.mark.parametrize("defect", ["forward", "always_365", "over_360"])
def test_a_planted_mistake_is_found(defect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if defect == "forward":
        monkeypatch.setattr(cost_of_credit, "add_months", lambda on, months: add_months(on, months + 1))
        with pytest.raises((AssertionError, ValueError)):
            check_the_counting()
    elif defect == "always_365":
        monkeypatch.setattr(cost_of_credit, "add_months", lambda on, months: (
            date.fromordinal(on.toordinal() - 365) if months == -12 else add_months(on, months)))
        with pytest.raises(AssertionError):
            check_the_counting()
    else:
        monkeypatch.setitem(BASES, "days365", lambda first, on: Fraction((on - first).days, 360))
        with pytest.raises(AssertionError):
            check_the_worked_examples()
