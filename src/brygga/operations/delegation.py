"""The short path: a decision by delegation is a meeting of one, in the same series of numbers, told to the board.

Whoever holds the delegation takes the case up, answers the question of conflict like anybody on the board, reads the
frozen pack and decides. A tie, a hand in the case or a ceiling passed, and the case goes to the board.
"""

from datetime import date

from brygga.apps.access import segregation
from brygga.apps.access.doorways import persons_with_role
from brygga.apps.agreements import queries as agreements
from brygga.apps.cases import queries as cases
from brygga.apps.cases.views import CaseView, ProposalView
from brygga.apps.decisions import actions as decisions
from brygga.apps.decisions import queries
from brygga.apps.decisions.actions import ties
from brygga.domain.casework import authority
from brygga.domain.casework.acts import CLASHES, Act
from brygga.domain.casework.quorum import Count, Outcome
from brygga.domain.casework.roles import Instrument, Path, Role
from brygga.domain.money import Money
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import NotSeen, Refused, text
from brygga.operations import agenda, packs
from brygga.operations.after_decision import Decided, carry_out

WHY_BOARD = {
    "no_delegation": text("Ingen har delegation för det här."),
    "holder_barred": text("Den som har delegationen är jävig eller har berett ärendet."),
    "currency": text("Delegationen gäller en annan valuta."),
    "amount": text("Beloppet är större än delegationen tillåter."),
    "exposure": text("Sökanden skulle ha mer hos fonden än delegationen tillåter."),
    "instrument": text("Delegationen gäller inte det här slaget av finansiering."),
    "path": text("Ärendet går den fulla vägen."),
    "source": text("Delegationen gäller inte de här medlen."),
    "risk_class": text("Riskklassen är högre än delegationen tillåter."),
}


def authority_for(tenant_id: int, proposal_id: int, on: date) -> authority.Authority:
    """Return who decides a proposal on a day: the board, or the holder of a delegation."""
    proposal = cases.proposal(tenant_id, proposal_id)
    case = cases.case_of_matter(proposal.matter_id)
    if proposal.outcome != "grant":
        return authority.Authority("board", Role.CHAIR, "none", "no_delegation")
    question = authority.Question(
        Instrument(proposal.instrument), Money(proposal.amount_minor, proposal.currency),
        exposure_after(tenant_id, case, proposal), Path(case.path),
        sources=frozenset(str(share.pot_id) for share in proposal.shares))
    return authority.who_decides(question, on, barred=_barred(tenant_id, proposal, on))


def exposure_after(tenant_id: int, case: CaseView, proposal: ProposalView) -> Money:
    """Return all that the applicant would have from the fund: whole agreements that have not ended, and every open
    proposal of the case. Cautious: what has been repaid on a running agreement is not taken off.
    """
    running = sum(a.amount_minor for a in agreements.agreements(tenant_id)
                  if a.party_id == case.party_id and a.state not in ("ended", "lapsed"))
    asked = sum(p.amount_minor for p in cases.proposals_of(case.id) if p.state == "open" and p.outcome == "grant")
    return Money(running + asked, proposal.currency)


@action("delegation.take_up")
def take_up(cmd: Command, *, proposal_id: int) -> int:
    """Take a proposal up under delegation: the item is made and the holder asked about ties. Returns the item's id."""
    _require_holder(cmd, proposal_id)
    known = queries.waiting_for(cmd.tenant, proposal_id)
    if known is not None and queries.meeting(cmd.tenant, known.meeting_id).kind == "delegation":
        return known.id
    item_id = agenda.place(cmd, meeting_id=decisions.take_up_delegation(cmd), proposal_id=proposal_id)
    item = queries.item(cmd.tenant, item_id)
    decisions.ask(cmd, item_id=item_id, party_id=agenda.party_of(cmd.tenant, item), only=[cmd.actor])
    packs.freeze(cmd, item)
    return item_id


