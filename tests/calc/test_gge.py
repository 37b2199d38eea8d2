"""The `gge` calculator: every published figure, facts that decide, all methods at once, and errors with their place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from brygga.calc.run import run
from brygga.domain.aid import assess as assessing
from brygga.domain.aid import conditions, equivalent
from brygga.domain.aid.regimes import SafeHarbour
from tests.domain.aid.worked_aid import (
    EMPTY,
    EQUITY,
    GGE_PAGE,
    GUARANTEE,
    LOAN,
    instalments,
    plain,
    price_gap,
    simplified,
    with_fact,
)
from tests.domain.funding.worked import tables
from tests.domain.sentences import is_sentence


def ask(value: object, language: str = "sv") -> dict[str, Any]:
    answered: dict[str, Any] = json.loads(run("gge", json.dumps(value), language)[0])
    return answered


def check_the_simplified_methods() -> None:
    for row in tables(GGE_PAGE, "kind", "amount", "term")[0]:
        answered = ask(simplified(row), "en")
        if row["GGE"].startswith("not eligible"):
            assert (answered["eligible"], answered["gge"], len(answered["why"])) == (False, None, 1), row
        else:
            assert (answered["eligible"], answered["gge"], answered["why"]) == (True, row["GGE"], []), row


def check_the_price_gaps() -> None:
    for row in tables(GGE_PAGE, "kind", "amount", "cover")[0]:
        assert ask(price_gap(row))["gge"] == row["GGE"], row


def check_the_facts() -> None:
    for row in tables(GGE_PAGE, "kind", "method", "fact")[0]:
        answered = ask(with_fact(row))
        assert answered["eligible"] is (row["eligible"] == "yes"), row
        assert answered["gge"] == (None if row["GGE"] == EMPTY else row["GGE"]), row
        assert answered.get("conditions", []) == ([] if row["left open"] == EMPTY else row["left open"].split()), row


@pytest.mark.parametrize("check", [check_the_simplified_methods, check_the_price_gaps, check_the_facts])
def test_the_worked_tables(check: Any) -> None:
    check()


def test_grants_subsidies_and_capital() -> None:
    for row in tables(GGE_PAGE, "kind", "amount", "instalments")[0]:
        answered = ask(plain(row))
        assert (answered["gge"], answered["source"]) == (row["GGE"], row["source"]), row


def test_method_b_is_lower_and_not_ours() -> None:
    """The payments' worth at the reference rate, by the same discounting as a grant in instalments."""
    row = tables(GGE_PAGE, "payments")[0][0]
    worth = ask({"kind": "grant", "instalments": instalments(row["payments"]),
                 "reference": {"base": "5.00", "discount_margin": "1.00"}})["gge"]
    assert worth == row["worth at 6 %"]
    assert f"{100_000 - int(worth.replace('.', '')) / 100:.2f}" == row["gap"]


def test_the_answer_of_the_interface() -> None:
    """The example that the interface prints: every key given, one method asked for."""
    asked = {**LOAN, "regime": "general", "method": "safe_harbour", "amount": "25000", "years": "4", "cover": "0.8",
             "collateral_share": "0.6", "periods_per_year": 1, "premium": {"safe_harbour": "3.80", "paid": "1.00"}}
    answered = ask(asked)
    assert (answered["eligible"], answered["gge"], answered["why"], answered["source"]) == (
        True, "4000.00", [], "(EU) 2023/2831 art. 4(3)")


def test_every_method_that_can_be_computed() -> None:
    every = ask({**LOAN, "amount": "100000", "all_methods": True})["methods"]
    assert {name: found["gge"] for name, found in every.items()} == {
        "safe_harbour": "20000.00", "reference_rate": "22898.54"}
    assert list(ask({**GUARANTEE, "all_methods": True})["methods"]) == ["safe_harbour", "premium"]
    without = {name: value for name, value in LOAN.items() if name != "charged"}
    assert list(ask({**without, "all_methods": True})["methods"]) == ["safe_harbour"]
    assert ask({**EQUITY, "all_methods": True})["methods"]["equity"]["gge"] == "80000.00"
    assert ask({"kind": "loan", "all_methods": True})["error"]["code"] == "missing"


def test_the_floor_is_on_the_sum() -> None:
    """A guarantee whose premium is above the safe harbour is no aid; it does not become a negative grant."""
    asked = {**GUARANTEE, "method": "premium", "premium": {"safe_harbour": "1.00", "paid": "3.00"}}
    assert ask(asked)["gge"] == "0.00"


def test_an_exact_half_cent_goes_up() -> None:
    """0.125 a year on 1.00 over one year at no discount: 0.125 → 0.13."""
    asked = {**LOAN, "method": "reference_rate", "amount": "1.00", "years": "1", "charged": "0",
             "reference": {"base": "0", "margin": "12.5", "discount_margin": "0"}}
    assert ask(asked)["gge"] == "0.13"
    assert ask({**asked, "periods_per_year": 3})["gge"] == "0.13"


