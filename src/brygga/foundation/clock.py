"""The only room that reads the clock.

Two times are kept apart: `now()` is the wall clock (log, sessions, codes) and `today()` is the business date of
this data directory: the wall clock's date in production, a date of its own in a demo or practice fund, which only
`advance` moves, and only forward.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from brygga.foundation.models import BusinessDate
from brygga.foundation.refusals import Refused, text

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def now() -> datetime:
    """Return the wall clock's instant, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the business date of this data directory."""
    row = BusinessDate.objects.first()
    return row.on if row else datetime.now(STOCKHOLM).date()


def runs_on_its_own_date() -> bool:
    """Tell whether this is a demo or practice directory with a date of its own."""
    return BusinessDate.objects.exists()


def set_own_date(on: date) -> None:
    """Give a fresh demo or practice directory its own date."""
    BusinessDate.objects.create(id=1, on=on)


def advance(to: date) -> None:
    """Move the directory's own date forward to `to`; production has no such date and never moves."""
    row = BusinessDate.objects.select_for_update().first()
    if row is None:
        raise Refused("clock.is_wall", text("Den här katalogen följer kalendern. Datumet kan inte flyttas."))
    if to < row.on:
        raise Refused("clock.backwards", text("Datumet kan bara flyttas framåt."), field="on")
    row.on = to
    row.save(update_fields=["on"])
