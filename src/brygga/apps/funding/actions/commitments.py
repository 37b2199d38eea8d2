"""What is decided and not paid out yet: it binds a pot's free money and never touches a lot."""

from typing import Any

from brygga.apps.funding.models import Commitment, Source
from brygga.apps.funding.queries import free_minor, shown
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import Refused, text


@action("funding.commit")
def commit(cmd: Command, *, agreement_id: int, matter_id: int, shares: list[dict[str, Any]]) -> None:
    """Bind each share ({pot_id, amount_minor}) to the agreement; more than is free in a pot is refused."""
    wanted: dict[int, int] = {}
    for share in shares:
        wanted[int(share["pot_id"])] = wanted.get(int(share["pot_id"]), 0) + int(share["amount_minor"])
    sources = list(Source.objects.filter(tenant_id=cmd.tenant, pot_id__in=wanted).order_by("pk"))
    if len(sources) != len(wanted):
        raise Refused("commitment.no_source", text("En av potterna har ingen källa att låna ut från."))
    for source in sources:
        minor, free = wanted[source.pot_id], free_minor(source.pot_id)
        if minor <= 0:
            raise Refused("commitment.amount", text("En andel ur en pott är större än noll."))
        if minor > free:
            raise Refused("commitment.not_free", text("I potten %(pot)s är %(free)s fritt, och det behövs %(wanted)s.")
                          % {"pot": source.name, "free": shown(free, source.currency),
                             "wanted": shown(minor, source.currency)},
                          way_on=text("Föreslå en annan fördelning, eller vänta tills mer har kommit tillbaka."))
        Commitment.objects.create(tenant_id=cmd.tenant, matter_id=matter_id, agreement_id=agreement_id,
                                  pot_id=source.pot_id, amount_minor=minor, currency=source.currency, made_on=cmd.on)
    record(cmd, "funding.committed", subject=f"agreement/{agreement_id}", matter_id=matter_id,
           data={"shares": [[pot, minor] for pot, minor in sorted(wanted.items())]})


@action("funding.settle_commitments")
def settle_commitments(cmd: Command, *, agreement_id: int) -> list[dict[str, int]]:
    """The money leaves: close the agreement's commitments and return them as [{pot_id, amount_minor}], by pot."""
    return _close(cmd, agreement_id, "paid", "funding.commitments_settled")


@action("funding.lapse_commitments")
def lapse_commitments(cmd: Command, *, agreement_id: int) -> list[dict[str, int]]:
    """The agreement lapses: what was bound is free again."""
    return _close(cmd, agreement_id, "lapsed", "funding.commitments_lapsed")


def _close(cmd: Command, agreement_id: int, state: str, code: str) -> list[dict[str, int]]:
    rows = list(Commitment.objects.filter(tenant_id=cmd.tenant, agreement_id=agreement_id, state="open")
                .order_by("pot_id"))
    for row in rows:
        row.state, row.settled_on = state, cmd.on
        row.save(update_fields=["state", "settled_on"])
    closed = [{"pot_id": row.pot_id, "amount_minor": row.amount_minor} for row in rows]
    if rows:
        record(cmd, code, subject=f"agreement/{agreement_id}", matter_id=rows[0].matter_id, data={"shares": closed})
    return closed
