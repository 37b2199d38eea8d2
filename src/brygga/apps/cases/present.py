"""Rows → the values that pages and other apps get. No queries of its own beyond what the caller has fetched."""

from datetime import date, timedelta
from typing import Any

from brygga.apps.cases import mapping, waiting
from brygga.apps.cases.models import Case, Proposal
from brygga.apps.cases.views import CaseView, ProposalView, ShareView
from brygga.domain.casework.workflow import CaseState, standing
from brygga.jurisdictions.registry import country


def case_view(row: Case, on: date | None = None) -> CaseView:
    """Return a case as a value; its promise is moved by the days waited up to `on` (answered ones when not said)."""
    completions = list(row.completions.all())
    open_ones = [c for c in completions if c.answered_on is None]
    counted = completions if on else [c for c in completions if c.answered_on is not None]
    waited = waiting.days_waited(counted, on or date.max)
    region = country(row.tenant.country).region_of(row.municipality)
    return CaseView(
        id=row.pk, matter_id=row.matter_id, number=row.number, state=row.state,
        step=standing(CaseState(row.state)).step, situation=row.situation, template=row.template, path=row.path,
        name=row.name, party_id=row.party_id, party=row.party.name if row.party else "",
        contact_name=row.contact_name, contact_email=row.contact_email, contact_phone=row.contact_phone,
        municipality=row.municipality, county=region.code if region else "", summary=row.summary,
        need_minor=row.need_minor, currency=row.currency, opened_on=row.opened_on, submitted_on=row.submitted_on,
        submitted_by_id=row.submitted_by_id, handled_by_id=row.handled_by_id,
        handled_by=row.handled_by.name if row.handled_by else "",
        expected_on=row.expected_on + timedelta(days=waited) if row.expected_on else None,
        days_waited=waited, waits_for_applicant=bool(open_ones), reclaims_vat=row.reclaims_vat,
        reconsideration_of=row.reconsideration_of.number if row.reconsideration_of else "", new_facts=row.new_facts)


def said_in(row: Proposal, shares: list[ShareView]) -> dict[str, Any]:
    """Return what is voted on, as plain data: nothing outside it can be said to have been decided."""
    return {"case": row.case.number, "instrument": row.instrument, "outcome": row.outcome,
            "amount": [row.amount_minor, row.currency], "purpose": row.purpose, "terms": row.terms,
            "conditions": row.conditions, "reasons": row.reasons, "way_to_yes": row.way_to_yes,
            "shares": [[s.pot_id, s.amount_minor] for s in shares]}


def proposal_view(row: Proposal) -> ProposalView:
    """Return a proposal as a value with its fingerprint."""
    shares = sorted((ShareView(s.pot_id, s.amount_minor) for s in row.shares.all()), key=lambda s: s.pot_id)
    return ProposalView(
        row.pk, row.case_id, row.matter_id, row.case.party_id, row.instrument, row.outcome, row.amount_minor,
        row.currency, row.purpose, row.terms, tuple(row.conditions), tuple(row.reasons), row.way_to_yes,
        tuple(shares), row.state, row.made_by_id, row.made_by.name, row.made_at,
        mapping.digest_of(said_in(row, shares)))
