"""The same people, the same figures, the same chapters up to pay-out, in browsers that run no JavaScript."""

from __future__ import annotations

import pytest

from tests.journeys.chapters import UP_TO_PAY_OUT, tell
from tests.journeys.story import Journey


@pytest.mark.browser
@pytest.mark.parametrize("journey", [False], indirect=True, ids=["without_script"])
def test_up_to_pay_out(journey: Journey) -> None:
    tell(journey, UP_TO_PAY_OUT)
