"""Hostile SQL through the app's own connection, and through the owner's: what the database itself refuses.

The app is stopped by rights (PostgreSQL: grants; SQLite: the authorizer) and by the seal. The owner is stopped by the
seal alone, as long as he leaves the schema be; so what no right forbids is tried as him too.
"""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from tests.apps.ledger import attacks, attacks_own
from tests.apps.ledger.attacks import Attack
from tests.apps.ledger.conftest import TwoFunds
from tests.conftest import DATABASE

OWN = {"sqlite": attacks_own.SQLITE, "postgresql": attacks_own.POSTGRESQL}[DATABASE]
SCHEMA = {"sqlite": attacks_own.SQLITE_SCHEMA, "postgresql": attacks_own.POSTGRESQL_SCHEMA}[DATABASE]
DATA = (*attacks.COMMON, *OWN)
FREE = 7_000_001
DUMPED = ("ledger_account", "ledger_pot", "ledger_period", "ledger_journalentry", "ledger_posting", "parties_party",
          "agreements_agreement", "documents_document", "foundation_auditevent", "foundation_commandrecord")
# The same statements with nothing wrong in them. If this were refused, the pack would prove nothing.
HARMLESS = attacks.entry("nothing wrong")


def dump() -> dict[str, list[tuple[object, ...]]]:
    """Every row of the tables that the attacks aim at."""
    from django.db import connection

    with connection.cursor() as cursor:
        rows = {}
        for table in DUMPED:
            cursor.execute(f"SELECT * FROM {table} ORDER BY 1, 2")
            rows[table] = cursor.fetchall()
    return rows


def accepted(attack: Attack, funds: TwoFunds) -> bool:
    """Run the set and commit; True when the database took it and a row differs from before."""
    from django.db import Error, connection

    before = dump()
    try:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            for statement in attack.statements:
                cursor.execute(statement.format(o=funds.ours, t=funds.theirs, e=FREE))
            cursor.execute("COMMIT")
    except Error:
        connection.close()
        return False
    return dump() != before


def test_the_same_statements_without_the_wrong_are_accepted(two_funds: TwoFunds) -> None:
    assert accepted(HARMLESS, two_funds)


def test_no_set_is_accepted_from_the_app(two_funds: TwoFunds) -> None:
    tried = (*DATA, *SCHEMA)
    assert len(tried) >= 60
    assert len({attack.name for attack in tried}) == len(tried)
    assert [attack.name for attack in tried if accepted(attack, two_funds)] == []


def test_no_set_on_rows_is_accepted_from_the_owner(two_funds: TwoFunds) -> None:
    from brygga.foundation.database import as_owner

    with as_owner():
        assert [attack.name for attack in DATA if accepted(attack, two_funds)] == []


@pytest.mark.parametrize("who", ["app", "owner"])
def test_nothing_is_left_over(two_funds: TwoFunds, who: str) -> None:
    """After the whole pack the books still hold, and an ordinary entry goes in."""
    from brygga.apps.ledger import checks
    from brygga.foundation.database import as_owner

    with as_owner() if who == "owner" else nullcontext():
        for attack in DATA:
            accepted(attack, two_funds)
        assert [fault for check in checks.checks(two_funds.ours.fund) for fault in check.faults] == []
        assert accepted(HARMLESS, two_funds)
