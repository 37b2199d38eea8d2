"""A body decides, and what follows from it, in one act: agreement in draft, money bound, case moved, letter written.

Nothing else makes an agreement [D6]. Before anything is stored: the pack is fresh, the body is quorate without those
who are shut out, whoever presses leads the item and has had no hand in the case. After it nothing is half done.
"""

from typing import Any

from brygga.apps.access import queries as access
from brygga.apps.access import segregation
from brygga.apps.access.segregation import refused
from brygga.apps.cases import queries as cases
from brygga.apps.decisions import actions as decisions
from brygga.apps.decisions import queries
from brygga.apps.decisions.board import Sitting
from brygga.apps.decisions.views import ItemView
from brygga.domain.casework import quorum
from brygga.domain.casework.acts import Act
from brygga.domain.casework.answers import Refusal
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import Refused, text
from brygga.operations import agenda, packs
from brygga.operations.after_decision import Decided, carry_out

NO_MAJORITY = {
    "too_few_agree": text("Förslaget fick inte stöd av mer än hälften av de närvarande."),
    "too_few_of_all": text("När styrelsen inte är fulltalig måste mer än en tredjedel av alla ledamöter säga ja."),
}


@action("decide.as_proposed")
def decide_as_proposed(cmd: Command, *, item_id: int, dissents: list[dict[str, Any]]) -> int:
    """Decide as proposed by the leader's one press; `dissents` [{person_id, text}] stand in the minutes. Returns the
    decision's id. A dissent counts as a no: with too many of them a counted vote is asked for instead.
    """
    item, sitting = _ready(cmd, item_id)
    dissenting = _dissents(dissents, sitting)
    found = quorum.press(sitting.seating, frozenset(str(p) for p in dissenting), sitting.rules)
    count = _judged(found, sitting)
    if count.outcome != quorum.Outcome.YES:
        raise Refused("decide.too_many_dissent", text("Så många har en annan mening att förslaget inte kan gå igenom."),
                      way_on=text("Rösta och räkna i stället."))
    outcome = "granted" if item.outcome == "grant" else "declined"
    votes = {p: "no" if int(p) in dissenting else "yes" for p in sitting.seating.voters}
    return carry_out(cmd, item, Decided(outcome, "press", count, votes, dissents))


@action("decide.by_vote")
def decide_by_vote(cmd: Command, *, item_id: int, votes: dict[str, str], dissents: list[dict[str, Any]] | None = None,
                   reasons: list[str] | None = None, way_to_yes: str = "") -> int:
    """Decide by a counted vote: {person id: yes | no | abstain}, every voter answers. Returns the decision's id.

    A no to a grant needs `reasons` and `way_to_yes`; a no to a proposed decline sends the case back to preparation.
    """
    item, sitting = _ready(cmd, item_id)
    _refuse_votes(votes, sitting)
    _dissents(dissents or [], sitting)
    cast = {person: quorum.Vote(vote) for person, vote in votes.items()}
    count = _judged(quorum.count(sitting.seating, cast, sitting.rules), sitting)
    if count.outcome == quorum.Outcome.NO_MAJORITY:
        raise Refused("decide.no_majority", NO_MAJORITY[count.reason], section=sitting.rules.statute,
                      way_on=text("Rösta igen, eller skjut upp punkten till nästa sammanträde."))
    said, way = [r.strip() for r in reasons or [] if r.strip()], way_to_yes.strip()
    if count.outcome == quorum.Outcome.YES:
        outcome, said, way = ("granted" if item.outcome == "grant" else "declined"), [], ""
    else:
        outcome = "declined" if item.outcome == "grant" else "sent_back"
        _refuse_bare_no(outcome, said, way)
    return carry_out(cmd, item, Decided(outcome, "vote", count, dict(votes), dissents or [], tuple(said), way))


@action("decide.postpone")
def postpone(cmd: Command, *, item_id: int, why: str) -> int | None:
    """Postpone an item; it is put on the next planned meeting's agenda, whose id is returned (None: there is none)."""
    item = queries.item(cmd.tenant, item_id)
    _open_board_meeting(cmd, item)
    _require_leader(cmd, queries.sitting(cmd.tenant, item_id, cmd.on), item)
    if not why.strip():
        raise Refused("item.why", text("Skriv varför punkten skjuts upp. Det står i protokollet."), field="why")
    later = decisions.postpone_item(cmd, item_id=item_id, why=why.strip())
    if later is None:
        agenda.ask_for_meeting(cmd, item.proposal_id)
    else:
        agenda.put_on_agenda(cmd, meeting_id=later, proposal_id=item.proposal_id)
    return later


