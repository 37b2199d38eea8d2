"""The quick road of a loan in which nothing changes gives the rows that the walk gives one by one."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from hypothesis import given, settings

from brygga.domain.dates import is_weekday
from brygga.domain.loans import declining, plain
from brygga.domain.loans.conventions import HOUSE
from brygga.domain.loans.rows import PlainRows, Row
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.terms import LoanTerms
from tests.domain.loans.strategies import declining_loans
from tests.domain.loans.worlds import kr, loan, notice_fee
from tests.domain.portfolio.random_loans import random_loans

SEED, MASS = 7, 100_000 if os.environ.get("BRYGGA_LONG") else 4_000


def walked(terms: LoanTerms) -> tuple[Row, ...]:
    walk = declining._Walk(terms, ())
    walk._plain_from = lambda nr: False  # type: ignore[method-assign]
    return tuple(walk.rows())


@given(declining_loans(changes=False))
@settings(max_examples=300)
def test_a_plain_loan_has_the_rows_of_the_walk(terms: LoanTerms) -> None:
    terms = replace(terms, grace_principal=0, grace_interest=0, interest_free=0, is_bank_day=is_weekday)
    rows = plan(terms).rows
    assert isinstance(rows, PlainRows)
    assert tuple(rows) == walked(terms)
    assert [rows[at] for at in range(len(rows))] == list(rows)
    sums = (sum(row.interest for row in rows), sum(row.fee for row in rows), sum(row.principal for row in rows))
    assert rows.sums() == sums


def test_plain_loans_by_the_thousand_have_the_rows_of_the_walk() -> None:
    """Of every shape and size, whole-unit instalments and odd first periods too."""
    plain_ones = [terms for terms in random_loans(SEED, MASS) if terms.convention == HOUSE and plain.is_plain(terms)]
    assert len(plain_ones) > MASS / 3
    assert [terms for terms in plain_ones if tuple(plan(terms).rows) != walked(terms)] == []


def test_rows_are_read_like_a_tuple() -> None:
    rows = plan(loan(fees=(notice_fee("20"),))).rows
    assert (len(rows), rows[-1], rows[2:4]) == (12, tuple(rows)[-1], tuple(rows)[2:4])
    assert rows == tuple(rows) and tuple(rows) == rows and rows != tuple(rows)[1:]
    assert hash(rows) == hash(tuple(rows)) and repr(rows) == repr(tuple(rows))
    with pytest.raises(IndexError):
        rows[12]


def test_a_loan_in_which_something_happens_takes_the_walk() -> None:
    for terms in (loan(grace_principal=1), loan(repayment="custom", principals=tuple(kr("12000").split([1] * 12)))):
        assert isinstance(plan(terms).rows, tuple)


def test_canary_a_quick_road_that_rounds_otherwise_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    terms = loan(day_count="ACT/360")
    right = plain._walk

    def wrong(terms: LoanTerms, above: list[int], year_below: int) -> tuple[list[int], list[int]]:
        interests, closings = right(terms, above, year_below)
        return [interests[0] + 1, *interests[1:]], closings

    monkeypatch.setattr(plain, "_walk", wrong)
    assert tuple(plan(terms).rows) != walked(terms)
