"""Who applies: an organisation by its number, an initiative without one yet, or a person who starts a business."""

from datetime import date
from typing import Any

from brygga.apps.access.actions import shut_by_law
from brygga.apps.cases.actions import reach
from brygga.apps.parties import queries as parties
from brygga.apps.parties.actions import change_party, make_party
from brygga.domain.casework.eligibility import LegalForm
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import Refusals, Refused, text
from brygga.foundation.words import country_of, in_language
from brygga.jurisdictions.contract import Country
from brygga.jurisdictions.registry import country

ORGANISED = frozenset(LegalForm) - {LegalForm.PERSON, LegalForm.INITIATIVE}


@action("cases.set_party")
def set_party(cmd: Command, *, case_id: int, legal_form: str, name: str, orgnr: str = "", address: str = "",
              place: str = "", municipality: str = "", email: str = "", account_kind: str = "",
              account_number: str = "", registered_on: date | None = None,
              contributions_allowed_on: date | None = None, statutes_clause: str = "") -> int:
    """Say who applies; returns the party's id. An association that is being formed has no number yet."""
    case = reach.case_of(cmd, case_id)
    reach.require_answering(cmd, case)
    said: dict[str, Any] = {
        "legal_form": legal_form, "name": name.strip(), "orgnr": orgnr, "address": address.strip(),
        "place": place.strip(), "municipality": municipality or case.municipality, "email": email.strip(),
        "account_kind": account_kind, "account_number": account_number, "registered_on": registered_on,
        "contributions_allowed_on": contributions_allowed_on, "statutes_clause": statutes_clause.strip()}
    _refuse_party(cmd, said)
    form = LegalForm(legal_form)
    said["kind"] = {"person": "person", "initiative": "initiative"}.get(form.value, "organisation")
    region = _pack(cmd).region_of(said["municipality"])
    said["county"] = region.code if region else ""
    if case.party_id is None:
        case.party_id = _party_for(cmd, said)
        case.save(update_fields=["party"])
        record(cmd, "cases.party_set", subject=f"case/{case.pk}", matter_id=case.matter_id,
               data={"party": case.party_id, "form": legal_form})
        for _name, person_id in parties.signatories(case.party_id):
            if person_id is not None:
                shut_by_law(cmd, person_id)
    else:
        change_party(cmd, party_id=case.party_id, **said)
    return case.party_id


def _party_for(cmd: Command, said: dict[str, Any]) -> int:
    """An organisation that the fund knows by its number is the same party: history follows it."""
    number = _pack(cmd).check_organisation_number(said["orgnr"]) if said["orgnr"] else None
    known = parties.with_orgnr(cmd.tenant, number.shown) if number and number.valid else None
    if known is None:
        return make_party(cmd, **said)
    change_party(cmd, party_id=known.id, **said)
    return known.id


def _refuse_party(cmd: Command, said: dict[str, Any]) -> None:
    faults = []
    if said["legal_form"] not in {form.value for form in LegalForm}:
        raise Refused("party.form", text("Välj hur ni är organiserade."), field="legal_form")
    form = LegalForm(said["legal_form"])
    if not said["name"]:
        faults.append(Refused("party.name", text("Skriv namnet."), field="name"))
    if form in ORGANISED and not said["orgnr"]:
        faults.append(Refused("party.orgnr_missing", text("Skriv organisationsnumret."), field="orgnr",
                              way_on=text("Har ni inget än, välj initiativ (förening under bildande).")))
    if form not in ORGANISED and said["orgnr"]:
        faults.append(Refused("party.orgnr_too_much", text("Den formen har inget organisationsnummer."),
                              field="orgnr", way_on=text("Välj rätt form, eller ta bort numret.")))
    for name in ("registered_on", "contributions_allowed_on"):
        if said[name] and said[name] > cmd.on:
            faults.append(Refused("party.future", text("Dagen har inte varit än."), field=name))
    pack = _pack(cmd)
    if said["municipality"] and pack.region_of(said["municipality"]) is None:
        faults.append(Refused("party.municipality", text("Välj en kommun i listan."), field="municipality"))
    if said["account_number"]:
        faults += _account_faults(cmd, said)
    if faults:
        raise Refusals(faults)


def _account_faults(cmd: Command, said: dict[str, Any]) -> list[Refused]:
    if said["account_kind"] not in ("bankgiro", "plusgiro"):
        return [Refused("party.account_kind", text("Välj bankgiro eller plusgiro."), field="account_kind")]
    found = _pack(cmd).check_account(said["account_kind"], said["account_number"])
    if not found.valid:
        return [Refused("party.account", in_language(found.why), field="account_number",
                        way_on=text("Jämför med fakturan eller bankens papper."))]
    said["account_number"] = found.shown
    return []


def _pack(cmd: Command) -> Country:
    return country(country_of(cmd.tenant))
