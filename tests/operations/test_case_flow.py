"""A case between two sides: letters, duties, a clock that stands still, walls that hold, a no looked at again."""

# The fixture `fund` is imported and then named by tests as their argument.
# ruff: noqa: F811

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests import builders
from tests.apps.cases.conftest import fund  # noqa: F401
from tests.apps.cases.test_applying import detail, flow, refused
from tests.builders import ON, Fund

LATER = date(2026, 3, 9)


def duties(fund: Fund, who: str | int, begun: builders.Begun, *, on: date = ON) -> list[str]:
    from brygga.apps.duties.doorways import duties_for
    return sorted(d.code for d in duties_for(fund.seat(who, on=on)) if d.matter_id == begun.matter_id)


def said(fund: Fund, who: str | int, begun: builders.Begun) -> list[str]:
    from brygga.apps.duties.doorways import duties_of_matter
    return [d.text for d in duties_of_matter(fund.seat(who, on=ON), begun.matter_id)]


def letters(begun: builders.Begun) -> int:
    from brygga.foundation.models import OutboxItem
    return OutboxItem.objects.filter(matter_id=begun.matter_id).count()


def ask(fund: Fund, begun: builders.Begun, *, on: date = ON, until: date = date(2026, 3, 20)) -> int:
    return flow().ask_completion(fund.command("officer", on=on), case_id=begun.id, asked_for="Hyresavtalet",
                                 answer_by=until, question="lease")


def test_duties_follow_the_case(fund: Fund) -> None:
    begun = builders.case_in(fund, "application")
    assert duties(fund, "officer", begun) == []
    assert duties(fund, begun.contact, begun) == ["application.finish"]
    builders.apply(fund, begun)
    assert duties(fund, begun.contact, begun) == []
    assert duties(fund, "officer", begun) == ["application.prepare"]


def test_the_clock_stands_still_while_the_fund_waits(fund: Fund) -> None:
    begun = builders.case_in(fund, "preparation")
    before = detail(fund, begun).case.expected_on
    one = ask(fund, begun)
    assert duties(fund, begun.contact, begun) == ["completion.answer"]
    assert "Vi väntar på er: Hyresavtalet" in said(fund, begun.contact, begun)
    assert "Sökanden ska komplettera: Hyresavtalet" in said(fund, "officer", begun), "to the fund nobody says 'er'"
    from brygga.apps.cases import doorways
    waiting = doorways.case_for(fund.seat("officer", on=LATER), begun.number).case
    assert (waiting.days_waited, waiting.waits_for_applicant) == (7, True)
    flow().answer_completion(fund.command(begun.contact, on=LATER), completion_id=one, answer="Här är det",
                             content=builders.PDF, filename="hyra.pdf")
    after = doorways.case_for(fund.seat("officer", on=date(2026, 3, 30)), begun.number).case
    assert after.expected_on is not None and before is not None
    assert (after.expected_on - before).days == 7 == after.days_waited
    assert duties(fund, "officer", begun, on=LATER) == ["application.prepare", "completion.read"]


def test_two_questions_at_once_wait_once(fund: Fund) -> None:
    from brygga.apps.cases import doorways
    begun = builders.case_in(fund, "preparation")
    first, second = ask(fund, begun), ask(fund, begun)
    flow().answer_completion(fund.command(begun.contact, on=LATER), completion_id=first, answer="Ja")
    flow().answer_completion(fund.command(begun.contact, on=LATER), completion_id=second, answer="Ja")
    assert doorways.case_for(fund.seat("officer", on=LATER), begun.number).case.days_waited == 7


def test_a_completion_is_answered_once_and_with_something(fund: Fund) -> None:
    begun = builders.case_in(fund, "preparation")
    assert refused(flow().ask_completion, fund.command("officer"), case_id=begun.id, asked_for="",
                   answer_by=ON)[0].field == "asked_for"
    one = ask(fund, begun)
    assert refused(flow().answer_completion, fund.command(begun.contact), completion_id=one,
                   answer=" ")[0].code == "completion.empty"
    flow().answer_completion(fund.command(begun.contact), completion_id=one, answer="Nästa vecka")
    assert refused(flow().answer_completion, fund.command(begun.contact), completion_id=one,
                   answer="Igen")[0].code == "completion.answered"


