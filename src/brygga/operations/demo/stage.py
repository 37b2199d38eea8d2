"""The stage that a story is told on: a fund, who is in it, and the day; it hands out the command of each act.

The day is the directory's own date. It only moves forward, and what a day does by itself happens on the way: each
Monday and each last day of a month is enough, since a day's work catches up with what it finds.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction

from brygga.domain.dates import month_end
from brygga.foundation import clock
from brygga.foundation.commands import Command
from brygga.operations.advance_day import advance_day

Say = Callable[[str], None]
KR = 100


@dataclass
class Stage:
    """A fund being played: its people by short name, its pots by short name; the loans that are paid on time
    (`running`), that wait to be paid out (`kept`), that is not paid on time (`late`).
    """

    say: Say
    day: date
    story: str = "first"
    tenant_id: int | None = None
    slug: str = ""
    people: dict[str, int] = field(default_factory=dict)
    pots: dict[str, int] = field(default_factory=dict)
    sources: dict[str, int] = field(default_factory=dict)
    running: list[int] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)
    late: int = 0
    bank_account_id: int = 0
    acts: int = 0

    def by(self, who: str | int | None) -> Command:
        """Return the command of the next act, by a person of the story, a person's id or nobody."""
        self.acts += 1
        at = datetime.combine(self.day, time(8), UTC) + timedelta(seconds=20 * (self.acts % 1500))
        actor = self.people[who] if isinstance(who, str) else who
        return Command(actor, self.tenant_id, at, self.day, f"demo/{self.story}/{self.acts}")

    def tell(self, line: str) -> None:
        """Say what happens now, for whoever waits at the terminal."""
        self.say(f"  {self.day}  {line}")

    def until(self, to: date) -> None:
        """Let the days pass up to and with `to`."""
        while self.day < to:
            self.day += timedelta(days=1)
            if self.day.weekday() == 0 or self.day.day == month_end(self.day.year, self.day.month) or self.day == to:
                _advance(self.day)
                if self.tenant_id:
                    advance_day(self.by(None), on=self.day)


def _advance(to: date) -> None:
    """Two stages share the directory's date: whoever comes first moves it."""
    if clock.today() < to:
        with transaction.atomic():
            clock.advance(to)
