"""The pack of one paragraph: what it is made of (for its digest) and how it stands on paper.

Idea: the contents are gathered once, as plain values; the digest is of them, and the paper is a picture of them. So a
changed memo, plan line, paper, pot or condition gives another digest, and the item must be frozen anew.
Do not read the clock or a seat here: the day it was frozen is given.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from brygga.apps.cases import queries as cases
from brygga.apps.cases.views import CaseView, MemoView, ProposalView
from brygga.apps.documents import queries as documents
from brygga.apps.funding import queries as funding
from brygga.apps.parties import queries as parties
from brygga.domain.casework import cash, pack, plan, readiness
from brygga.domain.casework.labels import label
from brygga.domain.casework.plan import FinancingPlan, SourceKind
from brygga.formats import documents as papers
from brygga.formats.pictures import figures
from brygga.formats.pictures.cash_curve import Month, cash_curve
from brygga.foundation.models import Tenant
from brygga.foundation.refusals import Refused, text
from brygga.operations.proposal_words import sentence, terms_in_words

QUESTIONS = ("Kommer det tillbaka?", "Är det värt det?", "Vad kan gå fel?")
LEVEL = {readiness.Standing.YES: 4, readiness.Standing.PARTLY: 2, readiness.Standing.NO: 0}


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a pack holds, read at one moment."""

    tenant: Tenant
    case: CaseView
    proposal: ProposalView
    memo: MemoView
    plan: FinancingPlan
    readiness: dict[str, readiness.Answer]
    papers: tuple[tuple[str, str, date], ...]
    pots: tuple[tuple[str, int, bool], ...]


def gather(tenant_id: int, proposal_id: int) -> Contents:
    """Return what the pack of a proposal holds now; refused while there is no assessment."""
    proposal = cases.proposal(tenant_id, proposal_id)
    case, memo = cases.case(tenant_id, proposal.case_id), cases.memo(proposal.case_id)
    if memo is None:
        raise Refused("pack.no_memo", text("Bedömningen är inte skriven än."),
                      way_on=text("Handläggaren skriver den på ärendets sida."))
    sources = {s.pot_id: s for s in funding.sources(tenant_id)}
    pots = tuple((sources[s.pot_id].name, s.amount_minor, sources[s.pot_id].public_resources) for s in proposal.shares)
    return Contents(Tenant.objects.get(pk=tenant_id), case, proposal, memo, cases.plan_of(case.id),
                    cases.readiness_of(case.id), tuple(documents.papers_for_pack(case.matter_id)), pots)


def pack_of(held: Contents, *, version: int, frozen_at: datetime) -> pack.Pack:
    """Return the pack as the domain digests it."""
    memo = held.memo
    contents: dict[str, Any] = {
        "memo": [memo.version, memo.comes_back, memo.worth_it, memo.what_can_go_wrong, memo.text],
        "plan": held.plan, "pots": held.pots, "title": held.case.name,
        "readiness": {area: [a.standing.value, a.note] for area, a in held.readiness.items()}}
    listed = tuple(pack.PackDocument(place, title, sha256, 0)
                   for place, (title, sha256, _) in enumerate(held.papers, start=1))
    return pack.Pack(held.tenant.slug, held.case.number, version, frozen_at, held.proposal.digest, listed, contents)


