"""Who is who in the demo fund, how it is started, and its right to lend. Every name is invented."""

from datetime import date

from brygga.apps.access import directory
from brygga.apps.agreements.actions import register_body
from brygga.apps.ledger import sums
from brygga.apps.payments.actions import open_bank_account
from brygga.foundation.models import Tenant
from brygga.operations import members, start_fund
from brygga.operations.demo.stage import Stage

FUND = "Mikrofonden Exempel Örebro län"
ADDRESS = "mikrofonden-exempel.se"
FOUNDERS = {"ingela": "Ingela Norling", "tomas": "Tomas Ekvall"}
CAST = {
    "hanna": ("Hanna Lindqvist", "officer"), "birgitta": ("Birgitta Sandell", "chair"),
    "mats": ("Mats Öberg", "member"), "lena": ("Lena Forsell", "member"), "yusuf": ("Yusuf Haddad", "member"),
    "olof": ("Olof Bergman", "member"), "karin": ("Karin Wiberg", "deputy"), "gunnar": ("Gunnar Hjelm", "treasurer"),
    "eva": ("Eva Rosén", "approver"), "pia": ("Pia Norrby", "bookkeeper"), "rolf": ("Rolf Stenmark", "auditor"),
}
BOARD = ("birgitta", "mats", "lena", "yusuf", "olof")


def start(stage: Stage, *, name: str, orgnr: str, county: str, founders: dict[str, str], address: str) -> None:
    """Let two people start a fund, and open its books for the year of the day."""
    year = stage.day.year
    stage.slug = start_fund.start_fund(
        stage.by(None), name=name, orgnr=orgnr, county=county, profile="small_fund", board_size=5,
        first_on=date(year, 1, 1), last_on=date(year, 12, 31),
        administrators=[{"name": person, "email": mail(person, address)} for person in founders.values()])
    tenant_id = Tenant.objects.values_list("pk", flat=True).get(slug=stage.slug)
    for short, person in founders.items():
        stage.people[short] = id_of(person, address, stage.day)
    start_fund.confirm_fund(stage.by(list(founders)[1]), slug=stage.slug)
    stage.tenant_id = tenant_id


def seat(stage: Stage, cast: dict[str, tuple[str, str]], founders: dict[str, str], address: str) -> None:
    """Let the first administrator propose everybody, and the second confirm."""
    first, second = founders
    for short, (name, role) in cast.items():
        membership = members.propose_member(stage.by(first), name=name, email=mail(name, address), role=role,
                                            from_on=stage.day)
        members.confirm_member(stage.by(second), membership_id=membership)
        stage.people[short] = id_of(name, address, stage.day)


def equip(stage: Stage, *, administrator: str, treasurer: str, bank: str, number: str) -> None:
    """Write in the registration that lending asks for, and open the bank account."""
    register_body(stage.by(administrator), register="FI:1996:1006", number="EXEMPEL-0001", activity="loan",
                  from_on=date(stage.day.year, 1, 1))
    assert stage.tenant_id is not None
    account = sums.free_bank_accounts(stage.tenant_id, set())[0][0]
    stage.bank_account_id = open_bank_account(stage.by(treasurer), name=bank, kind="bankgiro", number=number,
                                              ledger_account_id=account, currency="SEK", opened_on=stage.day)


def mail(name: str, address: str) -> str:
    """Return an invented address: förnamn.efternamn."""
    plain = name.lower().translate(str.maketrans("åäöé ", "aaoe."))
    return f"{plain}@{address}"


def id_of(name: str, address: str, on: date) -> int:
    """Return the person's id."""
    known = directory.known(mail(name, address), on)
    assert known is not None
    return known.id
