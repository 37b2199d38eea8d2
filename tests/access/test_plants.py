"""Each planted opening is found by itself, by a small part of the walk; one that is not found fails."""

from __future__ import annotations

from collections.abc import Callable

from tests.access.places import Places
from tests.access.plants import PLANTS


def test_every_planted_opening_is_found_by_itself(places: Places, say: Callable[[str], None]) -> None:
    told = []
    for plant in PLANTS:
        before = plant.look(places)
        with plant.make():
            found = plant.look(places)
        told.append((plant.name, len(before), len(found)))
    say(f"planted openings: {sum(with_it > 0 == without for _, without, with_it in told)} of {len(told)} found")
    for name, without, with_it in told:
        say(f"  {name:<45} without it {without}, with it {with_it}")
    assert [name for name, without, with_it in told if without or not with_it] == []
    assert len(told) >= 8
