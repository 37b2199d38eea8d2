"""What a page says when somebody does it wrong: the field, the reason, the way on, and the text as typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests import builders
from tests import builders_decisions as board
from tests.builders_decisions import Table
from tests.worlds import Worlds


@pytest.fixture
def table(all_worlds: Worlds) -> Iterator[Table]:
    with board.at_table(all_worlds, is_open=True) as found:
        yield found


def said(table: Table, who: str, path: str, **fields: Any) -> str:
    return str(board.press(board.client_of(table.fund, who), table.fund, path, **fields).content.decode())


def test_a_vote_without_everybody_names_who_is_missing(table: Table) -> None:
    votes = {f"vote_{table.fund[who]}": "yes" for who in board.BOARD[:4]}
    page = said(table, "chair", "2026-1/paragraf/4/rosta/", **votes)
    assert f'name="vote_{table.fund["member4"]}"' in page and "error" in page


def test_a_no_without_a_reason_keeps_the_votes_and_says_what_is_missing(table: Table) -> None:
    votes = {f"vote_{table.fund[who]}": "no" for who in board.BOARD}
    page = said(table, "chair", "2026-1/paragraf/4/rosta/", **votes, reasons="", way_to_yes=board.WAY_TO_YES)
    assert "Skriv minst ett skäl till avslaget." in page and board.WAY_TO_YES in page


def test_a_dissent_is_decided_with_its_words(table: Table) -> None:
    page = said(table, "chair", "2026-1/paragraf/4/avvikande/",
                **{f"dissent_{table.fund['member3']}": "Räntan är för hög."})
    assert "§ 4 är beslutad." in page


def test_a_postponement_says_that_no_meeting_is_planned(table: Table) -> None:
    assert "Inget nytt sammanträde är planerat än." in said(
        table, "chair", "2026-1/paragraf/4/skjut-upp/", why="Offerten saknas")


def test_a_member_who_presses_for_the_chair_is_told_who_leads(table: Table) -> None:
    answer = board.press(board.client_of(table.fund, "member"), table.fund, "2026-1/paragraf/4/besluta/")
    assert answer.status_code == 403 and "Olle Ordförande" in answer.content.decode()


def test_a_treasurer_reads_and_neither_declares_nor_decides(table: Table) -> None:
    client = board.client_of(table.fund, "treasurer")
    assert "Ramsbergs Handel" in board.page(client, table.fund, "2026-1/paragraf/4/")
    for path in ("2026-1/koppling/4/", "2026-1/paragraf/4/rosta/", "nytt/", "2026-1/oppna/"):
        assert board.page(client, table.fund, path, status=403)


def test_the_chair_reads_and_answers_a_tie_on_the_page(table: Table) -> None:
    board.answer(table.fund, "member", table.meeting_id, table.case, "other", "Handlar där ibland")
    chair = board.client_of(table.fund, "chair")
    assert "Handlar där ibland" in board.page(chair, table.fund, "2026-1/kopplingar/")
    path = f"2026-1/kopplingar/4/{table.fund['member']}/"
    answer = board.press(chair, table.fund, path, opens="yes", reason="Alla handlar där").content.decode()
    assert "Svaret är sparat" in answer and "Alla handlar där" in answer


def test_lost_quorum_shows_the_way_on_instead_of_the_press(table: Table) -> None:
    for who in ("member2", "member3", "member4"):
        said(table, "officer", "2026-1/narvaro/", person=str(table.fund[who]), there="no")
    page = board.page(board.client_of(table.fund, "chair"), table.fund, "2026-1/paragraf/4/")
    assert "Styrelsen kan inte besluta än" in page and "Styrelsen beslutar enligt förslaget" not in page
    assert builders.PEOPLE["member2"] in page


def test_the_delegations_pages_lead_from_question_to_decision(table: Table) -> None:
    fund = table.fund
    case = builders.case_in(fund, "preparation", name="Byakiosken", orgnr="769633-3447", need_minor=80_000_00)
    proposal = builders.propose_loan(fund, case, amount_minor=80_000_00)
    chair = board.client_of(fund, "chair")
    page = board.press(chair, fund, f"delegation/{proposal}/").content.decode()
    assert "Har du någon koppling till Byakiosken?" in page
    page = board.press(chair, fund, f"delegation/{proposal}/fraga/", answer="none", text="").content.decode()
    assert "Besluta enligt förslaget" in page
    page = board.press(chair, fund, f"delegation/{proposal}/besluta/").content.decode()
    assert "Beslutat på delegation." in page and "beviljat" in page
