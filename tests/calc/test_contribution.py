"""The `contribution` calculator: dates, amount and rank by the worked tables of EFL chapter 11."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from brygga.calc.run import run
from brygga.domain.capital import contribution as dates
from brygga.jurisdictions.se import associations
from tests.domain.funding.worked import named, tables

GIVEN = {"paid in": "contributed_on", "holder's notice": "holder_notice_on",
         "association's notice": "association_notice_on", "fixed date": "fixed_date",
         "clause registered": "bylaw_registered_on"}
SHOWN = {"five years": "five_years_on", "earliest": "earliest_redemption", "by": "by", "paid": "pay_on"}


def ask(value: dict[str, object], language: str = "sv") -> dict[str, Any]:
    answered: dict[str, Any] = json.loads(run("contribution", json.dumps(value), language)[0])
    return answered


def check_the_dates() -> None:
    for row in tables("contribution.md", "paid in")[0]:
        answered = ask({key: row[column] or None for column, key in GIVEN.items()})
        assert {column: answered[key] or "" for column, key in SHOWN.items()} == {c: row[c] for c in SHOWN}, row
        assert len(answered["refused"]) == int(row["refused"])
        assert answered["clawback_exempt"] == (row["by"] == "fixed")


def test_the_dates() -> None:
    check_the_dates()


def test_the_example_answers_exactly_its_keys() -> None:
    answered = ask({"contributed_on": "2021-03-15", "holder_notice_on": "2025-03-15", "association_notice_on": None,
                    "fixed_date": None, "bylaw_registered_on": None})
    assert answered.pop("explain")
    assert answered == {
        "five_years_on": "2026-03-15", "ways": {"holder": "2027-03-15", "association": None, "fixed": None},
        "by": "holder", "earliest_redemption": "2027-03-15", "pay_on": "2027-03-15", "clawback_exempt": False,
        "refused": [],
    }


def test_the_amount() -> None:
    for row in tables("contribution.md", "contribution", "all")[0]:
        answered = ask({"contribution": row["contribution"], "all_forlagsinsatser": row["all"], "equity": row["equity"],
                        "reserve_fund": row["reserve fund"], "other_excluded_funds": row["other funds"]})
        assert (answered["base"], answered["share_of_base"], answered["payable"], answered["to_reserve_fund"]) == (
            row["base"], row["part"], row["paid"], row["to reserve fund"])


def test_the_rank() -> None:
    for row in tables("contribution.md", "surplus")[0]:
        placed = [{"id": name, "amount": amount} for name, amount in named(row["placed"]).items()]
        answered = ask({"surplus_after_debts": row["surplus"], "forlagsinsatser": placed,
                        "member_contributions": row["members' contributions"]})
        answered.pop("explain")
        assert answered == {**named(row["parts"]), "members": row["members"]}


@pytest.mark.parametrize(
    ("value", "code", "field"),
    [
        ({}, "missing", "contributed_on"),
        ({"contributed_on": "2021-02-30"}, "wrong_type", "contributed_on"),
        ({"contributed_on": "2021-02-28", "equity": "1"}, "unknown_field", "equity"),
        ({"contribution": "10", "all_forlagsinsatser": "9", "equity": "1"}, "inconsistent", "all_forlagsinsatser"),
        ({"surplus_after_debts": "1", "forlagsinsatser": [{"id": "members", "amount": "1"}]}, "inconsistent",
         "forlagsinsatser.0.id"),
    ],
)
def test_what_cannot_be_answered_says_where(value: dict[str, object], code: str, field: str) -> None:
    error = ask(value)["error"]
    assert (error["code"], error["field"]) == (code, field)


def test_the_explanation_names_the_section_in_both_languages() -> None:
    value: dict[str, object] = {"contributed_on": "2020-01-10", "fixed_date": "2024-12-31"}
    assert ask(value)["explain"][1] == "Stadgarnas dag ligger före fem år från insättningen (EFL 11:4)."
    assert ask(value, "en")["explain"][-1] == "Nobody has given notice and no date is set: no redemption yet."


@pytest.mark.parametrize("defect", ["four_years", "one_year_notice", "entitlement_moved", "bars_ignored"])
def test_a_planted_mistake_is_found(defect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if defect == "four_years":
        monkeypatch.setattr(associations, "TERMS", replace(associations.TERMS, lock_years=4))
    elif defect == "one_year_notice":
        monkeypatch.setattr(associations, "TERMS", replace(associations.TERMS, holder_notice_months=12))
    elif defect == "entitlement_moved":
        monkeypatch.setattr(dates, "next_working_day", lambda day, is_working_day: day)
    else:
        monkeypatch.setattr(dates, "_barred", lambda contribution, lock_ends: ())
    with pytest.raises(AssertionError):
        check_the_dates()
