"""Dissents, counted votes, a no with its reasons, a postponed item, and two proposals of one case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests import builders
from tests import builders_decisions as board
from tests.builders_decisions import Table, refused
from tests.worlds import Worlds


@pytest.fixture
def table(all_worlds: Worlds) -> Iterator[Table]:
    with board.at_table(all_worlds, is_open=True) as found:
        yield found


def vote(table: Table, *said: str, **more: Any) -> int:
    from brygga.operations.commit_decision import decide_by_vote
    votes = {str(table.fund[who]): answer for who, answer in zip(board.BOARD, said, strict=False)}
    return decide_by_vote(table.fund.command("chair"), item_id=table.item_id, votes=votes, **more)


def stored(table: Table) -> Any:
    from brygga.apps.decisions import queries
    return queries.decisions([table.item_id])[table.item_id]


def test_a_dissent_stands_in_the_ledamots_own_words_and_counts_as_a_no(table: Table) -> None:
    words = {"person_id": table.fund["member3"], "text": "Räntan är för hög för en butik."}
    board.decided(table.fund, table.item_id, dissents=[words])
    decision = stored(table)
    assert (decision.yes, decision.no) == (4, 1)
    assert decision.dissents == (("Nils Nyvald", "Räntan är för hög för en butik."),)


def test_three_dissents_of_five_ask_for_a_counted_vote(table: Table) -> None:
    words = [{"person_id": table.fund[who], "text": "Nej."} for who in ("member", "member2", "member3")]
    with refused("decide.too_many_dissent"):
        board.decided(table.fund, table.item_id, dissents=words)


@pytest.mark.parametrize(("dissents", "code"), [
    ([("treasurer", "Nej.")], "dissent.not_voter"), ([("member", " ")], "dissent.empty"),
    ([("member", "Nej."), ("member", "Och nej.")], "dissent.twice")])
def test_a_dissent_is_one_voters_own_words(table: Table, dissents: list[tuple[str, str]], code: str) -> None:
    with refused(code):
        board.decided(table.fund, table.item_id,
                      dissents=[{"person_id": table.fund[who], "text": text} for who, text in dissents])


def test_three_against_two_is_a_yes_with_every_vote_stored(table: Table) -> None:
    vote(table, "yes", "yes", "yes", "no", "no")
    decision = stored(table)
    assert (decision.outcome, decision.way, decision.yes, decision.no) == ("granted", "vote", 3, 2)
    assert len(decision.votes) == 5 and board.faults(table.fund) == []


def test_two_against_two_is_decided_by_the_leaders_vote(table: Table) -> None:
    vote(table, "yes", "yes", "no", "no", "abstain")
    assert stored(table).by_casting_vote and stored(table).outcome == "granted"
    assert board.faults(table.fund) == []


def test_two_against_one_and_two_who_abstain_is_no_majority(table: Table) -> None:
    with refused("decide.no_majority") as no:
        vote(table, "yes", "yes", "no", "abstain", "abstain")
    assert no.value.section == "EFL 7:21–22"


def test_every_voter_answers_and_nobody_else(table: Table) -> None:
    from brygga.operations.commit_decision import decide_by_vote
    with refused("vote.missing"):
        vote(table, "yes", "yes", "yes", "yes")
    stranger = {str(table.fund[who]): "yes" for who in (*board.BOARD, "deputy")}
    with refused("vote_not_entitled"):
        decide_by_vote(table.fund.command("chair"), item_id=table.item_id, votes=stranger)
    with refused("vote.unknown"):
        vote(table, "yes", "yes", "yes", "yes", "kanske")


def test_a_no_needs_reasons_and_a_way_to_yes_and_says_both_in_the_letter(table: Table) -> None:
    from brygga.apps.cases import queries as cases
    from brygga.foundation.models import OutboxItem
    against = ("no", "no", "no", "yes", "yes")
    with refused("decline.reasons"):
        vote(table, *against)
    with refused("decline.way"):
        vote(table, *against, reasons=["Elen räcker inte."])
    vote(table, *against, reasons=["Elen räcker inte."], way_to_yes=board.WAY_TO_YES)
    case = cases.case(table.fund.tenant_id, table.case.id)
    assert (case.state, stored(table).agreement_id) == ("declined", None)
    letter = OutboxItem.objects.filter(person_id=table.case.contact).latest("pk")
    assert board.WAY_TO_YES in letter.body and "ompröva" in letter.body and len(letter.attachments) == 1
    assert board.faults(table.fund) == []


def test_a_postponed_item_waits_on_the_next_meeting_and_is_asked_about_again(table: Table) -> None:
    from brygga.apps.access.queries import shut_for
    from brygga.apps.decisions import queries
    from brygga.operations.commit_decision import postpone
    later = board.meeting(table.fund, on=builders.ON + timedelta(days=30))
    with refused("item.why"):
        postpone(table.fund.command("chair"), item_id=table.item_id, why=" ")
    assert postpone(table.fund.command("chair"), item_id=table.item_id, why="Offerten saknas") == later
    moved = queries.items_of(table.fund.tenant_id, later)
    assert [item.state for item in moved] == ["waiting"]
    assert shut_for(table.case.matter_id)[table.fund["member"]] == "unanswered"
    board.adjusted(table.fund, table.meeting_id)
    assert board.faults(table.fund) == []


def test_a_case_with_two_proposals_moves_when_both_are_decided(table: Table) -> None:
    from brygga.apps.cases import queries as cases
    fund, case = table.fund, table.case
    second = builders.propose_contribution(fund, case)
    later = board.meeting(fund, on=builders.ON)
    item = board.put_up(fund, later, case, proposal_id=second)
    board.freeze(fund, later)
    board.freeze(fund, table.meeting_id)
    board.all_answer_no(fund, later, case)
    board.opened(fund, later)
    board.decided(fund, table.item_id)
    assert cases.case(fund.tenant_id, case.id).state == "decision"
    board.decided(fund, item)
    assert cases.case(fund.tenant_id, case.id).state == "agreement"
    assert board.agreement_of(fund, item).number == "F-2026-001"
    assert board.faults(fund) == []


def test_a_board_that_refuses_to_decline_sends_the_case_back_to_the_officer(table: Table) -> None:
    """The no is a no to the proposed decline: the case is prepared anew, and somebody is asked to do it."""
    from brygga.apps.cases import queries as cases
    from brygga.apps.duties.doorways import duties_for
    from brygga.operations import case_flow
    fund = table.fund
    case = builders.case_in(fund, "preparation", name="Skogshuset", orgnr="769600-0038")

    def asked() -> list[tuple[str, object]]:
        return [(d.code, d.due_on) for d in duties_for(fund.seat("officer")) if d.matter_id == case.matter_id]

    promised = cases.case(fund.tenant_id, case.id).expected_on
    assert asked() == [("application.prepare", promised)]
    case_flow.propose_decline(fund.command("officer"), case_id=case.id, reasons=["För få kunder."],
                              way_to_yes=board.WAY_TO_YES)
    _, (item,) = board.ready(fund, case)
    assert asked() == []
    vote(Table(fund, case, item_id=item), "no", "no", "no", "yes", "yes", reasons=["Fler kunder har kommit."])
    assert cases.case(fund.tenant_id, case.id).state == "preparation"
    assert asked() == [("application.prepare", promised)]
    builders.propose_contribution(fund, case)
    assert [code for code, _ in asked()] == ["proposal.to_board"] and board.faults(fund) == []
