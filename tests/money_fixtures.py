"""Two worlds that the tests of money begin in, built once a test process by real acts, and ways to look at them.

Import the fixtures by name into a test module. `money`: a fund with its source paid in. `lent`: one loan and one
förlagsinsats are out, a second loan is signed and waits for its payment.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import pytest

from tests import worlds
from tests.builders import KR, Fund


@dataclass
class Money:
    """The fund, its world, and the agreements that it has (ids; 0 where the world has none)."""

    fund: Fund
    world: worlds.World
    loan: int = 0
    placed: int = 0
    waiting: int = 0

    @property
    def tenant(self) -> int:
        return self.fund.tenant_id

    @property
    def source(self) -> int:
        return next(iter(self.fund.sources.values()))

    @property
    def pot(self) -> int:
        return next(iter(self.fund.pots.values()))

    def agreement(self, agreement_id: int) -> Any:
        from brygga.apps.agreements import queries
        return queries.agreement(self.tenant, agreement_id)


def _build_money(world: worlds.World) -> None:
    from tests import builders_money as build
    _keep(world, build.money_fund())


def _build_lent(world: worlds.World) -> None:
    from tests import builders_money as build
    fund = build.money_fund()
    loan = build.agreement(fund, "Ramsbergs Handel")
    placed = build.agreement(fund, "Odlarna i Viker", instrument="contribution", amount_minor=100_000 * KR,
                             account="900-8004")
    for one in (loan, placed):
        build.paid_out(fund, one.id)
    waiting = build.agreement(fund, "Hantverkshuset", amount_minor=300_000 * KR)
    _keep(world, fund, loan=loan.id, placed=placed.id, waiting=waiting.id)


def _keep(world: worlds.World, fund: Fund, **ids: int) -> None:
    (world.data / "money.json").write_text(json.dumps({"fund": asdict(fund), **ids}))


def _copy(all_worlds: worlds.Worlds, name: str, build: Any) -> Iterator[Money]:
    world = all_worlds.fresh(all_worlds.like(name, build))
    kept = json.loads((world.data / "money.json").read_text())
    try:
        with worlds.in_use(world):
            yield Money(Fund(**kept.pop("fund")), world, **kept)
    finally:
        world.drop()


@pytest.fixture
def money(all_worlds: worlds.Worlds) -> Iterator[Money]:
    """A fund whose source has paid in two million; this test's own."""
    yield from _copy(all_worlds, "money", _build_money)


@pytest.fixture
def lent(all_worlds: worlds.Worlds) -> Iterator[Money]:
    """A fund with a loan and a förlagsinsats out, and a signed loan that waits; this test's own."""
    yield from _copy(all_worlds, "lent", _build_lent)


def refused(code: str) -> Any:
    """Expect a refusal, or several at once of which one has this code."""
    from brygga.foundation.refusals import Refusals, Refused
    return pytest.raises((Refused, Refusals), match=code)


def where_all_is(money: Money) -> dict[str, Any]:
    """Everything that a match may change, as plain values: two equal answers mean that nothing has moved."""
    from brygga.apps.agreements import queries as agreements
    from brygga.apps.capital import queries as capital
    from brygga.apps.funding import queries as funding
    from brygga.apps.ledger import sums
    from brygga.apps.loans import queries as loans
    from brygga.apps.payments import queries as payments
    from tests.builders import ON
    return {
        "books": sums.by_role_and_pot(money.tenant), "agreements": {
            a.id: (a.state, sums.of_agreement(money.tenant, a.id)) for a in agreements.agreements(money.tenant)},
        "lots": {pot: list(funding.book_of(pot)._everything()) for pot in money.fund.pots.values()},
        "promised": funding.committed(money.tenant),
        "loans": {pk: (loan.state, loan.next_due, [p for p in loan.payments if not p.reversed])
                  for pk, loan in loans.loans(money.tenant, ON).items()},
        "dividends": {pk: held.dividends for pk, held in capital.contributions(money.tenant).items()},
        "lines": {line.id: (line.state, line.kind, line.subject) for line in payments.lines(money.tenant)},
        "orders": {order.id: order.state for order in payments.orders(money.tenant)}}


def proven(money: Money) -> None:
    """Every check that verify makes of money holds."""
    from brygga.apps.funding import checks as funding
    from brygga.apps.ledger import checks as ledger
    from brygga.apps.loans import checks as loans
    from brygga.apps.payments import checks as payments
    from brygga.operations import verify_joins
    for made in (funding.checks, payments.checks, ledger.checks, loans.checks, verify_joins.checks):
        for check in made(money.tenant):
            assert not check.faults, f"{check.name}: {check.faults}"


def client_of(fund: Fund, who: str) -> Any:
    """A browser logged in as one of the fund's people, past password and code."""
    from django.test import Client

    from brygga.apps.access.actions import way_in_of
    from brygga.web.doors.views.links import BACKEND
    client = Client(headers={"accept-language": "sv"})
    client.force_login(way_in_of(fund[who]), backend=BACKEND)
    session = client.session
    session["way_in"], session["second_factor"] = "password", True
    session.save()
    return client
