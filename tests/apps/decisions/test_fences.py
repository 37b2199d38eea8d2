"""What the database itself refuses of a board, whatever the code says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import builders_decisions as board
from tests.builders_decisions import Table
from tests.worlds import Worlds

HOSTILE = {
    "a decision is not changed": "UPDATE decisions_decision SET outcome = 'declined'",
    "a decision is not removed": "DELETE FROM decisions_decision",
    "a vote is not changed": "UPDATE decisions_vote SET vote = 'no'",
    "a declared tie is not removed": "DELETE FROM decisions_declaration",
    "a declared tie is not changed": "UPDATE decisions_declaration SET answer = 'none'",
    "the chair does not adjust twice": "UPDATE decisions_meeting SET adjuster_id = chair_id",
    "the keeper does not adjust": "UPDATE decisions_meeting SET keeper_id = adjuster_id",
    "an item has no unknown state": "UPDATE decisions_agendaitem SET state = 'gone'",
}


@pytest.fixture
def table(all_worlds: Worlds) -> Iterator[Table]:
    with board.at_table(all_worlds, is_open=True) as found:
        board.decided(found.fund, found.item_id)
        yield found


@pytest.mark.parametrize("why", HOSTILE)
def test_the_database_refuses(table: Table, why: str) -> None:
    from django.db import DatabaseError, connection, transaction
    before = board.rows()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(HOSTILE[why])
    assert board.rows() == before
    assert board.faults(table.fund) == []
