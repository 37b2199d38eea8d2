"""A fund with one source, built once a process and copied for each test."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

import pytest

from tests import builders, worlds


def _build(world: worlds.World) -> None:
    fund = builders.fund()
    builders.source(fund)
    builders.source(fund, "Region Västmanland 2026", amount_minor=500_000_00, counties=["19"])
    (world.data / "fund.json").write_text(json.dumps(asdict(fund)))


@pytest.fixture
def fund(all_worlds: worlds.Worlds) -> Iterator[builders.Fund]:
    """The fund, in a database of the test's own."""
    world = all_worlds.fresh(all_worlds.like("fund_with_sources", _build))
    try:
        with worlds.in_use(world):
            yield builders.Fund(**json.loads((world.data / "fund.json").read_text()))
    finally:
        world.drop()
