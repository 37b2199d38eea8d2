"""The question of conflict: asked of everybody on the board, answered before the papers, set by law where law says so.

The wall itself stands in `access`; here it is moved. Nobody opens a tie of their own: a "no" never follows a tie, and
what the chair may open is opened by another person, with a reason that stands in the minutes.
"""

from brygga.apps.access import queries as access
from brygga.apps.access.actions import set_wall
from brygga.apps.access.doorways import persons_with_role
from brygga.apps.access.permissions import STAFF
from brygga.apps.access.segregation import refused
from brygga.apps.decisions import addresses, board, ties
from brygga.apps.decisions.actions.reach import item_of, meeting_of
from brygga.apps.decisions.models import AgendaItem, Declaration, Meeting, Ruling
from brygga.apps.duties.actions import close_duty, open_duty
from brygga.apps.parties import queries as parties
from brygga.domain.casework import conflict
from brygga.domain.casework.answers import Refusal
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import NotSeen, Refused, text

LAW = "represents"


@action("decisions.ask")
def ask(cmd: Command, *, item_id: int, party_id: int | None, only: list[int]) -> None:
    """Ask the board (or `only` those persons) about ties to an item's case; those whom law shuts out are shut at once.

    Whoever has answered for this case at this meeting, or has a tie that is known since before, is not asked again.
    """
    item = item_of(cmd, item_id)
    by_law = represents(item.tenant_id, item.matter_id, party_id)
    for person_id in sorted({p for p, _, _ in persons_with_role(item.tenant_id, STAFF, cmd.on)} & by_law):
        if not ties.declared(item.meeting_id, item.matter_id, person_id).represents_by_register:
            _shut_by_law(cmd, item, person_id)
    told = ties.all_declared(item.meeting_id, item.matter_id)
    for person_id, ground in access.conflicted(item.matter_id).items():
        if person_id not in told:
            _bring_along(cmd, item, person_id, ground)
    said = ties.all_declared(item.meeting_id, item.matter_id)
    for person_id in sorted(set(only or board.board_of(item.tenant_id, cmd.on)) - by_law - said.keys()):
        set_wall(cmd, matter_id=item.matter_id, person_id=person_id, state="unanswered")
        open_duty(cmd, code="declare", subject=_subject(item), path=addresses.of_question(item),
                  matter_id=item.matter_id, for_person_id=person_id, due_on=item.meeting.pack_freezes_on,
                  details={"name": item.title})


@action("decisions.declare")
def declare(cmd: Command, *, meeting_id: int, matter_id: int, answer: str, text: str = "") -> str:
    """Answer the question of conflict for oneself; returns what the case now is: open, shut or ask_chair."""
    meeting, item = _asked(cmd, meeting_id, matter_id)
    said = ties.declared(meeting_id, matter_id, cmd.actor)
    _refuse_answer(cmd, said, answer, text)
    Declaration.objects.create(tenant_id=meeting.tenant_id, matter_id=matter_id, meeting=meeting,
                               person_id=cmd.actor, answer=answer, text=text.strip()[:1000], at=cmd.at)
    effect = conflict.effect_of(ties.declared(meeting_id, matter_id, cmd.actor))
    _move_wall(cmd, item, cmd.actor)
    record(cmd, "decisions.declared", subject=f"meeting/{meeting_id}", matter_id=matter_id,
           data={"answer": answer, "effect": effect.value}, private={"text": text} if text else None)
    close_duty(cmd, code="declare", subject=_subject(item), for_person_id=cmd.actor)
    if effect == conflict.Effect.ASK_CHAIR:
        for person_id in rulers(item, cmd.actor, cmd):
            open_duty(cmd, code="tie.rule", subject=f"{_subject(item)}/{cmd.actor}", matter_id=matter_id,
                      path=addresses.of_rulings(meeting), for_person_id=person_id, due_on=meeting.on)
    return effect.value


