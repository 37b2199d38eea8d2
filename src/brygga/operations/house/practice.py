"""`brygga serve --practice DATE`: an empty directory becomes one to practise in, on a date of its own.

Real people log in as they will one day; only time is not real: whoever sits at the machine moves it forward, and all
that falls due on the way happens. A directory with a fund that follows the calendar never becomes one, since its days
have happened to somebody. Do not confuse it with the demo world, where anybody may be anybody with one press.
"""

from datetime import date

from brygga.foundation import clock
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.models import Tenant

BEGUN = "practice.begun"


def begin_practice(on: date) -> str:
    """Give an empty directory its own date; one that has a date keeps it. Return why not, empty when it is done."""
    if clock.runs_on_its_own_date():
        return ""
    if Tenant.objects.exists():
        return ("Här finns en fond som följer kalendern. Den kan inte bli en övning. "
                "Öva i en tom katalog: brygga serve --data EN-ANNAN-KATALOG --practice ÅÅÅÅ-MM-DD")
    _begin(Command(None, None, clock.now(), on, BEGUN), on=on)
    return ""


@action(BEGUN)
def _begin(cmd: Command, *, on: date) -> None:
    clock.set_own_date(on)
    record(cmd, BEGUN, subject="house/practice", data={"on": on})
