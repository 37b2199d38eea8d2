"""A funding agreement is registered: its terms, its class in the books with who confirmed it, and a pot of its own."""

from datetime import date

from brygga.apps.funding.models import Source, SourcePaper
from brygga.apps.funding.models.sources import CLASSES
from brygga.apps.ledger.actions import open_pot
from brygga.apps.parties import queries as parties
from brygga.domain.casework.roles import Instrument
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import NotSeen, Refusals, Refused, text
from brygga.foundation.words import country_of
from brygga.jurisdictions.registry import country


@action("funding.register_source")
def register_source(cmd: Command, *, funder_id: int, name: str, amount_minor: int, currency: str, registry_number: str,
                    accounting_class: str, class_confirmed_by: str, class_confirmed_on: date, from_on: date,
                    to_on: date | None, counties: list[str], instruments: list[str], purposes: list[str],
                    case_cap_minor: int | None, public_resources: bool, document_id: int | None = None) -> int:
    """Register a source and open its pot of capital money; returns the source's id.

    A loan from the public to the fund would need a licence (LBF 1:7) and is refused here.
    """
    name, funder = name.strip(), parties.party(cmd.tenant, funder_id)
    faults = faults_of(
        cmd, name=name, amount_minor=amount_minor, accounting_class=accounting_class, confirmed_by=class_confirmed_by,
        confirmed_on=class_confirmed_on, from_on=from_on, to_on=to_on, counties=counties, instruments=instruments,
        cap=case_cap_minor, is_person=funder.kind == "person")
    if faults:
        raise Refusals(faults)
    pot_id = open_pot(cmd, name=name, kind="capital", currency=currency)
    source = Source.objects.create(
        tenant_id=cmd.tenant, funder_id=funder_id, pot_id=pot_id, name=name, registry_number=registry_number,
        amount_minor=amount_minor, currency=currency, accounting_class=accounting_class,
        class_confirmed_by=class_confirmed_by, class_confirmed_on=class_confirmed_on, from_on=from_on, to_on=to_on,
        counties=sorted(counties), instruments=sorted(instruments), purposes=sorted(purposes),
        case_cap_minor=case_cap_minor, public_resources=public_resources, document_id=document_id,
        registered_at=cmd.at)
    record(cmd, "funding.source_registered", subject=f"source/{source.pk}", data={
        "funder": funder_id, "amount": [amount_minor, currency], "class": accounting_class, "pot": pot_id,
        "counties": sorted(counties), "instruments": sorted(instruments), "case_cap": case_cap_minor})
    return source.pk


@action("funding.note_paper")
def note_paper(cmd: Command, *, source_id: int, as_of: date, document_id: int) -> int:
    """Note that a statement of a source was written and stored; returns the row's id."""
    source = Source.objects.filter(tenant_id=cmd.tenant, pk=source_id).first()
    if source is None:
        raise NotSeen
    row = SourcePaper.objects.create(tenant_id=cmd.tenant, source=source, as_of=as_of, document_id=document_id,
                                     made_by_id=cmd.actor, made_at=cmd.at)
    record(cmd, "funding.paper_written", subject=f"source/{source_id}", data={"as_of": as_of, "document": document_id})
    return row.pk


def faults_of(cmd: Command, *, name: str, amount_minor: int, accounting_class: str, confirmed_by: str,
              confirmed_on: date, from_on: date, to_on: date | None, counties: list[str], instruments: list[str],
              cap: int | None, is_person: bool) -> list[Refused]:
    """Return everything that stands in the way of these terms, each with its field."""
    faults = _class_faults(accounting_class, confirmed_by, confirmed_on > cmd.on, is_person=is_person)
    if not name.strip():
        faults.append(Refused("source.no_name", text("Skriv vad ni kallar källan."), field="name"))
    if Source.objects.filter(tenant_id=cmd.tenant, name=name).exists():
        faults.append(Refused("source.name", text("Det finns redan en källa med det namnet."), field="name"))
    if amount_minor <= 0:
        faults.append(Refused("source.amount", text("Skriv avtalets belopp, större än noll."), field="amount"))
    if to_on is not None and to_on < from_on:
        faults.append(Refused("source.days", text("Sista dagen ligger före första dagen."), field="to_on"))
    if cap is not None and not 0 < cap <= amount_minor:
        faults.append(Refused("source.cap", text("Taket per ärende ska ligga mellan noll och hela beloppet."),
                              field="case_cap"))
    known = {place.code for place in country(country_of(cmd.tenant)).regions()}
    if not set(counties) <= known:
        faults.append(Refused("source.counties", text("Välj län ur listan."), field="counties"))
    if not set(instruments) <= set(Instrument):
        faults.append(Refused("source.instruments", text("Välj insatser ur listan."), field="instruments"))
    return faults


def _class_faults(accounting_class: str, confirmed_by: str, in_future: bool, *, is_person: bool) -> list[Refused]:
    faults = []
    if accounting_class not in CLASSES:
        faults.append(Refused("source.class", text("Välj hur pengarna står i böckerna."), field="accounting_class"))
    if accounting_class == "loan" and is_person:
        faults.append(Refused("source.public_loan", text("Fonden får inte låna pengar av allmänheten."),
                              field="accounting_class", section="LBF 1:7",
                              way_on=text("En person kan sätta in medlemsinsats eller förlagsinsats i stället.")))
    if not confirmed_by.strip():
        faults.append(Refused("source.confirmed", text("Skriv vem som har bekräftat klassen, till exempel revisorn."),
                              field="class_confirmed_by"))
    if in_future:
        faults.append(Refused("source.confirmed_on", text("Dagen för bekräftelsen har inte varit än."),
                              field="class_confirmed_on"))
    return faults
