"""Starting a fund: two people vouch for each other, and a list says what is left until it can decide and pay.

The one who holds the setup key (a file beside the data, shown where Brygga was started) writes who the two
administrators are; the second of them confirms both after logging in. It is the only case where a pair replaces the
rule that a role takes two persons: before them there is nobody. Until then nobody has a seat and nothing can be done.
"""

import hmac
import os
import secrets
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.utils.text import slugify

from brygga.apps.access import actions as access
from brygga.apps.access import directory
from brygga.apps.access import queries as people
from brygga.apps.decisions.actions import make_body
from brygga.apps.ledger import actions as ledger
from brygga.apps.ledger.charts.registry import chart_of
from brygga.domain.dates import add_months
from brygga.foundation import clock
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.models import Tenant
from brygga.foundation.outbox import post_letter
from brygga.foundation.refusals import NotSeen, Refusals, Refused, text
from brygga.foundation.words import in_language
from brygga.jurisdictions.registry import country
from brygga.operations.letters import founding as letters
from brygga.operations.log_in import link_address

OPERATING_POT = text("Drift")


@dataclass(frozen=True, slots=True)
class Founder:
    """One of the two administrators, before the fund is there."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class WaitingFund:
    """A fund that one of its founders has still to confirm; `mine` when the person asked about is that one."""

    tenant_id: int
    slug: str
    name: str
    orgnr: str
    founders: tuple[str, ...]
    addresses: tuple[str, ...]
    mine: bool


def setup_address() -> str:
    """Return the address that starts a fund, with its one-time key; empty once a fund stands (the key is then gone)."""
    if _stands():
        _key_file().unlink(missing_ok=True)
        return ""
    path = _key_file()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(24))
    return f"{settings.PUBLIC_ADDRESS}/starta/?nyckel={path.read_text().strip()}"


def require_key(key: str) -> None:
    """Raise Refused unless `key` is the setup key of this installation and no fund stands yet."""
    if _stands():
        raise Refused("founding.done", text("Fonden är redan startad."), way_on=text("Logga in i stället."))
    path = _key_file()
    if not path.exists() or not hmac.compare_digest(path.read_text().strip().encode(), key.encode()):
        raise Refused("founding.key", text("Adressen stämmer inte."), way_on=text(
            "Hela adressen, med nyckeln, står där Brygga startades. Den finns också i filen setup-key bland fondens "
            "data."))


@action("founding.start")
def start_fund(cmd: Command, *, name: str, orgnr: str, county: str, profile: str, board_size: int, first_on: date,
               last_on: date, administrators: list[dict[str, str]], land: str = "SE") -> str:
    """Make a fund with its books and its two administrators, who are not yet confirmed. Returns its slug.

    `administrators`: two of {"name", "email"}; the first is at the keyboard. Several faults are told at once. A fund in
    a directory with a date of its own is not a real one, and every paper of it says so (`is_demo`).
    """
    founders = [Founder(a["name"].strip(), a["email"].strip().lower()) for a in administrators]
    number = _refuse_faults(name, orgnr, county, profile, founders, land)
    tenant = Tenant.objects.create(slug=_free_slug(name), kind="fund", name=name.strip(), orgnr=number, country=land,
                                   county=county, profile=profile, is_demo=clock.runs_on_its_own_date(),
                                   created_at=cmd.at)
    first, second = (access.make_person(cmd, name=f.name, email=f.email) for f in founders)
    inside = replace(cmd, tenant_id=tenant.pk, actor_id=first)
    record(inside, "founding.started", subject=f"tenant/{tenant.pk}",
           data={"orgnr": number, "county": county, "profile": profile}, private={"name": name})
    for person_id in (first, second):
        access.propose_role(inside, person_id=person_id, role="administrator", from_on=cmd.on)
    _open_books(inside, first_on, last_on, land)
    make_body(inside, kind="board", size=board_size, from_on=cmd.on)
    make_body(inside, kind="delegation", size=1, from_on=cmd.on)
    _write_to_founders(inside, tenant, (first, second))
    return tenant.slug


@action("founding.write_again")
def write_again(cmd: Command) -> None:
    """Send the founders' letters again, while the fund waits for the second of them."""
    tenant = Tenant.objects.order_by("pk").first()
    if tenant is None or _stands():
        raise NotSeen
    waiting = directory.memberships(tenant.pk, cmd.on)
    first = next(m.person_id for m in waiting if m.person_id == m.proposed_by_id)
    second = next(m.person_id for m in waiting if m.person_id != first and m.state == "waiting")
    _write_to_founders(replace(cmd, tenant_id=tenant.pk, actor_id=first), tenant, (first, second))


@action("founding.correct")
def correct_address(cmd: Command, *, which: str, email: str) -> None:
    """Put right the address of the `first` or `second` founder while the fund waits, and send both letters again."""
    fund = unconfirmed_fund()
    if fund is None or which not in ("first", "second"):
        raise NotSeen
    waiting = directory.memberships(fund.tenant_id, cmd.on)
    first = next(m.person_id for m in waiting if m.person_id == m.proposed_by_id)
    second = next(m.person_id for m in waiting if m.person_id != first)
    access.change_email(replace(cmd, tenant_id=fund.tenant_id, actor_id=first),
                        person_id=first if which == "first" else second, email=email)
    write_again(cmd)


