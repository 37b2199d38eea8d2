"""The worked tables of docs/algorithms/bulk.md hold."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from brygga.calc.contract import Fields
from brygga.calc.loan_input import LoanAsked, read_loan
from brygga.domain.loans.state import state
from brygga.domain.loans.terms import Every
from brygga.domain.money import format_amount, format_minor
from brygga.domain.portfolio.columns import loans_of
from brygga.domain.portfolio.day import BUCKET_NAMES, day
from brygga.domain.portfolio.fits import fit
from brygga.domain.portfolio.positions import positions_of
from brygga.domain.rates import Rate
from tests.domain.loans.tables import Worked, worked_cases
from tests.domain.loans.worlds import kr, loan

WAYS, *DAYS = worked_cases("bulk")


@pytest.mark.parametrize("row", WAYS.tables[0], ids=lambda row: f"{row['principal']} at {row['rate']}")
def test_which_way_a_loan_goes(row: dict[str, str]) -> None:
    unit, _, count = row["every"].partition(":")
    terms = loan(principal=kr(row["principal"]), rate=Rate.from_percent(row["rate"]), day_count=row["day_count"],
                 every=Every(unit, int(count)), **WAYS.given)
    taken = bool(fit(loans_of([terms])).rows[0])
    assert row["way"] == ("array" if taken else "alone")


def asked_of(case: Worked) -> LoanAsked:
    return read_loan(Fields(dict(case.given)))


def line_on(asked: LoanAsked, as_of: date) -> dict[str, Any]:
    assert asked.as_of is not None
    read = positions_of([(asked.terms, asked.payments)], asked.as_of)
    at = day(read, as_of, lambda place: state(asked.terms, asked.payments, as_of))
    return {
        "as_of": as_of.isoformat(),
        "outstanding_principal": format_minor(int(at.outstanding[0]), "SEK"),
        "accrued_interest": format_minor(int(at.accrued[0]), "SEK"),
        "overdue": format_minor(int(at.overdue[0]), "SEK"),
        "days_past_due": str(at.days_past_due[0]),
        "bucket": BUCKET_NAMES[at.bucket[0]],
        "way": "alone" if len(at.asked) else "array",
    }


@pytest.mark.parametrize("case", DAYS, ids=lambda case: case.name)
def test_a_loan_day_by_day(case: Worked) -> None:
    asked = asked_of(case)
    for row in case.tables[0]:
        as_of = date.fromisoformat(row["as_of"])
        assert line_on(asked, as_of) == row
        assert format_amount(state(asked.terms, asked.payments, as_of).accrued_interest) == row["accrued_interest"]


def test_canary_an_altered_cell_is_found() -> None:
    row = dict(DAYS[0].tables[0][0], accrued_interest="0.01")
    assert line_on(asked_of(DAYS[0]), date.fromisoformat(row["as_of"])) != row
