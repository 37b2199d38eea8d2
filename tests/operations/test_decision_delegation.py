"""The short path: the chair decides alone within the delegation, after the question, and the board is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import builders
from tests import builders_decisions as board
from tests.builders import KR
from tests.builders_decisions import Table, refused
from tests.worlds import Worlds


@pytest.fixture
def table(all_worlds: Worlds) -> Iterator[Table]:
    with board.at_table(all_worlds, is_open=False) as found:
        yield found


def small(table: Table, minor: int = 80_000 * KR) -> tuple[builders.Begun, int]:
    case = builders.case_in(table.fund, "preparation", name="Byakiosken", orgnr="769633-3447", need_minor=minor)
    return case, builders.propose_loan(table.fund, case, amount_minor=minor)


def test_the_chair_decides_within_the_delegation_and_the_minutes_tell_the_board(table: Table) -> None:
    from brygga.apps.cases import queries as cases
    from brygga.apps.decisions import queries
    from brygga.operations.delegation import decide_by_delegation, declare, take_up
    fund = table.fund
    case, proposal = small(table)
    item = take_up(fund.command("chair"), proposal_id=proposal)
    with refused("conflict_unanswered"):
        decide_by_delegation(fund.command("chair"), proposal_id=proposal)
    assert declare(fund.command("chair"), item_id=item, answer="none") == "open"
    decide_by_delegation(fund.command("chair"), proposal_id=proposal)
    assert cases.case(fund.tenant_id, case.id).state == "agreement"
    meeting_id, items = board.ready(fund, table.case)
    assert queries.unreported(fund.tenant_id) == [queries.item(fund.tenant_id, item).meeting_id]
    board.decided(fund, items[0])
    board.adjusted(fund, meeting_id)
    assert queries.unreported(fund.tenant_id) == []
    assert "Byakiosken" in _minutes_text(fund, meeting_id)
    assert board.faults(fund) == []


def _minutes_text(fund: builders.Fund, meeting_id: int) -> str:
    from brygga.apps.decisions import queries
    from brygga.formats.documents.data import as_json
    from brygga.operations.minutes_paper import paper_of
    written = queries.minutes(meeting_id)
    assert written is not None
    return as_json(paper_of(fund.tenant_id, queries.meeting(fund.tenant_id, meeting_id), written))


def test_what_is_above_the_delegation_goes_to_the_board(table: Table) -> None:
    from brygga.operations.delegation import take_up
    with refused("delegation.board_decides"):
        take_up(table.fund.command("chair"), proposal_id=board.proposal_of(table.case))


def test_only_the_holder_decides_by_delegation(table: Table) -> None:
    from brygga.operations.delegation import take_up
    _case, proposal = small(table)
    with refused("delegation.not_holder") as no:
        take_up(table.fund.command("member"), proposal_id=proposal)
    assert no.value.who_could == ("Olle Ordförande",)


def test_a_tie_of_the_holder_leaves_the_case_to_the_board(table: Table) -> None:
    from brygga.apps.decisions import queries
    from brygga.foundation.refusals import NotSeen
    from brygga.operations.delegation import declare, take_up
    fund = table.fund
    case, proposal = small(table)
    item = take_up(fund.command("chair"), proposal_id=proposal)
    assert declare(fund.command("chair"), item_id=item, answer="family", text="Min bror") == "shut"
    assert queries.waiting_for(fund.tenant_id, proposal) is None
    board.put_up(fund, board.meeting(fund), case, proposal_id=proposal)
    with pytest.raises(NotSeen):
        fund.seat("chair").require_seen(case.matter_id)
    assert board.faults(fund) == []


def test_a_meeting_of_one_takes_no_other_case_and_the_boards_paragraph_is_not_the_holders(table: Table) -> None:
    """Found by the plain model: the holder's tie closed a meeting in which another case waited."""
    from brygga.apps.decisions import queries
    from brygga.foundation.refusals import NotSeen
    from brygga.operations.agenda import put_on_agenda
    from brygga.operations.delegation import declare, take_up
    fund = table.fund
    _case, proposal = small(table)
    alone = queries.item(fund.tenant_id, take_up(fund.command("chair"), proposal_id=proposal)).meeting_id
    other = builders.case_in(fund, "preparation", name="Ladan", orgnr="769630-0008", need_minor=70_000 * KR)
    asked = builders.propose_loan(fund, other, amount_minor=70_000 * KR)
    with refused("meeting.of_one"):
        put_on_agenda(fund.command("officer"), meeting_id=alone, proposal_id=asked)
    meeting = board.meeting(fund)
    placed = put_on_agenda(fund.command("officer"), meeting_id=meeting, proposal_id=asked)
    with pytest.raises(NotSeen):
        declare(fund.command("chair"), item_id=placed, answer="family", text="Min bror")
    assert queries.meeting(fund.tenant_id, meeting).state == "planned"