def _ready(cmd: Command, item_id: int) -> tuple[ItemView, Sitting]:
    """Everything that must hold before a body decides, in the order in which people can mend it."""
    item = queries.item(cmd.tenant, item_id)
    if item.state != "waiting":
        raise Refused("item.done", text("Punkten är redan avgjord eller uppskjuten."),
                      way_on=text("Öppna sammanträdets sida och se vad som beslutades."))
    _open_board_meeting(cmd, item)
    sitting = queries.sitting(cmd.tenant, item_id, cmd.on)
    segregation.require(cmd, Act.VOTE, deeds=cases.deeds_of(item.matter_id), subject=f"item/{item_id}",
                        matter_id=item.matter_id)
    packs.require_fresh(cmd.tenant, item)
    if (lost := quorum.why_not_quorate(sitting.seating, sitting.rules)) is not None:
        raise refused(lost)
    _require_leader(cmd, sitting, item)
    return item, sitting


def _open_board_meeting(cmd: Command, item: ItemView) -> None:
    meeting = queries.meeting(cmd.tenant, item.meeting_id)
    if meeting.kind != "board" or meeting.state != "open":
        raise Refused("meeting.not_open", text("Sammanträdet är inte öppet."),
                      way_on=text("Ordföranden öppnar det och noterar vilka som är med."))


def _require_leader(cmd: Command, sitting: Sitting, item: ItemView) -> None:
    """The chair presses; when the chair is shut out, whoever leads in the chair's place."""
    if cmd.actor != sitting.leader_id:
        names = access.names({sitting.leader_id} if sitting.leader_id else set())
        raise Refused("decide.not_leader", text("Den som leder punkten trycker för hela styrelsen."),
                      way_on=text("§ %(paragraph)d leds av %(name)s.") % {
                          "paragraph": item.paragraph, "name": ", ".join(names.values()) or "–"},
                      who_could=list(names.values()))


def _judged(found: quorum.Count | Refusal, sitting: Sitting) -> quorum.Count:
    if isinstance(found, Refusal):
        names = access.names({int(p) for p in str(found.facts.get("person", "")).split(", ") if p.isdigit()})
        if found.code == "vote_not_entitled":
            raise Refused("vote_not_entitled", text("På den här punkten röstar inte %s.")
                          % (", ".join(names.values()) or text("den personen")), section=sitting.rules.statute,
                          way_on=text("Räkna om utan den rösten. Kontrollera närvaro och jäv."))
        raise refused(found)
    return found


def _dissents(dissents: list[dict[str, Any]], sitting: Sitting) -> set[int]:
    """Each dissent is one voter's own words."""
    persons = [int(d["person_id"]) for d in dissents]
    if len(persons) != len(set(persons)):
        raise Refused("dissent.twice", text("Samma person har två avvikande meningar. Skriv dem i en."))
    if not set(persons) <= set(sitting.voters):
        raise Refused("dissent.not_voter", text("Den som inte är med och beslutar har ingen avvikande mening här."))
    if any(not str(d["text"]).strip() for d in dissents):
        raise Refused("dissent.empty", text("Skriv den avvikande meningen."), field="text")
    return set(persons)


def _refuse_votes(votes: dict[str, str], sitting: Sitting) -> None:
    if bad := [p for p, v in votes.items() if v not in {vote.value for vote in quorum.Vote}]:
        raise Refused("vote.unknown", text("Välj ja, nej eller avstår."), field=f"vote_{bad[0]}")
    missing = [p for p in sitting.seating.voters if p not in votes]
    if missing:
        names = access.names({int(p) for p in missing})
        raise Refused("vote.missing", text("Alla som är med svarar. Det fattas: %s.") % ", ".join(names.values()),
                      field=f"vote_{missing[0]}", way_on=text("Den som inte vill säga ja eller nej avstår."))


def _refuse_bare_no(outcome: str, reasons: list[str], way_to_yes: str) -> None:
    if not reasons:
        raise Refused("decline.reasons", text("Skriv minst ett skäl till avslaget."), field="reasons")
    if outcome == "declined" and not way_to_yes:
        raise Refused("decline.way", text("Skriv vad som skulle göra det möjligt."), field="way_to_yes")
