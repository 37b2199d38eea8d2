"""What follows from a decision, within the act that makes it: on yes the agreement, on no the reasons, always a letter.

The order matters for the database: the agreement before the decision that names it, the decision before the instrument
that stands on its item, the case last, when none of its proposals waits any more.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.actions import draft_agreement
from brygga.apps.capital.actions import make_contribution
from brygga.apps.cases import actions as case_actions
from brygga.apps.cases import queries as cases
from brygga.apps.cases.views import CaseView, ProposalView
from brygga.apps.decisions import actions as decisions
from brygga.apps.decisions import parameters, queries
from brygga.apps.decisions.views import ItemView
from brygga.apps.duties.actions import open_duty
from brygga.apps.funding.actions import commit
from brygga.apps.loans.actions import make_loan
from brygga.domain.casework.quorum import Count
from brygga.domain.dates import parse_day
from brygga.foundation.commands import Command
from brygga.foundation.models import Tenant
from brygga.foundation.refusals import Refused, text
from brygga.foundation.words import kept
from brygga.operations.case_letters import ask_officer
from brygga.operations.decision_letter import write_letter
from brygga.operations.papers import agreement_papers


@dataclass(frozen=True, slots=True)
class Decided:
    """What a body came to: outcome granted, declined or sent_back; way press, vote or delegation."""

    outcome: str
    way: str
    count: Count
    votes: dict[str, str]
    dissents: list[dict[str, Any]]
    reasons: tuple[str, ...] = ()
    way_to_yes: str = ""


def carry_out(cmd: Command, item: ItemView, decided: Decided) -> int:
    """Store the decision and all that follows from it; returns the decision's id."""
    proposal = cases.proposal(cmd.tenant, item.proposal_id)
    case = cases.case_of_matter(item.matter_id)
    granted = decided.outcome == "granted"
    last_day = parameters.last_day_of_yes(cmd.on) if granted else None
    agreement_id = _draft(cmd, proposal, last_day) if last_day else None
    count = decided.count
    decision_id = decisions.store_decision(
        cmd, item_id=item.id, outcome=decided.outcome, way=decided.way, by_casting_vote=count.by_casting_vote,
        count={"seats": count.seats, "present": count.yes + count.no + count.abstain, "yes": count.yes, "no": count.no,
               "abstained": count.abstain},
        votes=decided.votes, dissents=decided.dissents, agreement_id=agreement_id, last_day_on=last_day,
        reasons=list(decided.reasons or (proposal.reasons if decided.outcome == "declined" else ())),
        way_to_yes=decided.way_to_yes or (proposal.way_to_yes if decided.outcome == "declined" else ""))
    if agreement_id is not None:
        _make_instrument(cmd, item, proposal, agreement_id)
    _move_case(cmd, case, item, granted=granted, sent_back=decided.outcome == "sent_back")
    if decided.outcome != "sent_back":
        write_letter(cmd, item=item, proposal=proposal, case=case)
    return decision_id


def agreement_path(tenant_id: int, number: str) -> str:
    """Return the address of an agreement's page."""
    return f"/f/{Tenant.objects.values_list('slug', flat=True).get(pk=tenant_id)}/avtal/{number}/"


def _draft(cmd: Command, proposal: ProposalView, last_day: date) -> int:
    """Draft the agreement that was granted; without a party there is nobody to agree with."""
    if proposal.party_id is None:
        raise Refused("decide.no_party", text("Det finns ingen part att skriva avtal med än."),
                      way_on=text("Handläggaren skriver in vem som söker på ärendets sida."))
    return draft_agreement(
        cmd, matter_id=proposal.matter_id, instrument=proposal.instrument, party_id=proposal.party_id,
        amount_minor=proposal.amount_minor, currency=proposal.currency, purpose=proposal.purpose,
        last_day_on=last_day, conditions=[dict(c) for c in proposal.conditions])


def _make_instrument(cmd: Command, item: ItemView, proposal: ProposalView, agreement_id: int) -> None:
    """Make the loan or the förlagsinsats, bind the money, and ask for signatures."""
    said = dict(proposal.terms)
    if proposal.instrument == "contribution":
        make_contribution(
            cmd, agreement_id=agreement_id, matter_id=item.matter_id, decision_item_id=item.id,
            amount_minor=proposal.amount_minor, currency=proposal.currency,
            dividend_terms=str(said.get("dividend_terms") or ""), fixed_date=_day(said.get("fixed_date")),
            statutes_registered_on=_day(said.get("statutes_registered_on")))
    else:
        make_loan(cmd, agreement_id=agreement_id, matter_id=item.matter_id, decision_item_id=item.id,
                  amount_minor=proposal.amount_minor, currency=proposal.currency, terms=said)
    commit(cmd, agreement_id=agreement_id, matter_id=item.matter_id,
           shares=[{"pot_id": s.pot_id, "amount_minor": s.amount_minor} for s in proposal.shares])
    agreement = agreements.agreement(cmd.tenant, agreement_id)
    open_duty(cmd, code="agreement.sign", subject=f"agreement/{agreement_id}", for_role="officer",
              matter_id=item.matter_id, path=agreement_path(cmd.tenant, agreement.number), due_on=agreement.last_day_on,
              details={"number": agreement.number})
    agreement_papers(cmd, agreement_id=agreement_id)


def _move_case(cmd: Command, case: CaseView, item: ItemView, *, granted: bool, sent_back: bool) -> None:
    """Move the case when none of its proposals waits: yes if any was granted. Sent back, the rest go back with it."""
    if sent_back:
        for other in queries.items_of(cmd.tenant, item.meeting_id):
            if other.matter_id == item.matter_id and other.state == "waiting":
                decisions.withdraw_item(cmd, item_id=other.id, why=kept(text("Ärendet går tillbaka till beredning.")))
        case_actions.move_case(cmd, case_id=case.id, event="send_back")
        ask_officer(cmd, case, "application.prepare", due_on=case.expected_on)
        return
    if not case_actions.settle_proposal(cmd, proposal_id=item.proposal_id, granted=granted):
        return
    any_yes = any(p.state == "granted" for p in cases.proposals_of(case.id))
    case_actions.move_case(cmd, case_id=case.id, event="decide_yes" if any_yes else "decide_no")


def _day(said: object) -> date | None:
    return parse_day(str(said)) if said else None
