"""What `brygga verify` proves of decisions: each check finds the corruption that is planted against it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests import builders_decisions as board
from tests.builders_decisions import Table
from tests.worlds import Worlds

# name of the check → SQL planted by the owner of the tables, past every fence.
CORRUPTIONS = {
    "decisions.pack_is_what_was_read": "UPDATE decisions_decision SET pack_digest = '0'",
    "decisions.as_proposed": "UPDATE decisions_decision SET proposed_digest = '0'",
    "decisions.quorate": "UPDATE decisions_decision SET present = 2, yes = 2, no = 0, abstained = 0",
    "decisions.voters_free": "UPDATE decisions_vote SET person_id = (SELECT made_by_id FROM cases_proposal LIMIT 1) "
                             "WHERE id = (SELECT MIN(id) FROM decisions_vote)",
    "decisions.one_agreement_a_yes": "UPDATE agreements_agreement SET amount_minor = amount_minor + 1",
    "decisions.numbers_without_gap": "UPDATE decisions_meeting SET number = 7",
    "decisions.minutes_anchored": "UPDATE decisions_minutes SET anchor = '0'",
}


@pytest.fixture
def table(all_worlds: Worlds) -> Iterator[Table]:
    with board.at_table(all_worlds, is_open=True) as found:
        board.decided(found.fund, found.item_id)
        board.adjusted(found.fund, found.meeting_id)
        yield found


def found(table: Table) -> dict[str, Any]:
    from brygga.apps.decisions.checks import checks
    return {check.name: check for check in checks(table.fund.tenant_id)}


def test_every_check_looks_at_rows_and_finds_nothing_wrong(table: Table) -> None:
    assert {name: (check.rows > 0, check.faults) for name, check in found(table).items()} == dict.fromkeys(
        CORRUPTIONS, (True, ()))


@pytest.mark.parametrize("name", CORRUPTIONS)
def test_each_check_finds_what_is_planted_against_it(table: Table, name: str) -> None:
    plant(CORRUPTIONS[name])
    assert found(table)[name].faults


def test_a_changed_pack_on_the_disk_is_found(table: Table) -> None:
    from brygga.apps.decisions import queries
    from brygga.apps.documents import store
    place = store.place_of(queries.item(table.fund.tenant_id, table.item_id).pack_digest)
    place.write_bytes(place.read_bytes() + b" ")
    assert found(table)["decisions.pack_is_what_was_read"].faults


def plant(sql: str) -> None:
    """Change rows as the owner of the tables, with the fences of the table down."""
    from django.db import connection

    from brygga.foundation.database import as_owner
    target = sql.split()[1]
    with as_owner(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"ALTER TABLE {target} DISABLE TRIGGER USER")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [target])
            for (name,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{name}"')
        cursor.execute(sql)
