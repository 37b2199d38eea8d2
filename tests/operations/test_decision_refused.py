"""What a board may not do: each is refused with its code, and nothing has moved."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import builders
from tests import builders_decisions as board
from tests.builders_decisions import Table, refused
from tests.worlds import Worlds


@pytest.fixture
def table(all_worlds: Worlds) -> Iterator[Table]:
    with board.at_table(all_worlds, is_open=True) as found:
        yield found


def test_only_whoever_leads_the_item_presses(table: Table) -> None:
    with refused("decide.not_leader") as no:
        board.decided(table.fund, table.item_id, who="member")
    assert no.value.who_could == ("Olle Ordförande",)


def test_whoever_prepared_the_case_does_not_decide_it(table: Table) -> None:
    from brygga.apps.access import actions as access
    fund = table.fund
    role = access.propose_role(fund.command("administrator"), person_id=fund["officer"], role="member",
                               from_on=builders.ON)
    access.confirm_role(fund.command("second"), membership_id=role)
    with refused("preparer_votes"):
        board.decided(fund, table.item_id, who="officer")


def test_a_paper_that_comes_after_the_freezing_makes_the_pack_stale(table: Table) -> None:
    from brygga.apps.documents.actions import store_document
    store_document(table.fund.command("officer"), content=builders.PDF + b" changed", filename="offert.pdf",
                   kind="application", title="Ny offert", matter_id=table.case.matter_id)
    with refused("pack.stale"):
        board.decided(table.fund, table.item_id)
    assert board.freeze(table.fund, table.meeting_id) == [4]
    board.decided(table.fund, table.item_id)
    assert board.faults(table.fund) == []


def test_a_memo_rewritten_after_the_freezing_makes_the_pack_stale(table: Table) -> None:
    from brygga.operations import case_flow
    case_flow.write_memo(table.fund.command("officer"), case_id=table.case.id, comes_back="Nej, knappast.",
                         worth_it="Ja.", what_can_go_wrong="Allt.", memo_text="Ny bedömning.")
    with refused("pack.stale"):
        board.decided(table.fund, table.item_id)


def test_freezing_again_when_nothing_has_changed_changes_nothing(table: Table) -> None:
    from brygga.apps.decisions import queries
    before = queries.item(table.fund.tenant_id, table.item_id)
    assert board.freeze(table.fund, table.meeting_id) == []
    assert queries.item(table.fund.tenant_id, table.item_id) == before


def test_a_proposal_taken_back_is_not_decided_nor_frozen(table: Table) -> None:
    from brygga.operations import case_flow
    case_flow.withdraw_proposal(table.fund.command("officer"), proposal_id=board.proposal_of(table.case), why="Fel")
    with refused("proposal.not_open"):
        board.decided(table.fund, table.item_id)


def test_an_item_is_decided_once(table: Table) -> None:
    board.decided(table.fund, table.item_id)
    with refused("item.done"):
        board.decided(table.fund, table.item_id)


def test_the_same_press_twice_is_one_decision(table: Table) -> None:
    from brygga.operations.commit_decision import decide_as_proposed
    first = decide_as_proposed(table.fund.command("chair", key="press"), item_id=table.item_id, dissents=[])
    before = board.rows()
    assert decide_as_proposed(table.fund.command("chair", key="press"), item_id=table.item_id, dissents=[]) == first
    assert board.rows() == before


def test_money_that_is_bound_elsewhere_since_stops_the_whole_decision(table: Table) -> None:
    fund = table.fund
    other = builders.case_in(fund, "preparation", name="Hantverkshuset", orgnr="769633-3447", municipality="1882",
                             need_minor=1_950_000 * builders.KR)
    builders.propose_loan(fund, other, amount_minor=1_900_000 * builders.KR)
    board.granted(fund, other)
    with refused("commitment.not_free"):
        board.decided(fund, table.item_id)


def test_too_few_at_the_table_lose_the_quorum_with_the_way_on(table: Table) -> None:
    from brygga.operations.agenda import note_presence
    fund = table.fund
    for who in ("member2", "member3", "member4"):
        note_presence(fund.command("officer"), meeting_id=table.meeting_id, person_id=fund[who], is_there=False)
    with refused("quorum_call_absent") as no:
        board.decided(fund, table.item_id)
    assert no.value.section == "EFL 7:21–22" and len(no.value.who_could) == 3
    note_presence(fund.command("officer"), meeting_id=table.meeting_id, person_id=fund["deputy"], is_there=True)
    board.decided(fund, table.item_id)


def test_a_decided_item_cannot_be_closed_over_nor_a_meeting_with_items_left(table: Table) -> None:
    from brygga.operations.minutes import close_meeting
    with refused("meeting.waits"):
        close_meeting(table.fund.command("chair"), meeting_id=table.meeting_id)


def test_another_tenants_item_is_not_there(table: Table) -> None:
    from brygga.foundation.refusals import NotSeen
    from brygga.operations.commit_decision import decide_as_proposed
    other = builders.fund("Grannfonden", number=1)
    before = board.rows()
    with pytest.raises(NotSeen):
        decide_as_proposed(other.command("chair"), item_id=table.item_id, dissents=[])
    assert board.rows() == before
