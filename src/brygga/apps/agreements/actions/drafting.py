"""An agreement is drafted by a decision, moves by its workflow, and is issued by a body with a registration."""

from datetime import date
from typing import Any

from brygga.apps.agreements.models import Agreement, Condition, Registration
from brygga.domain.casework.answers import Refusal
from brygga.domain.casework.roles import Instrument, Role
from brygga.domain.casework.workflow import AgreementState, next_agreement_state
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.numbers import take_number
from brygga.foundation.refusals import NotSeen, Refused, text
from brygga.foundation.words import country_of, kept
from brygga.jurisdictions.registry import country

LETTER = {"loan": "L", "bridge_loan": "L", "contribution": "F"}
# A förlagsinsats is not paid in before the association's certificate is with the fund.
ALWAYS = {"contribution": ({"code": "certificate",
                            "text": text("Förlagsandelsbeviset är undertecknat och har kommit till fonden.")},)}


@action("agreements.draft")
def draft_agreement(cmd: Command, *, matter_id: int, instrument: str, party_id: int, amount_minor: int, currency: str,
                    purpose: str, last_day_on: date, conditions: list[dict[str, Any]]) -> int:
    """Draft an agreement with its number, OCR reference and conditions ({code, text}); returns its id."""
    letter = LETTER[instrument]
    number = take_number(tenant_id=cmd.tenant, series=f"agreement-{letter}", year=cmd.on.year)
    base = f"{cmd.on.year % 100:02d}{number:04d}{'1' if letter == 'L' else '2'}"
    agreement = Agreement.objects.create(
        tenant_id=cmd.tenant, matter_id=matter_id, number=f"{letter}-{cmd.on.year}-{number:03d}",
        instrument=instrument, party_id=party_id, issuer_id=cmd.tenant, amount_minor=amount_minor,
        currency=currency, purpose=purpose, reference=country(country_of(cmd.tenant)).make_reference(base),
        drafted_on=cmd.on, last_day_on=last_day_on)
    said = {condition.get("code", "decided") for condition in conditions}
    always = [c for c in ALWAYS.get(instrument, ()) if c["code"] not in said]
    for condition in [*conditions, *always]:
        Condition.objects.create(tenant_id=cmd.tenant, matter_id=matter_id, agreement=agreement,
                                 code=condition.get("code", "decided"), text=kept(condition["text"]))
    record(cmd, "agreements.drafted", subject=f"agreement/{agreement.pk}", matter_id=matter_id, data={
        "number": agreement.number, "instrument": instrument, "amount": [amount_minor, currency],
        "last_day": last_day_on})
    return agreement.pk


@action("agreements.move")
def move_agreement(cmd: Command, *, agreement_id: int, event: str) -> str:
    """Move an agreement by an event of its workflow; returns the new state. What the table lacks is refused."""
    agreement = Agreement.objects.filter(tenant_id=cmd.tenant, pk=agreement_id).first()
    if agreement is None:
        raise NotSeen
    found = next_agreement_state(AgreementState(agreement.state), event, Role, Instrument(agreement.instrument))
    if isinstance(found, Refusal):
        raise Refused("agreement.state", text("Avtalet %s kan inte gå vidare så från där det är nu.")
                      % agreement.number, way_on=text("Öppna avtalet och se vad som väntar."))
    before, agreement.state = agreement.state, str(found)
    stamps = {"signed": "signed_on", "active": "active_on", "ended": "ended_on", "lapsed": "ended_on"}
    column = stamps.get(agreement.state)
    if column and getattr(agreement, column) is None:
        setattr(agreement, column, cmd.on)
    if before == "ended":
        column, agreement.ended_on = "ended_on", None
    agreement.save(update_fields=["state", *([column] if column else [])])
    record(cmd, "agreements.moved", subject=f"agreement/{agreement_id}", matter_id=agreement.matter_id,
           data={"event": event, "from": before, "to": agreement.state})
    return agreement.state


@action("agreements.register_body")
def register_body(cmd: Command, *, register: str, number: str, activity: str, from_on: date, to_on: date | None = None,
                  document_id: int | None = None) -> int:
    """Say what the tenant is registered for, dated; without it nothing of that kind is issued in its name."""
    if to_on is not None and to_on < from_on:
        raise Refused("registration.days", text("Sista dagen ligger före första dagen."), field="to_on")
    if not number.strip():
        raise Refused("registration.number", text("Skriv registreringens nummer."), field="number")
    row = Registration.objects.create(tenant_id=cmd.tenant, register=register, number=number.strip(),
                                      activity=activity, from_on=from_on, to_on=to_on, document_id=document_id)
    record(cmd, "agreements.body_registered", subject=f"registration/{row.pk}",
           data={"register": register, "number": number, "activity": activity, "from": from_on, "to": to_on})
    return row.pk