@action("founding.confirm")
def confirm_fund(cmd: Command, *, slug: str) -> None:
    """The second founder vouches for both: from now on the fund has two administrators and can begin."""
    fund = waiting_fund(cmd.actor_id or 0)
    if fund is None or fund.slug != slug:
        raise NotSeen
    if not fund.mine:
        raise Refused("founding.other", text("Det är den andra av er som bekräftar: du skrev in uppgifterna."),
                      who_could=fund.founders[1:])
    inside = replace(cmd, tenant_id=fund.tenant_id)
    for membership in directory.memberships(fund.tenant_id, cmd.on):
        access.confirm_role(inside, membership_id=membership.id)
    record(inside, "founding.confirmed", subject=f"tenant/{fund.tenant_id}")
    _key_file().unlink(missing_ok=True)


def waiting_fund(person_id: int) -> WaitingFund | None:
    """Return the fund that waits for its second founder and that this person is starting, or None."""
    for tenant_id, role in directory.waiting_for(person_id, clock.today()):
        every = directory.memberships(tenant_id, clock.today())
        if role.role == "administrator" and all(m.state == "waiting" for m in every):
            return _waiting(Tenant.objects.get(pk=tenant_id), every, person_id)
    return None


def unconfirmed_fund() -> WaitingFund | None:
    """Return the fund that waits for its second founder, whoever asks: for the page that the key opens."""
    tenant = Tenant.objects.order_by("pk").first()
    if tenant is None or _stands():
        return None
    return _waiting(tenant, directory.memberships(tenant.pk, clock.today()), 0)


def _waiting(tenant: Tenant, every: list[directory.MembershipView], person_id: int) -> WaitingFund:
    in_order = sorted(every, key=lambda m: m.person_id != m.proposed_by_id)
    mine = any(m.person_id == person_id and m.proposed_by_id != person_id for m in every)
    return WaitingFund(tenant.pk, tenant.slug, tenant.name, tenant.orgnr, tuple(m.name for m in in_order),
                       tuple(m.email for m in in_order), mine)


def _stands() -> bool:
    """A fund stands once somebody has a confirmed role in one."""
    on = clock.today()
    return any(m.state != "waiting" for pk in Tenant.objects.values_list("pk", flat=True)
               for m in directory.memberships(pk, on))


def _key_file() -> Path:
    return Path(settings.DATA_DIR) / "setup-key"


def _refuse_faults(name: str, orgnr: str, county: str, profile: str, founders: list[Founder], land: str) -> str:
    """Return the organisationsnummer as it is shown, or raise every fault at once."""
    faults = []
    if not name.strip():
        faults.append(Refused("founding.name", text("Skriv fondens namn."), field="name"))
    found = country(land).check_organisation_number(orgnr)
    if not found.valid:
        faults.append(Refused("founding.orgnr", in_language(found.why), field="orgnr",
                              way_on=text("Numret står på registreringsbeviset.")))
    elif Tenant.objects.filter(orgnr=found.shown).exists():
        faults.append(Refused("founding.known", text("Det finns redan en fond med det numret här."), field="orgnr"))
    if county not in {place.code for place in country(land).regions()}:
        faults.append(Refused("founding.county", text("Välj det län där fonden verkar."), field="county"))
    if profile not in ("small_fund", "full"):
        faults.append(Refused("founding.profile", text("Välj hur arbetet delas."), field="profile"))
    if len(founders) != 2 or founders[0].email == founders[1].email:
        faults.append(Refused("founding.two_persons", text(
            "En fond startas av två olika personer, med var sin e-postadress."), field="second_email",
            way_on=text("Skriv en annan persons adress.")))
    elif founders[0].name.casefold() == founders[1].name.casefold():
        faults.append(Refused("founding.same_name", text("Båda har samma namn."), field="second_name", way_on=text(
            "Är det två personer med samma namn, skriv också ett mellannamn.")))
    if faults:
        raise Refusals(faults)
    return found.shown


def _open_books(cmd: Command, first_on: date, last_on: date, land: str) -> None:
    ledger.open_books(cmd, chart=chart_of(land))
    ledger.open_year(cmd, year=last_on.year, first_on=first_on, last_on=last_on)
    ledger.open_pot(cmd, name=str(OPERATING_POT), kind="operating")


def _write_to_founders(cmd: Command, tenant: Tenant, founders: tuple[int, int]) -> None:
    for person_id, other in (founders, founders[::-1]):
        confirms = person_id == founders[1]
        target = f"/starta/bekrafta/{tenant.slug}/" if confirms else "/in/"
        secret = access.make_link(cmd, person_id=person_id, purpose="founder", target=target)
        name, email, _ = people.person(person_id)
        subject, body = letters.to_founder(name=name, fund=tenant.name, other=people.person(other)[0],
                                           address=link_address(secret), confirms=confirms)
        post_letter(cmd, address=email, subject=subject, body=body, dedupe_key=f"founder/{person_id}/{cmd.key}",
                    person_id=person_id)


def _free_slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem = slugify(plain)[:50] or "fond"
    taken = set(Tenant.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(s for s in [stem, *(f"{stem}-{n}" for n in range(2, 99))] if s not in taken)


def year_from(first_on: date, months: int = 12) -> date:
    """Return the last day of a financial year of `months` months that begins on `first_on`."""
    return add_months(first_on, months) - timedelta(days=1)
