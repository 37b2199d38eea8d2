"""Where a source stands is the same by the database's sum as by its moves one by one, on every day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from brygga.domain.funding import turns
from tests.builders import KR, ON
from tests.money_fixtures import Money


def by_moves(pot: int, as_of: object) -> turns.Statement:
    from brygga.apps.funding import mapping
    return turns.statement(mapping.name_of(pot), "SEK", mapping.moves_of(pot), as_of)  # type: ignore[arg-type]


def test_the_sum_in_the_database_is_the_sum_of_the_moves_on_every_day(lent: Money) -> None:
    from brygga.apps.funding import queries
    from tests.apps.funding.test_funding_checks import _undone
    _undone(lent)
    days = [None, *(ON + timedelta(days=ahead) for ahead in range(-40, 40, 4))]
    pots = [source.pot_id for source in queries.sources(lent.tenant)]
    shown = [queries.statement(pot, "SEK", as_of) for pot in pots for as_of in days]
    assert shown == [by_moves(pot, as_of) for pot in pots for as_of in days]
    assert any(at.flows for at in shown) and any(at.lent_total.minor > 6_000 * KR for at in shown)


def test_canary_a_move_of_another_turn_is_seen(lent: Money, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from brygga.apps.funding import mapping, queries
    [pot, *_] = [source.pot_id for source in queries.sources(lent.tenant)]
    right = mapping.sums_of(pot)
    monkeypatch.setattr(mapping, "sums_of", lambda pot, as_of: [replace(right[0], put_turn=1), *right[1:]])
    assert queries.standing(pot, "SEK").turns != by_moves(pot, None).turns
