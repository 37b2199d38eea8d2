"""The clock that stands still: how many days the fund has waited for answers."""

from collections.abc import Iterable
from datetime import date

from brygga.apps.cases.models import Completion


def days_waited(completions: Iterable[Completion], on: date) -> int:
    """Return the number of days on which at least one komplettering was open, up to `on`."""
    spans = sorted((c.asked_on, c.answered_on or on) for c in completions)
    total, reached = 0, date.min
    for first, last in spans:
        start = max(first, reached)
        if last > start:
            total += (last - start).days
            reached = last
    return total
