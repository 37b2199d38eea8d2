"""Fixtures of the foundation's tests: one fund with open books in a database of the test's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import worlds


def _build(world: worlds.World) -> None:
    from tests.apps.ledger.books import open_fund

    (world.data / "fund").write_text(" ".join(str(key) for key in open_fund("fonden")))


@pytest.fixture
def fund(all_worlds: worlds.Worlds) -> Iterator[tuple[int, int, int]]:
    """(fund, capital pot, operating pot), with the year 2026 open."""
    world = all_worlds.fresh(all_worlds.like("fund", _build))
    try:
        with worlds.in_use(world):
            one, two, three = (int(key) for key in (world.data / "fund").read_text().split())
            yield one, two, three
    finally:
        world.drop()
