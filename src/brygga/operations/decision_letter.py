"""The decision letter: a paper in the case, and a mail with it to everybody on the applicant's side.

A no says first how it can become a yes; both say how to ask for reconsideration and how to complain, to another person
than the one who worked on the case (product.md R7).
"""

from django.conf import settings

from brygga.apps.access import queries as access
from brygga.apps.access.actions import make_link
from brygga.apps.access.doorways import persons_with_role
from brygga.apps.agreements import queries as agreements
from brygga.apps.cases.views import CaseView, ProposalView
from brygga.apps.decisions import parameters, queries
from brygga.apps.decisions.views import DecisionView, ItemView
from brygga.apps.documents.actions import store_document
from brygga.formats import documents as papers
from brygga.formats.documents import render
from brygga.formats.pictures import figures
from brygga.foundation.commands import Command
from brygga.foundation.models import Tenant
from brygga.foundation.outbox import post_letter
from brygga.foundation.refusals import Refused, text
from brygga.operations.case_letters import fund_of, own_path
from brygga.operations.letters import decisions as letters
from brygga.operations.pack_paper import applicant_party
from brygga.operations.proposal_words import grant_in_words

# Who answers a complaint: the first of these roles who is not the case's contact. One's own rule of the fund.
COMPLAINTS = ("administrator", "chair", "member", "deputy", "treasurer")
STEPS = {
    "sv": ("Vi skickar avtalet till er för underskrift.", "Ni skriver under och skickar tillbaka det.",
           "Vi betalar ut när villkoren är uppfyllda."),
    "en": ("We send you the agreement to sign.", "You sign it and send it back.",
           "We pay out when the conditions are met."),
}


def write_letter(cmd: Command, *, item: ItemView, proposal: ProposalView, case: CaseView) -> None:
    """Store the letter of a decided item and post it, within the running act."""
    decision = queries.decisions([item.id])[item.id]
    fund, people = fund_of(cmd), access.reaching(case.matter_id)
    languages = sorted({language[:2] if language[:2] in STEPS else "sv" for *_, language in people} or {"sv"})
    keys = {language: _store(cmd, item, proposal, case, decision, language) for language in languages}
    for person_id, name, email, said in people:
        language = said[:2] if said[:2] in STEPS else "sv"
        secret = make_link(cmd, person_id=person_id, purpose="applicant", target=own_path(fund, case.number))
        subject, body = letters.decided(
            name=name, fund=fund.name, granted=decision.outcome == "granted", number=case.number,
            what=grant_in_words(proposal, language) if proposal.instrument else "", last_day=decision.last_day_on,
            way_to_yes=decision.way_to_yes, answer_days=parameters.terms_on(cmd.on).complaint_answer_days,
            link=f"{settings.PUBLIC_ADDRESS}/lank/{secret}/", language=language)
        post_letter(cmd, address=email, subject=subject, body=body, person_id=person_id, matter_id=case.matter_id,
                    dedupe_key=f"decided/{item.id}/{person_id}", attachments=[keys[language]])


def _store(cmd: Command, item: ItemView, proposal: ProposalView, case: CaseView, decision: DecisionView,
           language: str) -> str:
    paper = _paper(cmd, item, proposal, case, decision, language)
    return store_document(cmd, content=render(paper, cmd.at), filename=f"beslut-{case.number}-{item.paragraph}.pdf",
                          kind="decision_letter", title=f"Beslut {figures.day(cmd.on, language)}",
                          matter_id=case.matter_id, made_by="brygga")


def _paper(cmd: Command, item: ItemView, proposal: ProposalView, case: CaseView, decision: DecisionView,
           language: str) -> papers.DecisionLetter:
    tenant, meeting = Tenant.objects.get(pk=cmd.tenant), queries.meeting(cmd.tenant, item.meeting_id)
    granted = decision.outcome == "granted"
    contact, complaint = _contacts(cmd, case)
    return papers.DecisionLetter(
        number=f"{case.number}-{meeting.label}-{item.paragraph}", dated=cmd.on,
        language="en" if language == "en" else "sv",
        sender=papers.Party(name=tenant.name, number=tenant.orgnr), currency=case.currency, demo=tenant.is_demo,
        to=applicant_party(case, cmd.tenant), case_number=case.number, outcome="yes" if granted else "no",
        asked_for=_asked(proposal, case, language), body_name=meeting.body, decided_on=cmd.on,
        paragraph=f"§ {item.paragraph}", contact=contact, complaint_contact=complaint,
        signers=(papers.Signer(name=decision.chaired_by),),
        granted=grant_in_words(proposal, language) if granted else "",
        last_day_on=decision.last_day_on, next_steps=STEPS[language] if granted else (),
        conditions=tuple(papers.Condition(text=c.text) for c in agreements.conditions(decision.agreement_id or 0)),
        reasons=decision.reasons, way_to_yes=(decision.way_to_yes,) if decision.way_to_yes else (),
        answer_days=parameters.terms_on(cmd.on).complaint_answer_days)


def _asked(proposal: ProposalView, case: CaseView, language: str) -> str:
    if proposal.instrument:
        return grant_in_words(proposal, language)
    if case.need_minor:
        return figures.money(case.need_minor, case.currency, language)
    return "finansiering" if language == "sv" else "finance"


def _contacts(cmd: Command, case: CaseView) -> tuple[papers.Contact, papers.Contact]:
    """Return who worked on the case, and another person to complain to."""
    staff = persons_with_role(cmd.tenant, frozenset({"officer", *COMPLAINTS}), cmd.on)
    officers = [p for p, _, role in staff if role == "officer"]
    handler = case.handled_by_id or next(iter(officers), None) or staff[0][0]
    handler_name, handler_mail, _ = access.person(handler)
    by_role = sorted((COMPLAINTS.index(role), p) for p, name, role in staff
                     if role in COMPLAINTS and p != handler and name != handler_name
                     and not access.is_shut(case.matter_id, p))
    if not by_role:
        raise Refused("letter.nobody_to_complain_to", text("Ingen annan än handläggaren kan ta emot klagomål."),
                      way_on=text("Ge en person till en roll i fonden."))
    name, mail, _ = access.person(by_role[0][1])
    return papers.Contact(name=handler_name, email=handler_mail), papers.Contact(name=name, email=mail)
