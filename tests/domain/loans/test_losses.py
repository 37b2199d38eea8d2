"""A claim written down, off and recovered: the table of docs/algorithms/loan-losses.md, and what is always true."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.loans import losses
from brygga.domain.loans.losses import Effect, NotPossible, Position
from brygga.domain.money import format_minor, half_up, parse_amount
from brygga.domain.rates import Rate
from tests.domain.loans.tables import PAGES, _tables
from tests.domain.sentences import well_said

ACTS: dict[str, Callable[[Position, int], tuple[Position, Effect]]] = {
    "written_off": losses.written_off,
    "paid": losses.paid,
    "forgiven": losses.forgiven,
}
ROWS = _tables((PAGES / "loan-losses.md").read_text(encoding="utf-8"))[0]


def done(position: Position, act: str, amount: str) -> tuple[Position, Effect]:
    if act == "written_down":
        return losses.written_down(position, Rate.from_percent(amount.removesuffix(" %")).fraction, half_up)
    return ACTS[act](position, parse_amount(amount, "SEK").minor)


def told(rows: list[dict[str, str]]) -> list[str]:
    """What the table says otherwise than the computation."""
    position, found = Position(10_000_00), []
    for nr, row in enumerate(rows, start=1):
        position, effect = done(position, row["act"], row["amount"])
        for name in ("loss", "allowance_used", "recovered", "repaid"):
            if format_minor(getattr(effect, name), "SEK") != row[name]:
                found.append(f"row {nr} {name}")
        for name in ("owed", "written_off", "allowance", "carrying"):
            if format_minor(getattr(position, name), "SEK") != row[name]:
                found.append(f"row {nr} {name}")
    return found


def test_the_worked_table() -> None:
    assert len(ROWS) == 7
    assert told(ROWS) == []


def test_canary_a_changed_figure_is_found() -> None:
    spoiled = [dict(row) for row in ROWS]
    spoiled[3]["loss"] = "0.00"
    assert told(spoiled) == ["row 4 loss"]


@given(
    st.integers(1, 10**9),
    st.lists(st.tuples(st.sampled_from([*ACTS, "written_down"]), st.integers(1, 100)), max_size=8),
)
def test_what_was_lost_is_what_did_not_come_in(owed: int, acts: list[tuple[str, int]]) -> None:
    """Losses less recoveries are always the debt at first less money and what is still carried."""
    position, result, money = Position(owed), 0, 0
    for act, percent in acts:
        try:
            if act == "written_down":
                after, effect = losses.written_down(position, Rate.from_percent(str(percent)).fraction, half_up)
            else:
                whole = position.gross if act == "written_off" else position.owed
                after, effect = ACTS[act](position, max(whole * percent // 100, 1))
        except NotPossible:
            continue
        position = after
        result += effect.loss - effect.recovered
        money += effect.repaid + effect.recovered
        assert min(position.owed, position.written_off, position.allowance, position.gross, position.carrying) >= 0
    assert result == owed - money - position.carrying


@pytest.mark.parametrize("act", sorted(ACTS))
def test_more_than_there_is_is_refused_and_nothing_moves(act: str) -> None:
    position = Position(100)
    with pytest.raises(NotPossible) as refused:
        ACTS[act](position, 101)
    assert refused.value.field == "amount" and well_said(refused.value)
    assert position == Position(100)


@pytest.mark.parametrize(("act", "position", "least", "most"), [
    ("written_off", Position(100, 40), 1, 60), ("paid", Position(100, 40), 1, 100),
    ("forgiven", Position(100, 40), 1, 100),
])  # fmt: skip
def test_from_one_ore_to_all_there_is_and_no_further(act: str, position: Position, least: int, most: int) -> None:
    for amount in (least, most):
        ACTS[act](position, amount)
    for amount in (least - 1, -1, most + 1):
        with pytest.raises(NotPossible) as refused:
            ACTS[act](position, amount)
        assert refused.value.field == "amount" and well_said(refused.value)


@pytest.mark.parametrize("share", [Fraction(-1, 100), Fraction(101, 100)])
def test_a_claim_is_written_down_by_no_more_than_all_of_it(share: Fraction) -> None:
    with pytest.raises(NotPossible) as refused:
        losses.written_down(Position(100), share, half_up)
    assert refused.value.field == "share" and well_said(refused.value)
    assert losses.written_down(Position(100), Fraction(1), half_up) == (Position(100, 0, 100), Effect(loss=100))
    assert losses.written_down(Position(100, 0, 30), Fraction(0), half_up) == (Position(100), Effect(loss=-30))


def test_what_is_forgiven_uses_the_allowance_before_it_is_a_loss() -> None:
    assert losses.forgiven(Position(100, 40, 20), 70) == (Position(30, 0, 0), Effect(loss=10, allowance_used=20))
    assert losses.forgiven(Position(100, 40, 20), 50) == (Position(50, 0, 10), Effect(loss=0, allowance_used=10))
