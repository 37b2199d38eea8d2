"""Fences stand after every migrate, and whoever takes one away or rewrites it is noticed at the next start."""

from __future__ import annotations

import pytest

from tests.conftest import DATABASE
from tests.worlds import World

TAMPERS = {
    "sqlite": [
        ("DROP TRIGGER ledger_posting_seal", "ledger_posting_seal"),
        ("DROP TRIGGER tenant_loans_loan_insert", "tenant_loans_loan_insert"),
        ("DROP TABLE ledger_open", "ledger_open"),
        ("CREATE TRIGGER swallow BEFORE INSERT ON ledger_posting BEGIN SELECT RAISE(IGNORE); END", "swallow"),
    ],
    "postgresql": [
        ("DROP TRIGGER ledger_posting_seal ON ledger_posting", "ledger_posting_seal"),
        ("ALTER TABLE ledger_posting DISABLE TRIGGER ledger_posting_seal", "ledger_posting_seal"),
        ("ALTER FUNCTION ledger_seal() RESET ALL", "ledger_seal"),
        ("ALTER FUNCTION ledger_seal() SECURITY INVOKER", "ledger_seal"),
        ("CREATE OR REPLACE FUNCTION ledger_refs() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
         "ledger_refs"),
        ("ALTER TABLE ledger_period DROP CONSTRAINT ledger_period_alone", "ledger_period_alone"),
        ("ALTER TABLE ledger_tally ADD COLUMN x int", "ledger_tally"),
        ("DROP TRIGGER added_ledger_posting ON ledger_posting; CREATE TRIGGER added_ledger_posting BEFORE UPDATE ON "
         "ledger_posting FOR EACH ROW WHEN (false) EXECUTE FUNCTION fence_refuse()", "added_ledger_posting"),
        ("CREATE TRIGGER swallow BEFORE INSERT ON ledger_posting FOR EACH ROW EXECUTE FUNCTION ledger_refuse()",
         "swallow"),
    ],
}


def as_owner_run(*statements: str) -> None:
    from django.db import connection

    from brygga.foundation.database import as_owner

    with as_owner(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def migrate(*arguments: str) -> None:
    from django.core.management import call_command

    from brygga.foundation.database import as_owner

    with as_owner():
        call_command("migrate", *arguments, verbosity=0, skip_checks=True)


def test_all_stand_after_the_first_migrate_and_after_the_second(fresh_world: World) -> None:
    from brygga.foundation import fences

    assert fences.missing() == []
    migrate()
    assert fences.missing() == []


@pytest.mark.parametrize(("statement", "name"), TAMPERS[DATABASE])
def test_a_fence_taken_away_or_rewritten_is_noticed_and_mended(fresh_world: World, statement: str, name: str) -> None:
    from brygga.foundation import fences

    as_owner_run(statement)
    assert name in fences.missing()
    if name != "swallow":
        migrate()
        assert fences.missing() == []


def test_a_table_that_is_rebuilt_keeps_its_fences(fresh_world: World) -> None:
    """AlterField on SQLite makes the table anew, which fails while triggers stand. Shown first without the lift."""
    from django.db import OperationalError, connection, models

    from brygga.apps.ledger.models import Pot
    from brygga.foundation import fences
    from brygga.foundation.database import as_owner

    old, new = Pot._meta.get_field("name"), models.CharField(max_length=130)
    new.set_attributes_from_name("name")
    with as_owner():
        if DATABASE == "sqlite":
            with pytest.raises(OperationalError, match="error in trigger"), connection.schema_editor() as editor:
                editor.alter_field(Pot, old, new)
        fences.lift_before_migrate(plan=["something"])
        with connection.schema_editor() as editor:
            editor.alter_field(Pot, old, new)
        fences.put_up()
    assert fences.missing() == []


def test_nothing_is_lifted_when_there_is_nothing_to_migrate(fresh_world: World) -> None:
    from brygga.foundation import fences
    from brygga.foundation.database import as_owner

    with as_owner():
        fences.lift_before_migrate(plan=[])
        assert fences.missing() == []
        fences.lift_before_migrate(plan=["something"])
        assert len(fences.missing()) > 50
