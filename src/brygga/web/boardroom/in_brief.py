"""A paragraph in brief for its page: three questions in three lines, conditions, pots. The door is opened before."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brygga.apps.access.doorways import Seat
from brygga.apps.agreements import queries as agreements
from brygga.apps.cases import queries as cases
from brygga.apps.decisions.views import DecisionView, ItemView
from brygga.apps.documents.queries import papers_for_pack
from brygga.apps.funding import queries as funding
from brygga.formats.pictures import figures
from brygga.foundation import clock
from brygga.operations.after_decision import agreement_path
from brygga.operations.packs import is_fresh
from brygga.operations.proposal_words import grant_in_words, terms_in_words
from brygga.web.boardroom import shown


@dataclass(frozen=True, slots=True)
class Brief:
    """What the page shows of the pack, and whether the frozen pack still is what it was made from."""

    lead: str
    questions: list[dict[str, str]]
    conditions: list[str]
    terms: list[dict[str, str]]
    reasons: list[str]
    way_to_yes: str
    pots: list[list[Any]]
    frozen: str
    version: int
    digest: str
    pack_href: str
    fresh: bool
    case_href: str


def brief_of(seat: Seat, item: ItemView) -> Brief:
    """Return the brief of a paragraph that is open to the seat."""
    proposal = cases.proposal(seat.tenant_id, item.proposal_id)
    memo, case = cases.memo(proposal.case_id), cases.case_of_matter(item.matter_id)
    names = {s.pot_id: s.name for s in funding.sources(seat.tenant_id)}
    tongue = shown.tongue()
    lines = ((_("Kommer det tillbaka?"), memo.comes_back), (_("Är det värt det?"), memo.worth_it),
             (_("Vad kan gå fel?"), memo.what_can_go_wrong)) if memo else ()
    papers = len(papers_for_pack(item.matter_id))
    return Brief(
        lead=_lead(item, grant_in_words(proposal, tongue) if item.instrument else "", len(proposal.conditions),
                   [names[s.pot_id] for s in proposal.shares]),
        questions=[{"question": q, "answer": a} for q, a in lines],
        conditions=[str(c["text"]) for c in proposal.conditions],
        terms=[{"label": t.label, "value": t.value} for t in terms_in_words(proposal, tongue)],
        reasons=list(proposal.reasons), way_to_yes=proposal.way_to_yes,
        pots=[[names[s.pot_id], figures.money(s.amount_minor, item.currency, tongue)] for s in proposal.shares],
        frozen=_frozen(item, papers) if item.frozen_at else "",
        version=item.pack_version, digest=f"{item.pack_digest[:4]}…{item.pack_digest[-4:]}" if item.pack_digest else "",
        pack_href=reverse("cases:paper", kwargs={"slug": seat.slug, "key": item.pack_key}) if item.pack_key else "",
        fresh=item.state != "waiting" or is_fresh(seat.tenant_id, item),
        case_href=reverse("cases:one", kwargs={"slug": seat.slug, "number": case.number}) if seat.may("case.read")
        else "")


def agreement_link(seat: Seat, decision: DecisionView | None) -> dict[str, str] | None:
    """Return the way to the agreement that a yes made, for those who may read agreements."""
    if decision is None or decision.agreement_id is None or not seat.may("agreement.read"):
        return None
    number = agreements.agreement(seat.tenant_id, decision.agreement_id).number
    return {"label": _("Avtal %s") % number, "href": agreement_path(seat.tenant_id, number)}


def _frozen(item: ItemView, papers: int) -> str:
    assert item.frozen_at is not None
    return ngettext("Fryst %(day)s, en handling.", "Fryst %(day)s, %(papers)d handlingar.", papers) % {
        "day": figures.day(clock.day_of(item.frozen_at), shown.tongue(), "utan_ar"), "papers": papers}


def _lead(item: ItemView, granted: str, conditions: int, pots: list[str]) -> str:
    if item.outcome != "grant":
        return _("Beredningen föreslår avslag.")
    if conditions == 0:
        proposed = _("Beredningen föreslår ja.")
    elif conditions == 1:
        proposed = _("Beredningen föreslår ja med ett villkor.")
    else:
        proposed = _("Beredningen föreslår ja med %d villkor.") % conditions
    return _("%(what)s från %(pots)s. %(proposed)s") % {
        "what": granted[:1].upper() + granted[1:], "pots": _(" och ").join(pots), "proposed": proposed}
