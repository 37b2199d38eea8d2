"""Conditions before pay-out: met by a person, with a paper where there is one; never taken away."""

from brygga.apps.agreements.models import Condition
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import NotSeen


@action("agreements.meet_condition")
def meet_condition(cmd: Command, *, condition_id: int, document_id: int | None = None) -> None:
    """Say that a condition is met; saying it again changes nothing."""
    condition = Condition.objects.filter(tenant_id=cmd.tenant, pk=condition_id).first()
    if condition is None:
        raise NotSeen
    if condition.met_on is not None:
        return
    condition.met_on, condition.met_by_id, condition.document_id = cmd.on, cmd.actor_id, document_id
    condition.save(update_fields=["met_on", "met_by", "document"])
    record(cmd, "agreements.condition_met", subject=f"agreement/{condition.agreement_id}",
           matter_id=condition.matter_id, data={"condition": condition_id, "document": document_id})
