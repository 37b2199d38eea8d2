"""The whole demo world in the order of its days. `make` tells it in an empty, migrated directory."""

import time
from datetime import date

from brygga.apps.ledger.actions import open_year
from brygga.foundation import clock
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.operations.demo import hantverkshuset, money, now, ramsberg, sources, stranger
from brygga.operations.demo.stage import Say, Stage
from brygga.operations.house.tables import BEGUN, FINISHED

FIRST_DAY = date(2024, 1, 8)
TODAY = date(2026, 10, 20)


def make(say: Say) -> None:
    """Tell the story from the fund's first day to the directory's own today."""
    began = time.monotonic()
    clock.set_own_date(FIRST_DAY)
    note(Command(None, None, clock.now(), FIRST_DAY, BEGUN), code=BEGUN)
    stage = Stage(say, FIRST_DAY)
    sources.begin(stage)
    contribution, loan, _ = ramsberg.open_shop(stage)
    money.pass_days(stage, date(2024, 10, 28))
    _next_year(stage, 2025)
    house = hantverkshuset.save_the_house(stage)
    late = hantverkshuset.third_use(stage)
    _next_year(stage, 2026)
    money.pass_days(stage, date(2026, 3, 2))
    ramsberg.repay_early(stage, loan)
    money.pass_days(stage, date(2026, 4, 20))
    ramsberg.share_profit(stage, contribution)
    stage.late = late
    now.fill_the_year(stage, late)
    other = stranger.begin(stage)
    now.leave_something_for_everybody(stage, house, TODAY)
    stranger.finish(other, stage.day)
    note(Command(None, None, clock.now(), TODAY, FINISHED), code=FINISHED)
    say(f"  Klar: {stage.acts + other.acts} handlingar på {time.monotonic() - began:.0f} s.")


@action("demo.note")
def note(cmd: Command, *, code: str) -> None:
    """Leave in the house's trail that the demo was begun or finished: half a demo is never served."""
    record(cmd, code, subject="house/demo")


def _next_year(stage: Stage, year: int) -> None:
    open_year(stage.by("gunnar"), year=year, first_on=date(year, 1, 1), last_on=date(year, 12, 31))
