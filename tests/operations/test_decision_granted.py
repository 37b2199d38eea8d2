"""A yes makes everything that follows from it, in one act, and verify proves it."""

from __future__ import annotations

from datetime import date

from tests import builders
from tests import builders_decisions as board
from tests.worlds import World


def test_a_press_makes_agreement_loan_commitment_letter_and_moves_the_case(fresh_world: World) -> None:
    from brygga.apps.cases import queries as cases
    from brygga.apps.funding import queries as funding
    from brygga.apps.loans import queries as loans
    fund = board.board_fund()
    meeting_id, item_id, case = board.granted(fund)
    agreement = board.agreement_of(fund, item_id)
    assert (agreement.state, agreement.last_day_on) == ("draft", date(2026, 9, 2))
    proposal = cases.proposals_of(case.id)[0]
    assert (proposal.state, cases.case(fund.tenant_id, case.id).state) == ("granted", "agreement")
    assert funding.commitments_of(agreement.id) == [(s.pot_id, s.amount_minor, "open") for s in proposal.shares]
    assert loans.loan(fund.tenant_id, agreement.id, builders.ON) is not None
    board.adjusted(fund, meeting_id)
    assert board.faults(fund) == []
