"""`brygga verify` on the demo world: every invariant looks at rows and holds, and each finds what is planted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.operations.corruptions import CORRUPTIONS
from tests.operations.demo_world import demo_copy
from tests.worlds import World, Worlds

FUND, OTHER = "mikrofonden-exempel-orebro-lan", "mikrofonden-exempel-vast"


def tenant(slug: str) -> int:
    from brygga.foundation.models import Tenant

    return Tenant.objects.values_list("pk", flat=True).get(slug=slug)


def checks_of(slug: str) -> dict[str, object]:
    from brygga.operations.verify import all_checks

    return {check.name: check for check in all_checks(tenant(slug))}


@pytest.fixture(scope="module")
def bare(all_worlds: Worlds) -> Iterator[World]:
    """The demo world as the owner of the tables meets it, every fence down; what a test writes is rolled back."""
    from brygga.foundation import fences
    from brygga.foundation.database import as_owner

    with demo_copy(all_worlds) as world, as_owner():
        fences.lift()
        yield world


@pytest.fixture
def demo(all_worlds: Worlds) -> Iterator[World]:
    with demo_copy(all_worlds) as world:
        yield world


def test_every_invariant_holds_and_has_looked_at_rows(demo: World) -> None:
    from brygga.operations.verify import faults_in, house_checks

    assert faults_in() == []
    checked = {c.name: c for c in house_checks()} | checks_of(FUND)
    assert {name for name, check in checked.items() if not check.rows} == set()


def test_each_invariant_has_a_corruption_planted_against_it(demo: World) -> None:
    assert set(checks_of(FUND)) == set(CORRUPTIONS)


@pytest.mark.parametrize(("name", "statement"), [(name, sql) for name, every in CORRUPTIONS.items() for sql in every])
def test_a_planted_corruption_is_found(bare: World, name: str, statement: str) -> None:
    from django.db import connection, transaction

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(statement.format(fund=tenant(FUND), other=tenant(OTHER)))
            assert cursor.rowcount > 0, "the statement met no row"
        found = checks_of(FUND)[name]
        transaction.set_rollback(True)
    assert found.faults, f"{name} did not see: {statement}"


def test_the_stranger_is_not_told_of_what_was_done_to_the_other(bare: World) -> None:
    from django.db import connection, transaction

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(CORRUPTIONS["ledger.digests"][0].format(fund=tenant(FUND), other=tenant(OTHER)))
        found = [name for name, check in checks_of(OTHER).items() if check.faults]
        transaction.set_rollback(True)
    assert found == []


def test_a_fence_taken_down_is_found_and_named(demo: World) -> None:
    from django.db import connection

    from brygga.foundation import fences
    from brygga.foundation.database import as_owner
    from brygga.operations.verify import house_checks

    gone = next(f for f in fences.all_fences(demo.vendor) if f.kind == "trigger")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(gone.drop(demo.vendor))
    faults = {c.name: c.faults for c in house_checks()}
    assert faults["fences.standing"] == (gone.name,)


def test_rows_that_cannot_be_read_are_a_finding_not_a_traceback(bare: World) -> None:
    from django.db import connection, transaction

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE foundation_auditevent SET body = 'nonsense' WHERE tenant_id = %s AND seq = 3",
                           [tenant(FUND)])
        found = checks_of(FUND)
        transaction.set_rollback(True)
    assert found["trail.readable"].faults
