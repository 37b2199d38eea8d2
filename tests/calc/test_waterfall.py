"""The `waterfall` calculator: the worked table, conservation, and a recovery that never heals the wrong one first."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.calc.run import run
from brygga.domain.funding import waterfall
from brygga.domain.funding.waterfall import Layer, MoreThanLost, bear_loss, heal
from brygga.domain.money import Money
from tests.domain.funding.worked import layers, named, tables

LAYERS = st.lists(st.tuples(st.integers(0, 1_000), st.integers(1, 3)), max_size=5)


def ask(value: dict[str, object], language: str = "sv") -> dict[str, Any]:
    answered: dict[str, Any] = json.loads(run("waterfall", json.dumps(value), language)[0])
    return answered


def check_the_worked_table() -> None:
    for row in tables("waterfall.md", "layers", "loss")[0]:
        answered = ask({"loss": row["loss"], "layers": layers(row["layers"]), "recovery": row["recovery"]})
        answered.pop("explain")
        assert answered == {
            "loss": named(row["borne"]), "uncovered": row["uncovered"],
            "recovery": named(row["healed"]), "uncovered_recovery": row["uncovered healed"],
        }


def test_the_worked_table() -> None:
    check_the_worked_table()


@given(st.integers(0, 4_000), LAYERS, st.integers(0, 10_000))
def test_a_loss_is_borne_to_the_last_ore_and_healed_no_further(
    loss: int, sizes: list[tuple[int, int]], share: int
) -> None:
    given_layers = [Layer(f"l{nr}", Money(size, "SEK"), rank) for nr, (size, rank) in enumerate(sizes)]
    borne = bear_loss(Money(loss, "SEK"), given_layers)
    assert borne.uncovered.minor + sum(part.minor for part in borne.by_layer.values()) == loss
    assert all(borne.by_layer[layer.name] <= layer.amount for layer in given_layers)
    recovered = loss * share // 10_000
    healed = heal(Money(recovered, "SEK"), borne, given_layers)
    assert healed.uncovered.minor + sum(part.minor for part in healed.by_layer.values()) == recovered
    assert all(healed.by_layer[name] <= part for name, part in borne.by_layer.items())
    everything = heal(Money(loss, "SEK"), borne, given_layers)
    assert dict(everything.by_layer) == dict(borne.by_layer)


def test_without_a_recovery_the_answer_has_the_same_shape() -> None:
    answered = ask({"loss": "10", "layers": layers("a 20 (1)")}, "en")
    assert (answered["recovery"], answered["uncovered_recovery"]) == ({"a": "0.00"}, "0.00")
    assert answered["explain"] == ["The loss is 10.00 SEK; the lowest rank takes it first.",
                                   "Rank 1, a: bears 10.00 SEK of its 20.00 SEK."]


@pytest.mark.parametrize(
    ("value", "code", "field"),
    [
        ({"loss": "10", "layers": [], "recovery": "10.01"}, "inconsistent", "recovery"),
        ({"loss": "-1", "layers": []}, "out_of_range", "loss"),
        ({"loss": "10"}, "missing", "layers"),
        ({"loss": "10", "layers": layers("a 1 (1), a 2 (2)")}, "inconsistent", "layers.1.name"),
        ({"loss": "10", "layers": [{"name": "a", "amount": "1", "rank": "1"}]}, "wrong_type", "layers.0.rank"),
    ],
)
def test_what_cannot_be_answered_says_where(value: dict[str, object], code: str, field: str) -> None:
    error = ask(value)["error"]
    assert (error["code"], error["field"]) == (code, field)


def test_the_domain_refuses_more_than_was_lost() -> None:
    with pytest.raises(MoreThanLost):
        heal(Money(2, "SEK"), bear_loss(Money(1, "SEK"), []), [])


@pytest.mark.parametrize("defect", ["senior_first", "shared_by_size", "uncovered_last"])
def test_a_planted_mistake_is_found(defect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ranks = waterfall._ranks
    if defect == "senior_first":
        monkeypatch.setattr(waterfall, "_ranks", lambda given_layers: ranks(given_layers)[::-1])
    elif defect == "shared_by_size":
        monkeypatch.setattr(waterfall, "_shared", lambda part, weights: dict(
            zip(weights, part.split([1] * len(weights)), strict=True)))
    else:
        monkeypatch.setattr(waterfall, "min", lambda one, other: max(one, other) - max(one, other), raising=False)
    with pytest.raises((AssertionError, KeyError)):
        check_the_worked_table()
