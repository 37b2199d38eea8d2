"""Who may touch a case: the applicant's side by reach, the fund's by role, nobody through a wall.

Every act of this app asks here before it writes; what may not be seen answers as what is not there.
"""

from brygga.apps.access import queries as access
from brygga.apps.access.seats import Seat, seat_of
from brygga.apps.cases.models import Case
from brygga.domain.casework.roles import Role
from brygga.foundation.commands import Command
from brygga.foundation.models import Tenant
from brygga.foundation.refusals import NotSeen, Refused, text


def case_of(cmd: Command, case_id: int) -> Case:
    """Return the tenant's case, or NotSeen."""
    case = Case.objects.filter(tenant_id=cmd.tenant, pk=case_id).select_related("party").first()
    if case is None:
        raise NotSeen
    return case


def reaches(cmd: Command, case: Case) -> bool:
    """Tell whether the actor writes in the case on the applicant's side."""
    return any(row[0] == cmd.actor_id for row in access.reaching(case.matter_id))


def require_staff(cmd: Command, case: Case, permission: str) -> None:
    """Raise NotSeen through a wall, Refused (with who could) without the permission."""
    seat = _seat(cmd)
    seat.require_seen(case.matter_id)
    seat.require(permission)


def require_either(cmd: Command, case: Case) -> None:
    """Let the applicant's side through, or an officer who writes down what they say (phone and paper)."""
    if not reaches(cmd, case):
        require_staff(cmd, case, "case.write")


def require_answering(cmd: Command, case: Case) -> None:
    """Let whoever may write through, while the application may be changed."""
    require_either(cmd, case)
    if case.state == "application" or (case.state == "preparation"
                                       and case.completions.filter(answered_on=None).exists()):
        return
    raise Refused("case.not_open", text("Ansökan går inte att ändra just nu."),
                  way_on=text("Skriv ett meddelande till fonden, så ber de om kompletteringen och öppnar ansökan."))


def roles_in(cmd: Command, case: Case) -> frozenset[Role]:
    """Return what the actor is in this case: the day's roles, applicant by reach, Brygga itself without an actor."""
    if cmd.actor_id is None:
        return frozenset({Role.SYSTEM})
    found = {Role.APPLICANT} if reaches(cmd, case) else set()
    try:
        seat = _seat(cmd)
    except NotSeen:
        return frozenset(found)
    if seat.matters is None and seat.sees(case.matter_id):
        found |= {Role(role) for role in seat.roles}
    return frozenset(found)


def _seat(cmd: Command) -> Seat:
    if cmd.actor_id is None:
        raise NotSeen
    slug = Tenant.objects.values_list("slug", flat=True).get(pk=cmd.tenant)
    return seat_of(cmd.actor_id, slug, cmd.on)
