"""The effective rate: known answers, and that it makes both sides equal."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from brygga.domain.loans.cost import apr
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.terms import Fee
from brygga.domain.rates import Rate, format_percent, yearly_yield
from tests.domain.loans.worlds import kr, loan

DAYS_1994_TO_MID_1995 = (date(1995, 7, 1) - date(1994, 1, 1)).days


@pytest.mark.parametrize(
    ("flows", "percent"),
    [
        ([(0, 100_000), (DAYS_1994_TO_MID_1995, -120_000)], "12.96"),
        ([(0, 100), (365, -110)], "10.00"),
        ([(0, 100), (730, -121)], "10.00"),
        ([(0, 100), (365, -50)], "-50.00"),
        ([(0, 100), (365, -100)], "0.00"),
        ([(0, 1000), (365, -600), (730, -600)], "13.07"),
        ([(0, 1), (1, -2)], None),
        ([(0, 100), (365, -1000)], "900.00"),
        ([(0, 100)], None),
        ([], None),
        ([(0, -100), (365, -100)], None),
    ],
)
def test_yearly_yield(flows: list[tuple[int, int]], percent: str | None) -> None:
    found = yearly_yield(flows, 365)
    assert (None if found is None else format_percent(found)) == percent


def test_a_half_is_seen_as_a_half() -> None:
    """10.125 % exactly over one year: half up is 10.13."""
    found = yearly_yield([(0, 100_000), (365, -110_125)], 365)
    assert found == Fraction("0.10125")


def test_the_rate_makes_what_is_paid_worth_what_was_received() -> None:
    terms = loan(fees=(Fee("arrangement", kr("500"), "disbursement"), Fee("notice", kr("20"), "instalment")))
    found = apr(terms, plan(terms))
    assert found is not None
    assert abs(present_value(float(found))) < 0.01
    assert abs(present_value(float(found) + 0.0001)) > 0.1, "canary: a rate a hundredth of a percent off is found"


def present_value(rate: float) -> float:
    terms = loan(fees=(Fee("arrangement", kr("500"), "disbursement"), Fee("notice", kr("20"), "instalment")))
    paid = sum(row.total / (1 + rate) ** ((row.due_on - terms.disbursed_on).days / 365) for row in plan(terms).rows)
    return (12_000_00 - 500_00 - paid) / 100


def test_fees_as_large_as_the_loan_have_no_rate() -> None:
    terms = loan(fees=(Fee("arrangement", kr("12000"), "disbursement"),), rate=Rate.from_percent("0"))
    assert apr(terms, plan(terms)) is None
