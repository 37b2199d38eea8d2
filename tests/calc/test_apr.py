"""The `apr` calculator: the worked table as JSON, errors with their place, and no half rounded twice."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from brygga.calc.run import run
from tests.domain.funding.worked import tables
from tests.domain.test_cost_of_credit import PAGE, Row, first_day, rows

LOAN: dict[str, Any] = {"draws": [{"on": "2026-01-01", "amount": "1000"}],
                        "repayments": [{"on": "2027-01-01", "amount": "1100"}]}


def ask(value: object, language: str = "sv") -> dict[str, Any]:
    answered: dict[str, Any] = json.loads(run("apr", json.dumps(value), language)[0])
    return answered


def as_json(given_rows: list[Row]) -> list[dict[str, object]]:
    return [{"on": str(at), "amount": amount} if isinstance(at, date)
            else {"t": str(at.numerator / at.denominator), "amount": amount} for amount, at in given_rows]


def test_the_worked_table() -> None:
    for row in tables(PAGE, "nr", "draws")[0]:
        drawn = rows(row["draws"])
        answered = ask({"draws": as_json(drawn), "repayments": as_json(rows(row["repayments"], first_day(drawn))),
                        "basis": row["basis"]})
        assert answered.pop("explain")
        assert answered == {"apr": row["apr"], "apr_1dp": row["one decimal"], "total_cost": row["total cost"]}, row


def test_one_decimal_is_rounded_from_the_exact_rate() -> None:
    """10.0496 % is 10.05 with two decimals and 10.0 with one; from 10.05 it would have become 10.1."""
    answered = ask({"draws": [{"t": 0, "amount": "100000"}], "repayments": [{"t": 1, "amount": "110049.60"}]})
    assert (answered["apr"], answered["apr_1dp"]) == ("10.05", "10.0")


@pytest.mark.parametrize(("currency", "cost"), [("JPY", "100"), ("KWD", "100.000"), ("EUR", "100.00")])
def test_the_cost_has_the_decimals_of_its_currency(currency: str, cost: str) -> None:
    assert ask({**LOAN, "currency": currency})["total_cost"] == cost


def test_the_way_to_the_rate_is_told_in_both_languages() -> None:
    assert ask(LOAN, "en")["explain"][-1] == "Paid less received: 100.00 SEK."
    assert ask(LOAN)["explain"][0] == "Fås 1000.00 SEK vid t = 0 år."


ROW = {"on": "2026-01-01", "amount": "1000"}


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"draws": []}, "out_of_range", "draws"),
        ({"repayments": []}, "out_of_range", "repayments"),
        ({"draws": None}, "missing", "draws"),
        ({"draws": [{"amount": "1"}]}, "missing", "draws.0.on"),
        ({"draws": [{**ROW, "t": "0"}]}, "inconsistent", "draws.0.t"),
        ({"draws": [{"t": "0", "amount": "1000"}]}, "inconsistent", "repayments.0.on"),
        ({"draws": [{**ROW, "amount": "-1"}]}, "out_of_range", "draws.0.amount"),
        ({"draws": [{**ROW, "amount": "NaN"}]}, "wrong_type", "draws.0.amount"),
        ({"draws": [{**ROW, "amount": "1e400"}]}, "wrong_type", "draws.0.amount"),
        ({"draws": [{**ROW, "amount": "9" * 50}]}, "out_of_range", "draws.0.amount"),
        ({"draws": [{**ROW, "amount": "0.001"}]}, "out_of_range", "draws.0.amount"),
        ({"draws": [{**ROW, "on": "2026-02-31"}]}, "wrong_type", "draws.0.on"),
        ({"draws": [{**ROW, "on": "0001-01-01"}]}, "out_of_range", "draws.0.on"),
        ({"repayments": [{**ROW, "on": "9999-12-31"}]}, "out_of_range", "repayments.0.on"),
        ({"repayments": [{"on": "2025-12-31", "amount": "1"}]}, "inconsistent", "repayments.0.on"),
        ({"repayments": [{"on": "2026-01-01", "amount": "1"}]}, "no_solution", ""),
        ({"repayments": [{"on": "2027-01-01", "amount": "0"}]}, "no_solution", ""),
        ({"draws": [{"t": "0", "amount": "1000"}], "repayments": [{"t": "1", "amount": "1"}]}, "no_solution", ""),
        ({"draws": [{"t": "0", "amount": "1000"}], "repayments": [{"t": "1", "amount": "0.99"}]}, "no_solution", ""),
        ({"draws": [{"t": "0", "amount": "1000"}], "repayments": [{"t": "0.01", "amount": "5000"}]}, "out_of_range",
         "repayments"),
        ({"repayments": [{"on": "2026-01-02", "amount": "2000"}]}, "out_of_range", "repayments"),
        ({"basis": "days360"}, "out_of_range", "basis"),
        ({"currency": "kr"}, "out_of_range", "currency"),
        ({"rate": "5"}, "unknown_field", "rate"),
        ({"draws": [{**ROW, "kind": "x"}]}, "unknown_field", "draws.0.kind"),
        ({"draws": [{"t": "1000.1", "amount": "1"}], "repayments": [{"t": "1", "amount": "1"}]}, "out_of_range",
         "draws.0.t"),
        ({"draws": [{"t": "2", "amount": "1"}], "repayments": [{"t": "1", "amount": "1"}]}, "inconsistent",
         "repayments.0.t"),
    ],
)
def test_what_cannot_be_answered_says_where(change: dict[str, object], code: str, field: str) -> None:
    error = ask({**LOAN, **change})["error"]
    assert (error["code"], error["field"]) == (code, field)


def test_a_million_rows_are_refused_before_anything_is_read() -> None:
    text = '{"draws":[' + ",".join(['{"t":0,"amount":1}'] * 1_000_000) + '],"repayments":[]}'
    error = json.loads(run("apr", text)[0])["error"]
    assert (error["code"], error["field"]) == ("out_of_range", "draws")
