"""A proposal: every rule asked at once, the pot that fits named, and what is voted on has one fingerprint."""

from __future__ import annotations

from typing import Any

import pytest

from tests import builders
from tests.apps.cases.test_applying import detail, flow, refused
from tests.builders import KR, LOAN, ON, Fund

OREBRO, VASTMANLAND = "Region Örebro län 2026", "Region Västmanland 2026"


def propose(fund: Fund, begun: builders.Begun, **said: Any) -> list[Any]:
    given = {"instrument": "loan", "amount_minor": 200_000 * KR, "purpose": "Butiken", "terms": LOAN, "conditions": [],
             "shares": [{"pot_id": fund.pots[OREBRO], "amount_minor": 200_000 * KR}]} | said
    return refused(flow().make_proposal, fund.command("officer"), case_id=begun.id, **given)


def test_a_loan_and_a_contribution_go_to_the_board_together(fund: Fund) -> None:
    from brygga.apps.cases import queries
    begun = builders.case_in(fund, "proposed")
    second = builders.propose_contribution(fund, begun)
    shown = detail(fund, begun)
    assert shown.case.state == "decision"
    assert [(p.instrument, p.state) for p in shown.proposals] == [("loan", "open"), ("contribution", "open")]
    loan = shown.proposals[0]
    assert {"disburse_on", "first_due_on"} <= set(loan.terms)
    assert len({p.digest for p in shown.proposals}) == 2
    assert queries.proposal(fund.tenant_id, second).shares[0].amount_minor == 100_000 * KR


def test_wrong_county_is_refused_and_the_pot_that_fits_is_named(fund: Fund) -> None:
    begun = builders.case_in(fund, "preparation")
    found = propose(fund, begun, shares=[{"pot_id": fund.pots[VASTMANLAND], "amount_minor": 200_000 * KR}])
    assert [f.code for f in found] == ["shares.restricted"]
    assert "Fel län för dessa medel" in str(found[0].message) and OREBRO in str(found[0].way_on)
    assert found[0].field == f"pot_{fund.pots[VASTMANLAND]}"


def test_the_sala_case_may_use_both(fund: Fund) -> None:
    from brygga.apps.cases import doorways
    begun = builders.case_in(fund, "preparation", name="Sala saluhall", municipality="1981", orgnr="769601-0227")
    view = doorways.allocation_for(fund.seat("officer"), begun.number, instrument="loan", amount_minor=600_000 * KR)
    assert view.covered and [(line.fits, line.suggested_minor) for line in view.lines] == [
        (True, 100_000 * KR), (True, 500_000 * KR)]


def test_shares_must_sum_and_the_money_must_be_there(fund: Fund) -> None:
    begun = builders.case_in(fund, "preparation")
    pot = fund.pots[OREBRO]
    assert propose(fund, begun, shares=[{"pot_id": pot, "amount_minor": 1}])[0].code == "shares.sum"
    large = 3_000_000 * KR
    found = propose(fund, begun, amount_minor=large, shares=[{"pot_id": pot, "amount_minor": large}])
    assert [f.code for f in found] == ["shares.free"]


def test_terms_that_cannot_be_computed_name_their_field(fund: Fund) -> None:
    begun = builders.case_in(fund, "preparation")
    for wrong, field in (({"term": 0}, "term"), ({"rate": "-1"}, "rate"), ({"repayment": "never"}, "repayment"),
                         ({"grace_principal": 36}, "grace_principal"), ({"bonus": 1}, "bonus"),
                         ({"disburse_on": "2026-01-01"}, "disburse_on")):
        assert [f.field for f in propose(fund, begun, terms=LOAN | wrong)] == [field]


def test_everything_in_the_way_is_told_at_once(fund: Fund) -> None:
    begun = builders.case_in(fund, "preparation")
    found = propose(fund, begun, amount_minor=0, purpose="", shares=[], conditions=[{"code": "x", "text": " "}])
    assert {f.field for f in found} == {"amount", "purpose", "conditions"}
    assert refused(flow().make_proposal, fund.command("officer"), case_id=begun.id, instrument="guarantee",
                   amount_minor=1, purpose="x", terms={}, conditions=[], shares=[])[0].field == "instrument"


def test_a_contribution_needs_statutes_that_allow_it(fund: Fund) -> None:
    begun = builders.case_in(fund, "application")
    builders.fill_in(fund, begun)
    flow().set_party(fund.command(begun.contact), case_id=begun.id, legal_form="cooperative", name="Ramsbergs Handel",
                     orgnr="769600-0020", municipality="1885", registered_on=ON)
    flow().submit_application(fund.command(begun.contact), case_id=begun.id)
    write_memo(fund, begun)
    found = propose(fund, begun, instrument="contribution", terms={})
    assert [(f.field, f.section) for f in found] == [("instrument", "EFL 11:1")]
    assert "stadgarna" in str(found[0].way_on)


