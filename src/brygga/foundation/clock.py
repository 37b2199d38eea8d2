"""The only room that reads the clock.

`today()` is the business date of this data directory: the wall clock's date in production, a date of its own in a demo
or practice directory, which only `advance` moves, and only forward. `now()` is the instant that an act bears: the wall
clock's, and in a directory with its own date the wall clock's hour on that date, or every paper there would bear a day
that its fund has not come to. Sessions and log-in codes keep the wall clock's time by themselves.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from brygga.foundation.models import BusinessDate
from brygga.foundation.refusals import Refused, text

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def moment() -> tuple[datetime, date]:
    """Return the instant (aware, in UTC) and the business date, read together."""
    row, local = BusinessDate.objects.first(), datetime.now(STOCKHOLM)
    if row is not None:
        local = datetime.combine(row.on, local.time(), STOCKHOLM)
    return local.astimezone(UTC), local.date()


def now() -> datetime:
    """Return the instant of this data directory, aware, in UTC."""
    return moment()[0]


def today() -> date:
    """Return the business date of this data directory."""
    return moment()[1]


def day_of(at: datetime) -> date:
    """Return the calendar's day of an instant: at half past midnight in Sweden, UTC still has the day before."""
    return at.astimezone(STOCKHOLM).date()


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