def test_the_way_is_told_in_both_languages() -> None:
    asked = {**LOAN, "method": "reference_rate", "amount": "10000", "in_collective_insolvency": False,
             "subordinated": False, "public_resources": True, "pari_passu_private": False}
    assert ask(asked, "sv")["explain"][-1] == "Bruttobidragsekvivalent: 2289.85 EUR."
    assert ask(asked, "en")["explain"][-1] == "Gross grant equivalent: 2289.85 EUR."


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"kind": None}, "missing", "kind"),
        ({"kind": "gift"}, "out_of_range", "kind"),
        ({"method": None}, "missing", "method"),
        ({"method": "premium"}, "inconsistent", "method"),
        ({**GUARANTEE, "method": "reference_rate"}, "inconsistent", "method"),
        ({"years": None}, "missing", "years"),
        ({"months": 60}, "inconsistent", "months"),
        ({"years": "0"}, "out_of_range", "years"),
        ({"years": "-1"}, "out_of_range", "years"),
        ({"years": "1e400"}, "wrong_type", "years"),
        ({"amount": "-1"}, "out_of_range", "amount"),
        ({"amount": "NaN"}, "wrong_type", "amount"),
        ({"amount": None}, "missing", "amount"),
        ({"ceiling": "0"}, "out_of_range", "ceiling"),
        ({"regime": "space"}, "out_of_range", "regime"),
        ({"on": "2026-02-31"}, "wrong_type", "on"),
        ({"on": "0001-01-01"}, "out_of_range", "on"),
        ({"rating": "BBBB"}, "out_of_range", "rating"),
        ({"collateral_share": "-0.1"}, "out_of_range", "collateral_share"),
        ({"cover": "1.01"}, "out_of_range", "cover"),
        ({"charged": "1000.01"}, "out_of_range", "charged"),
        ({"reference": {"base": "2000", "margin": "1"}}, "out_of_range", "reference.base"),
        ({"reference": {"margin": "1"}}, "missing", "reference.base"),
        ({"method": "reference_rate", "reference": {"base": "2"}}, "missing", "reference.margin"),
        ({"method": "reference_rate", "reference": None}, "missing", "reference"),
        ({"method": "reference_rate", "charged": None}, "missing", "charged"),
        ({"method": "reference_rate", "profile": None}, "missing", "profile"),
        ({"method": "reference_rate", "profile": "list"}, "missing", "balances"),
        ({"method": "reference_rate", "profile": "list", "balances": []}, "out_of_range", "balances"),
        ({"method": "reference_rate", "profile": "list", "balances": ["1"] * 1201}, "out_of_range", "balances"),
        ({"method": "reference_rate", "profile": "list", "balances": ["1", "2"]}, "inconsistent", "balances"),
        ({"method": "reference_rate", "profile": "list", "balances": ["-1"]}, "out_of_range", "balances.0"),
        ({"method": "reference_rate", "years": None}, "missing", "years"),
        ({**GUARANTEE, "method": "premium", "cover": None, "profile": "list", "balances": ["1"], "years": "1"},
         "missing", "cover"),
        ({"method": "reference_rate", "years": "4.5"}, "inconsistent", "periods_per_year"),
        ({"periods_per_year": 0}, "out_of_range", "periods_per_year"),
        ({"method": "reference_rate", "years": "100", "periods_per_year": 366}, "out_of_range", "periods_per_year"),
        ({**GUARANTEE, "method": "premium", "premium": None}, "missing", "premium"),
        ({"kind": "interest_subsidy"}, "missing", "instalments"),
        ({"kind": "grant", "instalments": []}, "out_of_range", "instalments"),
        ({"kind": "grant", "instalments": [{"t": "1", "amount": "1"}]}, "inconsistent", "instalments"),
        ({"kind": "grant", "instalments": [{"t": "101", "amount": "1"}]}, "out_of_range", "instalments.0.t"),
        ({"large_undertaking": "yes"}, "wrong_type", "large_undertaking"),
        ({"insolvent": True}, "unknown_field", "insolvent"),
    ],
)
def test_what_cannot_be_answered_says_where(change: dict[str, object], code: str, field: str) -> None:
    error = ask({**LOAN, "method": "safe_harbour", **change})["error"]
    assert (error["code"], error["field"]) == (code, field)
    said = error["message"], ask({**LOAN, "method": "safe_harbour", **change}, "en")["error"]["message"]
    assert is_sentence(said[0]) and is_sentence(said[1]) and said[0] != said[1]


def test_the_line_names_the_conditions_that_can_change_the_figure() -> None:
    answered = ask({**LOAN, "method": "safe_harbour"})
    assert len(answered["conditions"]) == 6
    assert "insolvensförfarande" in answered["explain"][-1] and "privata investerare" in answered["explain"][-1]
    assert "efterställt" not in answered["explain"][-1]
    assert "offentliga" in ask({"kind": "grant", "amount": "100"})["explain"][-1]


@pytest.mark.parametrize("defect", ["trade_off", "cover_not_asked", "undiscounted", "unfloored_year", "not_aid_last",
                                    "only_what_matters"])
def test_a_planted_mistake_is_found(defect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if defect == "trade_off":
        monkeypatch.setattr(SafeHarbour, "branch", lambda self, years: (self.short, self.short_years))
    elif defect == "cover_not_asked":
        monkeypatch.setitem(conditions.RESTS_ON, ("guarantee", "safe_harbour"), ())
    elif defect == "undiscounted":
        monkeypatch.setattr(equivalent, "discount_factors", lambda discount, a_year, periods: [1] * periods)
    elif defect == "unfloored_year":
        monkeypatch.setattr(equivalent, "max", lambda zero, exact: exact, raising=False)
    elif defect == "only_what_matters":
        monkeypatch.setattr(conditions, "FACTS", conditions.IS_AID)
    else:
        monkeypatch.setattr(assessing, "not_aid", lambda measure: False)
    with pytest.raises(AssertionError):
        check_the_simplified_methods()
        check_the_price_gaps()
        check_the_facts()
