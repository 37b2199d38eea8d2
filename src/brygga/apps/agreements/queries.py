"""Readers of agreements for other rooms' acts; pages go through the doorways."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import QuerySet

from brygga.apps.agreements.models import Agreement, Condition, Registration, Signing
from brygga.apps.agreements.views import AgreementView, ConditionView, SigningView
from brygga.foundation.refusals import NotSeen
from brygga.jurisdictions import contract


def agreement(tenant_id: int, agreement_id: int) -> AgreementView:
    """Return one agreement of the tenant."""
    row = _rows(tenant_id).filter(pk=agreement_id).first()
    if row is None:
        raise NotSeen
    return view(row)


def by_reference(tenant_id: int, reference: str) -> AgreementView | None:
    """Return the agreement that an OCR reference belongs to."""
    row = _rows(tenant_id).filter(reference=reference).first()
    return view(row) if row else None


def agreements(tenant_id: int, *, states: Iterable[str] = (), ids: Iterable[int] | None = None
               ) -> list[AgreementView]:
    """Return the tenant's agreements in the order of their numbers, of some states or ids only when given."""
    rows = _rows(tenant_id)
    if states:
        rows = rows.filter(state__in=list(states))
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    return [view(row) for row in rows.order_by("pk")]


def of_matter(matter_id: int) -> list[AgreementView]:
    """Return a case's agreements in the order they were drafted."""
    rows = Agreement.objects.filter(matter_id=matter_id).select_related("party").order_by("pk")
    return [view(row) for row in rows]


def unmet_conditions(agreement_id: int) -> list[str]:
    """Return the texts of the conditions that still stand in the way of a pay-out."""
    return list(Condition.objects.filter(agreement_id=agreement_id, met_on=None).order_by("pk").values_list(
        "text", flat=True))


def conditions(agreement_id: int) -> list[ConditionView]:
    """Return an agreement's conditions in the order they were decided."""
    rows = Condition.objects.filter(agreement_id=agreement_id).select_related("met_by", "document").order_by("pk")
    return [ConditionView(c.pk, c.code, c.text, c.met_on, c.met_by.name if c.met_by else "",
                          c.document.key if c.document else "") for c in rows]


def signings(agreement_id: int) -> list[SigningView]:
    """Return the signed papers of an agreement, the latest first."""
    rows = Signing.objects.filter(agreement_id=agreement_id).select_related(
        "document", "handed_in_by", "first_check_by", "second_check_by").order_by("-pk")
    return [SigningView(s.pk, s.document.key, s.handed_in_by.name if s.handed_in_by else "", s.handed_in_at,
                        s.first_check_by.name if s.first_check_by else "",
                        s.second_check_by.name if s.second_check_by else "", s.checked_on, s.refused_reason)
            for s in rows]


def checkers(agreement_id: int) -> list[int]:
    """Return who has checked the signed paper that stands, in the order they did."""
    rows = Signing.objects.filter(agreement_id=agreement_id, refused_reason="").values_list(
        "first_check_by_id", "second_check_by_id")
    return [person for row in rows for person in row if person is not None]


def registrations(tenant_id: int) -> list[contract.Registration]:
    """Return what the tenant is registered for, as the country pack reads it (half-open)."""
    rows = Registration.objects.filter(tenant_id=tenant_id).order_by("from_on")
    return [contract.Registration(r.register, r.number, r.from_on, r.to_on + timedelta(days=1) if r.to_on else None)
            for r in rows]


def view(row: Agreement) -> AgreementView:
    """Return the row as a value; its party must have been fetched with it."""
    return AgreementView(row.pk, row.matter_id, row.number, row.instrument, row.party_id, row.party.name, row.state,
                         row.amount_minor, row.currency, row.purpose, row.reference, row.drafted_on, row.last_day_on,
                         row.signed_on, row.active_on, row.ended_on)


def _rows(tenant_id: int) -> "QuerySet[Agreement]":
    return Agreement.objects.filter(tenant_id=tenant_id).select_related("party")
