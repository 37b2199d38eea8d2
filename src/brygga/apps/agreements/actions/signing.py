"""Signing by the paper route: a signed paper is handed in by one person and checked by two."""

from brygga.apps.access import segregation
from brygga.apps.agreements.actions.drafting import move_agreement
from brygga.apps.agreements.models import Agreement, Signing
from brygga.domain.casework.acts import Act
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import NotSeen, Refused, text


@action("agreements.hand_in_signed")
def hand_in_signed(cmd: Command, *, agreement_id: int, document_id: int, side: str = "both") -> int:
    """Hand in the signed paper of a drafted agreement; returns the signing's id."""
    agreement = Agreement.objects.filter(tenant_id=cmd.tenant, pk=agreement_id).first()
    if agreement is None:
        raise NotSeen
    if agreement.state != "draft":
        raise Refused("signing.not_draft", text("Avtalet är redan underskrivet eller avslutat."))
    if cmd.on > agreement.last_day_on:
        raise Refused("signing.last_day", text("Beslutet gällde till och med %s.") % agreement.last_day_on.isoformat(),
                      way_on=text("Styrelsen kan besluta på nytt."))
    if Signing.objects.filter(agreement=agreement, refused_reason="").exists():
        raise Refused("signing.waiting", text("Det finns redan ett underskrivet papper som väntar på kontroll."))
    row = Signing.objects.create(tenant_id=cmd.tenant, matter_id=agreement.matter_id, agreement=agreement,
                                 side=side, document_id=document_id, handed_in_by_id=cmd.actor_id,
                                 handed_in_at=cmd.at)
    record(cmd, "agreements.handed_in", subject=f"agreement/{agreement_id}", matter_id=agreement.matter_id,
           data={"document": document_id, "side": side})
    return row.pk


@action("agreements.check_signing")
def check_signing(cmd: Command, *, signing_id: int) -> bool:
    """Check a signed paper; the second of two different persons signs the agreement. Returns whether it now is."""
    signing = _waiting(cmd, signing_id)
    deeds = [(Act.UPLOAD_SIGNATURE, signing.handed_in_by_id), (Act.CHECK_SIGNATURE, signing.first_check_by_id)]
    segregation.require(cmd, Act.CHECK_SIGNATURE, deeds=deeds, subject=f"agreement/{signing.agreement_id}",
                        matter_id=signing.matter_id)
    first = signing.first_check_by_id is None
    column = "first_check_by_id" if first else "second_check_by_id"
    setattr(signing, column, cmd.actor_id)
    signing.checked_on = None if first else cmd.on
    signing.save(update_fields=[column.removesuffix("_id"), "checked_on"])
    record(cmd, "agreements.signature_checked", subject=f"agreement/{signing.agreement_id}",
           matter_id=signing.matter_id, data={"check": 1 if first else 2})
    if not first:
        move_agreement(cmd, agreement_id=signing.agreement_id, event="sign")
    return not first


@action("agreements.refuse_signing")
def refuse_signing(cmd: Command, *, signing_id: int, why: str) -> None:
    """Send a signed paper back, saying what is wrong with it; a new one may then be handed in."""
    signing = _waiting(cmd, signing_id)
    if not why.strip():
        raise Refused("signing.why", text("Skriv vad som saknas i underskriften."), field="why")
    signing.refused_reason = why.strip()
    signing.save(update_fields=["refused_reason"])
    record(cmd, "agreements.signature_refused", subject=f"agreement/{signing.agreement_id}",
           matter_id=signing.matter_id, private={"why": why})


def _waiting(cmd: Command, signing_id: int) -> Signing:
    signing = Signing.objects.filter(tenant_id=cmd.tenant, pk=signing_id).select_related("agreement").first()
    if signing is None:
        raise NotSeen
    if signing.checked_on is not None or signing.refused_reason:
        raise Refused("signing.done", text("Det papperet är redan kontrollerat."))
    if signing.agreement.state != "draft":
        raise Refused("signing.lapsed", text("Avtalet har förfallit: beslutet gällde till och med %s.")
                      % signing.agreement.last_day_on.isoformat(), way_on=text("Styrelsen kan besluta på nytt."))
    return signing
