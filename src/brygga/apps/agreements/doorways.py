"""The doors to agreements: one by its number, or all that a seat may see."""

from django.db.models import Q

from brygga.apps.access import queries as people
from brygga.apps.access.doorways import Seat, visible
from brygga.apps.agreements.models import Agreement
from brygga.apps.agreements.queries import view
from brygga.apps.agreements.views import AgreementView, HappenedView
from brygga.foundation.models import AuditEvent
from brygga.foundation.refusals import NotSeen


def agreement_for(seat: Seat, number: str) -> AgreementView:
    """Return one agreement, or NotSeen."""
    row = visible(Agreement.objects.select_related("party"), seat).filter(number=number).first()
    if row is None:
        raise NotSeen
    return view(row)


def history_of(seat: Seat, agreement: AgreementView) -> list[HappenedView]:
    """Return what has happened to an agreement by the audit trail, oldest first: day, code and who."""
    seat.require_seen(agreement.matter_id)
    about = f"agreement/{agreement.id}"
    links = list(AuditEvent.objects.filter(tenant_id=seat.tenant_id, subject=about).order_by("seq"))
    names = people.names({link.actor_id for link in links if link.actor_id is not None})
    return [HappenedView(link.on, link.code, names.get(link.actor_id or 0, "")) for link in links]


def agreements_for(seat: Seat, *, search: str = "", matter_id: int | None = None, state: str = ""
                   ) -> list[AgreementView]:
    """Return the agreements that the seat may see, newest first; `search` looks in number, party and purpose."""
    rows = visible(Agreement.objects.select_related("party"), seat)
    if matter_id is not None:
        rows = rows.filter(matter_id=matter_id)
    if state:
        rows = rows.filter(state=state)
    if search:
        rows = rows.filter(Q(number__icontains=search) | Q(party__name__icontains=search)
                           | Q(purpose__icontains=search))
    return [view(row) for row in rows.order_by("-pk")]
