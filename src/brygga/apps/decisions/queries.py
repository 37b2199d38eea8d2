"""Readers of decisions for operations and other rooms' acts; pages go through the doorways."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from brygga.apps.access import queries as access
from brygga.apps.decisions import board, parameters, ties
from brygga.apps.decisions.models import AgendaItem, Attendance, Body, Decision, Meeting, Minutes
from brygga.apps.decisions.views import DecisionView, ItemView, MeetingView, MinutesView, PersonView
from brygga.foundation.refusals import NotSeen

OFFICERS = ("chair", "keeper", "adjuster", "body")


def meeting(tenant_id: int, meeting_id: int) -> MeetingView:
    """Return one meeting of the tenant."""
    row = Meeting.objects.filter(tenant_id=tenant_id, pk=meeting_id).select_related(*OFFICERS).first()
    if row is None:
        raise NotSeen
    return meeting_view(row)


def meetings(tenant_id: int, *, kind: str = "board", states: Iterable[str] = ()) -> list[MeetingView]:
    """Return the tenant's meetings of a kind by day, of some states only when said."""
    rows = Meeting.objects.filter(tenant_id=tenant_id, body__kind=kind).select_related(*OFFICERS)
    rows = rows.filter(state__in=list(states)) if states else rows
    return [meeting_view(row) for row in rows.order_by("on", "number")]


def body_size(tenant_id: int) -> int | None:
    """Return the seats of the board by its statutes; None until somebody has said how many."""
    return Body.objects.filter(tenant_id=tenant_id, kind="board").values_list("size", flat=True).first()


def item(tenant_id: int, item_id: int) -> ItemView:
    """Return one paragraph of the tenant."""
    row = _items(tenant_id).filter(pk=item_id).first()
    if row is None:
        raise NotSeen
    return item_view(row)


def items_of(tenant_id: int, meeting_id: int) -> list[ItemView]:
    """Return a meeting's paragraphs in their order."""
    return [item_view(row) for row in _items(tenant_id).filter(meeting_id=meeting_id).order_by("paragraph")]


def waiting_for(tenant_id: int, proposal_id: int) -> ItemView | None:
    """Return the paragraph on which a proposal waits now, if any."""
    row = _items(tenant_id).filter(proposal_id=proposal_id, state="waiting").first()
    return item_view(row) if row else None


def placed_proposals(tenant_id: int) -> set[int]:
    """Return the ids of proposals that wait on an agenda or have been decided."""
    return set(AgendaItem.objects.filter(tenant_id=tenant_id, state__in=["waiting", "decided"]).values_list(
        "proposal_id", flat=True))


def sitting(tenant_id: int, item_id: int, on: date) -> board.Sitting:
    """Return who decides a paragraph among those who are there."""
    row = _items(tenant_id).filter(pk=item_id).select_related("meeting__body").first()
    if row is None:
        raise NotSeen
    return board.sitting_of(row, on)


def shut_out(tenant_id: int, item_id: int, on: date) -> dict[int, str]:
    """Return person id → why, for those of the board who do not decide a paragraph."""
    row = _items(tenant_id).filter(pk=item_id).select_related("meeting__body").first()
    if row is None:
        raise NotSeen
    return board.shut_out(row, on)


def is_open_to(tenant_id: int, item_id: int, person_id: int) -> bool:
    """Tell whether a person has answered the question on a paragraph so that the case is open."""
    row = AgendaItem.objects.get(tenant_id=tenant_id, pk=item_id)
    said = ties.declared(row.meeting_id, row.matter_id, person_id)
    return not ties.why_shut(said)


def ties_shut(item_id: int) -> dict[int, tuple[str, str]]:
    """Return person id → (heaviest tie, the chair's reason or "") for those to whom a tie shut a paragraph when it was
    dealt with.
    """
    row = AgendaItem.objects.select_related("meeting").get(pk=item_id)
    decided_at = Decision.objects.filter(item_id=item_id).values_list("at", flat=True).first()
    said = ties.all_declared(row.meeting_id, row.matter_id, decided_at or row.meeting.closed_at)
    return {p: (why, d.ruling.reason if d.ruling else "") for p, d in said.items() if (why := ties.why_shut(d))}


def decisions(item_ids: Iterable[int]) -> dict[int, DecisionView]:
    """Return item id → decision with votes and dissents: four queries however many."""
    rows = Decision.objects.filter(item_id__in=list(item_ids)).select_related("chaired_by").prefetch_related(
        "item__votes__person", "item__dissents__person")
    return {row.item_id: decision_view(row) for row in rows}


