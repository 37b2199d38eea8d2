"""Minutes: numbered without gap, signed by the keeper, adjusted by two others, anchored in the trail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests import builders
from tests import builders_decisions as board
from tests.builders_decisions import Table, refused
from tests.worlds import Worlds


@pytest.fixture
def table(all_worlds: Worlds) -> Iterator[Table]:
    with board.at_table(all_worlds, is_open=True) as found:
        yield found


def test_three_persons_press_in_order_and_each_press_is_stored(table: Table) -> None:
    from brygga.apps.decisions import queries
    from brygga.operations import minutes
    fund, meeting_id = table.fund, table.meeting_id
    board.decided(fund, table.item_id)
    with refused("meeting.not_closer"):
        minutes.close_meeting(fund.command("member2"), meeting_id=meeting_id)
    assert minutes.close_meeting(fund.command("chair"), meeting_id=meeting_id) == "1/2026"
    with refused("minutes.unsigned"):
        minutes.adjust_minutes(fund.command("chair"), meeting_id=meeting_id)
    with refused("minutes.not_keeper"):
        minutes.sign_minutes(fund.command("chair"), meeting_id=meeting_id)
    minutes.sign_minutes(fund.command("officer"), meeting_id=meeting_id)
    with refused("minutes.not_adjuster"):
        minutes.adjust_minutes(fund.command("member2"), meeting_id=meeting_id)
    assert minutes.adjust_minutes(fund.command("chair"), meeting_id=meeting_id) is False
    with refused("adjusts_twice"):
        minutes.adjust_minutes(fund.command("chair"), meeting_id=meeting_id)
    assert minutes.adjust_minutes(fund.command("member"), meeting_id=meeting_id) is True
    written = queries.minutes(meeting_id)
    assert written is not None and written.adjusted
    assert None not in (written.signed_at, written.chair_adjusted_at, written.other_adjusted_at)


def test_the_draft_is_marked_and_the_adjusted_paper_says_the_same_without_the_mark(table: Table) -> None:
    from brygga.apps.decisions import queries
    from brygga.apps.documents.doorways import document_for
    from brygga.operations import minutes
    fund, meeting_id = table.fund, table.meeting_id
    board.decided(fund, table.item_id)
    minutes.close_meeting(fund.command("chair"), meeting_id=meeting_id)
    draft = queries.minutes(meeting_id)
    assert draft is not None and "inte justerat" in document_for(fund.seat("member2"), draft.document_key).title
    minutes.sign_minutes(fund.command("officer"), meeting_id=meeting_id)
    for who in ("chair", "member"):
        minutes.adjust_minutes(fund.command(who), meeting_id=meeting_id)
    final = queries.minutes(meeting_id)
    assert final is not None and final.document_key != draft.document_key and final.digest == draft.digest
    assert document_for(fund.seat("member2"), final.document_key).title == "Protokoll 1/2026"


def test_keeper_chair_and_adjuster_are_three_persons(table: Table) -> None:
    fund = table.fund
    meeting_id = board.meeting(fund, on=builders.ON)
    for chair, keeper, adjuster, code in (
            ("chair", "officer", "chair", "meeting.adjuster_is_chair"),
            ("chair", "member", "member", "meeting.keeper_adjusts"),
            ("chair", "chair", "member", "meeting.keeper_adjusts"),
            ("chair", "treasurer", "member", "meeting.keeper_role"),
            ("deputy", "officer", "member", "meeting.chair_absent"),
            ("chair", "officer", "deputy", "meeting.adjuster_absent")):
        with refused(code):
            board.opened(fund, meeting_id, chair=chair, keeper=keeper, adjuster=adjuster)


def test_the_conflicted_members_name_and_ground_stand_in_the_minutes_but_not_the_words(table: Table) -> None:
    from brygga.apps.decisions import queries
    from brygga.formats.documents.data import as_json
    from brygga.operations.minutes_paper import paper_of
    fund = table.fund
    board.answer(fund, "member4", table.meeting_id, table.case, "family", "Min svåger äger kiosken")
    board.decided(fund, table.item_id)
    board.adjusted(fund, table.meeting_id)
    written = queries.minutes(table.meeting_id)
    assert written is not None
    said = as_json(paper_of(fund.tenant_id, queries.meeting(fund.tenant_id, table.meeting_id), written))
    assert "Petra Plikt" in said and "Släkt eller nära vän" in said and "svåger" not in said
    assert "beviljar" not in said and "bevilja Ramsbergs Handel lån" in said


def test_meetings_and_minutes_are_numbered_without_gap(table: Table) -> None:
    from brygga.apps.decisions import queries
    fund = table.fund
    board.decided(fund, table.item_id)
    board.adjusted(fund, table.meeting_id)
    for month in (4, 5):
        on = date(2026, month, 7)
        meeting_id = board.meeting(fund, on=on)
        board.opened(fund, meeting_id, on=on)
        board.adjusted(fund, meeting_id, on=on)
    assert [m.label for m in queries.meetings(fund.tenant_id)] == ["2026-1", "2026-2", "2026-3"]
    assert board.faults(fund) == []


def test_a_meeting_is_neither_planned_in_the_past_nor_opened_before_its_day(table: Table) -> None:
    from brygga.operations.agenda import plan_meeting
    fund = table.fund
    with refused("meeting.past"):
        plan_meeting(fund.command("officer"), on=date(2026, 3, 1), pack_freezes_on=date(2026, 3, 1))
    with refused("meeting.pack_late"):
        plan_meeting(fund.command("officer"), on=date(2026, 4, 1), pack_freezes_on=date(2026, 4, 2))
    later = board.meeting(fund, on=date(2026, 4, 1))
    with refused("meeting.early"):
        board.opened(fund, later)
