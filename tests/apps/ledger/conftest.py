"""Fixtures of the ledger's tests: a copy of two funds with books, this test's alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

import pytest

from tests import worlds
from tests.apps.ledger.books import Books, make_books


@dataclass(frozen=True, slots=True)
class TwoFunds:
    """The world, the fund that is attacked, and the stranger behind the tenant wall."""

    world: worlds.World
    ours: Books
    theirs: Books


def _build(world: worlds.World) -> None:
    kept = {name: asdict(make_books(name)) for name in ("ours", "theirs")}
    (world.data / "books.json").write_text(json.dumps(kept))


@pytest.fixture
def two_funds(all_worlds: worlds.Worlds) -> Iterator[TwoFunds]:
    """Two funds with books, in a database of the test's own."""
    world = all_worlds.fresh(all_worlds.like("books", _build))
    kept = json.loads((world.data / "books.json").read_text())
    try:
        with worlds.in_use(world):
            yield TwoFunds(world, Books(**kept["ours"]), Books(**kept["theirs"]))
    finally:
        world.drop()