@action("decisions.rule_on_tie")
def rule_on_tie(cmd: Command, *, meeting_id: int, matter_id: int, person_id: int, opens: bool, reason: str) -> None:
    """Answer, as chair or in the chair's place, whether a tie shuts a person out; law and advice cannot be lifted."""
    meeting, item = _asked(cmd, meeting_id, matter_id)
    if cmd.actor not in rulers(item, person_id, cmd):
        raise Refused("ruling.not_chair", text("Ordföranden svarar, eller den som leder punkten i stället."),
                      who_could=list(access.names(set(rulers(item, person_id, cmd))).values()))
    if Ruling.objects.filter(meeting=meeting, matter_id=matter_id, person_id=person_id).exists():
        raise Refused("ruling.once", text("Frågan är redan besvarad för det här sammanträdet."))
    ruled = conflict.rule_on(ties.declared(meeting_id, matter_id, person_id),
                             conflict.Ruling(str(cmd.actor), opens, reason))
    if isinstance(ruled, Refusal):
        raise refused(ruled, field="reason")
    Ruling.objects.create(tenant_id=meeting.tenant_id, matter_id=matter_id, meeting=meeting, person_id=person_id,
                          opens=opens, reason=reason.strip()[:300], by_id=cmd.actor, at=cmd.at)
    _move_wall(cmd, item, person_id)
    record(cmd, "decisions.tie_ruled", subject=f"meeting/{meeting_id}", matter_id=matter_id,
           data={"person": person_id, "opens": opens}, private={"reason": reason})
    close_duty(cmd, code="tie.rule", subject=f"{_subject(item)}/{person_id}")


def represents(tenant_id: int, matter_id: int, party_id: int | None) -> set[int]:
    """Return those whom law shuts out: they may sign for the applicant, or act on its side of the case (EFL 7:23)."""
    signs = {p for _, p in parties.signatories(party_id) if p is not None} if party_id else set()
    return signs | {p for p, *_ in access.reaching(matter_id)}


def rulers(item: AgendaItem, person_id: int, cmd: Command) -> list[int]:
    """Return who may answer another's tie: the chair to whom the case is open, else every such member."""
    people = board.board_of(item.tenant_id, cmd.on)
    said = ties.all_declared(item.meeting_id, item.matter_id)
    able = [p for p in people if p != person_id and p in said and not ties.why_shut(said[p])]
    return [p for p in able if people[p][1] == "chair"] or able


def _asked(cmd: Command, meeting_id: int, matter_id: int) -> tuple[Meeting, AgendaItem]:
    meeting = meeting_of(cmd, meeting_id, "planned", "open")
    item = meeting.items.filter(matter_id=matter_id, state="waiting").select_related("meeting").first()
    if item is None:
        raise NotSeen
    return meeting, item


def _refuse_answer(cmd: Command, said: conflict.Declaration, answer: str, words: str) -> None:
    if answer not in {tie.value for tie in conflict.Tie}:
        raise Refused("tie.answer", text("Välj ett av svaren."), field="answer")
    if said.represents_by_register:
        raise Refused("tie.by_law", text("Du får företräda sökanden. Jävet följer av lag och kan inte hävas."),
                      section="EFL 7:23")
    if answer == conflict.Tie.NONE and set(said.ties) - {conflict.Tie.NONE}:
        raise Refused("tie.stays", text("Du har sagt att du har en koppling. Den tar du inte bort själv."),
                      field="answer", way_on=text("Hör av dig till ordföranden."))
    if answer == "other" and not words.strip():
        raise Refused("tie.text", text("Berätta kort, så att ordföranden kan svara."), field="text")
    if cmd.actor not in board.board_of(cmd.tenant, cmd.on):
        raise Refused("tie.not_board", text("Frågan ställs till styrelsen."))


def _move_wall(cmd: Command, item: AgendaItem, person_id: int) -> None:
    why = ties.why_shut(ties.declared(item.meeting_id, item.matter_id, person_id))
    set_wall(cmd, matter_id=item.matter_id, person_id=person_id, state="conflicted" if why else "clear", ground=why)


def _shut_by_law(cmd: Command, item: AgendaItem, person_id: int) -> None:
    set_wall(cmd, matter_id=item.matter_id, person_id=person_id, state="conflicted", ground=LAW)
    _note(cmd, item, person_id, LAW, by_law=True)
    close_duty(cmd, code="declare", subject=_subject(item), for_person_id=person_id)


def _bring_along(cmd: Command, item: AgendaItem, person_id: int, ground: str) -> None:
    """Note a tie that was known before anybody asked (the case is an earlier one taken up again), so that whoever has
    it is not asked anew and cannot answer it away.
    """
    known = ground if ground in {tie.value for tie in conflict.Tie} else conflict.Tie.OTHER.value
    _note(cmd, item, person_id, known, by_law=False)


def _note(cmd: Command, item: AgendaItem, person_id: int, answer: str, *, by_law: bool) -> None:
    Declaration.objects.create(tenant_id=item.tenant_id, matter_id=item.matter_id, meeting_id=item.meeting_id,
                               person_id=person_id, answer=answer, by_law=by_law, at=cmd.at)
    record(cmd, "decisions.declared", subject=f"meeting/{item.meeting_id}", matter_id=item.matter_id,
           data={"answer": answer, "by_law": by_law, "person": person_id})


def _subject(item: AgendaItem) -> str:
    return f"meeting/{item.meeting_id}/matter/{item.matter_id}"
