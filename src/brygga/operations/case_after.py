"""The case follows its agreements: paid out it goes to follow-up, with nothing left of its promises it is closed."""

from dataclasses import replace

from brygga.apps.agreements import queries as agreements
from brygga.apps.cases import queries as cases
from brygga.apps.cases.actions import move_case
from brygga.foundation.commands import Command
from brygga.foundation.refusals import NotSeen


def move_case_after(cmd: Command, *, matter_id: int) -> None:
    """Move the case once none of its agreements waits any more. Part of an act; it follows, so nobody is asked."""
    states = {a.state for a in agreements.of_matter(matter_id)}
    if states & {"draft", "signed"}:
        return
    try:
        case = cases.case_of_matter(matter_id)
    except NotSeen:
        return
    if case.state == "agreement":
        event = "let_lapse" if states == {"lapsed"} else "complete_agreement"
        move_case(replace(cmd, actor_id=None), case_id=case.id, event=event)
