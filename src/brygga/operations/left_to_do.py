"""What is left before a fund can decide and pay: one list, computed from what is there, never ticked by hand.

Each step says what it is for and leads to the page where it is done. Recommended steps do not stop anything.
"""

from dataclasses import dataclass
from datetime import date

from brygga.apps.access import directory
from brygga.apps.access.permissions import PERMISSIONS
from brygga.apps.agreements import queries as agreements
from brygga.apps.funding import queries as funding
from brygga.apps.ledger import queries as ledger
from brygga.apps.payments import queries as payments
from brygga.foundation import clock
from brygga.foundation.models import Tenant
from brygga.foundation.refusals import text
from brygga.foundation.words import country_of
from brygga.jurisdictions.contract import Answer
from brygga.jurisdictions.registry import country


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: its code, what to do, why, whether it is done, where, and whether all else can go without it."""

    code: str
    text: str
    why: str
    done: bool
    path: str
    needed: bool = True


def left_to_do(tenant_id: int, on: date | None = None) -> list[Step]:
    """Return every step from an empty fund to one that can decide and pay, done ones too, in the order to take them."""
    on = on or clock.today()
    home = f"/f/{Tenant.objects.values_list('slug', flat=True).get(pk=tenant_id)}/"
    return [*_people(tenant_id, on, home), *_rights(tenant_id, on, home), *_money(tenant_id, on, home)]


def _people(tenant_id: int, on: date, home: str) -> list[Step]:
    held: dict[str, set[int]] = {}
    for row in directory.memberships(tenant_id, on):
        if row.state == "in_force":
            held.setdefault(row.role, set()).add(row.person_id)
    board = held.get("chair", set()) | held.get("member", set())
    treasurers = held.get("treasurer", set())
    approvers = {p for role in PERMISSIONS["payment.approve"] for p in held.get(role, set())}
    where = f"{home}installningar/personer/"
    rows = (
        ("chair", text("Utse ordförande"), text("Ordföranden leder sammanträdet."), bool(held.get("chair"))),
        ("board", text("Utse minst två ledamöter till"), text("Styrelsen behöver kunna vara beslutför."),
         len(board) >= 3),
        ("officer", text("Utse handläggare"), text("Den som bereder ett ärende röstar inte om det."),
         bool(held.get("officer", set()) - board)),
        ("treasurer", text("Utse kassör"), text("Kassören betalar och stämmer av."), bool(treasurers)),
        ("approver", text("Utse någon som attesterar"), text("Den som lägger upp en betalning attesterar den inte."),
         bool(approvers - treasurers)))
    steps = [Step(code, str(said), str(why), done, where) for code, said, why, done in rows]
    return [*steps, Step("auditor", str(text("Bjud in revisorn")), str(text("Det går att vänta med.")),
                         bool(held.get("auditor")), where, needed=False)]


def _rights(tenant_id: int, on: date, home: str) -> list[Step]:
    rulings = country(country_of(tenant_id)).may_issue("loan", agreements.registrations(tenant_id), on, to_person=False,
                                                       for_business=True)
    return [Step("registration", str(text("Skriv in registreringen för utlåning")), str(text(
        "Utan registrering hos Finansinspektionen kan fonden inte ge lån i eget namn (lag 1996:1006). "
        "Förlagsinsatser går bra.")), all(r.answer is not Answer.NO for r in rulings),
        f"{home}installningar/registreringar/", needed=False)]


def _money(tenant_id: int, on: date, home: str) -> list[Step]:
    sources = funding.sources(tenant_id)
    arrived = ledger.bank_balance(tenant_id, as_of=on) != 0 or bool(ledger.entries(tenant_id, most=1))
    opened = any(p.first_on <= on <= p.last_on and p.state == "open" for p in ledger.periods(tenant_id))
    rows = (
        ("period", text("Öppna räkenskapsåret"), text("Inget bokförs utan en öppen period."), opened,
         f"{home}installningar/ar/"),
        ("bank_account", text("Lägg upp fondens bankkonto"), text("Det är därifrån pengarna betalas ut."),
         bool(payments.bank_accounts(tenant_id)), f"{home}pengar/konton/"),
        ("source", text("Registrera den första källan"), text("Källans villkor följer varje krona."), bool(sources),
         f"{home}kallor/ny/"),
        ("pay_in", text("Bokför den första inbetalningen"), text("När pengarna har kommit går det att betala ut."),
         arrived, f"{home}kallor/"))
    return [Step(code, str(said), str(why), done, path) for code, said, why, done, path in rows]
