"""What is told beside the demo world so that every page has its states: a new fund without anything, a case of the
short path, a case that rests, somebody who waits to be confirmed; then the days up to the board's next meeting.

Each scene is told by real acts while the site is served, and leaves what stands in addresses in `left`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

SMALL = "Gusselby lekplats"
RESTING = "Vintrosa bageri"
WAITING = "Garphyttans kiosk"
READY = "Mullhyttans bygdegård"
FOUNDERS = ("Siv", "Ture")
ALL_ROLES = ("officer", "chair", "treasurer", "approver", "bookkeeper")
PASSWORD = "tre gamla ord om sill"


@dataclass
class Told:
    """The stages of the funds by key, and what the scenes have left for addresses."""

    funds: dict[str, Any] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)


def _quiet(line: str) -> None:
    """Nobody waits at a terminal."""


def _stage(slug_part: str, cast: dict[str, tuple[str, str]], founders: dict[str, str], address: str) -> Any:
    """Return the stage of a fund that the demo world has told: its people, pots and sources by short name."""
    from brygga.apps.funding.models import Source
    from brygga.foundation import clock
    from brygga.foundation.models import Tenant
    from brygga.operations.demo import people
    from brygga.operations.demo.stage import Stage
    tenant = Tenant.objects.get(slug__contains=slug_part)
    stage = Stage(_quiet, clock.today(), f"pages-{slug_part}", tenant.pk, tenant.slug)
    for short, name in {**founders, **{key: name for key, (name, _role) in cast.items()}}.items():
        stage.people[short] = people.id_of(name, address, stage.day)
    for source in Source.objects.filter(tenant_id=tenant.pk):
        stage.sources[source.name], stage.pots[source.name] = source.pk, source.pot_id
    return stage


def today(told: Told) -> None:
    """The day on which the demo world ends, with more on the desks."""
    from brygga.operations.demo import people, stranger
    first = _stage("orebro", people.CAST, people.FOUNDERS, people.ADDRESS)
    told.funds = {"first": first, "second": _stage("vast", stranger.CAST, stranger.FOUNDERS, stranger.ADDRESS)}
    _found_in(told, first)
    _more_cases(told, first)
    _new_fund(told, first.day)
    _ways_in(told, first)


def _found_in(told: Told, first: Any) -> None:
    """What the demo world holds, by what it is."""
    from brygga.apps.access.models import Membership
    from brygga.apps.agreements.models import Condition
    from brygga.apps.cases.models import Completion
    from brygga.apps.documents.models import Document
    from brygga.apps.ledger.models import JournalEntry
    from brygga.apps.payments.models import BankAccount, PaymentOrder, StatementLine
    from brygga.foundation.models import AuditEvent
    own = {"tenant_id": first.tenant_id}
    last_lines = list(StatementLine.objects.filter(**own).order_by("-pk")[:6])
    by_state = {line.state: line for line in reversed(last_lines)}
    told.left |= {key: str(value) for key, value in {
        "completion": Completion.objects.filter(**own, answered_on=None)[0].pk,
        "condition": Condition.objects.filter(**own).order_by("-pk")[0].pk,
        "paper": Document.objects.filter(**own).order_by("pk")[0].key,
        "entry": JournalEntry.objects.filter(**own).order_by("-pk")[0].pk,
        "bank": BankAccount.objects.filter(**own)[0].pk, "account": "1930",
        "order": PaymentOrder.objects.get(**own, state="proposed").pk,
        "paid": PaymentOrder.objects.filter(**own, state="confirmed")[0].pk,
        "open_line": by_state["open"].pk, "suspense": by_state["suspense"].pk, "matched": by_state["matched"].pk,
        "statement": last_lines[0].statement_id,
        "membership": Membership.objects.filter(**own, role="member")[0].pk,
        "region": first.sources["Region Örebro län 2024"], "vastmanland": first.sources["Västmanlandspotten"],
        "seq": AuditEvent.objects.filter(**own).order_by("-seq")[0].seq}.items()}


def _more_cases(told: Told, first: Any) -> None:
    """A small case that the chair takes up, another that waits, a case that rests, one with words from both sides."""
    from brygga.operations import case_flow as flow
    from brygga.operations import delegation
    from brygga.operations.demo import casework
    from brygga.operations.demo.now_applicants import GYTTORP
    pots = {"Sparbankens bygdepott": 60_000}
    for at, name in enumerate((SMALL, WAITING)):
        who = replace(GYTTORP, name=name, contact=f"Maj Exempel{at}", orgnr=("769699-9932", "769699-9957")[at],
                      place=name.split("s ")[0], need=60_000, bankgiro=("733-4568", "733-4576")[at],
                      costs=(replace(GYTTORP.costs[0], kronor=60_000),),
                      sources=(replace(GYTTORP.sources[0], kronor=60_000),))
        begun = casework.enquire(first, who)
        casework.invite(first, begun, who)
        casework.apply(first, begun, who)
        for by in ("hanna", begun.contact):
            flow.send_message(first.by(by), case_id=begun.id, text_written="Hej! Kan vi talas vid på torsdag?")
        casework.assess(first, begun, comes_back="Ja.", worth_it="Ja.", wrong="Att det blir dyrare.")
        proposal = casework.propose_loan(
            first, begun, 60_000, purpose="Gungor", out_on=date(2026, 11, 16), first_on=date(2027, 2, 15), term=8,
            pots=pots)
        told.left[("small", "waiting")[at]] = str(proposal)
    delegation.take_up(first.by("birgitta"), proposal_id=int(told.left["small"]))
    _ready(told, first)
    resting = casework.enquire(first, replace(GYTTORP, name=RESTING, contact="Kaj Exempel", orgnr="769699-9965"))
    casework.invite(first, resting, GYTTORP)
    _rest(first, resting.id)


def _ready(told: Told, first: Any) -> None:
    """An application with everything in it, not sent yet."""
    from brygga.apps.cases.models import PlanLine
    from brygga.operations.demo import casework
    from brygga.operations.demo.now_applicants import KILSMO
    who = replace(KILSMO, name=READY, contact="Tor Exempel", orgnr="769699-9924", place="Mullhyttan")
    begun = casework.enquire(first, who)
    casework.invite(first, begun, who)
    casework.fill_in(first, begun, who)
    told.left["line"] = str(PlanLine.objects.filter(case_id=begun.id)[0].pk)


def _rest(first: Any, case_id: int) -> None:
    from brygga.operations.case_enquiry import rest_case
    rest_case(first.by("hanna"), case_id=case_id, why="De väntar på kommunens besked.")


def _new_fund(told: Told, day: date) -> None:
    """A fund of today with people and nothing else; one more waits for the second founder."""
    from brygga.operations import members
    from brygga.operations.demo import people
    from brygga.operations.demo.stage import Stage
    new = Stage(_quiet, day, "pages-new")
    founders = {"siv": "Siv Nyberg", "ture": "Ture Nyman"}
    people.start(new, name="Mikrofonden Exempel Ny", orgnr="769699-9973", county="18", founders=founders,
                 address="ny-exempel.se")
    for role in ALL_ROLES:
        people.seat(new, {"nina": ("Nina Nyqvist", role)}, founders, "ny-exempel.se")
    people.seat(new, {"karin": ("Karin Wiberg", "auditor")}, founders, people.ADDRESS)
    told.funds["new"] = new
    first = told.funds["first"]
    pending = members.propose_member(first.by("ingela"), name="Vera Väntan", email="vera.vantan@exempel.se",
                                     role="deputy", from_on=day)
    told.left["pending"] = str(pending)


def _ways_in(told: Told, first: Any) -> None:
    """Links that work and one that is spent; passwords and codes for those whose log-in is looked at."""
    from allauth.mfa.totp.internal.auth import TOTP

    from brygga.apps.access.actions import make_link, way_in_of
    from brygga.foundation import clock
    elsa = person_of("Elsa Grönlund")
    # A link ends by the wall clock, whatever day the fund has.
    told.left["link"] = make_link(replace(first.by(None), at=clock.now()), person_id=elsa, purpose="applicant")
    told.left["staff_link"] = make_link(replace(first.by(None), at=clock.now()), person_id=first.people["olof"],
                                        purpose="staff")
    for short in ("gunnar", "eva"):
        user = way_in_of(first.people[short])
        user.set_password(PASSWORD)
        user.save()
        TOTP.activate(user, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
        renew_codes(first.people[short])


def renew_codes(person_id: int) -> None:
    """Give a person reserve codes that nobody has seen."""
    from brygga.apps.access.actions import way_in_of
    from brygga.web.doors.codes import new_reserve_codes
    new_reserve_codes(way_in_of(person_id))


def person_of(name: str) -> int:
    """Return the id of the person with this whole name."""
    from brygga.apps.access.models import Person
    return int(Person.objects.get(name=name).pk)


def session_of(person_id: int, is_staff: bool) -> str:
    """Return the key of a session begun as the guard asks: staff with a code, applicants by a link."""
    from django.contrib.sessions.backends.db import SessionStore
    from django.test import Client

    from brygga.apps.access.actions import way_in_of
    client = Client()
    client.force_login(way_in_of(person_id), backend="allauth.account.auth_backends.AuthenticationBackend")
    session = SessionStore(client.cookies["sessionid"].value)
    session["way_in"], session["second_factor"] = "password" if is_staff else "link", is_staff
    session.save()
    return str(session.session_key)


def bare(told: Told) -> None:
    """Nothing is founded; whoever holds the key may."""
    from brygga.operations.start_fund import setup_address
    told.left["key"] = setup_address().split("nyckel=")[1]


def half_founded(told: Told) -> None:
    """One of two founders has written who they are."""
    from brygga.foundation import clock
    from brygga.foundation.commands import Command
    from brygga.operations.start_fund import start_fund
    day = clock.today()
    told.left["founded"] = start_fund(
        Command(None, None, clock.now(), day, "pages/start"), name="Mikrofonden Exempel", orgnr="769699-9999",
        county="18", profile="small_fund", board_size=5, first_on=date(day.year, 1, 1), last_on=date(day.year, 12, 31),
        administrators=[{"name": f"{short} Exempel", "email": f"{short.lower()}@exempel.se"} for short in FOUNDERS])


def sitting(told: Told) -> None:
    """The board's meeting is open: one member has a tie that the chair answers, one has not answered."""
    from brygga.apps.decisions.models import AgendaItem, Meeting
    from brygga.operations.agenda import declare, open_meeting
    from brygga.operations.demo.people import BOARD
    from brygga.operations.packs import freeze_packs
    first = told.funds["first"]
    meeting = Meeting.objects.get(year=2026, number=2, tenant_id=first.tenant_id)
    first.until(meeting.pack_freezes_on)
    freeze_packs(first.by("hanna"), meeting_id=meeting.pk)
    first.until(meeting.on)
    item = AgendaItem.objects.get(meeting_id=meeting.pk)
    told.left |= {"meeting_id": str(meeting.pk), "item": str(item.pk), "olof": str(first.people["olof"])}
    for who, said, words in (("birgitta", "none", ""), ("olof", "other", "Jag hyrde salen i somras.")):
        declare(first.by(who), meeting_id=meeting.pk, matter_id=item.matter_id, answer=said, text=words)
    open_meeting(first.by("birgitta"), meeting_id=meeting.pk, chair_id=first.people["birgitta"],
                 keeper_id=first.people["hanna"], adjuster_id=first.people["mats"],
                 present=[first.people[who] for who in BOARD])


