"""Pages outside a fund, the applicant's and those of cases: nothing that axe finds, nothing wider than a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.pages.look import Found
from tests.pages.table import APPLICANTS_SIDE, ERRORS


@pytest.mark.browser
def test_no_violation_and_no_overflow(see_all: Callable[..., Found]) -> None:
    found = see_all(APPLICANTS_SIDE, ERRORS)
    assert found.all == []
    assert found.cells == 4 * found.states > 400
