"""The calculator `guarantee`: the worked table, and that both ways to what is saved agree.

Canary: reckon the fee on the loan's balance instead of on what is guaranteed, and the table fails.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from brygga.calc.run import run
from tests.domain.funding.worked import tables

LOAN: dict[str, Any] = {
    "principal": "100000", "currency": "SEK", "disbursed_on": "2026-01-01", "first_due_on": "2026-07-01", "rate": "5",
    "term": 2, "every": {"months": 6}, "repayment": "straight", "interest": "declining", "day_count": "ACT/365F",
}
ASKED: dict[str, Any] = {"loan": LOAN, "rate_without": "9", "share": "0.80", "fee_rate": "2"}
MINOR = 100


def answered(change: dict[str, Any] | None = None, language: str = "sv") -> dict[str, Any]:
    text, status = run("guarantee", json.dumps(ASKED | (change or {})), language)
    assert status == 0, text
    found: dict[str, Any] = json.loads(text)
    return found


def minor(text: str) -> int:
    whole, cents = text.split(".")
    return int(whole + cents)


def test_the_table_of_the_page() -> None:
    rows = answered()["rows"]
    for told, row in zip(tables("guarantees.md", "from", "to", "days")[0], rows, strict=True):
        assert {key: str(row[key.replace(" ", "_")]) for key in told} == told


@pytest.mark.parametrize("change", [{}, {"cap": "20000"}, {"share": "1", "rate_without": "5"},
                                    {"cap": "50000", "falls_with_loan": True}], ids=str)
def test_rows_and_sums_agree(change: dict[str, Any]) -> None:
    found = answered(change)
    assert sum(minor(row["fee"]) for row in found["rows"]) == minor(found["fee"])
    assert sum(minor(row["saved"]) for row in found["rows"]) == minor(found["saved"])
    assert minor(found["saved_by_rate"]) - minor(found["fee"]) == minor(found["saved"])
    assert minor(found["cost_without"]) - minor(found["cost"]) == minor(found["saved"])
    assert all(minor(row["guaranteed"]) <= minor(row["balance"]) for row in found["rows"])


def test_a_guarantee_that_costs_more_than_it_saves_says_so() -> None:
    found = answered({"rate_without": "5.5"})
    assert found["saved"].startswith("-") and float(found["apr"]) > float(found["apr_without"])


@pytest.mark.parametrize(("change", "code", "field"), [
    ({"share": "1.2"}, "out_of_range", "share"), ({"share": "0"}, "out_of_range", "share"),
    ({"cap": "0"}, "out_of_range", "cap"), ({"loan": None}, "missing", "loan"),
    ({"loan": {**LOAN, "term": 0}}, "out_of_range", "loan.term"), ({"fee_rate": "-1"}, "out_of_range", "fee_rate"),
    ({"loan": {**LOAN, "payments": [{"on": "2026-07-01", "amount": "1"}]}}, "inconsistent", "loan.payments"),
    ({"loan": {**LOAN, "colour": "x"}}, "unknown_field", "loan.colour"), ({"rate_without": None}, "missing",
                                                                           "rate_without"),
], ids=str)
def test_every_slip_has_its_place(change: dict[str, Any], code: str, field: str) -> None:
    text, status = run("guarantee", json.dumps(ASKED | change))
    assert status == 2, text
    assert (json.loads(text)["error"]["code"], json.loads(text)["error"]["field"]) == (code, field)
