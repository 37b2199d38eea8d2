"""Notices (avier): one for each instalment, made once."""

from datetime import date

from brygga.apps.payments.models import Notice
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action


@action("payments.make_notice")
def make_notice(cmd: Command, *, matter_id: int, agreement_id: int, instalment_nr: int, due_on: date,
                amount_minor: int, currency: str, reference: str, document_id: int | None) -> int:
    """Make the notice of an instalment; the same one again is the one that is there. Returns its id."""
    notice, made = Notice.objects.get_or_create(agreement_id=agreement_id, instalment_nr=instalment_nr, defaults={
        "tenant_id": cmd.tenant, "matter_id": matter_id, "due_on": due_on, "amount_minor": amount_minor,
        "currency": currency, "reference": reference, "document_id": document_id, "made_on": cmd.on})
    if made:
        record(cmd, "payments.notice_made", subject=f"agreement/{agreement_id}", matter_id=matter_id,
               data={"instalment": instalment_nr, "due": due_on, "amount": [amount_minor, currency]})
    return notice.pk
