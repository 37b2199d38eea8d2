"""A meeting's page asks the database as many questions for five paragraphs as for one."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders
from tests import builders_decisions as board
from tests.worlds import World

NAMES = (("Hantverkshuset", "769633-3447"), ("Byakiosken", "769611-1223"), ("Mejeriet", "769654-3219"))


def asked(client: Any, fund: builders.Fund, path: str) -> int:
    with CaptureQueriesContext(connection) as questions:
        board.page(client, fund, path)
    return len(questions)


def test_paragraphs_cost_no_questions(fresh_world: World) -> None:
    fund = board.board_fund()
    meeting_id = board.meeting(fund)
    cases = [builders.case_in(fund, "proposed")]
    board.put_up(fund, meeting_id, cases[0])
    chair, officer = board.client_of(fund, "chair"), board.client_of(fund, "officer")
    board.answer(fund, "chair", meeting_id, cases[0])
    pages = ((officer, "2026-1/"), (chair, "2026-1/"), (chair, "2026-1/kopplingar/"))
    few = [asked(client, fund, path) for client, path in pages]
    for name, orgnr in NAMES:
        case = builders.case_in(fund, "preparation", name=name, orgnr=orgnr)
        builders.propose_loan(fund, case, amount_minor=150_000 * builders.KR)
        board.put_up(fund, meeting_id, case)
        board.answer(fund, "chair", meeting_id, case)
    assert [asked(client, fund, path) for client, path in pages] == few
