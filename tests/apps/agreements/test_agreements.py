"""An agreement's number and reference for ever, its conditions, and what its issuer is registered for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests import builders, builders_money
from tests import builders_agreements as world
from tests.builders import ON, Fund
from tests.worlds import World


@pytest.fixture
def fund(fresh_world: World) -> Fund:
    return world.fund_with_two_sources()


def test_numbers_run_without_gap_by_kind_and_references_pass_their_own_check(fund: Fund) -> None:
    from brygga.apps.agreements.queries import by_reference
    from brygga.jurisdictions.registry import country
    made = [builders_money.agreement(fund, name, instrument=kind, amount_minor=10_000_00, signed=False)
            for name, kind in (("Ett", "loan"), ("Två", "contribution"), ("Tre", "loan"), ("Fyra", "bridge_loan"))]
    assert [a.number for a in made] == ["L-2026-001", "F-2026-001", "L-2026-002", "L-2026-003"]
    for agreement in made:
        assert country("SE").check_reference(agreement.reference, length_digit=True).valid
        assert by_reference(fund.tenant_id, agreement.reference) == agreement
    assert len({a.reference for a in made}) == len(made)


def test_a_registration_holds_through_its_last_day(fund: Fund) -> None:
    """Canary: the day written as the last one taken as the first day without."""
    from brygga.apps.agreements.actions import register_body
    from brygga.apps.agreements.queries import registrations
    other = builders.fund("Fond två", number=1)
    register_body(other.command("administrator"), register="FI:1996:1006", number="2", activity="loan",
                  from_on=date(2024, 1, 1), to_on=ON)
    found = registrations(other.tenant_id)[0]
    assert found.covers(ON) and not found.covers(ON + timedelta(days=1))
    assert len(registrations(fund.tenant_id)) == 1, "each fund has its own"


@pytest.mark.parametrize(("given", "code"), [
    ({"number": " ", "from_on": ON}, "registration.number"),
    ({"number": "1", "from_on": ON, "to_on": date(2026, 1, 1)}, "registration.days")])
def test_a_registration_that_cannot_be_is_refused(fund: Fund, given: dict[str, object], code: str) -> None:
    from brygga.apps.agreements.actions import register_body
    with world.refused(code):
        register_body(fund.command("administrator"), register="FI:1996:1006", activity="loan", **given)  # type: ignore[arg-type]


def test_the_workflow_refuses_what_its_table_lacks(fund: Fund) -> None:
    from brygga.apps.agreements.actions import move_agreement
    agreement = builders_money.agreement(fund, signed=False)
    with world.refused("agreement.state"):
        move_agreement(fund.command("officer"), agreement_id=agreement.id, event="activate")


def test_another_funds_agreement_is_not_there(fund: Fund) -> None:
    from brygga.apps.agreements.queries import agreement as found
    from brygga.foundation.refusals import NotSeen
    agreement = builders_money.agreement(fund, signed=False)
    other = builders.fund("Fond två", number=1)
    with pytest.raises(NotSeen):
        found(other.tenant_id, agreement.id)
