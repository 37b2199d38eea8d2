"""The fund's own pages, in the states of a meeting, a signing and a pay-out: nothing that axe finds or too wide."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.pages.look import Found
from tests.pages.table import FUNDS_SIDE


@pytest.mark.browser
def test_no_violation_and_no_overflow(see_all: Callable[..., Found]) -> None:
    found = see_all(FUNDS_SIDE)
    assert found.all == []
    assert found.cells == 4 * found.states > 400
