"""The doors to the boardroom. A line that is shut tells that it is there and nothing more; a paragraph that is shut
is not there; the question itself names the applicant and nothing else.
"""

from collections.abc import Iterable

from django.db.models import QuerySet

from brygga.apps.access import queries as access
from brygga.apps.access.doorways import Seat
from brygga.apps.access.permissions import BOARD
from brygga.apps.access.segregation import refused
from brygga.apps.decisions import board, queries, ties
from brygga.apps.decisions.models import AgendaItem, Declaration, Meeting, Ruling
from brygga.apps.decisions.views import (
    AgendaLine,
    Answered,
    DecisionView,
    DelegatedView,
    ItemView,
    MeetingPage,
    MeetingView,
    QuestionView,
    SittingView,
    TieView,
)
from brygga.domain.casework import conflict, quorum
from brygga.foundation.digits import whole
from brygga.foundation.refusals import NotSeen


def meetings_for(seat: Seat) -> list[MeetingView]:
    """Return the board's meetings by day."""
    seat.require("board.read")
    return queries.meetings(seat.tenant_id)


def meeting_for(seat: Seat, label: str) -> MeetingPage:
    """Return a meeting with its agenda as this seat may see it."""
    seat.require("board.read")
    row = _meeting(seat, label)
    items = list(_items(row.pk))
    said = ties.by_matter(row.pk, {item.matter_id for item in items})
    found = queries.meeting_view(row)
    return MeetingPage(
        found, tuple(_lines(seat, items, said)), tuple(_answered(seat, items, said)),
        tuple(queries.people_at(seat.tenant_id, row.pk, seat.on)),
        tuple(delegated_for(seat, None if row.state in ("planned", "open") else row.pk)) if found.kind == "board"
        else (), queries.minutes(row.pk), _waiting_rulings(seat, items, said))


def delegated_for(seat: Seat, meeting_id: int | None) -> list[DelegatedView]:
    """Return the delegated decisions that wait for the board to be told (None), or that a meeting was told of."""
    items = AgendaItem.objects.filter(
        meeting_id__in=queries.unreported(seat.tenant_id, meeting_id), state="decided").select_related(
        "meeting__chair", "meeting__body").order_by("meeting__on", "meeting__number", "paragraph")
    found = []
    for item in items:
        meeting, sees = item.meeting, seat.sees(item.matter_id)
        found.append(DelegatedView(
            f"{meeting.year}-{meeting.number}", meeting.on, meeting.chair.name if meeting.chair else "",
            _line(item, "granted") if sees else AgendaLine(item.paragraph, "conflict")))
    return found


def item_for(seat: Seat, label: str, paragraph: int) -> tuple[MeetingView, ItemView, DecisionView | None]:
    """Return a paragraph, or NotSeen when the case is shut, unanswered or not there."""
    row = _paragraph(seat, label, paragraph)
    if _shut_to(seat, row):
        raise NotSeen
    return (queries.meeting(seat.tenant_id, row.meeting_id), queries.item_view(row),
            queries.decisions([row.pk]).get(row.pk))


def sitting_for(seat: Seat, item_id: int) -> SittingView:
    """Return who decides a paragraph now, and what to do when they are too few."""
    row = _items_of_tenant(seat).get(pk=item_id)
    if _shut_to(seat, row):
        raise NotSeen
    found = board.sitting_of(row, seat.on)
    names = access.names(set(found.voters))
    no = quorum.why_not_quorate(found.seating, found.rules)
    told = refused(no) if no else None
    return SittingView(
        tuple((p, names[p]) for p in found.voters), found.leader_id,
        names.get(found.leader_id or 0, ""), found.seating.needed, found.seating.seats, no is None,
        str(told.message) if told else "", " ".join([str(told.way_on), ", ".join(told.who_could)]) if told else "",
        told.section if told else "")


def question_for(seat: Seat, label: str, paragraph: int) -> QuestionView:
    """Return the question of conflict for one of the board who is asked; NotSeen when the case is already shut."""
    seat.require("board.declare")
    row = _paragraph(seat, label, paragraph)
    said = ties.declared(row.meeting_id, row.matter_id, seat.person_id)
    shut = said.ties and ties.why_shut(said)
    asked = Declaration.objects.filter(meeting_id=row.meeting_id, matter_id=row.matter_id).exists() or (
        seat.person_id in access.shut_for(row.matter_id))
    if shut or row.state != "waiting" or not asked:
        raise NotSeen
    return QuestionView(label, row.meeting.on, row.meeting_id, row.matter_id, paragraph, row.title,
                        ties.heaviest(said) if said.ties else "", row.meeting.body.kind == "delegation")


def delegated_item_for(seat: Seat, proposal_id: int) -> tuple[MeetingView, ItemView] | None:
    """Return a proposal that somebody has taken up by delegation, to those to whom it is open; None when nobody has,
    or when the question waits for an answer.
    """
    row = _delegated(seat, proposal_id)
    if row is None:
        return None
    shut = _shut_to(seat, row)
    if shut == "conflict":
        raise NotSeen
    return None if shut else (queries.meeting(seat.tenant_id, row.meeting_id), queries.item_view(row))


def delegated_question_for(seat: Seat, proposal_id: int) -> tuple[int, str]:
    """Return (item id, the applicant's name) for the holder who took a proposal up and has not answered."""
    row = _delegated(seat, proposal_id)
    if row is None or row.meeting.chair_id != seat.person_id or _shut_to(seat, row) != "unanswered":
        raise NotSeen
    return row.pk, row.title


