"""A funding agreement is registered: its terms, its class in the books with who confirmed it, and a pot of its own."""

from datetime import date

from brygga.apps.funding.models import Source
from brygga.apps.funding.models.sources import CLASSES
from brygga.apps.ledger.actions import open_pot
from brygga.apps.parties import queries as parties
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import Refusals, Refused, text


@action("funding.register_source")
def register_source(cmd: Command, *, funder_id: int, name: str, amount_minor: int, currency: str, registry_number: str,
                    accounting_class: str, class_confirmed_by: str, class_confirmed_on: date, from_on: date,
                    to_on: date | None, counties: list[str], instruments: list[str], purposes: list[str],
                    case_cap_minor: int | None, public_resources: bool, document_id: int | None = None) -> int:
    """Register a source and open its pot of capital money; returns the source's id.

    A loan from the public to the fund would need a licence (LBF 1:7) and is refused here.
    """
    assert cmd.tenant_id is not None
    funder = parties.party(cmd.tenant_id, funder_id)
    faults = _faults(cmd, name, amount_minor, accounting_class, class_confirmed_by, class_confirmed_on, from_on, to_on,
                     case_cap_minor, is_person=funder.kind == "person")
    if faults:
        raise Refusals(faults)
    pot_id = open_pot(cmd, name=name, kind="capital", currency=currency)
    source = Source.objects.create(
        tenant_id=cmd.tenant_id, funder_id=funder_id, pot_id=pot_id, name=name, registry_number=registry_number,
        amount_minor=amount_minor, currency=currency, accounting_class=accounting_class,
        class_confirmed_by=class_confirmed_by, class_confirmed_on=class_confirmed_on, from_on=from_on, to_on=to_on,
        counties=sorted(counties), instruments=sorted(instruments), purposes=sorted(purposes),
        case_cap_minor=case_cap_minor, public_resources=public_resources, document_id=document_id,
        registered_at=cmd.at)
    record(cmd, "funding.source_registered", subject=f"source/{source.pk}", data={
        "funder": funder_id, "amount": [amount_minor, currency], "class": accounting_class, "pot": pot_id,
        "counties": sorted(counties), "instruments": sorted(instruments), "case_cap": case_cap_minor})
    return source.pk


def _faults(cmd: Command, name: str, amount_minor: int, accounting_class: str, confirmed_by: str, confirmed_on: date,
            from_on: date, to_on: date | None, cap: int | None, *, is_person: bool) -> list[Refused]:
    faults = []
    if not name.strip():
        faults.append(Refused("source.no_name", text("Skriv vad ni kallar källan."), field="name"))
    if Source.objects.filter(tenant_id=cmd.tenant_id, name=name).exists():
        faults.append(Refused("source.name", text("Det finns redan en källa med det namnet."), field="name"))
    if amount_minor <= 0:
        faults.append(Refused("source.amount", text("Skriv avtalets belopp, större än noll."), field="amount"))
    if accounting_class not in CLASSES:
        faults.append(Refused("source.class", text("Välj hur pengarna står i böckerna."), field="accounting_class"))
    if accounting_class == "loan" and is_person:
        faults.append(Refused("source.public_loan", text("Fonden får inte låna pengar av allmänheten."),
                              field="accounting_class", section="LBF 1:7",
                              way_on=text("En person kan sätta in medlemsinsats eller förlagsinsats i stället.")))
    if not confirmed_by.strip():
        faults.append(Refused("source.confirmed", text("Skriv vem som har bekräftat klassen, till exempel revisorn."),
                              field="class_confirmed_by"))
    if confirmed_on > cmd.on:
        faults.append(Refused("source.confirmed_on", text("Dagen för bekräftelsen har inte varit än."),
                              field="class_confirmed_on"))
    if to_on is not None and to_on < from_on:
        faults.append(Refused("source.days", text("Sista dagen ligger före första dagen."), field="to_on"))
    if cap is not None and not 0 < cap <= amount_minor:
        faults.append(Refused("source.cap", text("Taket per ärende ska ligga mellan noll och hela beloppet."),
                              field="case_cap"))
    return faults
