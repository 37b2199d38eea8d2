"""The main job in a browser, through pages only, on an empty data directory; what is typed comes from a file.

`make journey` runs it and leaves the pictures in build/journey. The directory is empty when `brygga serve --practice`
opens it: it has a date of its own, which the person at the machine moves forward by its page, since instalments take
months.
"""

from __future__ import annotations

import pytest

from tests.journeys.chapters import CHAPTERS, tell
from tests.journeys.story import Journey


@pytest.mark.browser
def test_the_first_full_turn(journey: Journey) -> None:
    tell(journey, CHAPTERS)