def test_messages_reach_the_other_side(fund: Fund) -> None:
    begun = builders.case_in(fund, "application")
    sent = letters(begun)
    flow().send_message(fund.command("officer"), case_id=begun.id, text_written="Hur går det?")
    assert letters(begun) == sent + 1 and "message.read" in duties(fund, begun.contact, begun)
    flow().send_message(fund.command(begun.contact), case_id=begun.id, text_written="Bra")
    assert letters(begun) == sent + 1 and duties(fund, "officer", begun) == ["message.read"]
    assert "message.read" not in duties(fund, begun.contact, begun)
    flow().mark_read(fund.command("officer"), case_id=begun.id)
    assert duties(fund, "officer", begun) == []


def test_a_double_press_is_one_act(fund: Fund) -> None:
    begun = builders.case_in(fund, "application")
    by = fund.command("officer", key="pressed-twice")
    first = flow().send_message(by, case_id=begun.id, text_written="Hej")
    assert flow().send_message(by, case_id=begun.id, text_written="Hej") == first
    assert len(detail(fund, begun).messages) == 1


def test_referred_and_resting_wake_again(fund: Fund) -> None:
    begun = builders.case_in(fund, "enquiry")
    assert refused(flow().refer_case, fund.command("officer"), case_id=begun.id, to="Almi", why="")[0].field == "why"
    assert flow().refer_case(fund.command("officer"), case_id=begun.id, to="Almi", why="De lånar ut mer.") == "referred"
    assert duties(fund, "officer", begun) == []
    assert flow().wake_case(fund.command("officer"), case_id=begun.id) == "enquiry"
    other = builders.case_in(fund, "application", name="Annan bygd")
    assert flow().rest_case(fund.command("officer"), case_id=other.id, why="Ni vill vänta.") == "resting"
    assert flow().wake_case(fund.command(other.contact), case_id=other.id) == "application"


def test_either_side_takes_a_case_back_but_not_after_it_ended(fund: Fund) -> None:
    begun = builders.case_in(fund, "preparation")
    assert flow().withdraw_case(fund.command(begun.contact), case_id=begun.id) == "withdrawn"
    assert duties(fund, "officer", begun) == []
    again = refused(flow().withdraw_case, fund.command(begun.contact), case_id=begun.id)
    assert again[0].code == "event_not_from_state"


def test_a_shut_case_is_not_there(fund: Fund) -> None:
    from brygga.apps.access.actions import set_wall
    from brygga.apps.cases import doorways
    from brygga.foundation.refusals import NotSeen
    begun = builders.case_in(fund, "preparation", name="Hemligheten i Hällefors")
    key = detail(fund, begun).documents[0].key
    set_wall(fund.command("administrator"), matter_id=begun.matter_id, person_id=fund["officer"], state="conflicted",
             ground="family")
    seat = fund.seat("officer")
    for search in ("", "Hemligheten", begun.number, "1885", "Kontakt"):
        assert doorways.cases_for(seat, search=search) == []
    assert doorways.counts_for(seat) == {}
    from brygga.apps.documents.doorways import content_for
    for look in (lambda: doorways.case_for(seat, begun.number), lambda: content_for(seat, key),
                 lambda: doorways.allocation_for(seat, begun.number, instrument="loan", amount_minor=1)):
        with pytest.raises(NotSeen):
            look()
    for act in (lambda: flow().take_case(fund.command("officer"), case_id=begun.id),
                lambda: flow().send_message(fund.command("officer"), case_id=begun.id, text_written="Hej"),
                lambda: flow().write_memo(fund.command("officer"), case_id=begun.id, comes_back="x", worth_it="x",
                                          what_can_go_wrong="x", memo_text="")):
        with pytest.raises(NotSeen):
            act()