def paper_of(held: Contents, *, version: int, frozen_on: date, meeting_on: date) -> papers.DecisionPack:
    """Return the pack as a document."""
    case, proposal, memo = held.case, held.proposal, held.memo
    applicant, place = _applicant(held)
    low, curve = _cash(held.plan)
    return papers.DecisionPack(
        number=case.number, dated=frozen_on, sender=papers.Party(name=held.tenant.name, number=held.tenant.orgnr),
        currency=case.currency, demo=held.tenant.is_demo, version=version, applicant=applicant, place=place,
        title=case.name, prepared_by=proposal.made_by, meeting_on=meeting_on,
        in_brief=tuple(line for line in (case.summary, low) if line),
        questions=(papers.Answer(question=QUESTIONS[0], answer=memo.comes_back),
                   papers.Answer(question=QUESTIONS[1], answer=memo.worth_it),
                   papers.Answer(question=QUESTIONS[2], answer=memo.what_can_go_wrong)),
        amount_minor=proposal.amount_minor, proposal=sentence(proposal, applicant.name),
        terms=tuple(papers.Fact(label=t.label, value=t.value) for t in terms_in_words(proposal)),
        conditions=tuple(str(c["text"]) for c in proposal.conditions),
        allocation=tuple(papers.PotShare(pot=name, amount_minor=minor, public=public)
                         for name, minor, public in held.pots),
        costs=tuple(papers.CostLine(label=r.label, amount_minor=r.amount.minor) for r in plan.cost_rows(held.plan)),
        sources=_sources(held.plan), readiness=_readiness(held), memo=_memo(held), rules=(),
        documents=tuple(papers.DocumentEntry(title=title, dated=on, sha256=sha) for title, sha, on in held.papers),
        cash_curve=curve, cash_low=low)


def applicant_party(case: CaseView, tenant_id: int) -> papers.Party:
    """Return the applicant as papers name it; an initiative is named by the case."""
    if case.party_id is None:
        return papers.Party(name=case.name, email=case.contact_email)
    party = parties.party(tenant_id, case.party_id)
    return papers.Party(name=party.name, number=party.orgnr, email=party.email,
                        address=tuple(line for line in (party.address, party.place) if line))


def _applicant(held: Contents) -> tuple[papers.Party, str]:
    party = parties.party(held.tenant.pk, held.case.party_id) if held.case.party_id else None
    return applicant_party(held.case, held.tenant.pk), party.place if party else ""


def _cash(plan_: FinancingPlan) -> tuple[str, papers.Picture | None]:
    rows, low = cash.cash_curve(plan_), cash.lowest_point(plan_)
    if low is None:
        return "", None
    month, amount = figures.day(low.month.first_day, "sv", "manad"), figures.money(low.balance.minor, plan_.currency)
    words = f"Kassan är som lägst i {month}: {amount}."
    svg = cash_curve([Month(row.month.first_day, row.balance.minor) for row in rows], standalone=True)
    return words, papers.Picture(svg=svg, alt=f"Kassan månad för månad. {words}")


def _sources(plan_: FinancingPlan) -> tuple[papers.SourceLine, ...]:
    by_code = {s.code: s for s in plan_.sources}
    lines = []
    for row in plan.source_rows(plan_):
        source = by_code.get(row.code)
        lines.append(papers.SourceLine(label=row.label, amount_minor=row.amount.minor,
                                       status=source.status.value if source else "promised",
                                       ours=source is not None and source.kind == SourceKind.FUND))
    return tuple(lines)


def _readiness(held: Contents) -> tuple[papers.ReadinessLine, ...]:
    lines = []
    for statement in readiness.STATEMENTS:
        said = held.readiness.get(statement.code)
        if said is not None:
            words = label("standing", said.standing.value)
            lines.append(papers.ReadinessLine(area=statement.text.sv, level=LEVEL[said.standing],
                                              evidence=f"{words}. {said.note}".strip()))
    return tuple(lines)


def _memo(held: Contents) -> tuple[papers.Clause, ...]:
    paragraphs = tuple(p.strip() for p in held.memo.text.split("\n\n") if p.strip())
    clauses = [papers.Clause(title="Bedömning", text=paragraphs)] if paragraphs else []
    if held.proposal.reasons:
        clauses.append(papers.Clause(title="Skäl till avslag", text=held.proposal.reasons))
    if held.proposal.way_to_yes:
        clauses.append(papers.Clause(title="Så kan det bli ja", text=(held.proposal.way_to_yes,)))
    return tuple(clauses)
