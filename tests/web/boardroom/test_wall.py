"""A conflicted member sees no byte of the case on any page of the boardroom; an unanswered one sees the name once."""

from __future__ import annotations

from typing import Any

from tests import builders
from tests import builders_decisions as board
from tests.worlds import World

CANARY = "Kanariefågeln"
PATHS = ("", "nytt/", "2026-1/", "2026-1/dag/", "2026-1/oppna/", "2026-1/koppling/4/", "2026-1/kopplingar/",
         "2026-1/paragraf/4/", "2026-1/paragraf/4/avvikande/", "2026-1/paragraf/4/rosta/",
         "2026-1/paragraf/4/skjut-upp/", "2026-1/paragraf/4/utga/", "2026-1/protokoll/")
POSTS = ("2026-1/paragraf/4/besluta/", "2026-1/paragraf/4/avvikande/", "2026-1/paragraf/4/rosta/",
         "2026-1/paragraf/4/skjut-upp/", "2026-1/koppling/4/")


def leaks(client: Any, fund: builders.Fund, extra: tuple[str, ...] = ()) -> list[str]:
    """Every address of the boardroom, read and pressed, whose answer holds the case's name."""
    found = []
    for path in (*PATHS, *extra):
        answer = client.get(f"/f/{fund.slug}/sammantraden/{path}", follow=True)
        if CANARY in answer.content.decode(errors="replace"):
            found.append(f"GET {path}")
    for path in POSTS:
        if CANARY in board.press(client, fund, path, why="x", answer="none", text="").content.decode(errors="replace"):
            found.append(f"POST {path}")
    return found


def test_a_conflicted_member_sees_no_byte_of_the_case_and_the_others_do(fresh_world: World) -> None:
    from brygga.apps.decisions import queries
    fund = board.board_fund()
    case = builders.case_in(fund, "proposed", name=CANARY)
    proposal = board.proposal_of(case)
    meeting_id = board.meeting(fund)
    item_id = board.put_up(fund, meeting_id, case)
    board.freeze(fund, meeting_id)
    board.all_answer_no(fund, meeting_id, case, but=("member2",))
    board.answer(fund, "member2", meeting_id, case, "family", f"{CANARY} är min systers")
    board.opened(fund, meeting_id)
    pack = queries.item(fund.tenant_id, item_id).pack_key
    shut, free = board.client_of(fund, "member2"), board.client_of(fund, "member3")
    others = (f"satt-upp/{proposal}/", f"delegation/{proposal}/", f"delegation/{proposal}/fraga/")
    assert leaks(shut, fund, others) == []
    assert "Ett ärende där du är jävig" in board.page(shut, fund, "2026-1/")
    assert shut.get(f"/f/{fund.slug}/arenden/papper/{pack}/").status_code == 404
    assert free.get(f"/f/{fund.slug}/arenden/papper/{pack}/").status_code == 200
    assert CANARY in board.page(free, fund, "2026-1/") and CANARY in board.page(free, fund, "2026-1/paragraf/4/")


def test_an_unanswered_member_meets_the_name_in_the_question_alone(fresh_world: World) -> None:
    fund = board.board_fund()
    case = builders.case_in(fund, "proposed", name=CANARY)
    meeting_id = board.meeting(fund)
    board.put_up(fund, meeting_id, case)
    board.freeze(fund, meeting_id)
    client = board.client_of(fund, "member")
    question = board.page(client, fund, "2026-1/koppling/4/")
    assert question.count("200\u00a0000") == 0 and "försäljningen" not in question
    assert CANARY not in board.page(client, fund, "2026-1/")
    moved = client.get(f"/f/{fund.slug}/sammantraden/2026-1/paragraf/4/")
    assert moved.status_code == 302 and moved["Location"].endswith("koppling/4/")
    assert client.get(f"/f/{fund.slug}/sammantraden/2026-1/paragraf/4/rosta/").status_code == 404


def test_nothing_of_a_shut_case_goes_out_by_mail(fresh_world: World) -> None:
    from brygga.foundation.models import OutboxItem
    fund = board.board_fund()
    case = builders.case_in(fund, "proposed", name=CANARY)
    meeting_id, items = board.ready(fund, case, but=("member2",))
    board.answer(fund, "member2", meeting_id, case, "family")
    board.decided(fund, items[0])
    told = [letter.address for letter in OutboxItem.objects.all() if CANARY in letter.subject + letter.body]
    assert fund["member2"] and not any(address.startswith("member2") for address in told)
