"""The doors to cases: lists that forget what is shut, one case for staff, one for the applicant's side."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from brygga.apps.access.doorways import Seat, visible
from brygga.apps.cases import detail, loan_terms, pots
from brygga.apps.cases.models import Case
from brygga.apps.cases.pots import AllocationView
from brygga.apps.cases.present import case_view
from brygga.apps.cases.queries import CASE_ROWS
from brygga.apps.cases.views import CaseDetail, CaseView, LoanFigures, ProposalView
from brygga.foundation.models import Tenant
from brygga.foundation.refusals import NotSeen
from brygga.foundation.words import country_of
from brygga.jurisdictions.registry import country


def cases_for(seat: Seat, state: str = "", *, search: str = "", mine: bool = False) -> list[CaseView]:
    """Return the cases that the seat sees, newest first; `search` looks in number, names and municipality code.

    Staff need case.read; an applicant gets the own cases.
    """
    rows = _seen(seat)
    if state:
        rows = rows.filter(state=state)
    if mine:
        rows = rows.filter(handled_by_id=seat.person_id)
    for word in search.split()[:5]:
        rows = rows.filter(Q(number__icontains=word) | Q(name__icontains=word) | Q(party__name__icontains=word)
                           | Q(party__place__icontains=word) | Q(contact_name__icontains=word)
                           | Q(municipality__startswith=word))
    return [case_view(row, seat.on) for row in rows.order_by("-pk")[:500]]


def counts_for(seat: Seat, *, mine: bool = False) -> dict[str, int]:
    """Return state → how many of the cases that the seat sees."""
    rows = _seen(seat).filter(handled_by_id=seat.person_id) if mine else _seen(seat)
    found: dict[str, int] = {}
    for state in rows.values_list("state", flat=True):
        found[state] = found.get(state, 0) + 1
    return found


def case_for(seat: Seat, number: str) -> CaseDetail:
    """Return one case with all that staff may read of it, or NotSeen."""
    if seat.matters is not None:
        raise NotSeen
    seat.require("case.read")
    row = _one(seat, number)
    return detail.of(row, seat, for_applicant=False)


def my_case_for(seat: Seat, number: str) -> CaseDetail:
    """Return one case as the applicant's side sees it: no assessment, no proposal before it is decided."""
    if seat.matters is None:
        raise NotSeen
    return detail.of(_one(seat, number), seat, for_applicant=True)


def allocation_for(seat: Seat, number: str, *, instrument: str, amount_minor: int) -> AllocationView:
    """Return every pot against a case: what it has free, whether it fits and why not, and a suggested sharing."""
    seat.require("case.read")
    return pots.allocation(seat.tenant_id, case_view(_one(seat, number), seat.on), instrument=instrument,
                           amount_minor=amount_minor, on=seat.on)


def figures_for(seat: Seat, proposals: Iterable[ProposalView]) -> dict[int, LoanFigures]:
    """Return proposal id → what the loan would cost by its plan; what is no loan is not there."""
    pack = country(country_of(seat.tenant_id))
    return {p.id: loan_terms.figures_of(loan_terms.terms_of(p.amount_minor, p.currency, p.terms, pack))
            for p in proposals if p.instrument == "loan" and p.outcome == "grant"}


def cost_for(seat: Seat, *, amount_minor: int, currency: str, terms: dict[str, Any]) -> LoanFigures:
    """Return what a loan on these terms would cost; Refused, naming the field, when they cannot be computed."""
    pack = country(country_of(seat.tenant_id))
    said = loan_terms.with_days(terms, seat.on)
    return loan_terms.figures_of(loan_terms.terms_of(amount_minor, currency, said, pack))


def municipalities_for(seat: Seat) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return (county, [(code, municipality)]) to choose from, the fund's own county first."""
    land, own = Tenant.objects.values_list("country", "county").get(pk=seat.tenant_id)
    pack = country(land)
    regions = sorted(pack.regions(), key=lambda region: (region.code != own, region.code))
    rows = [(region.name, [(m.code, m.name) for m in pack.municipalities(region.code)]) for region in regions]
    return [(name, places) for name, places in rows if places]


def _seen(seat: Seat) -> "QuerySet[Case]":
    if seat.matters is None:
        seat.require("case.read")
    return visible(Case.objects.select_related(*CASE_ROWS).prefetch_related("completions"), seat)


def _one(seat: Seat, number: str) -> Case:
    row = _seen(seat).filter(number=number).first()
    if row is None:
        raise NotSeen
    return row
