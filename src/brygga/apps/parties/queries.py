"""Readers of parties."""

from dataclasses import fields

from brygga.apps.parties.models import Party, Signatory
from brygga.apps.parties.views import PartyView
from brygga.foundation.refusals import NotSeen

COLUMNS = [f.name for f in fields(PartyView)]


def party(tenant_id: int, party_id: int) -> PartyView:
    """Return one party of the tenant."""
    row = Party.objects.filter(tenant_id=tenant_id, pk=party_id).values(*COLUMNS).first()
    if row is None:
        raise NotSeen
    return PartyView(**row)


def parties(tenant_id: int, ids: set[int] | None = None) -> dict[int, PartyView]:
    """Return the tenant's parties by id (only `ids` when given): one query however many."""
    rows = Party.objects.filter(tenant_id=tenant_id)
    if ids is not None:
        rows = rows.filter(pk__in=ids)
    return {row["id"]: PartyView(**row) for row in rows.values(*COLUMNS)}


def with_orgnr(tenant_id: int, orgnr: str) -> PartyView | None:
    """Return the party with this organisationsnummer, if the tenant knows it."""
    row = Party.objects.filter(tenant_id=tenant_id, orgnr=orgnr).exclude(orgnr="").values(*COLUMNS).first()
    return PartyView(**row) if row else None


def signed_for(tenant_id: int, person_id: int) -> list[int]:
    """Return the parties that a person may sign for now."""
    return list(Signatory.objects.filter(tenant_id=tenant_id, person_id=person_id, to_on=None).order_by(
        "party_id").values_list("party_id", flat=True))


def signatories(party_id: int) -> list[tuple[str, int | None]]:
    """Return (name, person id or None) of those who may sign for the party now."""
    return list(Signatory.objects.filter(party_id=party_id, to_on=None).order_by("name").values_list(
        "name", "person_id"))
