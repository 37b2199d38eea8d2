"""Seeded random measures of every kind and method, with sizes, times and shares on both sides of each limit."""

from random import Random
from typing import Any

from .generators import sum_text
from .gge import CEILING, INVESTMENT
from .money import show
from .wrong import Expected, Mistake, spoil

FLAGS = ("in_collective_insolvency", "large_undertaking", "losses_pro_rata", "subordinated", "public_resources",
         "pari_passu_private")


def rate(rng: Random, most: int) -> str:
    """A percentage with two decimals, often none or round."""
    return show(rng.choice([0, 100, 200, rng.randint(0, most), rng.randint(0, most)]))


def sizes(rng: Random, value: dict[str, Any]) -> None:
    """Ceiling, time and amount, leaning to the largest of the branch and the cents beside it."""
    regime = rng.choice(list(CEILING))
    ceiling = CEILING[regime] * 100
    if rng.random() < 0.7 or regime != "general":
        value["regime"] = regime
    if rng.random() < 0.15:
        ceiling = rng.choice([4_000_000, 20_000_000, rng.randint(10**6, 10**8)])
        value["ceiling"] = show(ceiling)
    months = rng.choice([12, 36, 59, 60, 61, 119, 120, 121, rng.randint(1, 125)])
    largest = int(ceiling * (5 if value["kind"] == "loan" else 7.5) / (1 if months <= 60 else 2))
    amount = rng.choice([largest - 1, largest, largest + 1, rng.randint(0, largest), rng.randint(1, 10**7)])
    value["amount"] = show(amount)
    if rng.random() < 0.5 and months % 3 == 0:
        value["years"] = f"{months / 12:g}"
    else:
        value["months"] = months


def flags(rng: Random, value: dict[str, Any]) -> None:
    """Some of the preconditions, mostly kept."""
    good = {"losses_pro_rata": True, "public_resources": True}
    for name in FLAGS:
        if rng.random() < 0.4:
            value[name] = good.get(name, False) ^ (rng.random() < 0.12)
    if rng.random() < 0.4:
        value["rating"] = rng.choice([*INVESTMENT, "CCC+", "CCC", "D", "B-"])
    if rng.random() < 0.85 and value["kind"] == "loan":
        value["collateral_share"] = rng.choice(["0.49", "0.4999", "0.5", "0.50", "0.6", "1.2"])
    if rng.random() < 0.85 and value["kind"] == "guarantee":
        value["cover"] = rng.choice(["0.80", "0.8", "0.8001", "0.9", "0.35", "0.5"])


def priced(rng: Random, value: dict[str, Any]) -> None:
    """What the method by the price needs: rates, a profile, a whole number of periods."""
    a_year = rng.choice([1, 1, 2, 4, 12])
    count = rng.choice([1, 2, 5, rng.randint(1, 12), rng.randint(1, 60)])
    value.pop("years", None)
    value["months"] = count * 12 // a_year
    if a_year > 1 or rng.random() < 0.7:
        value["periods_per_year"] = a_year
    value["profile"] = rng.choice(["bullet", "straight", "annuity", "list"])
    value["charged"] = rate(rng, 1500)
    value["reference"] = {"base": rate(rng, 900), "margin": rate(rng, 1000)}
    if rng.random() < 0.5:
        value["reference"]["discount_margin"] = rate(rng, 200)
    if value["kind"] == "guarantee":
        value["premium"] = {"safe_harbour": rate(rng, 700), "paid": rate(rng, 700)}
    if value["profile"] == "list":
        value["balances"] = [sum_text(rng, 10**9) for _ in range(count)]
        value.setdefault("cover", "0.75") if value["kind"] == "guarantee" else None


def gge_case(rng: Random) -> dict[str, Any]:
    """A measure that can be computed."""
    kind = rng.choice(["loan"] * 4 + ["guarantee"] * 4 + ["grant", "equity", "interest_subsidy"])
    value: dict[str, Any] = {"kind": kind}
    if kind in ("loan", "guarantee"):
        sizes(rng, value)
        flags(rng, value)
        value["method"] = rng.choice(["safe_harbour", "reference_rate" if kind == "loan" else "premium"])
        if value["method"] != "safe_harbour" or rng.random() < 0.2:
            priced(rng, value)
        if rng.random() < 0.15:
            value["all_methods"] = True
        return value
    flags(rng, value)
    if kind == "interest_subsidy" or (kind == "grant" and rng.random() < 0.6):
        step = 1 if kind == "interest_subsidy" else rng.choice([0.25, 0.5, 1])
        value["instalments"] = [{"t": f"{nr * step + (kind != 'grant'):g}", "amount": sum_text(rng, 10**8)}
                                for nr in range(rng.randint(1, 9))]
        value["reference"] = {"base": rate(rng, 900)}
        if rng.random() < 0.5:
            value["reference"]["discount_margin"] = rate(rng, 200)
    else:
        value["amount"] = sum_text(rng, 10**9)
    return value


def wrong_gge(rng: Random) -> tuple[Any, Expected]:
    """A measure with one mistake."""
    value = gge_case(rng)
    value.pop("public_resources", None)
    value.pop("pari_passu_private", None)
    rows = {"instalments": ["t", "amount"]} if "instalments" in value else {}
    return spoil(rng, value, MISTAKES, {"": ["kind"], **rows})


def _of_the_other_kind(_: Random, value: dict[str, Any]) -> Mistake:
    """A guarantee has no reference rate."""
    value.pop("all_methods", None)
    return value | {"kind": "guarantee", "method": "reference_rate"}, "inconsistent"


def _plain(value: dict[str, Any]) -> dict[str, Any]:
    for key in [key for key in value if key not in ("regime", "rating")]:
        del value[key]
    return value | {"kind": "loan", "method": "safe_harbour", "amount": "10000", "years": "3", "cover": "0.6"}


def _less(rng: Random, value: dict[str, Any]) -> Mistake:
    value = _plain(value)
    del value[rng.choice(["amount", "years", "method"])]
    return value, "missing"


def _no_size(rng: Random, value: dict[str, Any]) -> Mistake:
    return _plain(value) | rng.choice([{"amount": "-1"}, {"years": "0"}, {"years": "-2"}]), "error"


def _balances(rng: Random, value: dict[str, Any]) -> Mistake:
    """Not as many balances as periods."""
    value = _plain(value) | {"method": "reference_rate", "profile": "list", "charged": "1", "periods_per_year": 1,
                             "reference": {"base": "2", "margin": "4"}}
    return value | {"balances": ["1000"] * rng.choice([1, 2, 4])}, "error"


MISTAKES = [_of_the_other_kind, _less, _no_size, _balances]
