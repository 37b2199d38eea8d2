"""Two funds told by real acts: an open case, a case shut for some, and everything of the other fund a canary.

Every name, text, title and file of the shut case carries SHUT, everything of the other fund FOREIGN; whoever may not
see them may meet no byte of those words. Do not write the words anywhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

SHUT, FOREIGN = "Qvastvinda", "Xylofonsvala"
DAY, MEETING = date(2026, 1, 5), date(2026, 1, 19)
DECIDED = "2026-1"
STAFF = {"administrator": "ingela", "officer": "hanna", "chair": "birgitta", "member": "mats", "approver": "eva",
         "deputy": "karin", "treasurer": "gunnar", "bookkeeper": "pia", "auditor": "rolf"}
MANY = ("officer", "member", "treasurer", "approver", "administrator")
FILE = b"%PDF-1.4\n% invented "


@dataclass
class Told:
    """A fund when its story is told: its stage, and of each case what stands in addresses."""

    stage: Any
    planned: str = ""
    running: str = ""
    cases: dict[str, dict[str, Any]] = field(default_factory=dict)


def build() -> dict[str, Told]:
    """Tell both funds; returns own and foreign."""
    from brygga.foundation import clock
    from brygga.operations.demo.stage import Stage
    clock.set_own_date(DAY)
    own, other = Told(Stage(_quiet, DAY, "own")), Told(Stage(_quiet, DAY, "other"))
    _start(own, "", "769699-9999", "733-4402")
    _start(other, FOREIGN, "769699-9981", "733-4550")
    _seat_the_tied(own)
    _tell(own, {"open": _applicant("", "769699-9866", "733-4477"),
                "shut": _applicant(SHUT, "769699-9874", "733-4485")})
    _tell(other, {"foreign": _applicant(FOREIGN, "769699-9882", "733-4493")})
    return {"own": own, "other": other}


def _quiet(line: str) -> None:
    """Nobody waits at a terminal."""


def _start(told: Told, word: str, orgnr: str, bankgiro: str) -> None:
    from brygga.operations.demo import money, people
    stage, address = told.stage, f"{word or 'egen'}.se".lower()

    def named(name: str) -> str:
        return f"{name} {word}".strip()

    founders = {short: named(name) for short, name in people.FOUNDERS.items()}
    # The fund's own name stands on the public pages for everybody, so it carries no canary.
    people.start(stage, name="Fonden Väst" if word else "Fonden Öst", orgnr=orgnr, county="18", founders=founders,
                 address=address)
    people.seat(stage, {k: (named(n), role) for k, (n, role) in people.CAST.items()}, founders, address)
    people.equip(stage, administrator="ingela", treasurer="gunnar", bank=named("Banken"), number=bankgiro)
    money.open_source(stage, money.Terms("region", named("Regionen"), named("Potten"), 2_000_000, "revolving_grant",
                                         ("18",)))
    money.pay_in(stage, "region", 2_000_000)


def _seat_the_tied(told: Told) -> None:
    """Two more with a tie to come: one who holds nearly every role, and a second auditor."""
    from brygga.operations.demo import people
    for short, name, roles in (("tea", "Tea Bunden", MANY), ("rut", "Rut Bunden", ("auditor",))):
        for role in roles:
            people.seat(told.stage, {short: (name, role)}, people.FOUNDERS, "egen.se")


def _applicant(word: str, orgnr: str, bankgiro: str) -> Any:
    from brygga.operations.demo.now_applicants import GYTTORP
    tail = f" {word}" if word else ""
    return replace(GYTTORP, name=f"Handeln{tail}", contact=f"Anna{tail or ' Blom'}", orgnr=orgnr, bankgiro=bankgiro,
                   summary=f"Vi vill öppna en butik.{tail}", purpose=f"En butik som är öppen alla dagar.{tail}",
                   place=f"Gyttorp{tail}", volunteer=(f"Målning{tail}", 20_000, 100))


def _tell(told: Told, applicants: dict[str, Any]) -> None:
    from brygga.apps.access.actions import set_wall
    from brygga.operations.demo import board
    stage = told.stage
    proposals, ties = [], {}
    for key, who in applicants.items():
        word = {"shut": SHUT, "foreign": FOREIGN}.get(key, "Öppet")
        told.cases[key] = case = {"word": word, **_prepared(stage, who, word)}
        proposals += case["proposals"][:2]
        if key == "shut":
            ties = {pk: {"lena": ("family", f"Min bror i {word}.")} for pk in case["proposals"]}
            for tied in ("tea", "rut"):
                set_wall(stage.by("hanna"), matter_id=case["matter"], person_id=stage.people[tied], state="conflicted",
                         ground="family")
    agreements = board.decide(stage, proposals, ties=ties)
    for at, case in enumerate(told.cases.values()):
        _lent(stage, case, *agreements[2 * at:2 * at + 2])
    told.planned = _put_up(stage, told.cases, 2, on=MEETING)
    told.running = _put_up(stage, told.cases, 3, on=DAY)


def _put_up(stage: Any, cases: dict[str, dict[str, Any]], at: int, *, on: date) -> str:
    """Put one proposal of each case on a meeting's agenda; returns its label. Today's is answered for and opened.

    The planned one comes first: whoever then answers for today's has the case open and the other question unanswered.
    """
    from brygga.apps.decisions import queries
    from brygga.operations.agenda import open_meeting, plan_meeting, put_on_agenda
    from brygga.operations.demo import board, people
    from brygga.operations.packs import freeze_packs
    meeting_id = plan_meeting(stage.by("hanna"), on=on, pack_freezes_on=DAY)
    for case in cases.values():
        case["items"].append(put_on_agenda(stage.by("hanna"), meeting_id=meeting_id, proposal_id=case["proposals"][at]))
    freeze_packs(stage.by("hanna"), meeting_id=meeting_id)
    if on == DAY:
        for key, case in cases.items():
            tied = ("lena", "tea") if key == "shut" else ()
            board.answer(stage, meeting_id, case["matter"], tuple(
                who for who in (*board.ANSWERS, *(("tea",) if "tea" in stage.people else ())) if who not in tied))
        open_meeting(stage.by("birgitta"), meeting_id=meeting_id, chair_id=stage.people["birgitta"],
                     keeper_id=stage.people["hanna"], adjuster_id=stage.people["mats"],
                     present=[stage.people[who] for who in people.BOARD])
    return str(queries.meeting(stage.tenant_id, meeting_id).label)


def _prepared(stage: Any, who: Any, word: str) -> dict[str, Any]:
    """Tell a case from enquiry to four proposals, with a paper and messages from both sides."""
    from brygga.operations import case_flow as flow
    from brygga.operations.demo import casework
    begun = casework.enquire(stage, who)
    casework.invite(stage, begun, who)
    casework.apply(stage, begun, who)
    for by in ("hanna", begun.contact):
        flow.send_message(stage.by(by), case_id=begun.id, text_written=f"Hej {word}!")
    casework.assess(stage, begun, comes_back=f"Ja, {word}.", worth_it=f"Ja, {word}.", wrong=f"Att {word} blir dyr.",
                    text=f"{word} har räknat.")
    made = [casework.propose_loan(
        stage, begun, 50_000 + 1_000 * at, purpose=f"Kyl åt {word} {at}", out_on=date(2026, 2, 2), term=8,
        first_on=date(2026, 5, 4), pots={"region": 50_000 + 1_000 * at},
        conditions=(("lease", f"Hyresavtal för {word}"),) if at == 1 else ()) for at in range(4)]
    return {"id": begun.id, "matter": begun.matter_id, "contact": begun.contact, "proposals": made, "items": []}


def _lent(stage: Any, case: dict[str, Any], paid: int, waiting: int) -> None:
    """Tell one loan as paid out and found on the statement, the other as approved and waiting for the bank."""
    from brygga.apps.access import queries as access
    from brygga.apps.agreements import queries as agreements
    from brygga.apps.documents.actions import store_document
    from brygga.apps.payments import queries as payments
    from brygga.operations.demo import money
    from brygga.operations.payment_orders import approve_payment
    from brygga.operations.signing import check, hand_in, meet
    word, content = case["word"], FILE + case["word"].encode()
    for agreement_id in (paid, waiting):
        hand_in(stage.by(access.reaching(case["matter"])[0][0]), agreement_id=agreement_id, content=content,
                filename=f"{word}.pdf".lower().replace("ö", "o"))
        for who in ("birgitta", "eva"):
            check(stage.by(who), agreement_id=agreement_id)
        for condition in agreements.conditions(agreement_id):
            if agreement_id == waiting:
                meet(stage.by("hanna"), agreement_id=agreement_id, condition_id=condition.id, content=content,
                     filename="villkor.pdf")
                case["condition"] = condition.id
    money.pay_out(stage, paid)
    case["line_id"] = max(line.id for line in payments.lines(stage.tenant_id))
    case["order_id"] = money.propose(stage, waiting)
    approve_payment(stage.by("eva"), order_id=case["order_id"],
                    seen_digest=payments.order(stage.tenant_id, case["order_id"]).digest)
    case["paper"] = store_document(stage.by("hanna"), content=content, filename="brev.pdf", kind="letter",
                                   title=f"Brev om {word}", matter_id=case["matter"])
    case["paid"], case["agreement"] = (agreements.agreement(stage.tenant_id, pk).number for pk in (paid, waiting))
