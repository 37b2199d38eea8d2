"""A fund that two people have started, and ways to log in: built through the real acts and pages alone."""

from __future__ import annotations

import re
import time
from datetime import date
from typing import Any

from django.core.cache import cache
from django.test import Client

from brygga.apps.access import directory
from brygga.foundation import clock
from brygga.foundation.commands import Command
from brygga.foundation.models import OutboxItem
from brygga.operations import log_in, members, start_fund

PASSWORD = "tre ord som vinden"
ANNA, BO = ("Anna Ek", "anna@exempel.se"), ("Bo Lind", "bo@exempel.se")
ASKED: dict[str, Any] = {
    "name": "Mikrofonden i Örebro län", "orgnr": "769600-0046", "county": "18", "profile": "small_fund",
    "board_size": 5, "first_on": date(2026, 1, 1), "last_on": date(2026, 12, 31),
    "administrators": [{"name": ANNA[0], "email": ANNA[1]}, {"name": BO[0], "email": BO[1]}]}


def command(actor_id: int | None = None, tenant_id: int | None = None, key: str = "") -> Command:
    """A command of today, with a key of its own unless one is given."""
    return Command(actor_id, tenant_id, clock.now(), clock.today(), key or f"t{time.perf_counter_ns()}")


def person_id(email: str) -> int:
    found = directory.known(email, clock.today())
    assert found is not None
    return found.id


def started_fund() -> str:
    """Start and confirm a fund; returns its slug. A practice date is set so that the year is open."""
    if not clock.runs_on_its_own_date():
        clock.set_own_date(date(2026, 11, 24))
    slug = start_fund.start_fund(command(), **ASKED)
    start_fund.confirm_fund(command(person_id(BO[1])), slug=slug)
    return slug


def tenant_of(slug: str) -> int:
    from brygga.foundation.models import Tenant
    return Tenant.objects.values_list("pk", flat=True).get(slug=slug)


def given_role(slug: str, name: str, email: str, role: str) -> int:
    """Propose a role by Anna and confirm it by Bo; returns the person's id."""
    tenant_id = tenant_of(slug)
    membership = members.propose_member(command(person_id(ANNA[1]), tenant_id), name=name, email=email, role=role,
                                        from_on=date(2026, 1, 1))
    members.confirm_member(command(person_id(BO[1]), tenant_id), membership_id=membership)
    return person_id(email)


def last_link(address: str) -> str:
    """The path of the link in the latest letter to an address."""
    body = OutboxItem.objects.filter(address=address).latest("pk").body
    found = re.search(r"https?://[^/\s]+(/lank/\S+)", body)
    assert found, body
    return found[1]


def code_now(email: str) -> str:
    """The code that the person's app shows now, or would show for the secret of this session."""
    from allauth.mfa.models import Authenticator
    from allauth.mfa.utils import decrypt
    return code_of(decrypt(Authenticator.objects.get(type="totp", user__email=email).data["secret"]))


def code_of(secret: str) -> str:
    """The code for a secret by log-in's own clock: the wall's, also where the fund has a day of its own."""
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counters[len(counters) // 2]))


def staff_client(email: str) -> Client:
    """A browser logged in as staff with password and code, by the invitation's link when there is no password yet."""
    cache.clear()
    client = Client()
    client.post(last_link(email), {"password": PASSWORD, "password2": PASSWORD})
    client.get("/konto/kodapp/")
    client.post("/konto/kodapp/", {"code": code_of(client.session["mfa.totp.secret"])})
    assert client.session["second_factor"] is True
    return client


def applicant_client(email: str) -> Client:
    """A browser logged in by a link in a letter."""
    cache.clear()
    log_in.ask_for_link(command(), email=email)
    client = Client()
    client.post(last_link(email))
    return client
