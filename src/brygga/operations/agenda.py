"""A proposal on its way to the body that decides: onto an agenda, off it, to the next meeting.

Putting an item up asks everybody on the board about ties at once, and shuts the case for them until they have answered
(product.md D3); whom law shuts out is shut out in the same act.
"""

from typing import Any

from brygga.apps.cases import queries as cases
from brygga.apps.cases.views import ProposalView
from brygga.apps.decisions import actions as decisions
from brygga.apps.decisions import queries
from brygga.apps.decisions.actions import move_meeting, note_presence, open_meeting, plan_meeting, rule_on_tie
from brygga.apps.decisions.views import ItemView
from brygga.apps.duties.actions import close_duty, open_duty
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import Refused, text
from brygga.operations.case_letters import fund_of, staff_path

__all__ = ["ask_for_meeting", "declare", "move_meeting", "note_presence", "open_meeting", "party_of", "place",
           "plan_meeting", "proposed_in", "put_on_agenda", "rule_on_tie", "take_off_agenda"]


@action("agenda.put")
def put_on_agenda(cmd: Command, *, meeting_id: int, proposal_id: int) -> int:
    """Put an open proposal on the agenda of a planned meeting of the board; returns the item's id."""
    if queries.meeting(cmd.tenant, meeting_id).kind != "board":
        raise Refused("meeting.of_one", text("Det är ett beslut på delegation, inget sammanträde."), field="meeting",
                      way_on=text("Välj ett av styrelsens sammanträden."))
    item_id = place(cmd, meeting_id=meeting_id, proposal_id=proposal_id)
    decisions.ask(cmd, item_id=item_id, party_id=_proposal(cmd, proposal_id).party_id, only=[])
    return item_id


@action("agenda.take_off")
def take_off_agenda(cmd: Command, *, item_id: int, why: str) -> None:
    """Let a paragraph drop out; its number stays and the minutes say so."""
    if not why.strip():
        raise Refused("item.why", text("Skriv varför punkten utgår."), field="why")
    decisions.withdraw_item(cmd, item_id=item_id, why=why.strip())
    ask_for_meeting(cmd, queries.item(cmd.tenant, item_id).proposal_id)


@action("agenda.declare")
def declare(cmd: Command, *, meeting_id: int, matter_id: int, answer: str, text: str = "") -> str:
    """Answer the question of conflict for oneself; returns open, shut or ask_chair."""
    return decisions.declare(cmd, meeting_id=meeting_id, matter_id=matter_id, answer=answer, text=text)


def place(cmd: Command, *, meeting_id: int, proposal_id: int) -> int:
    """Make the paragraph within the running act, without asking anybody; returns its id."""
    proposal = _proposal(cmd, proposal_id)
    if proposal.state != "open":
        raise Refused("item.not_open", text("Förslaget är redan avgjort eller tillbakataget."), field="proposal")
    case = cases.case_of_matter(proposal.matter_id)
    item_id = decisions.place_item(
        cmd, meeting_id=meeting_id, matter_id=proposal.matter_id, proposal_id=proposal_id, title=case.name,
        instrument=proposal.instrument, outcome=proposal.outcome, amount_minor=proposal.amount_minor,
        currency=proposal.currency, proposed=proposed_in(proposal), digest=proposal.digest,
        prepared_by_id=proposal.made_by_id)
    close_duty(cmd, code="proposal.to_board", subject=f"proposal/{proposal_id}")
    return item_id


def ask_for_meeting(cmd: Command, proposal_id: int) -> None:
    """Ask the officers to put an open proposal up again: it has come down without a decision."""
    proposal = _proposal(cmd, proposal_id)
    if proposal.state != "open":
        return
    case = cases.case_of_matter(proposal.matter_id)
    open_duty(cmd, code="proposal.to_board", subject=f"proposal/{proposal_id}", matter_id=case.matter_id,
              for_role="officer", path=staff_path(fund_of(cmd), case.number), details={"name": case.name})


def proposed_in(proposal: ProposalView) -> dict[str, Any]:
    """Return what is voted on as plain data, stored with the paragraph."""
    return {"instrument": proposal.instrument, "outcome": proposal.outcome,
            "amount": [proposal.amount_minor, proposal.currency], "purpose": proposal.purpose,
            "terms": dict(proposal.terms), "conditions": [dict(c) for c in proposal.conditions],
            "reasons": list(proposal.reasons), "way_to_yes": proposal.way_to_yes,
            "shares": [[s.pot_id, s.amount_minor] for s in proposal.shares]}


def party_of(tenant_id: int, item: ItemView) -> int | None:
    """Return the applicant behind a paragraph, if it is a party already."""
    return cases.proposal(tenant_id, item.proposal_id).party_id


def _proposal(cmd: Command, proposal_id: int) -> ProposalView:
    return cases.proposal(cmd.tenant, proposal_id)

