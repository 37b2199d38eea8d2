"""What verify proves of payments finds what it is there to find: each fault planted as the owner of the tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.builders import KR, ON
from tests.money_fixtures import Money, proven


def rows(name: str) -> Any:
    from brygga.apps.payments import models
    return getattr(models, name).objects


def plant(change: Callable[[], object]) -> None:
    from brygga.foundation import fences
    from brygga.foundation.database import as_owner
    with as_owner():
        fences.lift()
        change()


PLANTED: dict[str, list[tuple[str, Callable[[Money], object]]]] = {
    "payments.four_eyes": [
        ("another account after the approval", lambda m: rows("PaymentOrder").update(payee_account="900-8004")),
        ("another amount", lambda m: rows("PaymentOrder").filter(pk=1).update(amount_minor=1)),
        ("approved by no digest", lambda m: rows("PaymentOrder").filter(pk=1).update(approved_digest=""))],
    "statements.add_up": [
        ("a row's amount", lambda m: rows("StatementLine").filter(pk=1).update(amount_minor=7)),
        ("a row gone", lambda m: _drop_last(m)),
        ("an opening balance", lambda m: rows("Statement").filter(pk=2).update(opening_minor=7)),
        ("one withdrawn with a matched row", lambda m: _withdraw(1)),
        ("one withdrawn that others follow", lambda m: _withdraw(2)),
        ("days that overlap", lambda m: rows("Statement").filter(pk=2).update(from_on="2026-03-01"))],
    "statement_lines.matched_once": [
        ("an open row that is matched", lambda m: rows("StatementLine").filter(pk=1).update(state="open")),
        ("a match that is gone", lambda m: rows("Match").filter(pk=1).update(undone_at="2026-03-02T00:00Z"))],
    "statement_lines.booked": [
        ("a match with another's entry", lambda m: rows("Match").filter(kind="source_pay_in").update(
            entry_id=_entry(m, "loan.paid_out"))),
        ("the entry taken off", lambda m: rows("Match").filter(kind="source_pay_in").update(entry=None))],
    "payments.at_most_decided": [
        ("paid more than was bound", lambda m: rows("PaymentOrder").filter(pk=1).update(amount_minor=200_001 * KR))],
}


def _entry(money: Money, event: str) -> int:
    from brygga.apps.ledger import queries
    return next(e.entry_id for e in queries.entries(money.tenant) if e.event == event)


def _withdraw(statement_id: int) -> None:
    from brygga.apps.access.models import Person
    from brygga.foundation import clock
    row = rows("Statement").get(pk=statement_id)
    rows("StatementWithdrawal").create(tenant_id=row.tenant_id, statement=row, reason="fel", on=ON, at=clock.now(),
                                       by_id=Person.objects.order_by("pk")[0].pk)


def _drop_last(money: Money) -> None:
    last = rows("StatementLine").order_by("pk").last()
    rows("Match").filter(line=last).delete()
    last.delete()


def faults(money: Money) -> set[str]:
    from brygga.apps.payments import checks
    from brygga.operations import verify_joins
    return {check.name for made in (checks.checks, verify_joins.checks) for check in made(money.tenant) if check.faults}


@pytest.mark.parametrize(("name", "what"), [(name, i) for name, them in PLANTED.items() for i in range(len(them))])
def test_a_planted_fault_is_found_by_name(lent: Money, name: str, what: int) -> None:
    _said, change = PLANTED[name][what]
    assert not faults(lent)
    plant(lambda: change(lent))
    assert name in faults(lent), PLANTED[name][what][0]


def test_nothing_is_found_where_all_is_well_and_rows_were_looked_at(lent: Money) -> None:
    from brygga.apps.payments import checks
    from tests import builders_money as build
    build.matched(lent.fund, build.Row(ON, 700, "Någon"), "suspense")
    assert {c.name: c.rows for c in checks.checks(lent.tenant)} == {
        "payments.four_eyes": 2, "statements.add_up": 4, "statement_lines.matched_once": 4}
    proven(lent)