def decided(told: Told) -> None:
    """The board has decided and closed; the minutes wait to be signed, the payment to be confirmed."""
    from brygga.apps.payments import queries as payments
    from brygga.operations import minutes
    from brygga.operations.commit_decision import decide_as_proposed
    from brygga.operations.payment_orders import approve_payment
    first = told.funds["first"]
    decide_as_proposed(first.by("birgitta"), item_id=int(told.left["item"]), dissents=[
        {"person_id": first.people["mats"], "text": "Jag hade velat se ett andra utlåtande."}])
    minutes.close_meeting(first.by("hanna"), meeting_id=int(told.left["meeting_id"]))
    order = payments.order(first.tenant_id, int(told.left["order"]))
    approve_payment(first.by("eva"), order_id=order.id, seen_digest=order.digest)


def signing(told: Told) -> None:
    """The minutes are adjusted; the new agreement has its paper handed in, and one of two has checked it."""
    from brygga.apps.agreements.models import Agreement
    from brygga.operations import minutes
    from brygga.operations.demo import board
    first, meeting_id = told.funds["first"], int(told.left["meeting_id"])
    minutes.sign_minutes(first.by("hanna"), meeting_id=meeting_id)
    for who in ("birgitta", "mats"):
        minutes.adjust_minutes(first.by(who), meeting_id=meeting_id)
    made = Agreement.objects.filter(tenant_id=first.tenant_id).order_by("-pk")[0]
    told.left["made"] = made.number
    board.sign(first, made.pk, checks=1)


# Scenes of a world of their own, then those of the demo world, each told upon the one before.
BARE: dict[str, Callable[[Told], None]] = {"bare": bare, "half founded": half_founded}
SCENES: dict[str, Callable[[Told], None]] = {"today": today, "sitting": sitting, "decided": decided, "signing": signing}