def decision_of_agreement(agreement_id: int) -> tuple[ItemView, DecisionView] | None:
    """Return the paragraph and the decision that an agreement stands on."""
    row = Decision.objects.filter(agreement_id=agreement_id).select_related(
        "chaired_by", "item__pack", "item__prepared_by").first()
    return (item_view(row.item), decision_view(row)) if row else None


def deciders_of(matter_id: int) -> list[int]:
    """Return the ids of those who voted or chaired in a case: what segregation of payments asks about."""
    rows = Decision.objects.filter(matter_id=matter_id).prefetch_related("item__votes")
    found = {row.chaired_by_id for row in rows} | {v.person_id for row in rows for v in row.item.votes.all()}
    return sorted(found)


def people_at(tenant_id: int, meeting_id: int, on: date) -> list[PersonView]:
    """Return the board of the day, chair first, with who is at the meeting."""
    there = {a.person_id: a for a in Attendance.objects.filter(tenant_id=tenant_id, meeting_id=meeting_id)}
    found = [PersonView(p, name, role, p in there and there[p].left_at is None,
                        there[p].left_at if p in there else None)
             for p, (name, role) in board.board_of(tenant_id, on).items()]
    gone = {p: a for p, a in there.items() if p not in {person.id for person in found}}
    names = access.names(set(gone))
    return found + [PersonView(p, names[p], a.capacity, a.left_at is None, a.left_at) for p, a in gone.items()]


def minutes(meeting_id: int) -> MinutesView | None:
    """Return a meeting's minutes, once it has closed."""
    row = Minutes.objects.filter(meeting_id=meeting_id).select_related("document", "meeting").first()
    if row is None:
        return None
    return MinutesView(f"{row.number}/{row.year}", row.document.key, row.digest, row.anchor, row.signed_at,
                       row.chair_adjusted_at, row.other_adjusted_at, row.meeting.state == "adjusted")


def last_minutes_before(tenant_id: int, meeting_id: int) -> tuple[str, date] | None:
    """Return (number, day) of the board's minutes before a meeting: what its second paragraph is about."""
    rows = Minutes.objects.filter(tenant_id=tenant_id, meeting__body__kind="board")
    own = rows.filter(meeting_id=meeting_id).values_list("pk", flat=True).first()
    row = (rows.filter(pk__lt=own) if own else rows).order_by("-pk").select_related("meeting").first()
    return (f"{row.number}/{row.year}", row.meeting.on) if row else None


def unreported(tenant_id: int, meeting_id: int | None = None) -> list[int]:
    """Return the delegated meetings that wait to be told of, or that a board meeting was told of when it is named."""
    rows = Meeting.objects.filter(tenant_id=tenant_id, body__kind="delegation", items__state="decided")
    return list(rows.filter(reported_in_id=meeting_id, state="closed").order_by("on", "number").values_list(
        "pk", flat=True))


def meeting_view(row: Meeting) -> MeetingView:
    """Return the row as a value; its officers must have been fetched with it."""
    return MeetingView(
        row.pk, f"{row.year}-{row.number}", row.body.kind, row.body.name, row.on, row.pack_freezes_on,
        parameters.whole_application_by(row.on), row.state, row.chair_id, row.chair.name if row.chair else "",
        row.keeper_id, row.keeper.name if row.keeper else "", row.adjuster_id,
        row.adjuster.name if row.adjuster else "", row.reported_in_id)


def item_view(row: AgendaItem) -> ItemView:
    """Return the row as a value; pack and preparer must have been fetched with it."""
    return ItemView(row.pk, row.meeting_id, row.matter_id, row.paragraph, row.proposal_id, row.title, row.instrument,
                    row.outcome, row.amount_minor, row.currency, row.proposed, row.proposed_digest, row.prepared_by_id,
                    row.prepared_by.name, row.pack.key if row.pack else "", row.pack_digest, row.contents_digest,
                    row.pack_version, row.frozen_at, row.state)


def decision_view(row: Decision) -> DecisionView:
    """Return the row as a value, with votes and dissents by name."""
    return DecisionView(
        row.pk, row.item_id, row.outcome, row.way, row.decided_on, row.last_day_on, row.agreement_id, row.seats,
        row.present, row.yes, row.no, row.abstained, row.by_casting_vote, tuple(row.reasons), row.way_to_yes,
        row.chaired_by.name, tuple((d.person.name, d.text) for d in row.item.dissents.all()),
        tuple((v.person.name, v.vote) for v in row.item.votes.all()))


def _items(tenant_id: int) -> "QuerySet[AgendaItem]":
    return AgendaItem.objects.filter(tenant_id=tenant_id).select_related("pack", "prepared_by")
