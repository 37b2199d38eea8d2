"""The worked tables of docs/algorithms come back to the last öre; a figure changed in a table is found."""

from __future__ import annotations

import json
from typing import Any

import pytest

from brygga.calc.run import run
from tests.domain.loans.tables import Worked, cell, worked_cases

PLANS = worked_cases("loan-plan")
STATES = worked_cases("loan-state")


def answer_to(worked: Worked) -> dict[str, Any]:
    text, status = run("loan", json.dumps(worked.given))
    assert status == 0, text
    answer: dict[str, Any] = json.loads(text)
    return answer


def differences(expected: list[dict[str, str]], answered: list[dict[str, Any]]) -> list[str]:
    if len(expected) != len(answered):
        return [f"{len(expected)} rows expected, {len(answered)} answered"]
    return [
        f"row {nr} {name}: {value} expected, {cell(got[name])} answered"
        for nr, (row, got) in enumerate(zip(expected, answered, strict=True), start=1)
        for name, value in row.items()
        if cell(got[name]) != value
    ]


@pytest.mark.parametrize("worked", PLANS, ids=lambda worked: worked.name)
def test_the_plan_of_every_worked_case(worked: Worked) -> None:
    answer = answer_to(worked)
    assert differences(worked.tables[0], answer["schedule"]) == []
    assert differences(worked.tables[1], [{**answer["totals"], "apr": answer["apr"]}]) == []


@pytest.mark.parametrize("worked", STATES, ids=lambda worked: worked.name)
def test_the_state_of_every_worked_case(worked: Worked) -> None:
    state = answer_to(worked)["state"]
    assert differences(worked.tables[0], [state]) == []
    assert differences(worked.tables[1], state["allocations"]) == []


def test_canary_one_changed_figure_in_a_table_is_found() -> None:
    worked = PLANS[0]
    spoiled = [dict(row) for row in worked.tables[0]]
    spoiled[3]["interest"] = "377.80"
    assert differences(spoiled, answer_to(worked)["schedule"]) == ["row 4 interest: 377.80 expected, 377.79 answered"]


def test_both_pages_have_cases_with_all_their_tables() -> None:
    assert len(PLANS) >= 12 and len(STATES) >= 6
    assert all(len(worked.tables) == 2 for worked in PLANS + STATES)
