"""Fetches what an act works on, within its tenant, and says no in one place when the state does not allow it."""

from brygga.apps.decisions.models import AgendaItem, Meeting
from brygga.foundation.commands import Command
from brygga.foundation.refusals import NotSeen, Refused, text

NOT_IN_STATE = {
    "planned": text("Sammanträdet har redan börjat eller är avslutat."),
    "open": text("Sammanträdet är inte öppet."),
    "closed": text("Sammanträdet är inte avslutat, eller protokollet är redan justerat."),
}


def meeting_of(cmd: Command, meeting_id: int, *states: str) -> Meeting:
    """Return the tenant's meeting; refused when it is in none of `states` (any state when none is said)."""
    meeting = Meeting.objects.filter(tenant_id=cmd.tenant, pk=meeting_id).select_related("body").first()
    if meeting is None:
        raise NotSeen
    if states and meeting.state not in states:
        raise Refused("meeting.state", NOT_IN_STATE[states[0]],
                      way_on=text("Öppna sammanträdets sida och se var det står."))
    return meeting


def item_of(cmd: Command, item_id: int) -> AgendaItem:
    """Return the tenant's agenda item with its meeting."""
    item = AgendaItem.objects.filter(tenant_id=cmd.tenant, pk=item_id).select_related("meeting__body").first()
    if item is None:
        raise NotSeen
    return item


def waiting_item(cmd: Command, item_id: int) -> AgendaItem:
    """Return an item that still waits for its decision."""
    item = item_of(cmd, item_id)
    if item.state != "waiting":
        raise Refused("item.done", text("Punkten är redan avgjord eller uppskjuten."),
                      way_on=text("Öppna sammanträdets sida och se vad som beslutades."))
    return item
