"""The `ratios` calculator: the worked years, nulls where nothing divides, and errors with their place."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.calc.run import run
from brygga.domain import ratios
from tests.domain.funding.worked import tables

PAGE = "portfolio-ratios.md"
ADJUSTED = ("funding", "provision", "in_kind")
YEARS = ("a good year", "the first year", "nothing yet")


def ask(value: object, language: str = "sv") -> dict[str, Any]:
    answered: dict[str, Any] = json.loads(run("ratios", json.dumps(value), language)[0])
    return answered


def asked(year: str) -> dict[str, Any]:
    """A column of the page as input."""
    cells = {row["figure"]: row[year] for row in tables(PAGE, "figure")[0]}
    given_figures: dict[str, Any] = {
        name: int(cell) if name.startswith("borrowers") else cell for name, cell in cells.items()
        if name not in ADJUSTED
    }
    adjustments = {name: cells[name] for name in ADJUSTED if cells[name] != "–"}
    return {**given_figures, **({"adjustments": adjustments} if adjustments else {})}


def check_the_worked_years() -> None:
    for year in YEARS:
        answered = ask(asked(year))
        expected = {row["ratio"]: row[year] for row in tables(PAGE, "ratio", YEARS[0])[0]}
        explained = answered.pop("explain")
        assert len(explained) == len(answered)
        assert {name: "–" if value is None else value for name, value in answered.items()} == expected


def test_the_worked_years() -> None:
    check_the_worked_years()


def test_the_way_is_told_in_both_languages() -> None:
    year = asked(YEARS[0])
    assert ask(year, "en")["explain"][8] == "Income over costs: 600000.00 / 515000.00 = 116.50 %."
    assert ask(year)["explain"][0] == "Mer än 30 dagar sent: 225000.00 / portföljen 5000000.00 = 4.50 %."
    assert ask(asked(YEARS[2]))["explain"][0].endswith("inget värde.")


@pytest.mark.parametrize(("currency", "cost"), [("JPY", "315"), ("KWD", "315.000")])
def test_amounts_have_the_decimals_of_their_currency(currency: str, cost: str) -> None:
    assert ask({**asked(YEARS[0]), "currency": currency})["cost_per_borrower"] == cost


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(2, 1_000))
def test_a_ratio_does_not_know_the_currency_s_size(portfolio: int, late: int, scale: int) -> None:
    year = {**asked(YEARS[0]), "portfolio_end": str(portfolio + late), "par30": str(late), "par90": "0"}
    one = ask(year)
    other = ask({**year, "portfolio_end": str((portfolio + late) * scale), "par30": str(late * scale)})
    assert one["par30"] == other["par30"]
    assert abs(Fraction(one["par30"]) - Fraction(100 * late, portfolio + late)) <= Fraction(1, 200)


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"portfolio_start": None}, "missing", "portfolio_start"),
        ({"reserve": None}, "missing", "reserve"),
        ({"par30": "-1"}, "out_of_range", "par30"),
        ({"par30": "NaN"}, "wrong_type", "par30"),
        ({"par30": "1e400"}, "wrong_type", "par30"),
        ({"par30": 1.5}, "wrong_type", "par30"),
        ({"par30": "5000000.01"}, "inconsistent", "par30"),
        ({"par90": "225000.01"}, "inconsistent", "par90"),
        ({"borrowers_end": -1}, "out_of_range", "borrowers_end"),
        ({"borrowers_end": "7"}, "wrong_type", "borrowers_end"),
        ({"adjustments": []}, "wrong_type", "adjustments"),
        ({"adjustments": {"inflation": "1"}}, "unknown_field", "adjustments.inflation"),
        ({"adjustments": {"funding": "-1"}}, "out_of_range", "adjustments.funding"),
        ({"par60": "1"}, "unknown_field", "par60"),
        ({"currency": "SEKK"}, "out_of_range", "currency"),
    ],
)
def test_what_cannot_be_answered_says_where(change: dict[str, object], code: str, field: str) -> None:
    error = ask({**asked(YEARS[0]), **change})["error"]
    assert (error["code"], error["field"]) == (code, field)


@pytest.mark.parametrize("defect", ["end_for_average", "rounded_balance", "zero_for_nothing"])
def test_a_planted_mistake_is_found(defect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if defect == "end_for_average":
        monkeypatch.setattr(ratios.Figures, "average_portfolio", property(lambda figures: figures.portfolio_end))
    elif defect == "rounded_balance":
        monkeypatch.setattr(ratios, "average_balance", lambda figures: Fraction(5000))
    else:
        monkeypatch.setattr(ratios, "over", lambda part, whole: part / whole if whole else Fraction(0))
    with pytest.raises(AssertionError):
        check_the_worked_years()