def test_a_nonprofit_takes_a_loan_but_no_contribution(fund: Fund) -> None:
    begun = builders.case_in(fund, "application")
    builders.fill_in(fund, begun)
    flow().set_party(fund.command(begun.contact), case_id=begun.id, legal_form="nonprofit", name="Bygdelaget",
                     orgnr="802411-2230", municipality="1885", registered_on=ON)
    flow().submit_application(fund.command(begun.contact), case_id=begun.id)
    write_memo(fund, begun)
    assert [f.code for f in propose(fund, begun, instrument="contribution", terms={})] == ["form_wrong_instrument"]
    assert builders.propose_loan(fund, begun)


def test_a_loan_to_a_person_is_for_business(fund: Fund) -> None:
    begun = builders.case_in(fund, "application")
    builders.fill_in(fund, begun)
    flow().set_party(fund.command(begun.contact), case_id=begun.id, legal_form="sole_trader", name="Petras bageri",
                     orgnr="802411-2230", municipality="1885", registered_on=ON)
    flow().set_party(fund.command(begun.contact), case_id=begun.id, legal_form="person", name="Petra",
                     municipality="1885")
    flow().submit_application(fund.command(begun.contact), case_id=begun.id)
    write_memo(fund, begun)
    found = propose(fund, begun)
    assert [(f.field, f.section) for f in found] == [("for_business", "LBF (2004:297) 1:7 a")]


def test_without_an_assessment_or_with_a_question_open_nothing_is_proposed(fund: Fund) -> None:
    from datetime import date
    begun = builders.case_in(fund, "application")
    builders.apply(fund, begun)
    assert [f.code for f in propose(fund, begun)] == ["proposal.memo"]
    write_memo(fund, begun)
    flow().ask_completion(fund.command("officer"), case_id=begun.id, asked_for="Hyresavtalet",
                          answer_by=date(2026, 3, 10))
    assert [f.code for f in propose(fund, begun)] == ["proposal.waiting"]


def test_only_an_officer_proposes(fund: Fund) -> None:
    from brygga.foundation.refusals import NotSeen, Refused
    begun = builders.case_in(fund, "preparation")
    for who in ("chair", "treasurer", "auditor", begun.contact):
        with pytest.raises((Refused, NotSeen)):
            flow().make_proposal(fund.command(who), case_id=begun.id, instrument="loan", amount_minor=1, purpose="x",
                                 terms=LOAN, conditions=[], shares=[])


def test_a_decline_needs_reasons_and_a_way_to_yes(fund: Fund) -> None:
    begun = builders.case_in(fund, "preparation")
    found = refused(flow().propose_decline, fund.command("officer"), case_id=begun.id, reasons=[" "], way_to_yes="")
    assert {f.field for f in found} == {"reasons", "way_to_yes"}
    flow().propose_decline(fund.command("officer"), case_id=begun.id, reasons=["Planen bär inte."],
                           way_to_yes="Fler kunder som har sagt ja.")
    assert [f.code for f in propose(fund, begun)] == ["proposal.declined"]


def test_a_proposal_is_taken_back_and_made_anew(fund: Fund) -> None:
    begun = builders.case_in(fund, "proposed")
    first = detail(fund, begun).proposals[0].id
    assert refused(flow().withdraw_proposal, fund.command("officer"), proposal_id=first, why="")[0].field == "why"
    flow().withdraw_proposal(fund.command("officer"), proposal_id=first, why="Fel ränta")
    builders.propose_loan(fund, begun, rate="4.00")
    assert [p.state for p in detail(fund, begun).proposals] == ["withdrawn", "open"]


def test_sent_back_to_preparation_open_proposals_fall(fund: Fund) -> None:
    begun = builders.case_in(fund, "proposed")
    assert flow().move_case(fund.command("chair"), case_id=begun.id, event="send_back") == "preparation"
    assert [p.state for p in detail(fund, begun).proposals] == ["withdrawn"]
    from brygga.apps.duties.doorways import duties_for
    assert "proposal.to_board" not in {d.code for d in duties_for(fund.seat("officer"))}


def test_the_case_waits_until_its_last_proposal_is_decided(fund: Fund) -> None:
    from brygga.apps.cases import actions
    begun = builders.case_in(fund, "proposed")
    second = builders.propose_contribution(fund, begun)
    first = detail(fund, begun).proposals[0].id
    assert actions.settle_proposal(fund.command("chair"), proposal_id=first, granted=True) is False
    assert actions.settle_proposal(fund.command("chair"), proposal_id=second, granted=True) is True


def write_memo(fund: Fund, begun: builders.Begun) -> None:
    flow().write_memo(fund.command("officer"), case_id=begun.id, comes_back="Ja", worth_it="Ja",
                      what_can_go_wrong="Lite", memo_text="")
