"""Meetings: planned, moved, opened by those who are there, closed when every paragraph is dealt with."""

from datetime import date

from brygga.apps.access.segregation import people_of
from brygga.apps.decisions import board
from brygga.apps.decisions.actions.reach import meeting_of
from brygga.apps.decisions.models import Attendance, Body, Meeting
from brygga.domain.casework.acts import Act, Profile
from brygga.domain.casework.segregation import roles_for
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.models import Tenant
from brygga.foundation.numbers import take_number
from brygga.foundation.refusals import NotSeen, Refusals, Refused, text
from brygga.foundation.words import kept

NAMES = {"board": text("Styrelsen"), "delegation": text("Beslut på delegation")}


@action("decisions.make_body")
def make_body(cmd: Command, *, kind: str, size: int, name: str = "", from_on: date | None = None) -> int:
    """Say that a body decides, with the seats that the statutes give; again changes seats and name. Returns its id."""
    assert kind in NAMES
    if size < 1:
        raise Refused("body.size", text("Skriv hur många platser styrelsen har, minst en."), field="size")
    body, made = Body.objects.update_or_create(
        tenant_id=cmd.tenant, kind=kind, defaults={"size": size, "name": name or kept(NAMES[kind])},
        create_defaults={"size": size, "name": name or kept(NAMES[kind]), "from_on": from_on or cmd.on})
    record(cmd, "decisions.body_made", subject=f"body/{body.pk}", data={"kind": kind, "size": size, "new": made})
    return body.pk


@action("decisions.plan_meeting")
def plan_meeting(cmd: Command, *, on: date, pack_freezes_on: date) -> int:
    """Plan a meeting of the board; it has its number at once. Returns its id."""
    _refuse_days(cmd, on, pack_freezes_on)
    if Meeting.objects.filter(tenant_id=cmd.tenant, on=on, body__kind="board", state="planned").exists():
        raise Refused("meeting.twice", text("Det finns redan ett sammanträde den dagen."), field="on")
    meeting = _new(cmd, "board", on, pack_freezes_on)
    record(cmd, "decisions.meeting_planned", subject=f"meeting/{meeting.pk}",
           data={"year": meeting.year, "number": meeting.number, "on": on, "pack": pack_freezes_on})
    return meeting.pk


@action("decisions.move_meeting")
def move_meeting(cmd: Command, *, meeting_id: int, on: date, pack_freezes_on: date) -> None:
    """Move a planned meeting to another day; it keeps its number."""
    meeting = meeting_of(cmd, meeting_id, "planned")
    _refuse_days(cmd, on, pack_freezes_on)
    before, meeting.on, meeting.pack_freezes_on = meeting.on, on, pack_freezes_on
    meeting.save(update_fields=["on", "pack_freezes_on"])
    record(cmd, "decisions.meeting_moved", subject=f"meeting/{meeting_id}", data={"from": before, "to": on})


@action("decisions.take_up_delegation")
def take_up_delegation(cmd: Command) -> int:
    """Begin a decision by delegation: a meeting of one, the actor, in the same series. Returns its id."""
    meeting = _new(cmd, "delegation", cmd.on, cmd.on)
    meeting.state, meeting.chair_id, meeting.opened_at = "open", cmd.actor, cmd.at
    meeting.save(update_fields=["state", "chair", "opened_at"])
    record(cmd, "decisions.delegation_taken_up", subject=f"meeting/{meeting.pk}",
           data={"year": meeting.year, "number": meeting.number})
    return meeting.pk


@action("decisions.open_meeting")
def open_meeting(cmd: Command, *, meeting_id: int, chair_id: int, keeper_id: int, adjuster_id: int,
                 present: list[int]) -> None:
    """Open a planned meeting: who leads, who keeps the minutes, who adjusts them beside the chair, who is there."""
    meeting = meeting_of(cmd, meeting_id, "planned")
    people = board.board_of(meeting.tenant_id, cmd.on)
    if cmd.on < meeting.on:
        raise Refused("meeting.early", text("Sammanträdet är planerat till %s.") % meeting.on.isoformat(),
                      way_on=text("Flytta sammanträdet först, om det hålls tidigare."))
    faults = _officers(cmd, people, chair_id, keeper_id, adjuster_id, set(present))
    if faults:
        raise Refusals(faults)
    meeting.chair_id, meeting.keeper_id, meeting.adjuster_id = chair_id, keeper_id, adjuster_id
    planned, meeting.on, meeting.state, meeting.opened_at = meeting.on, cmd.on, "open", cmd.at
    meeting.save(update_fields=["chair", "keeper", "adjuster", "on", "state", "opened_at"])
    for person_id in sorted(set(present)):
        Attendance.objects.create(tenant_id=meeting.tenant_id, meeting=meeting, person_id=person_id,
                                  capacity=people[person_id][1])
    record(cmd, "decisions.meeting_opened", subject=f"meeting/{meeting_id}",
           data={"chair": chair_id, "keeper": keeper_id, "adjuster": adjuster_id, "present": sorted(set(present)),
                 "planned": planned})


