"""What of the trail is shut for a reader with a tie: the case's own links, and those of its people and its party.

A person is made, logs in and gets a name in the trail without any case being named; the same holds for a party. Such
a link tells whose case it is as surely as the case's own, so it is shut too, unless they also act in an open case.
"""

from django.db.models import QuerySet

from brygga.apps.access import queries as people
from brygga.apps.access.doorways import Seat
from brygga.apps.cases import queries as cases
from brygga.foundation.models import AuditEvent


class Curtain:
    """What one seat may not read of the trail; without a tie it costs no query."""

    def __init__(self, seat: Seat) -> None:
        """Look up whose links are shut with the seat's shut cases."""
        self.seat = seat
        self.persons = people.hidden_with(seat.shut)
        parties = cases.parties_only_in(seat.tenant_id, seat.shut) if seat.shut else frozenset()
        self.subjects = {f"person/{pk}" for pk in self.persons} | {f"party/{pk}" for pk in parties}

    def hides(self, link: AuditEvent) -> bool:
        """Tell whether a link is shut."""
        return (not self.seat.sees_or_none(link.matter_id) or link.actor_id in self.persons
                or link.subject in self.subjects)

    def before(self, rows: "QuerySet[AuditEvent]") -> "QuerySet[AuditEvent]":
        """Return the links that are not shut."""
        if not self.seat.shut:
            return rows
        return rows.exclude(matter_id__in=self.seat.shut).exclude(actor_id__in=self.persons).exclude(
            subject__in=self.subjects)