@action("delegation.declare")
def declare(cmd: Command, *, item_id: int, answer: str, text: str = "") -> str:
    """Answer the question as the holder; any tie leaves the case to the board. Returns open, shut or ask_chair."""
    item = queries.item(cmd.tenant, item_id)
    if queries.meeting(cmd.tenant, item.meeting_id).kind != "delegation":
        raise NotSeen
    effect = decisions.declare(cmd, meeting_id=item.meeting_id, matter_id=item.matter_id, answer=answer, text=text)
    if effect != "open":
        leave_to_board(cmd, item_id=item_id, why=answer)
    return effect


@action("delegation.decide")
def decide_by_delegation(cmd: Command, *, proposal_id: int) -> int:
    """Decide as proposed, alone, under the delegation order; the board is told. Returns the decision's id."""
    _require_holder(cmd, proposal_id)
    item = queries.waiting_for(cmd.tenant, proposal_id)
    if item is None or queries.meeting(cmd.tenant, item.meeting_id).kind != "delegation":
        raise Refused("delegation.not_taken_up", text("Svara på frågan om jäv innan du beslutar."),
                      way_on=text("Öppna ärendet under Beslut på delegation."))
    if queries.meeting(cmd.tenant, item.meeting_id).chair_id != cmd.actor:
        raise Refused("delegation.another", text("Någon annan har tagit upp ärendet."))
    if not queries.is_open_to(cmd.tenant, item.id, cmd.actor):
        raise Refused("conflict_unanswered", text("Svara på frågan om jäv innan du beslutar."), section="EFL 7:23")
    packs.require_fresh(cmd.tenant, item)
    alone = Count(Outcome.YES, 1, 0, 0, 1, reason="delegation")
    decision_id = carry_out(cmd, item, Decided("granted", "delegation", alone, {str(cmd.actor): "yes"}, []))
    decisions.close_meeting(cmd, meeting_id=item.meeting_id)
    return decision_id


@action("delegation.leave")
def leave_to_board(cmd: Command, *, item_id: int, why: str) -> None:
    """Leave a case that was taken up to the board: the meeting of one closes without a decision."""
    item = queries.item(cmd.tenant, item_id)
    decisions.withdraw_item(cmd, item_id=item.id, why=why)
    record(cmd, "decisions.delegation_left", subject=f"item/{item.id}", matter_id=item.matter_id, data={"why": why})
    decisions.close_meeting(cmd, meeting_id=item.meeting_id)
    agenda.ask_for_meeting(cmd, item.proposal_id)


def _require_holder(cmd: Command, proposal_id: int) -> None:
    proposal = cases.proposal(cmd.tenant, proposal_id)
    segregation.require(cmd, Act.DECIDE_BY_DELEGATION, deeds=cases.deeds_of(proposal.matter_id),
                        subject=f"proposal/{proposal_id}", matter_id=proposal.matter_id)
    found = authority_for(cmd.tenant, proposal_id, cmd.on)
    if found.body != "delegation":
        raise Refused("delegation.board_decides", WHY_BOARD[found.reason],
                      way_on=text("Sätt upp ärendet på styrelsens nästa sammanträde."))
    holders = {p: name for p, name, _ in persons_with_role(cmd.tenant, frozenset({found.holder.value}), cmd.on)}
    if cmd.actor not in holders:
        raise Refused("delegation.not_holder", text("Du har inte delegation för det här."),
                      who_could=sorted(holders.values()))


def _barred(tenant_id: int, proposal: ProposalView, on: date) -> frozenset[Role]:
    """Return the roles whose every holder represents the applicant or has had a hand in the case."""
    hands = {who for act, who in cases.deeds_of(proposal.matter_id) if act in {
        clash.earlier for clash in CLASHES if clash.act == Act.DECIDE_BY_DELEGATION}}
    shut = hands | ties.represents(tenant_id, proposal.matter_id, proposal.party_id)
    chairs = {p for p, _, _ in persons_with_role(tenant_id, frozenset({"chair"}), on)}
    return frozenset({Role.CHAIR}) if chairs <= shut else frozenset()
