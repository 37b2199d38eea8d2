"""Sequences at which model and product once differed, in their short form: they agree now, and stay so."""

from __future__ import annotations

from typing import Any

import pytest

from tests.model import runs
from tests.model.driver import Told
from tests.worlds import Worlds

FOUND: dict[str, tuple[str, list[tuple[str, dict[str, Any]]]]] = {
    "a pay-in was undone although its money is promised": (
        "model", [("row.undo", {"who": "treasurer", "row": "12.2"})]),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_once_differed_agrees(all_worlds: Worlds, name: str) -> None:
    begun_in, steps = FOUND[name]
    told: list[Told] = [{"number": 900 + n, "name": act, "p": p} for n, (act, p) in enumerate(steps)]
    assert runs.told_again(all_worlds, told, begun_in) is None
