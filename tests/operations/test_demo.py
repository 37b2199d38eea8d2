"""The demo world: what it promises is there, through acts alone, and nothing of the stranger's stands in the first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.operations.demo_world import TOLD, demo_copy
from tests.worlds import World, Worlds

FUND = "mikrofonden-exempel-orebro-lan"
TODAY = date(2026, 10, 20)


@pytest.fixture(scope="module")
def demo(all_worlds: Worlds) -> Iterator[World]:
    """Only read: the tests of this module share one copy."""
    with demo_copy(all_worlds) as world:
        yield world


def tenant() -> int:
    from brygga.foundation.models import Tenant

    return Tenant.objects.values_list("pk", flat=True).get(slug=FUND)


def cases() -> dict[str, str]:
    from brygga.apps.cases.models import Case

    return dict(Case.objects.filter(tenant_id=tenant()).values_list("name", "state"))


def agreements() -> dict[str, str]:
    from brygga.apps.agreements.queries import agreements as every

    return {f"{a.party} {a.instrument}": a.state for a in every(tenant())}


def test_the_day_is_the_directorys_own_and_everything_says_that_it_is_invented(demo: World) -> None:
    from brygga.foundation import clock
    from brygga.foundation.models import Tenant
    from brygga.operations.log_in import is_demo_world

    assert clock.today() == TODAY and is_demo_world()
    assert set(Tenant.objects.values_list("is_demo", flat=True)) == {True}
    assert all("Exempel" in name for name in Tenant.objects.values_list("name", flat=True))


def test_the_public_page_counts_agreements_as_the_funds_own_does(demo: World) -> None:
    """One of them is paid by two sources together, and is one agreement still."""
    from brygga.apps.funding import queries as funding
    from brygga.domain.funding.measures import agreements_away
    from brygga.operations.fund_in_figures import fund_in_figures
    from brygga.operations.source_page import public_world

    found = public_world(tenant(), TODAY)
    by_pot = funding.moves_by_pot(tenant()).values()
    assert found is not None
    assert found[0].out_count == fund_in_figures(tenant(), TODAY).active == 3
    assert sum(agreements_away(m for m in moves if m.on <= TODAY) for moves in by_pot) == 4


def test_a_case_waits_at_each_stage(demo: World) -> None:
    assert {"enquiry", "application", "preparation"} <= set(cases().values())
    found = cases()
    assert found["Guldsmedshyttans bageri"] == "enquiry"
    assert found["Zinkgruvans byalag"] == "application"
    assert found["Sala återbruk"] == "preparation"
    assert found["Laxå Motorhall"] == "declined"


def test_each_desk_has_something_to_do(demo: World) -> None:
    from brygga.apps.duties.models import Duty

    asked = set(Duty.objects.filter(tenant_id=tenant(), closed_at=None).values_list("code", flat=True))
    assert {"enquiry.answer", "application.finish", "completion.answer", "declare", "payment.propose",
            "payment.approve", "arrears.call"} <= asked


def test_the_same_money_is_out_for_the_third_time(demo: World) -> None:
    from brygga.apps.funding.models import LotMove

    lent = LotMove.objects.filter(tenant_id=tenant(), event__kind="lend")
    assert set(lent.values_list("put_lot__turn", flat=True)) >= {0, 1, 2}


def test_a_loan_is_twelve_days_late(demo: World) -> None:
    from brygga.apps.loans.queries import loans

    late = {loan.state.days_past_due for loan in loans(tenant(), TODAY).values() if loan.state}
    assert late - {0} == {12}
    assert agreements()["Fellingsbro Cykelverkstad loan"] == "in_arrears"
    assert agreements()["Ramsbergs Handel loan"] == "ended"
    assert agreements()["Ramsbergs Handel contribution"] == "active"


def test_a_tie_shut_a_case_and_sala_is_still_to_be_given_the_right_pot(demo: World) -> None:
    from brygga.apps.access.models import Wall
    from brygga.apps.cases.models import Proposal

    shut = Wall.objects.filter(tenant_id=tenant(), state="conflicted")
    assert shut.values_list("person__name", flat=True).get() == "Lena Forsell"
    assert not Proposal.objects.filter(case__name="Sala återbruk").exists()
    assert any("Nej till Sala" in line and "län" in line for line in TOLD)


def test_rows_wait_on_the_statement(demo: World) -> None:
    from brygga.apps.payments.queries import lines

    assert [row.counterparty for row in lines(tenant(), states=("open",))] == ["Fellingsbro Cykelverkstad"]
    assert len(lines(tenant(), states=("suspense",))) == 1


def test_nothing_of_the_stranger_stands_in_a_row_of_the_first_fund(demo: World) -> None:
    from django.apps import apps

    from brygga.operations.demo.stranger import CANARY

    met, leaks = 0, []
    for model in apps.get_models():
        if not any(field.name == "tenant" for field in model._meta.fields):
            continue
        for row in model._default_manager.values():
            met += CANARY.lower() in str(row).lower()
            if CANARY.lower() in str(row).lower() and row["tenant_id"] == tenant():
                leaks.append((model._meta.label, row))
    assert met > 20 and leaks == []


def test_progress_is_told_day_by_day_and_ends_with_how_long_it_took(demo: World) -> None:
    assert len(TOLD) > 15 and TOLD[-1].strip().startswith("Klar:")
