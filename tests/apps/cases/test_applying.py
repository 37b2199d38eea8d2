"""The application: who may write when, what is refused at once, and that nothing moves when it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests import builders
from tests.apps.cases.dump import rows
from tests.builders import KR, ON, Fund


def refused(act: Any, *args: Any, **kwargs: Any) -> list[Any]:
    """The refusals of an act, after making sure that no row moved."""
    from brygga.foundation.refusals import Refusals, Refused
    before = rows()
    try:
        act(*args, **kwargs)
    except Refusals as several:
        found = list(several.refusals)
    except Refused as one:
        found = [one]
    else:
        raise AssertionError("it was accepted")
    assert rows() == before
    return found


def flow() -> Any:
    from brygga.operations import case_flow
    return case_flow


def detail(fund: Fund, begun: builders.Begun) -> Any:
    from brygga.apps.cases import doorways
    return doorways.case_for(fund.seat("officer"), begun.number)


def test_an_enquiry_names_every_fault_at_once(fund: Fund) -> None:
    found = refused(flow().receive_enquiry, fund.command(None), name=" ", contact_name="", contact_email="a@b.se",
                    municipality="9999", situation="lottery", summary="", need_minor=0)
    assert {f.field for f in found} == {"name", "contact_name", "summary", "municipality", "situation", "need"}


def test_an_enquiry_opens_a_case_a_reach_a_letter_and_a_duty(fund: Fund) -> None:
    from brygga.apps.access import queries as access
    from brygga.apps.duties.doorways import duties_for
    from brygga.foundation.models import OutboxItem
    begun = builders.case_in(fund, "enquiry")
    assert begun.number == "2026-001"
    assert [r[2] for r in access.reaching(begun.matter_id)] == ["ramsbergs@exempel.se"]
    letter = OutboxItem.objects.get(matter_id=begun.matter_id)
    assert "/lank/" in letter.body and begun.number in letter.subject
    duty = [d for d in duties_for(fund.seat("officer")) if d.matter_id == begun.matter_id]
    assert [(d.code, d.due_on) for d in duty] == [("enquiry.answer", date(2026, 3, 7))]


def test_the_sum_chooses_the_path_and_a_short_one_asks_little(fund: Fund) -> None:
    small = builders.case_in(fund, "application", need_minor=100_000 * KR)
    large = builders.case_in(fund, "application", name="Större bygde", need_minor=100_000 * KR + 1)
    assert (detail(fund, small).case.path, detail(fund, large).case.path) == ("short", "full")
    assert len(detail(fund, small).questions) <= 25 < len(detail(fund, large).questions) + 10


def test_answers_are_read_by_their_kind_or_refused_by_question(fund: Fund) -> None:
    begun = builders.case_in(fund, "application")
    found = refused(flow().save_answers, fund.command(begun.contact), case_id=begun.id, answers={
        "members": "många", "start_on": "2026-02-30", "board_decided": "kanske", "premises": "castle",
        "sales_month": "-5", "place": "x" * 501})
    assert {f.field for f in found} == {"members", "start_on", "board_decided", "premises", "sales_month", "place"}
    assert refused(flow().save_answers, fund.command(begun.contact), case_id=begun.id,
                   answers={"shoe_size": 3})[0].code == "answer.unknown"
    flow().save_answers(fund.command(begun.contact), case_id=begun.id,
                        answers={"members": 84, "start_on": date(2026, 5, 1), "sales_month": 180_000 * KR})
    shown = {q.code: q.shown for q in detail(fund, begun).questions if q.value}
    assert shown == {"members": "84", "start_on": "1 maj 2026", "sales_month": "180\xa0000\xa0kr"}


def test_sending_tells_everything_that_is_missing(fund: Fund) -> None:
    begun = builders.case_in(fund, "application")
    found = {f.field for f in refused(flow().submit_application, fund.command(begun.contact), case_id=begun.id)}
    assert {"party", "purpose", "statutes", "plan_without_costs"} <= found
    left = {gap.code for gap in detail(fund, begun).left if gap.required}
    assert left == found


def test_not_having_it_yet_is_an_answer(fund: Fund) -> None:
    begun = builders.case_in(fund, "application")
    flow().say_missing(fund.command(begun.contact), case_id=begun.id, question="lease")
    assert "lease" not in {gap.code for gap in detail(fund, begun).left}
    assert next(p for p in detail(fund, begun).papers if p.code == "lease").missing
    flow().attach_paper(fund.command(begun.contact), case_id=begun.id, question="lease", content=builders.PDF,
                        filename="avtal.pdf")
    paper = next(p for p in detail(fund, begun).papers if p.code == "lease")
    assert paper.key and not paper.missing


def test_a_complete_application_is_sent_once_and_promised_a_day(fund: Fund) -> None:
    begun = builders.case_in(fund, "application")
    builders.apply(fund, begun)
    case = detail(fund, begun).case
    assert (case.state, case.submitted_on, case.expected_on) == ("preparation", ON, date(2026, 3, 23))
    assert refused(flow().submit_application, fund.command(begun.contact), case_id=begun.id)[0].code == (
        "event_not_from_state")


def test_what_was_sent_is_not_changed_until_it_is_asked_for(fund: Fund) -> None:
    begun = builders.case_in(fund, "preparation")
    by = fund.command(begun.contact)
    assert refused(flow().save_answers, by, case_id=begun.id, answers={"members": 9})[0].code == "case.not_open"
    flow().ask_completion(fund.command("officer"), case_id=begun.id, asked_for="Hur många är ni?",
                          answer_by=date(2026, 3, 10))
    assert flow().save_answers(fund.command(begun.contact), case_id=begun.id, answers={"members": 9}) == 1


def test_a_stranger_and_another_applicant_reach_nothing(fund: Fund) -> None:
    from brygga.apps.access.actions import make_person
    from brygga.foundation.refusals import NotSeen, Refused
    begun = builders.case_in(fund, "application")
    other = builders.case_in(fund, "application", name="Annan bygd")
    stranger = make_person(fund.command(None), name="Sture Stranger", email="sture@exempel.se")
    before = rows()
    for who in (other.contact, stranger, fund["treasurer"], None):
        with pytest.raises((NotSeen, Refused)):
            flow().save_answers(fund.command(who), case_id=begun.id, answers={"members": 1})
    assert rows() == before


def test_an_officer_writes_down_what_they_say_on_the_phone(fund: Fund) -> None:
    begun = builders.case_in(fund, "application")
    assert flow().save_answers(fund.command("officer"), case_id=begun.id, answers={"members": 12}) == 1


def test_the_number_leads_to_the_party_that_the_fund_knows(fund: Fund) -> None:
    first = builders.case_in(fund, "preparation")
    again = builders.case_in(fund, "application", name="Ramsbergs Handel etapp två")
    party = flow().set_party(fund.command(again.contact), case_id=again.id, legal_form="cooperative",
                             name="Ramsbergs Handel ek. för.", orgnr="7696000020", municipality="1885")
    assert party == detail(fund, first).party.id


def test_a_party_is_refused_with_its_field(fund: Fund) -> None:
    begun = builders.case_in(fund, "application")
    def act(**said: Any) -> set[str]:
        given = {"legal_form": "cooperative", "name": "X", "orgnr": "769600-0020"} | said
        return {f.field for f in refused(flow().set_party, fund.command(begun.contact), case_id=begun.id, **given)}
    assert act(orgnr="769600-0021") == {"orgnr"}
    assert act(orgnr="") == {"orgnr"}
    assert act(legal_form="initiative") == {"orgnr"}
    assert act(legal_form="guild") == {"legal_form"}
    assert act(registered_on=date(2027, 1, 1), name="") == {"registered_on", "name"}
    assert act(account_kind="bankgiro", account_number="123") == {"account_number"}


def test_a_plan_line_says_what_is_wrong_with_it(fund: Fund) -> None:
    begun = builders.case_in(fund, "application")
    found = refused(flow().save_plan_line, fund.command(begun.contact), case_id=begun.id, side="source", label="",
                    amount_minor=0, kind="lottery", status="sure")
    assert {f.field for f in found} == {"label", "amount", "month", "kind", "status"}


def test_volunteer_work_stands_on_both_sides_and_carries_no_cash(fund: Fund) -> None:
    from brygga.domain.casework.plan import cash_costs, cash_sources, volunteer_value
    plan = detail(fund, builders.case_in(fund, "preparation")).plan
    assert volunteer_value(plan).minor == 60_000 * KR
    assert cash_costs(plan) == cash_sources(plan)


def test_nothing_that_is_asked_has_one_code_for_two_things() -> None:
    from brygga.domain.casework import templates
    for kind in templates.TEMPLATES:
        codes = [q.code for q in kind.questions] + [d.code for d in kind.documents]
        assert len(codes) == len(set(codes))
