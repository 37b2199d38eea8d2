"""Two funds with books, made by real acts: enough rows for an attacker to aim at."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime

AT = datetime(2026, 6, 1, 9, tzinfo=UTC)
ON = date(2026, 6, 1)


@dataclass(frozen=True, slots=True)
class Books:
    """Ids of one fund: January is closed for ever, February softly, March softly with the first person asking."""

    fund: int
    capital: int
    operating: int
    closed: int
    soft: int
    asked: int
    period: int
    later: int
    bank: int
    source: int
    loans: int
    bank_fee: int
    party: int
    agreement: int
    document: int
    paid_in: int
    fee: int
    undone: int
    first_person: int
    second_person: int
    next_number: int


def command(fund: int | None, key: str = "", actor: int | None = None):
    """A command of `actor` in `fund`, on the first of June 2026; a key of its own unless one is given."""
    from brygga.foundation.commands import Command

    return Command(actor, fund, AT, ON, key or uuid.uuid4().hex)


def lines(debit: str, credit: str, pot: int, minor: int, **about: int | None):
    """Two lines of an entry in one pot."""
    from brygga.apps.ledger.actions import LedgerLine

    return [LedgerLine(debit, pot, minor, **about), LedgerLine(credit, pot, -minor, **about)]


def open_fund(slug: str) -> tuple[int, int, int]:
    """A tenant with a chart and the year 2026 open; returns it and two pots, capital and operating."""
    from brygga.apps.ledger.actions import open_books, open_pot, open_year
    from brygga.apps.ledger.charts.se import CHART
    from brygga.foundation.models import Tenant

    fund = Tenant.objects.create(slug=slug, kind="fund", name=slug, orgnr=uuid.uuid4().hex[:13], created_at=AT).pk
    open_books(command(fund), chart=CHART)
    open_year(command(fund), year=2026, first_on=date(2026, 1, 1), last_on=date(2026, 12, 31))
    return (fund, open_pot(command(fund), name="Regionens pengar", kind="capital"),
            open_pot(command(fund), name="Verksamheten", kind="operating"))


def make_books(slug: str) -> Books:
    """A fund with three entries, closed and half-closed periods, an agreement, a party and a paper."""
    from brygga.apps.access.models import Person
    from brygga.apps.ledger import actions
    from brygga.apps.ledger.models import Account, Period

    fund, capital, operating = open_fund(slug)
    people = [Person.objects.create(name=n, email=f"{n}@{slug}.example", created_at=AT).pk for n in ("anna", "bo")]
    party, agreement, document = _about(fund)
    paid_in = actions.post(command(fund), event="source.paid_in.revolving_grant", subject="source/1",
                           text="Inbetalning", on=ON,
                           lines=lines("bank", "conditional_capital", capital, 50_000_00, party_id=party))
    fee = actions.post(command(fund), event="bank.fee", subject="bank", text="Avgift", on=ON,
                       lines=lines("bank_fee", "bank", operating, 100_00))
    undone = actions.reverse(command(fund), entry_id=fee.entry_id, reason="Fel konto", on=ON)
    months = list(Period.objects.filter(tenant_id=fund).order_by("first_on").values_list("pk", flat=True))
    for month in months[:3]:
        actions.soft_close_period(command(fund, actor=people[0]), period_id=month)
    actions.close_period(command(fund, actor=people[0]), period_id=months[0])
    actions.reopen_period(command(fund, actor=people[0]), period_id=months[2])
    account = dict(Account.objects.filter(tenant_id=fund).values_list("role", "pk"))
    return Books(fund, capital, operating, months[0], months[1], months[2], months[5], months[6], account["bank"],
                 account["conditional_capital"], account["loans"], account["bank_fee"], party, agreement, document,
                 paid_in.entry_id, fee.entry_id, undone.entry_id, *people, 4)


def _about(fund: int) -> tuple[int, int, int]:
    from brygga.apps.agreements.models import Agreement
    from brygga.apps.documents.models import Document
    from brygga.apps.parties.models import Party
    from brygga.foundation.models import Matter

    party = Party.objects.create(tenant_id=fund, kind="organisation", name="Byns handel", created_at=AT)
    matter = Matter.objects.create(tenant_id=fund, opened_at=AT)
    agreement = Agreement.objects.create(
        tenant_id=fund, matter=matter, number="L-1", instrument="loan", party=party, issuer_id=fund, amount_minor=1,
        purpose="x", reference="18", drafted_on=ON, last_day_on=ON)
    document = Document.objects.create(tenant_id=fund, key=uuid.uuid4().hex, kind="x", title="x", filename="x.pdf",
                                       media_type="application/pdf", sha256="0" * 64, size_bytes=1, stored_at=AT)
    return party.pk, agreement.pk, document.pk
