"""Where on the pages a duty or a letter leads: the addresses of the boardroom, made in one place."""

from brygga.apps.decisions.models import AgendaItem, Meeting
from brygga.foundation.models import Tenant


def boardroom(tenant_id: int) -> str:
    """Return the address of the boardroom, with a slash at the end."""
    slug = Tenant.objects.values_list("slug", flat=True).get(pk=tenant_id)
    return f"/f/{slug}/sammantraden/"


def of_meeting(meeting: Meeting) -> str:
    """Return the address of a meeting."""
    return f"{boardroom(meeting.tenant_id)}{meeting.year}-{meeting.number}/"


def of_item(item: AgendaItem) -> str:
    """Return the address of a paragraph."""
    return f"{of_meeting(item.meeting)}paragraf/{item.paragraph}/"


def of_question(item: AgendaItem) -> str:
    """Return the address of the question of conflict on a paragraph."""
    return f"{of_meeting(item.meeting)}koppling/{item.paragraph}/"


def of_rulings(meeting: Meeting) -> str:
    """Return the address where the chair reads and answers ties."""
    return f"{of_meeting(meeting)}kopplingar/"


def of_minutes(meeting: Meeting) -> str:
    """Return the address of a meeting's minutes."""
    return f"{of_meeting(meeting)}protokoll/"
