"""The `sroi` calculator: the worked table, what drop-off and shares may do, and errors with their place."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.calc.run import run
from brygga.domain.impact import sroi
from brygga.domain.impact.sroi import Outcome, social_return
from tests.domain.funding.worked import tables

PARTS = ("deadweight", "displacement", "attribution", "drop_off")
JOBS: dict[str, Any] = {"quantity": "10", "proxy": "12000", "deadweight": "0.30", "displacement": "0.10",
                        "attribution": "0.20", "drop_off": "0.25", "years": 3}
PLAIN: dict[str, Any] = {"outcomes": [JOBS], "rate": "3.5", "inputs": "100000"}


def ask(value: object, language: str = "sv") -> dict[str, Any]:
    answered: dict[str, Any] = json.loads(run("sroi", json.dumps(value), language)[0])
    return answered


def outcomes(cell: str) -> list[dict[str, Any]]:
    """"10 × 12000 0.30 0.10 0.20 0.25 3; …" → outcomes."""
    found = []
    for text in cell.split("; "):
        quantity, _, proxy, *parts, years = text.split(" ")
        shares = dict(zip(PARTS, parts, strict=True))
        found.append({"quantity": quantity, "proxy": proxy, **shares, "years": int(years)})
    return found


def check_the_worked_table() -> None:
    for row in tables("social-return.md", "outcomes", "rate")[0]:
        answered = ask({"outcomes": outcomes(row["outcomes"]), "rate": row["rate"], "inputs": row["inputs"]})
        assert answered.pop("explain")
        assert answered == {"by_year": row["by year"].split(", "), "present_value": row["present value"],
                            "sroi": row["sroi"], "net_sroi": row["net"]}, row


def test_the_worked_table() -> None:
    check_the_worked_table()


SHARE = st.fractions(0, 1, max_denominator=100)
OUTCOMES = st.lists(
    st.builds(Outcome, st.fractions(0, 1000, max_denominator=10), st.fractions(0, 10**6, max_denominator=100),
              SHARE, SHARE, SHARE, SHARE, st.integers(1, 8)),
    min_size=1, max_size=4,
)


@given(OUTCOMES, SHARE, st.integers(1, 10**6))
def test_years_never_grow_and_the_two_ratios_are_one_apart(
    given_outcomes: list[Outcome], rate: Fraction, inputs: int
) -> None:
    found = social_return(given_outcomes, rate, Fraction(inputs))
    assert all(later <= earlier for earlier, later in zip(found.by_year, found.by_year[1:], strict=False))
    assert 0 <= found.present_value <= sum(found.by_year)
    assert found.ratio - found.net_ratio == 1
    assert social_return(given_outcomes[::-1], rate, Fraction(inputs)) == found


@pytest.mark.parametrize(("currency", "present"), [("JPY", "131463"), ("KWD", "131462.919"), ("SEK", "131462.92")])
def test_amounts_have_the_decimals_of_their_currency(currency: str, present: str) -> None:
    assert ask({**PLAIN, "currency": currency})["present_value"] == present


def test_the_way_is_told_in_both_languages() -> None:
    assert ask(PLAIN, "en")["explain"][-1] == "Present value 131462.92 over inputs 100000.00 = 1.3146."
    assert ask(PLAIN)["explain"][-1] == "Nuvärde 131462.92 genom insatsen 100000.00 = 1.3146."


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"outcomes": []}, "out_of_range", "outcomes"),
        ({"outcomes": None}, "missing", "outcomes"),
        ({"outcomes": [JOBS] * 1001}, "out_of_range", "outcomes"),
        ({"inputs": "0"}, "out_of_range", "inputs"),
        ({"inputs": "-1"}, "out_of_range", "inputs"),
        ({"inputs": "1e400"}, "wrong_type", "inputs"),
        ({"rate": None}, "missing", "rate"),
        ({"rate": "-0.01"}, "out_of_range", "rate"),
        ({"rate": "1000.01"}, "out_of_range", "rate"),
        ({"outcomes": [{**JOBS, "years": 0}]}, "out_of_range", "outcomes.0.years"),
        ({"outcomes": [{**JOBS, "years": 51}]}, "out_of_range", "outcomes.0.years"),
        ({"outcomes": [{**JOBS, "deadweight": "30"}]}, "out_of_range", "outcomes.0.deadweight"),
        ({"outcomes": [{**JOBS, "drop_off": "-0.1"}]}, "out_of_range", "outcomes.0.drop_off"),
        ({"outcomes": [{**JOBS, "quantity": "-1"}]}, "out_of_range", "outcomes.0.quantity"),
        ({"outcomes": [{**JOBS, "proxy": "NaN"}]}, "wrong_type", "outcomes.0.proxy"),
        ({"outcomes": [{**JOBS, "name": "jobs"}]}, "unknown_field", "outcomes.0.name"),
    ],
)
def test_what_cannot_be_answered_says_where(change: dict[str, object], code: str, field: str) -> None:
    error = ask({**PLAIN, **change})["error"]
    assert (error["code"], error["field"]) == (code, field)


def test_without_inputs_the_domain_has_no_answer() -> None:
    with pytest.raises(ValueError):
        social_return([], Fraction(0), Fraction(0))


@pytest.mark.parametrize("defect", ["undiscounted_first_year", "rounded_years"])
def test_a_planted_mistake_is_found(defect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if defect == "undiscounted_first_year":
        monkeypatch.setattr(sroi, "enumerate", lambda years, start=0: enumerate(years), raising=False)
    else:
        exact = Outcome.first_year.fget  # type: ignore[attr-defined]
        monkeypatch.setattr(Outcome, "first_year", property(lambda outcome: Fraction(round(exact(outcome) * 100), 100)))
    with pytest.raises(AssertionError):
        check_the_worked_table()
