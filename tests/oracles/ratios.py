"""Ratios of a portfolio and the social return, a second time, with their random cases."""

from fractions import Fraction
from random import Random
from typing import Any

from .generators import sum_text
from .money import minor, rounded, show
from .wrong import Expected, Mistake, spoil

AMOUNTS = ("par30", "par90", "reserve", "written_off", "recovered", "provision_expense", "loan_income", "other_income",
           "financial_expense", "operating_expense", "gni_per_capita", "portfolio_start", "portfolio_end")
PEOPLE = ("borrowers_start", "borrowers_end")
SHARES = ("deadweight", "displacement", "attribution", "drop_off")


def two(part: Fraction | int, whole: Fraction | int, times: int = 100) -> str | None:
    """A quotient times a hundred with two decimals half-up; none of nothing."""
    return show(rounded(Fraction(part) / whole * times * 100, "half_up")) if whole else None


def ratios(value: dict[str, Any]) -> Any:
    """The whole answer but `explain`."""
    m = {key: minor(value[key]) for key in AMOUNTS}
    portfolio = Fraction(m["portfolio_start"] + m["portfolio_end"], 2)
    borrowers = Fraction(sum(value[key] for key in PEOPLE), 2)
    income = m["loan_income"] + m["other_income"]
    costs = m["financial_expense"] + m["provision_expense"] + m["operating_expense"]
    end = value["borrowers_end"]
    adjusted = costs + sum(minor(text) for text in value.get("adjustments", {}).values())
    return {
        "par30": two(m["par30"], m["portfolio_end"]), "par90": two(m["par90"], m["portfolio_end"]),
        "write_off": two(m["written_off"], portfolio), "risk_coverage": two(m["reserve"], m["par30"]),
        "net_write_off": two(m["written_off"] - m["recovered"], portfolio),
        "provision": two(m["provision_expense"], portfolio), "yield": two(m["loan_income"], portfolio),
        "operating_expense": two(m["operating_expense"], portfolio), "oss": two(income, costs),
        "fss": two(income, adjusted) if "adjustments" in value else None,
        "cost_per_borrower": two(Fraction(m["operating_expense"], 100), borrowers, 1),
        "average_balance": two(Fraction(m["portfolio_end"], 100), end, 1),
        "depth": two(m["portfolio_end"], end * m["gni_per_capita"]),
    }  # fmt: skip


def ratios_case(rng: Random) -> dict[str, Any]:
    """A year of a fund, from a few kronor to a few hundred million; now and then a figure is nothing."""
    size = rng.choice([10**3, 10**6, 10**9, 10**11])
    value: dict[str, Any] = {key: sum_text(rng, size) for key in AMOUNTS[:11]}
    value |= {key: rng.choice([0, 1, rng.randint(1, 30), rng.randint(1, 5000)]) for key in PEOPLE}
    end = rng.randint(0 if rng.random() < 0.05 else 1, size)
    at_risk = rng.choice([0, end, rng.randint(0, end), rng.randint(0, end // 10)])
    value |= {"portfolio_end": show(end), "portfolio_start": sum_text(rng, size), "par30": show(at_risk),
              "par90": show(rng.choice([0, at_risk, rng.randint(0, at_risk)]))}
    for key in ("gni_per_capita", "financial_expense", "provision_expense", "operating_expense", "recovered"):
        if rng.random() < 0.06:
            value[key] = "0"
    if rng.random() < 0.8:
        keys = rng.sample(["funding", "provision", "in_kind"], rng.randint(0, 3))
        value["adjustments"] = {key: sum_text(rng, size // 10) for key in keys}
    return value


def wrong_ratios(rng: Random) -> tuple[Any, Expected]:
    """A year with one mistake."""
    return spoil(rng, ratios_case(rng), [_negative], {"": [*AMOUNTS, *PEOPLE]})


def _negative(rng: Random, value: dict[str, Any]) -> Mistake:
    """A figure below nothing; a provision's may be, when it is taken back."""
    key = rng.choice([key for key in AMOUNTS if key != "provision_expense"])
    return value | rng.choice([{key: "-1"}, {rng.choice(PEOPLE): -1}]), "error"


def sroi(value: dict[str, Any]) -> Any:
    """The whole answer but `explain`: impact by year, its present value, and that against the inputs."""
    years = [Fraction(0)] * max(outcome["years"] for outcome in value["outcomes"])
    for outcome in value["outcomes"]:
        impact = Fraction(outcome["quantity"]) * minor(outcome["proxy"])
        for share in SHARES[:3]:
            impact *= 1 - Fraction(outcome[share])
        for year in range(outcome["years"]):
            years[year] += impact
            impact *= 1 - Fraction(outcome["drop_off"])
    factor = 1 / (1 + Fraction(value["rate"]) / 100)
    worth = sum((impact * factor ** (place + 1) for place, impact in enumerate(years)), Fraction(0))
    inputs = minor(value["inputs"])
    return {
        "by_year": [show(rounded(impact, "half_up")) for impact in years],
        "present_value": show(rounded(worth, "half_up")),
        "sroi": four(worth / inputs), "net_sroi": four((worth - inputs) / inputs),
    }  # fmt: skip


def four(value: Fraction) -> str:
    """Four decimals half-up."""
    found = rounded(value * 10_000, "half_up")
    return f"{'-' if found < 0 else ''}{abs(found) // 10_000}.{abs(found) % 10_000:04d}"


def sroi_case(rng: Random) -> dict[str, Any]:
    """Up to five outcomes over up to ten years."""
    shares = ["0", "0.10", "0.25", "0.3", "0.5", "1", f"{rng.random():.3f}"]
    outcomes = [
        {"quantity": rng.choice(["1", "10", "2.5", str(rng.randint(0, 500))]), "proxy": sum_text(rng, 10**8),
         "years": rng.choice([1, 2, 3, 5, 10]), **{key: rng.choice(shares) for key in SHARES}}
        for _ in range(rng.randint(1, 5))
    ]  # fmt: skip
    rate = rng.choice(["0", "3.5", "3.50", "10", f"{rng.randint(0, 2000) / 100:.2f}"])
    return {"outcomes": outcomes, "rate": rate, "inputs": sum_text(rng, 10**9)}


def wrong_sroi(rng: Random) -> tuple[Any, Expected]:
    """Outcomes with one mistake."""
    rows = ["quantity", "proxy", "years", *SHARES]
    return spoil(rng, sroi_case(rng), [_senseless], {"": ["outcomes", "rate", "inputs"], "outcomes": rows})


def _senseless(rng: Random, value: dict[str, Any]) -> Mistake:
    rng.choice(value["outcomes"]).update(rng.choice([{"quantity": "-1"}, {"drop_off": "1.01"}, {"years": 0}]))
    return value | rng.choice([{}, {"inputs": "0"}, {"outcomes": []}]), "error"