def ties_for(seat: Seat, label: str) -> list[TieView]:
    """Return the declared ties of a meeting with their words: for the auditor and for whoever answers them."""
    row = _meeting(seat, label)
    items = [item for item in _one_a_matter(_items(row.pk)) if seat.sees(item.matter_id)]
    said = ties.by_matter(row.pk, {item.matter_id for item in items})
    people = board.board_of(seat.tenant_id, seat.on)
    mine = [item for item in items if seat.may("audit.read") or _rules(seat, people, said[item.matter_id])]
    if not mine:
        seat.require("audit.read")
    return _ties(seat, mine, said)


def _waiting_rulings(seat: Seat, items: list[AgendaItem], said: dict[int, ties.Told]) -> int:
    """Return how many ties wait for this seat's answer."""
    people = board.board_of(seat.tenant_id, seat.on)
    return sum(
        int(person) != seat.person_id and conflict.effect_of(told) == conflict.Effect.ASK_CHAIR
        for item in _one_a_matter(items) if item.state == "waiting" and seat.sees(item.matter_id)
        and _rules(seat, people, said[item.matter_id])
        for person, told in said[item.matter_id].items())


def _lines(seat: Seat, items: list[AgendaItem], said: dict[int, ties.Told]) -> list[AgendaLine]:
    decided = queries.decisions([item.pk for item in items])
    lines = []
    for item in items:
        shut = _shut(seat, item, said[item.matter_id])
        outcome = decided[item.pk].outcome if item.pk in decided else ""
        lines.append(AgendaLine(item.paragraph, shut) if shut else _line(item, outcome))
    return lines


def _line(item: AgendaItem, outcome: str) -> AgendaLine:
    return AgendaLine(item.paragraph, "", item.title, item.instrument, item.outcome, item.amount_minor, item.currency,
                      item.state, outcome, bool(item.pack_id), item.pack_version)


def _answered(seat: Seat, items: list[AgendaItem], said: dict[int, ties.Told]) -> list[Answered]:
    people, found = board.board_of(seat.tenant_id, seat.on), []
    for item in items:
        there = [said[item.matter_id][p] for p in people if p in said[item.matter_id]]
        found.append(Answered(item.paragraph, len(people), len(there), sum(bool(ties.why_shut(d)) for d in there)))
    return found


def _shut_to(seat: Seat, item: AgendaItem) -> str:
    return _shut(seat, item, ties.all_declared(item.meeting_id, item.matter_id))


def _shut(seat: Seat, item: AgendaItem, told: ties.Told) -> str:
    """Return "", "unanswered" or "conflict". The board answers first whatever the wall says; others ask the wall."""
    said = told.get(seat.person_id)
    if seat.roles & BOARD and item.meeting.body.kind == "board":
        if said is None and item.state == "waiting":
            return "unanswered"
        if said is not None and ties.why_shut(said):
            return "conflict"
    if not seat.sees(item.matter_id):
        return "unanswered" if said is None else "conflict"
    return ""


def _ties(seat: Seat, items: list[AgendaItem], said: dict[int, ties.Told]) -> list[TieView]:
    by_matter = {item.matter_id: item for item in items}
    rulings = {(r.matter_id, r.person_id): r for r in Ruling.objects.filter(matter_id__in=by_matter).order_by("pk")}
    rows = Declaration.objects.filter(matter_id__in=by_matter).exclude(answer="none").select_related("person")
    found = []
    for row in rows.order_by("pk"):
        item, told = by_matter[row.matter_id], said[row.matter_id][row.person_id]
        ruling = rulings.get((row.matter_id, row.person_id))
        unruled = ruling is None and item.state == "waiting"
        may_open = unruled and not told.represents_by_register and all(
            conflict.tie_rule(t).chair_may_open for t in told.ties if t != conflict.Tie.NONE)
        waits = unruled and conflict.effect_of(told) == conflict.Effect.ASK_CHAIR
        found.append(TieView(item.matter_id, item.paragraph, item.title, row.person_id, row.person.name, row.answer,
                             row.text, row.at, row.by_law, waits, may_open and row.person_id != seat.person_id,
                             ruling.reason if ruling else "", ruling.opens if ruling else None))
    return found


def _rules(seat: Seat, people: dict[int, tuple[str, str]], told: ties.Told) -> bool:
    """Tell whether the seat answers ties here: the chair to whom the case is open, else any such member."""
    able = [p for p in people if p in told and not ties.why_shut(told[p])]
    return seat.person_id in ([p for p in able if people[p][1] == "chair"] or able)


def _one_a_matter(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    return list({item.matter_id: item for item in reversed(list(items))}.values())[::-1]


def _delegated(seat: Seat, proposal_id: int) -> AgendaItem | None:
    return _items_of_tenant(seat).filter(proposal_id=proposal_id, state="waiting",
                                         meeting__body__kind="delegation").first()


def _meeting(seat: Seat, label: str) -> Meeting:
    year, number = (whole(part) for part in (label.partition("-")[0], label.partition("-")[2]))
    if year is None or number is None or len(label) > 11:
        raise NotSeen
    row = Meeting.objects.filter(tenant_id=seat.tenant_id, year=year, number=number).select_related(
        *queries.OFFICERS).first()
    if row is None:
        raise NotSeen
    return row


def _paragraph(seat: Seat, label: str, paragraph: int) -> AgendaItem:
    row = _items(_meeting(seat, label).pk).filter(paragraph=paragraph).first()
    if row is None:
        raise NotSeen
    return row


def _items(meeting_id: int) -> "QuerySet[AgendaItem]":
    return AgendaItem.objects.filter(meeting_id=meeting_id).select_related(
        "meeting__body", "pack", "prepared_by").order_by("paragraph")


def _items_of_tenant(seat: Seat) -> "QuerySet[AgendaItem]":
    return AgendaItem.objects.filter(tenant_id=seat.tenant_id).select_related("meeting__body", "pack", "prepared_by")
