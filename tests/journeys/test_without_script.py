"""The same people, the same figures, the same chapters up to pay-out, in browsers that run no JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.chapters import UP_TO_PAY_OUT, tell
from tests.journeys.story import Journey


@pytest.mark.browser
@pytest.mark.parametrize("journey", [False], indirect=True, ids=["without_script"])
def test_up_to_pay_out(journey: Journey) -> None:
    tell(journey, UP_TO_PAY_OUT)
    greta = journey.at("Greta", "pengar/").sees("Dagens pengar")
    expect(greta.here("[data-needs-script]").last).to_be_hidden()  # what a script would have shown: none has run
