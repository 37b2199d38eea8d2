"""What the board is asked: a grant with terms, conditions and shares of pots, or a decline with a way to yes."""

from typing import Any

from brygga.apps.access import segregation
from brygga.apps.cases import queries
from brygga.apps.cases.actions import proposal_checks, reach
from brygga.apps.cases.actions.life import move_case
from brygga.apps.cases.models import Case, Proposal, ProposalShare
from brygga.apps.duties.actions import close_duty
from brygga.domain.casework.acts import Act
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import NotSeen, Refusals, Refused, text


@action("cases.propose")
def make_proposal(cmd: Command, *, case_id: int, instrument: str, amount_minor: int, purpose: str,
                  terms: dict[str, Any], conditions: list[dict[str, str]], shares: list[dict[str, int]],
                  for_business: bool = False) -> int:
    """Propose a loan or a förlagsinsats; returns the proposal's id. All that stands in the way is told at once.

    `conditions` [{code, text}], `shares` [{pot_id, amount_minor}] summing to the amount. The first proposal takes the
    case to decision; more may follow while none is decided. `for_business`: a loan to a person is for a business.
    """
    case = _proposable(cmd, case_id)
    asked = proposal_checks.Asked(instrument, amount_minor, purpose, terms, conditions, shares, for_business)
    faults = proposal_checks.faults_of(cmd, case, asked)
    if faults:
        raise Refusals(faults)
    proposal = _store(cmd, case, instrument=instrument, outcome="grant", amount_minor=amount_minor,
                      purpose=purpose.strip(), terms=proposal_checks.with_days(cmd, instrument, terms),
                      conditions=[{"code": c.get("code") or "decided", "text": c["text"].strip()} for c in conditions])
    for share in shares:
        ProposalShare.objects.create(tenant_id=case.tenant_id, matter_id=case.matter_id, proposal=proposal,
                                     pot_id=share["pot_id"], amount_minor=share["amount_minor"],
                                     currency=case.currency)
    return _told(cmd, case, proposal)


@action("cases.propose_decline")
def propose_decline(cmd: Command, *, case_id: int, reasons: list[str], way_to_yes: str) -> int:
    """Propose a decline: same door to the board as a grant, with its reasons and what would make it a yes."""
    case = _proposable(cmd, case_id)
    said = [r.strip() for r in reasons if r.strip()]
    faults = []
    if not said:
        faults.append(Refused("decline.reasons", text("Skriv minst ett skäl."), field="reasons"))
    if not way_to_yes.strip():
        faults.append(Refused("decline.way", text("Skriv vad som skulle göra det möjligt."), field="way_to_yes",
                              way_on=text("Ett avslag utan väg vidare lämnar sökanden ensam.")))
    if case.proposals.filter(state="open").exists():
        faults.append(Refused("decline.open", text("Ärendet har redan ett förslag som väntar på beslut."),
                              way_on=text("Ta tillbaka det först.")))
    if faults:
        raise Refusals(faults)
    return _told(cmd, case, _store(cmd, case, instrument="", outcome="decline", reasons=said,
                                   way_to_yes=way_to_yes.strip()[:2000]))


@action("cases.withdraw_proposal")
def withdraw_proposal(cmd: Command, *, proposal_id: int, why: str) -> None:
    """Take an open proposal back, with a reason; a better one is made anew."""
    proposal = _open_one(cmd, proposal_id)
    reach.require_staff(cmd, proposal.case, "case.prepare")
    if not why.strip():
        raise Refused("proposal.why", text("Skriv varför förslaget tas tillbaka."), field="why")
    proposal.state = "withdrawn"
    proposal.save(update_fields=["state"])
    close_duty(cmd, code="proposal.to_board", subject=f"proposal/{proposal_id}")
    record(cmd, "cases.proposal_withdrawn", subject=f"proposal/{proposal_id}", matter_id=proposal.matter_id,
           private={"why": why})


@action("cases.settle_proposal")
def settle_proposal(cmd: Command, *, proposal_id: int, granted: bool) -> bool:
    """Note what the board decided on a proposal (called by decisions); True when none of the case's is open any more.

    A declined one leaves its reasons on the case, for the letter and the applicant's page.
    """
    proposal = _open_one(cmd, proposal_id)
    proposal.state = "granted" if granted else "declined"
    proposal.save(update_fields=["state"])
    case = proposal.case
    if not granted:
        case.declined_reasons = [*case.declined_reasons, *proposal.reasons]
        case.save(update_fields=["declined_reasons"])
    record(cmd, "cases.proposal_decided", subject=f"proposal/{proposal_id}", matter_id=proposal.matter_id,
           data={"state": proposal.state})
    return not case.proposals.filter(state="open").exists()


def _proposable(cmd: Command, case_id: int) -> Case:
    case = reach.case_of(cmd, case_id)
    reach.require_staff(cmd, case, "case.prepare")
    if case.state not in ("preparation", "decision"):
        raise Refused("proposal.state", text("Ett förslag läggs fram när ansökan är beredd."))
    if case.proposals.filter(state__in=["granted", "declined"]).exists() and case.state == "decision":
        raise Refused("proposal.decided", text("Styrelsen har redan börjat besluta i ärendet."),
                      way_on=text("Vänta tills alla förslag är avgjorda, eller be styrelsen skicka tillbaka det."))
    segregation.require(cmd, Act.PROPOSE, deeds=queries.deeds_of(case.matter_id), subject=f"case/{case.pk}",
                        matter_id=case.matter_id)
    return case


def _store(cmd: Command, case: Case, **columns: Any) -> Proposal:
    return Proposal.objects.create(tenant_id=case.tenant_id, matter_id=case.matter_id, case=case,
                                   currency=case.currency, made_by_id=cmd.actor, made_at=cmd.at, **columns)


def _told(cmd: Command, case: Case, proposal: Proposal) -> int:
    if case.state == "preparation":
        move_case(cmd, case_id=case.pk, event="propose")
    view = queries.proposal(case.tenant_id, proposal.pk)
    record(cmd, "cases.proposed", subject=f"proposal/{proposal.pk}", matter_id=case.matter_id, data={
        "case": case.pk, "instrument": view.instrument, "outcome": view.outcome,
        "amount": [view.amount_minor, view.currency], "digest": view.digest})
    return proposal.pk


def _open_one(cmd: Command, proposal_id: int) -> Proposal:
    proposal = Proposal.objects.filter(tenant_id=cmd.tenant, pk=proposal_id).select_related("case").first()
    if proposal is None:
        raise NotSeen
    if proposal.state != "open":
        raise Refused("proposal.not_open", text("Förslaget är redan avgjort eller tillbakataget."))
    return proposal
