"""Loans: terms that cannot be computed name their field, versions keep history, payments say their parts."""

from __future__ import annotations

from datetime import date

import pytest

from tests import builders_agreements as world
from tests.builders import KR, Fund
from tests.worlds import World

FIRST = date(2026, 4, 28)


@pytest.fixture
def fund(fresh_world: World) -> Fund:
    return world.fund_with_two_sources()


@pytest.mark.parametrize(("terms", "field"), [({"term": 0}, "term"), ({"rate": "-1"}, "rate"),
                                              ({"first_due_on": "2026-03-02"}, "first_due_on"),
                                              ({"step_up": "2"}, "step_up")])
def test_terms_that_cannot_be_computed_name_their_field(fund: Fund, terms: dict[str, object], field: str) -> None:
    from brygga.foundation.refusals import Refused
    with pytest.raises(Refused) as caught:
        world.loan(fund, **terms)
    assert caught.value.field == field


def test_the_day_of_pay_out_is_a_new_version_and_the_old_one_stays(fund: Fund) -> None:
    from brygga.apps.loans.models import LoanTerms
    agreement = world.loan(fund, paid=False, first_due_on="2026-03-31")
    world.pay_out(fund, agreement.id, on=date(2026, 4, 30))
    rows = list(LoanTerms.objects.order_by("version").values_list("version", "disbursed_on", "first_due_on"))
    assert rows == [(1, date(2026, 3, 2), date(2026, 3, 31)), (2, date(2026, 4, 30), date(2026, 5, 31))]


def test_each_payment_shows_how_it_was_shared_and_a_reversed_one_shows_nothing(fund: Fund) -> None:
    agreement = world.loan(fund)
    row = world.loan_of(fund, agreement.id, FIRST).plan.rows[0]
    wrong = world.paid(fund, agreement.id, 5_000 * KR, date(2026, 4, 20))
    world.undone(fund, agreement.id, wrong, date(2026, 4, 21))
    world.paid(fund, agreement.id, row.total + 1_000 * KR, FIRST)
    gone, stands = world.loan_of(fund, agreement.id, FIRST).payments
    assert gone.reversed and gone.shares == ()
    assert [(s.nr, s.to, s.minor) for s in stands.shares] == [
        (1, "interest", row.interest), (1, "principal", row.principal), (None, "principal", 1_000 * KR)]


def test_the_plan_as_it_stands_says_what_is_left_of_each_instalment(fund: Fund) -> None:
    agreement = world.loan(fund)
    row = world.loan_of(fund, agreement.id, FIRST).plan.rows[0]
    world.paid(fund, agreement.id, row.total - 100, FIRST)
    first, second, *_ = world.loan_of(fund, agreement.id, FIRST).instalments
    assert (first.left_minor, second.left_minor) == (100, None)


def test_what_being_late_adds_is_not_earned_until_somebody_decides(fund: Fund) -> None:
    """Canary: interest day by day on overdue principal booked as income that nobody will ever ask for."""
    agreement = world.loan(fund, repayment="bullet", term=1)
    due = world.loan_of(fund, agreement.id, FIRST).plan.rows[0]
    late = world.loan_of(fund, agreement.id, date(2026, 5, 28))
    assert late.state.accrued_interest.minor > 0 and late.earned_interest_minor == due.interest


def test_a_list_of_loans_takes_four_queries_however_many(fund: Fund) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from brygga.apps.loans.queries import loans
    counts = []
    for names in (("Ett",), ("Två", "Tre", "Fyra")):
        for name in names:
            world.loan(fund, f"{name} förening", amount_minor=20_000 * KR)
        with CaptureQueriesContext(connection) as seen:
            assert loans(fund.tenant_id, FIRST)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 4
