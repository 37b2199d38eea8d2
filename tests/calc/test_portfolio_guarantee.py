"""The `portfolio_guarantee` calculator: the worked table, currencies, and errors with their place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from brygga.calc.run import run
from brygga.domain.guarantees import portfolio
from tests.domain.funding.worked import tables

PLAIN: dict[str, Any] = {"rate": "0.80", "cap_rate": "0.15", "volume": "10000000",
                         "events": [{"loss": "20000"}, {"recovery": "5000", "cost": "0"}]}


def ask(value: object, language: str = "sv") -> dict[str, Any]:
    answered: dict[str, Any] = json.loads(run("portfolio_guarantee", json.dumps(value), language)[0])
    return answered


def event(text: str) -> dict[str, str]:
    """"L 20000" or "R 5000-1000"."""
    kind, amount = text.split(" ")
    if kind == "L":
        return {"loss": amount}
    got, *cost = amount.split("-")
    return {"recovery": got, **({"cost": cost[0]} if cost else {})}


def check_the_worked_table() -> None:
    for row in tables("guarantees.md", "paid before", "refills")[0]:
        answered = ask({**PLAIN, "events": [event(one) for one in row["events"].split(", ")],
                        "paid_before": row["paid before"], "recovery_refills_cap": row["refills"] == "yes"})
        assert answered["cap_amount"] == "1200000.00"
        assert ", ".join("/".join(one.values()) for one in answered["rows"]) == row["rows"], row
        assert answered["cap_left"] == row["cap left"], row


def test_the_worked_table() -> None:
    check_the_worked_table()


def test_the_answer_of_the_interface() -> None:
    answered = ask({**PLAIN, "paid_before": "0", "recovery_refills_cap": True})
    assert answered.pop("explain")
    assert answered == {
        "cap_amount": "1200000.00",
        "rows": [{"claim": "16000.00", "payable": "16000.00", "net_paid": "16000.00"},
                 {"returned": "4000.00", "net_paid": "12000.00"}],
        "cap_left": "1188000.00",
    }


def test_without_events_the_cap_is_whole() -> None:
    assert ask({**PLAIN, "events": []})["cap_left"] == "1200000.00"


@pytest.mark.parametrize(("currency", "claim"), [("JPY", "1"), ("KWD", "0.800"), ("EUR", "0.80")])
def test_a_row_is_rounded_to_the_smallest_unit_of_its_currency(currency: str, claim: str) -> None:
    assert ask({**PLAIN, "currency": currency, "events": [{"loss": "1"}]})["rows"][0]["claim"] == claim


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"rate": None}, "missing", "rate"),
        ({"rate": "1.01"}, "out_of_range", "rate"),
        ({"rate": "-0.01"}, "out_of_range", "rate"),
        ({"rate": "1e400"}, "wrong_type", "rate"),
        ({"cap_rate": "15"}, "out_of_range", "cap_rate"),
        ({"volume": "-1"}, "out_of_range", "volume"),
        ({"volume": "NaN"}, "wrong_type", "volume"),
        ({"paid_before": "-1"}, "out_of_range", "paid_before"),
        ({"events": None}, "missing", "events"),
        ({"events": [{}]}, "missing", "events.0.loss"),
        ({"events": [{"loss": "-1"}]}, "out_of_range", "events.0.loss"),
        ({"events": [{"loss": "1", "recovery": "1"}]}, "inconsistent", "events.0.recovery"),
        ({"events": [{"loss": "1", "cost": "1"}]}, "unknown_field", "events.0.cost"),
        ({"events": [{"recovery": "1", "cost": "-1"}]}, "out_of_range", "events.0.cost"),
        ({"events": [{"loss": "1"}] * 100_001}, "out_of_range", "events"),
        ({"recovery_refills_cap": "yes"}, "wrong_type", "recovery_refills_cap"),
        ({"cap": "1"}, "unknown_field", "cap"),
    ],
)
def test_what_cannot_be_answered_says_where(change: dict[str, object], code: str, field: str) -> None:
    error = ask({**PLAIN, **change})["error"]
    assert (error["code"], error["field"]) == (code, field)


@pytest.mark.parametrize("defect", ["uncapped", "refilled_never"])
def test_a_planted_mistake_is_found(defect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if defect == "uncapped":
        monkeypatch.setattr(portfolio, "min", lambda one, other: one, raising=False)
    else:
        monkeypatch.setattr(portfolio.Meter, "left", property(lambda meter: meter.cap - meter.paid))
    with pytest.raises(AssertionError):
        check_the_worked_table()