@action("decisions.note_presence")
def note_presence(cmd: Command, *, meeting_id: int, person_id: int, is_there: bool) -> None:
    """Note that a member or deputy came to an open meeting, or left it."""
    meeting = meeting_of(cmd, meeting_id, "open")
    people = board.board_of(meeting.tenant_id, cmd.on)
    if person_id not in people:
        raise Refused("meeting.stranger", text("Personen sitter inte i styrelsen."), field="person")
    Attendance.objects.update_or_create(
        meeting=meeting, person_id=person_id, defaults={"left_at": None if is_there else cmd.at},
        create_defaults={"tenant_id": meeting.tenant_id, "capacity": people[person_id][1],
                         "left_at": None if is_there else cmd.at})
    record(cmd, "decisions.presence_noted", subject=f"meeting/{meeting_id}",
           data={"person": person_id, "there": is_there})


@action("decisions.close_meeting")
def close_meeting(cmd: Command, *, meeting_id: int) -> None:
    """Close an open meeting; every paragraph must be decided, postponed or withdrawn."""
    meeting = meeting_of(cmd, meeting_id, "open")
    waiting = list(meeting.items.filter(state="waiting").order_by("paragraph").values_list("paragraph", flat=True))
    if waiting:
        raise Refused("meeting.waits", text("Det finns punkter kvar: %s.")
                      % ", ".join(f"§ {paragraph}" for paragraph in waiting),
                      way_on=text("Besluta om dem eller skjut upp dem till nästa sammanträde."))
    meeting.state, meeting.closed_at = "closed", cmd.at
    meeting.save(update_fields=["state", "closed_at"])
    record(cmd, "decisions.meeting_closed", subject=f"meeting/{meeting_id}",
           data={"kind": meeting.body.kind, "items": meeting.items.count()})


@action("decisions.report_delegated")
def report_delegated(cmd: Command, *, meeting_id: int) -> int:
    """Tell the board's meeting of the delegated decisions that no meeting has been told of; returns how many."""
    meeting = meeting_of(cmd, meeting_id, "closed")
    waiting = Meeting.objects.filter(tenant_id=meeting.tenant_id, body__kind="delegation", state="closed",
                                     reported_in=None, items__state="decided")
    ids = list(waiting.values_list("pk", flat=True))
    Meeting.objects.filter(pk__in=ids).update(reported_in=meeting)
    return len(ids)


def _new(cmd: Command, kind: str, on: date, pack_freezes_on: date) -> Meeting:
    body = Body.objects.filter(tenant_id=cmd.tenant, kind=kind).first()
    if body is None:
        seats = sum(role != "deputy" for _, role in board.board_of(cmd.tenant, cmd.on).values())
        body = Body.objects.get(pk=make_body(cmd, kind=kind, size=max(1, seats) if kind == "board" else 1))
    number = take_number(tenant_id=cmd.tenant, series="meeting", year=on.year)
    return Meeting.objects.create(tenant_id=cmd.tenant, body=body, year=on.year, number=number, on=on,
                                  pack_freezes_on=pack_freezes_on)


def _refuse_days(cmd: Command, on: date, pack_freezes_on: date) -> None:
    faults = []
    if on < cmd.on:
        faults.append(Refused("meeting.past", text("Dagen har redan varit."), field="on",
                              way_on=text("Välj i dag eller en senare dag.")))
    if pack_freezes_on > on:
        faults.append(Refused("meeting.pack_late", text("Underlaget fryses senast samma dag som sammanträdet."),
                              field="pack_freezes_on"))
    if faults:
        raise Refusals(faults)


def _officers(cmd: Command, people: dict[int, tuple[str, str]], chair_id: int, keeper_id: int, adjuster_id: int,
              present: set[int]) -> list[Refused]:
    """Chair, keeper and adjuster are three persons; chair and adjuster sit on the board and are there (EFL 7:24–25)."""
    if not present <= people.keys():
        raise NotSeen
    profile = Profile(Tenant.objects.values_list("profile", flat=True).get(pk=cmd.tenant))
    keeper, faults = people_of(cmd).get(keeper_id), []
    if chair_id not in present:
        faults.append(Refused("meeting.chair_absent", text("Den som leder sammanträdet är med på det."), field="chair"))
    if adjuster_id == chair_id:
        faults.append(Refused("meeting.adjuster_is_chair", text("Ordföranden och en ledamot till justerar."),
                              field="adjuster", section="EFL 7:24–25", way_on=text("Välj en annan ledamot.")))
    elif adjuster_id not in present:
        faults.append(Refused("meeting.adjuster_absent", text("Den som justerar är med på sammanträdet."),
                              field="adjuster"))
    if keeper is None or not keeper.roles & roles_for(Act.KEEP_MINUTES, profile):
        faults.append(Refused("meeting.keeper_role", text("Välj någon som får föra protokoll."), field="keeper"))
    elif keeper_id in (chair_id, adjuster_id):
        faults.append(Refused("meeting.keeper_adjusts", text("Den som för protokollet justerar det inte."),
                              field="keeper", section="EFL 7:24–25", way_on=text("Välj en tredje person.")))
    return faults
