"""The calculator `loan`: the shape of its answer, and lines that a person can follow."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from brygga.calc.loan import INPUT, OUTPUT
from tests.calc.asked import PLAIN, answered

FEES = [
    {"kind": "arrangement", "amount": "500.00", "when": "disbursement"},
    {"kind": "instalment", "amount": "20.00", "when": "instalment"},
]
LATE = {"payments": [{"on": "2026-02-20", "amount": "5000.00"}], "as_of": "2026-03-31"}


def test_the_first_row_and_the_state_of_a_loan_paid_late() -> None:
    answer = answered({"fees": FEES, "bank_days": "SE", **LATE})
    assert answer["schedule"][0] == {
        "nr": 1,
        "due_on": "2026-02-15",
        "pay_on": "2026-02-16",
        "days": 30,
        "opening": "100000.00",
        "interest": "500.00",
        "principal": "8106.64",
        "fee": "20.00",
        "total": "8626.64",
        "closing": "91893.36",
    }
    state = answer["state"]
    allocations = state.pop("allocations")
    assert state == {
        "as_of": "2026-03-31",
        "outstanding_principal": "95520.00",
        "accrued_interest": "260.67",
        "overdue": "12253.28",
        "days_past_due": 43,
        "bucket": "30-59",
    }
    assert [(part["to"], part["amount"]) for part in allocations] == [
        ("fee", "20.00"),
        ("interest", "500.00"),
        ("principal", "4480.00"),
    ]


@pytest.mark.parametrize(
    ("change", "as_of"),
    [
        ({}, None),
        ({"payments": []}, None),
        ({"as_of": "2026-01-01"}, "2026-01-01"),
        ({"payments": [{"on": "2026-03-01", "amount": "1"}, {"on": "2026-02-01", "amount": "1"}]}, "2026-03-01"),
    ],
    ids=str,
)
def test_the_state_is_of_the_last_payment_unless_a_day_is_given(change: dict[str, Any], as_of: str | None) -> None:
    assert answered(change).get("state", {}).get("as_of") == as_of


def test_before_the_disbursement_nothing_is_out() -> None:
    state = answered({"as_of": "2026-01-14"})["state"]
    assert (state["outstanding_principal"], state["accrued_interest"]) == ("0.00", "0.00")


def test_what_is_left_out_is_its_default() -> None:
    spelled = {
        "grace_principal": 0,
        "grace_interest": 0,
        "interest_free": 0,
        "instalment_multiple": "0.01",
        "rounding": "half_up",
        "stretch_rounding": "period",
        "prepayment": "fewer",
        "fees": [],
        "tranches": [],
        "rates": [],
        "bank_days": None,
    }
    assert answered(spelled) == answered()


def test_the_schedule_stays_the_contracts_whatever_is_paid() -> None:
    prepaid = answered({"payments": [{"on": "2026-02-01", "amount": "50000"}]})
    assert prepaid["schedule"] == answered()["schedule"]


def test_totals_hold_the_fees_at_the_start() -> None:
    totals = answered({"fees": FEES})["totals"]
    assert totals == {
        "interest": "3279.73",
        "fees": "740.00",
        "paid": "104019.73",
        "total_cost_of_borrowing": "4019.73",
    }


def test_whole_numbers_are_amounts_and_rates_too() -> None:
    assert answered({"principal": 100000, "rate": 6})["schedule"] == answered()["schedule"]


def test_a_currency_without_small_coins_has_no_decimals() -> None:
    answer = answered({"currency": "ISK", "principal": "100000"})
    assert answer["schedule"][0]["interest"] == "500"
    assert sum(int(row["principal"]) for row in answer["schedule"]) == 100000


def test_the_lines_name_the_numbers_in_swedish_and_english() -> None:
    swedish = " ".join(answered({"fees": FEES, **LATE})["explain"])
    english = " ".join(answered({"fees": FEES, **LATE}, "en")["explain"])
    for number in ("100000.00", "8106.64", "3279.73", "95520.00", "12253.28"):
        assert number in swedish and number in english
    assert "betalning" in swedish and "instalment" in english
    assert "betalning" not in english


def test_the_schemas_know_every_key() -> None:
    properties: Any = INPUT["properties"]
    assert set(PLAIN) | {"fees", "payments", "as_of", "bank_days", "prepayment"} <= set(properties)
    answer: Any = OUTPUT["properties"]
    assert set(answered(LATE)) == set(answer)
    assert set(answered(LATE)["state"]) == set(answer["state"]["properties"])


def test_a_loan_left_unpaid_for_centuries_is_still_answered() -> None:
    weekly = {"every": {"weeks": 1}, "term": 1000, "day_count": "PERIOD", "as_of": "2999-12-31"}
    assert answered(weekly)["state"]["bucket"] == "90+"
    assert answered({"as_of": (date(2026, 1, 15) + timedelta(days=1)).isoformat()})["state"]["bucket"] == "0"
