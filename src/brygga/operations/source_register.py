"""A funding agreement comes into the fund: the funder (known or new), the signed paper and the source, in one act."""

from typing import Any

from brygga.apps.documents.actions import store_document
from brygga.apps.documents.queries import id_of
from brygga.apps.funding import actions as funding
from brygga.apps.funding import queries as sources
from brygga.apps.funding.actions.sources import faults_of
from brygga.apps.parties import queries as parties
from brygga.apps.parties.actions import make_party
from brygga.apps.parties.views import PartyView
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import Refusals, Refused, text
from brygga.foundation.words import country_of, in_language, kept
from brygga.jurisdictions.registry import country


@action("source.register")
def register(cmd: Command, *, funder_id: int | None, funder: dict[str, Any], paper: bytes | None, paper_name: str,
             terms: dict[str, Any]) -> int:
    """Register a source and return its id; every fault is told at once.

    `funder_id` of a known party, or `funder` {kind, name, orgnr} of a new one; `terms` as `funding.register_source`
    takes them. A new funder whose orgnr the fund already knows (as an applicant, say) is that party.
    """
    known = parties.party(cmd.tenant, funder_id) if funder_id else _known(cmd, funder)
    kind = known.kind if known else funder.get("kind", "organisation")
    faults = [] if known else _funder_faults(cmd, funder)
    faults += faults_of(
        cmd, name=terms["name"], amount_minor=terms["amount_minor"], accounting_class=terms["accounting_class"],
        confirmed_by=terms["class_confirmed_by"], confirmed_on=terms["class_confirmed_on"], from_on=terms["from_on"],
        to_on=terms["to_on"], counties=terms["counties"], instruments=terms["instruments"],
        cap=terms["case_cap_minor"], is_person=kind == "person")
    if faults:
        raise Refusals(faults)
    party_id = known.id if known else make_party(cmd, **_columns(cmd, funder))
    document_id = _stored(cmd, paper, paper_name, terms["name"]) if paper else None
    return funding.register_source(cmd, funder_id=party_id, document_id=document_id, **terms)


def funders(tenant_id: int) -> list[tuple[int, str]]:
    """Return (party id, name) of those who have given the fund money before, by name."""
    return sorted({(s.funder_id, s.funder) for s in sources.sources(tenant_id)}, key=lambda row: row[1])


def _known(cmd: Command, funder: dict[str, Any]) -> PartyView | None:
    checked = country(country_of(cmd.tenant)).check_organisation_number(funder.get("orgnr", ""))
    return parties.with_orgnr(cmd.tenant, checked.shown) if checked.valid else None


def _funder_faults(cmd: Command, funder: dict[str, Any]) -> list[Refused]:
    faults = []
    if not str(funder.get("name", "")).strip():
        faults.append(Refused("source.funder_name", text("Skriv vem som ger pengarna."), field="funder_name"))
    if funder.get("kind") != "person":
        checked = country(country_of(cmd.tenant)).check_organisation_number(funder.get("orgnr", ""))
        if not checked.valid:
            faults.append(Refused("source.orgnr", in_language(checked.why) or text("Skriv organisationsnumret."),
                                  field="orgnr", way_on=text("Det står på avtalet eller på finansiärens webbplats.")))
    return faults


def _columns(cmd: Command, funder: dict[str, Any]) -> dict[str, Any]:
    person = funder.get("kind") == "person"
    return {"kind": "person" if person else "organisation", "name": str(funder["name"]).strip(),
            "orgnr": "" if person else funder["orgnr"], "is_public": bool(funder.get("is_public"))}


def _stored(cmd: Command, paper: bytes, paper_name: str, name: str) -> int:
    key = store_document(cmd, content=paper, filename=paper_name, kind="funding_agreement",
                         title=kept(text("Avtal, %s")) % name, for_applicant=False)
    return id_of(cmd.tenant, key)
