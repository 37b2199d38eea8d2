"""The only writers of parties."""

from datetime import date
from typing import Any

from brygga.apps.access.actions import shut_by_law
from brygga.apps.parties.models import Party, Signatory
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import NotSeen, Refused, text
from brygga.foundation.words import country_of, in_language
from brygga.jurisdictions.registry import country

CHANGEABLE = frozenset({"name", "orgnr", "legal_form", "address", "place", "municipality", "county", "email",
                        "account_kind", "account_number", "registered_on", "contributions_allowed_on",
                        "statutes_clause", "kind", "is_public"})


@action("parties.make")
def make_party(cmd: Command, /, *, kind: str, name: str, **columns: Any) -> int:
    """Make a party and return its id; an orgnr that is known or does not add up is refused, naming the field."""
    values = _checked(cmd, {"name": name, "kind": kind, **columns}, None)
    party = Party.objects.create(tenant_id=cmd.tenant, created_at=cmd.at, **values)
    record(cmd, "parties.made", subject=f"party/{party.pk}", data={"kind": kind, "orgnr": party.orgnr},
           private={"name": name})
    return party.pk


@action("parties.change")
def change_party(cmd: Command, /, *, party_id: int, **columns: Any) -> None:
    """Change what the tenant knows of a party; the trail keeps old and new."""
    party = Party.objects.filter(tenant_id=cmd.tenant, pk=party_id).first()
    if party is None:
        raise NotSeen
    values = _checked(cmd, columns, party_id)
    changed = {k: (str(getattr(party, k)), str(v)) for k, v in values.items() if getattr(party, k) != v}
    if not changed:
        return
    for name, value in values.items():
        setattr(party, name, value)
    party.save(update_fields=list(values))
    record(cmd, "parties.changed", subject=f"party/{party_id}", data={"columns": sorted(changed)}, private=changed)


@action("parties.add_signatory")
def add_signatory(cmd: Command, *, party_id: int, name: str, from_on: date, person_id: int | None = None,
                  alone: bool = False) -> int:
    """Say who may sign for the party from a day on, as the register shows.

    One who has a role in the fund is shut out of the party's cases at once, whether they are on an agenda or not.
    """
    row = Signatory.objects.create(tenant_id=cmd.tenant, party_id=party_id, name=name, from_on=from_on,
                                   person_id=person_id, alone=alone)
    record(cmd, "parties.signatory_added", subject=f"party/{party_id}", private={"name": name})
    if person_id is not None:
        shut_by_law(cmd, person_id)
    return row.pk


def _checked(cmd: Command, values: dict[str, Any], party_id: int | None) -> dict[str, Any]:
    unknown = set(values) - CHANGEABLE
    if unknown:
        raise TypeError(f"a party has no {', '.join(sorted(unknown))}")
    number = values.get("orgnr")
    if number:
        found = country(country_of(cmd.tenant)).check_organisation_number(number)
        if not found.valid:
            raise Refused("party.orgnr", in_language(found.why), field="orgnr",
                          way_on=text("Numret står på registreringsbeviset."))
        values["orgnr"] = found.shown
        known = Party.objects.filter(tenant_id=cmd.tenant, orgnr=values["orgnr"]).exclude(pk=party_id or 0).first()
        if known is not None:
            raise Refused("party.known", text("Organisationsnumret hör redan till en annan part i fonden."),
                          field="orgnr", way_on=text("Kontrollera numret, eller hör av er till fonden."))
    return values
