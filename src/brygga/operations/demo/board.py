"""The board in the story: a meeting with its questions answered, packs frozen, decisions pressed, minutes adjusted."""

from brygga.apps.access import queries as access
from brygga.apps.agreements import queries as agreements
from brygga.apps.cases import queries as cases
from brygga.apps.decisions import queries as decisions
from brygga.operations import minutes
from brygga.operations.agenda import declare, open_meeting, plan_meeting, put_on_agenda
from brygga.operations.commit_decision import decide_as_proposed
from brygga.operations.demo.applicants import PDF
from brygga.operations.demo.people import BOARD
from brygga.operations.demo.stage import Stage
from brygga.operations.packs import freeze_packs
from brygga.operations.signing import check, hand_in, meet

ANSWERS = (*BOARD, "karin")


def call(stage: Stage, proposals: list[int], *, officer: str = "hanna") -> tuple[int, list[int]]:
    """Plan a meeting of today with some proposals on its agenda; returns (meeting, items)."""
    meeting_id = plan_meeting(stage.by(officer), on=stage.day, pack_freezes_on=stage.day)
    items = [put_on_agenda(stage.by(officer), meeting_id=meeting_id, proposal_id=pk) for pk in proposals]
    freeze_packs(stage.by(officer), meeting_id=meeting_id)
    return meeting_id, items


def answer(stage: Stage, meeting_id: int, matter_id: int, who: tuple[str, ...] = ANSWERS,
           ties: dict[str, tuple[str, str]] | None = None) -> None:
    """Let each of `who` answer the question of conflict; `ties` are those with something to tell."""
    for person in who:
        said, words = (ties or {}).get(person, ("none", ""))
        declare(stage.by(person), meeting_id=meeting_id, matter_id=matter_id, answer=said, text=words)


def decide(stage: Stage, proposals: list[int], *, ties: dict[int, dict[str, tuple[str, str]]] | None = None,
           dissents: dict[int, dict[str, str]] | None = None) -> list[int]:
    """Hold a meeting today that decides as proposed; returns the agreements made, in the order of the agenda.

    `ties` and `dissents` are by proposal: person → (answer, words) and person → words.
    """
    assert stage.tenant_id is not None
    meeting_id, items = call(stage, proposals)
    answered: set[int] = set()
    for proposal_id in proposals:
        matter_id = cases.proposal(stage.tenant_id, proposal_id).matter_id
        if matter_id not in answered:
            answer(stage, meeting_id, matter_id, ties=(ties or {}).get(proposal_id))
            answered.add(matter_id)
    open_meeting(stage.by("birgitta"), meeting_id=meeting_id, chair_id=stage.people["birgitta"],
                 keeper_id=stage.people["hanna"], adjuster_id=stage.people["mats"],
                 present=[stage.people[who] for who in BOARD])
    for proposal_id, item_id in zip(proposals, items, strict=True):
        said = (dissents or {}).get(proposal_id, {})
        decide_as_proposed(stage.by("birgitta"), item_id=item_id, dissents=[
            {"person_id": stage.people[who], "text": words} for who, words in said.items()])
    minutes.close_meeting(stage.by("hanna"), meeting_id=meeting_id)
    minutes.sign_minutes(stage.by("hanna"), meeting_id=meeting_id)
    for who in ("birgitta", "mats"):
        minutes.adjust_minutes(stage.by(who), meeting_id=meeting_id)
    made = decisions.decisions(items)
    return [pk for item in items if (pk := made[item].agreement_id) is not None]


def sign(stage: Stage, *agreement_ids: int, checks: int = 2) -> None:
    """Let the applicant hand in the signed paper, and `checks` persons of the fund check it."""
    assert stage.tenant_id is not None
    for agreement_id in agreement_ids:
        matter_id = agreements.agreement(stage.tenant_id, agreement_id).matter_id
        contact = access.reaching(matter_id)[0][0]
        hand_in(stage.by(contact), agreement_id=agreement_id, content=PDF, filename="underskrivet.pdf")
        for who in ("birgitta", "eva")[:checks]:
            check(stage.by(who), agreement_id=agreement_id)


def meet_conditions(stage: Stage, agreement_id: int) -> None:
    """Let the officer say that every condition left is met, with a paper."""
    for condition in agreements.conditions(agreement_id):
        if condition.met_on is None:
            meet(stage.by("hanna"), agreement_id=agreement_id, condition_id=condition.id, content=PDF,
                 filename="villkor.pdf")