def test_the_applicant_sees_no_assessment_and_no_proposal_before_it_is_decided(fund: Fund) -> None:
    from brygga.apps.cases import actions, doorways
    begun = builders.case_in(fund, "proposed")
    mine = doorways.my_case_for(fund.seat(begun.contact), begun.number)
    assert mine.memo is None and mine.proposals == ()
    actions.settle_proposal(fund.command("chair"), proposal_id=detail(fund, begun).proposals[0].id, granted=True)
    assert [p.state for p in doorways.my_case_for(fund.seat(begun.contact), begun.number).proposals] == ["granted"]


def declined(fund: Fund) -> builders.Begun:
    from brygga.apps.cases import actions
    begun = builders.case_in(fund, "preparation")
    one = flow().propose_decline(fund.command("officer"), case_id=begun.id, reasons=["För få kunder."],
                                 way_to_yes="Fler som har sagt ja.")
    assert actions.settle_proposal(fund.command("chair"), proposal_id=one, granted=False)
    flow().move_case(fund.command("chair"), case_id=begun.id, event="decide_no")
    return begun


def test_a_decline_is_looked_at_again_once_and_on_new_facts(fund: Fund) -> None:
    from brygga.apps.access import queries as access
    from brygga.apps.access.actions import set_wall
    from brygga.apps.cases import checks, queries
    begun = declined(fund)
    set_wall(fund.command("administrator"), matter_id=begun.matter_id, person_id=fund["member"], state="conflicted",
             ground="family")
    by = fund.command(begun.contact)
    assert refused(flow().ask_reconsideration, by, case_id=begun.id, new_facts=" ")[0].field == "new_facts"
    again = flow().ask_reconsideration(fund.command(begun.contact), case_id=begun.id, new_facts="Femtio hushåll till.")
    case = queries.case(fund.tenant_id, again)
    assert (case.state, case.reconsideration_of) == ("preparation", begun.number)
    assert access.conflicted(case.matter_id) == {fund["member"]: "family"}
    shown = detail(fund, builders.Begun(again, case.number, case.matter_id, begun.contact))
    old = detail(fund, begun)
    assert [(q.code, q.value) for q in shown.questions] == [(q.code, q.value) for q in old.questions]
    assert shown.documents[0].sha256 == old.documents[0].sha256 and shown.documents[0].key != old.documents[0].key
    assert [c.name for c in checks.checks(fund.tenant_id) if not c.holds] == []
    assert refused(flow().ask_reconsideration, fund.command(begun.contact), case_id=begun.id,
                   new_facts="Mer")[0].code == "reconsidered_before"


def test_verify_finds_what_was_tampered_with(fund: Fund) -> None:
    from django.db import connection

    from brygga.apps.cases import checks
    begun = builders.case_in(fund, "proposed")
    other = builders.case_in(fund, "preparation", name="Annan bygd", orgnr="769601-0227")

    def faults() -> list[str]:
        return [c.name for c in checks.checks(fund.tenant_id) if not c.holds]
    assert faults() == [] and all(c.rows for c in checks.checks(fund.tenant_id))
    paper = "(SELECT max(id) FROM documents_document WHERE matter_id = %s)"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_case SET state = 'agreement' WHERE id = %s", [begun.id])
        cursor.execute("UPDATE cases_proposal SET amount_minor = amount_minor + 1 WHERE case_id = %s", [begun.id])
        cursor.execute(f"UPDATE cases_answer SET document_id = {paper} WHERE case_id = %s AND question = 'statutes'",
                       [other.matter_id, begun.id])
        cursor.execute("UPDATE cases_planline SET side = 'source', month = '2026-05-01' WHERE case_id = %s AND "
                       "side = 'both'", [begun.id])
    assert faults() == ["cases.steps", "cases.shares", "cases.papers", "cases.volunteer_work"]


def deeds(fund: Fund, begun: builders.Begun) -> set[Any]:
    from brygga.apps.cases import queries
    return set(queries.deeds_of(begun.matter_id))


def test_who_prepared_and_proposed_is_remembered(fund: Fund) -> None:
    from brygga.domain.casework.acts import Act
    begun = builders.case_in(fund, "proposed")
    assert deeds(fund, begun) == {(Act.PREPARE, fund["officer"]), (Act.PROPOSE, fund["officer"])}
