"""A meeting from planning to adjusted minutes, through the pages alone."""

from __future__ import annotations

from datetime import timedelta

from tests import builders
from tests import builders_decisions as board
from tests.worlds import World

NEXT = builders.ON + timedelta(days=30)


def test_a_meeting_is_planned_held_and_its_minutes_adjusted(fresh_world: World) -> None:
    from brygga.apps.cases import queries as cases
    fund = board.board_fund()
    case = builders.case_in(fund, "proposed")
    clients = {who: board.client_of(fund, who) for who in (*board.BOARD, "deputy", "officer")}
    officer, chair = clients["officer"], clients["chair"]
    assert "Inget planerat än" in board.page(officer, fund, "")
    board.press(officer, fund, "nytt/", on="2026-03-02", pack_freezes_on="2026-03-02")
    assert case.number in board.page(officer, fund, "")
    proposal = board.proposal_of(case)
    page = board.press(officer, fund, f"satt-upp/{proposal}/", meeting=_first_meeting(fund)).content.decode()
    assert "Ramsbergs Handel, lån 200" in page and "0 av 6" in page
    for who in (*board.BOARD, "deputy"):
        assert "Ramsbergs" not in board.page(clients[who], fund, "2026-1/")
        assert "Har du någon koppling till Ramsbergs Handel?" in board.page(clients[who], fund, "2026-1/koppling/4/")
        board.press(clients[who], fund, "2026-1/koppling/4/", answer="none", text="")
    assert "6 av 6" in board.page(officer, fund, "2026-1/")
    assert "Underlaget är fryst: § 4." in board.press(officer, fund, "2026-1/frys/").content.decode()
    opened = board.press(chair, fund, "2026-1/oppna/", present=[str(fund[w]) for w in board.BOARD],
                         chair=str(fund["chair"]), keeper=str(fund["officer"]), adjuster=str(fund["member"]))
    assert "Sammanträdet är öppnat." in opened.content.decode()
    item = board.page(chair, fund, "2026-1/paragraf/4/")
    assert "Styrelsen beslutar enligt förslaget" in item and "Ja, av försäljningen." in item
    assert "Styrelsen beslutar enligt förslaget" not in board.page(clients["member"], fund, "2026-1/paragraf/4/")
    assert "beviljat" in board.press(chair, fund, "2026-1/paragraf/4/besluta/").content.decode()
    assert cases.case(fund.tenant_id, case.id).state == "agreement"
    assert "inte justerat än" in board.press(chair, fund, "2026-1/avsluta/").content.decode()
    board.press(officer, fund, "2026-1/protokoll/skriv-under/")
    board.press(chair, fund, "2026-1/protokoll/justera/")
    assert "Protokollet är justerat." in board.press(
        clients["member"], fund, "2026-1/protokoll/justera/").content.decode()
    assert board.faults(fund) == []


def _first_meeting(fund: builders.Fund) -> str:
    from brygga.apps.decisions import queries
    return str(queries.meetings(fund.tenant_id)[0].id)
