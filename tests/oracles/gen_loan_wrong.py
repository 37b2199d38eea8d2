"""Loans with one mistake, each kind a small function that spoils a good one."""

from random import Random
from typing import Any

from .gen_loan import loan_terms_case
from .loan_terms import REQUIRED, Terms
from .money import show


def plain(value: dict[str, Any]) -> dict[str, Any]:
    """The loan as a declining annuity without graces and changes."""
    for key in ("tranches", "rates", "principals", "grace_principal", "grace_interest", "interest_free"):
        value.pop(key, None)
    return value | {"repayment": "annuity", "interest": "declining"}


def wrong_keys(rng: Random, value: dict[str, Any]) -> dict[str, Any]:
    """A key too many or too few, on top or inside a list."""
    what = rng.randint(0, 4)
    if what == 0:
        return value | {rng.choice(["extra", "Rate", "penalty_rate", "grace"]): "1"}
    if what == 1:
        del value[rng.choice(sorted(REQUIRED))]
        return value
    if what == 2:
        return value | {"fees": [{"kind": "arrangement", "amount": "1.00"}]}
    if what == 3:
        return value | {"payments": [{"on": value["first_due_on"], "amount": "1.00", "note": "x"}]}
    return plain(value) | {"rates": [{"from": value["first_due_on"], "rate": "1", "to": value["first_due_on"]}]}


def wrong_words(rng: Random, value: dict[str, Any]) -> dict[str, Any]:
    """A word or a type that is not of the text."""
    key, what = rng.choice([
        ("repayment", "anuity"), ("interest", "compound"), ("day_count", "30/365"), ("rounding", "up"),
        ("stretch_rounding", "day"), ("prepayment", "none"), ("principal", "abc"), ("principal", ["1"]),
        ("principal", "NaN"), ("rate", "six"), ("rate", {}), ("term", "abc"), ("term", 1.5), ("term", None),
        ("every", {}), ("every", {"months": 1, "weeks": 1}), ("disbursed_on", "2026-02-30"),
        ("first_due_on", "soon"),
    ])  # fmt: skip
    return value | {key: what}


def wrong_sizes(rng: Random, value: dict[str, Any]) -> dict[str, Any]:
    """A size that no loan has."""
    first = value["disbursed_on"]
    return plain(value) | rng.choice([
        {"term": 0}, {"term": -3}, {"principal": "0.00"}, {"principal": "-5.00"}, {"rate": "-1.00"},
        {"grace_principal": -1}, {"interest_free": -1}, {"grace_interest": -1}, {"first_due_on": first},
        {"grace_principal": value["term"]}, {"grace_interest": value["term"]}, {"first_due_on": "1999-12-31"},
    ])  # fmt: skip


def wrong_sums(rng: Random, value: dict[str, Any]) -> dict[str, Any]:
    """Tranches or principals that do not add up, or not as many as instalments."""
    whole, first, value = Terms(value).principal, value["disbursed_on"], plain(value)
    what = rng.randint(0, 2)
    if what == 0:
        return value | {"tranches": [{"on": first, "amount": show(whole + 1)}]}
    parts = [0] * (value["term"] - 1) + [whole + 1]
    if what == 1:
        parts = [whole] + [0] * value["term"]
    return value | {"repayment": "custom", "principals": [show(part) for part in parts]}


def wrong_flat(rng: Random, value: dict[str, Any]) -> dict[str, Any]:
    """Flat interest with what it does not go with."""
    value = plain(value) | {"interest": "flat", "term": max(3, value["term"])}
    value.pop("payments", None)
    value.pop("as_of", None)
    day = value["first_due_on"]
    return value | rng.choice([
        {"grace_principal": 1}, {"grace_interest": 1}, {"rates": [{"from": day, "rate": "1.11"}]},
        {"repayment": "bullet"},
    ])  # fmt: skip


def spoiled_loan(rng: Random) -> dict[str, Any]:
    """A loan with one mistake."""
    return rng.choice([wrong_keys, wrong_words, wrong_sizes, wrong_sums, wrong_flat])(rng, loan_terms_case(rng))
