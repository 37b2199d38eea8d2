"""A fund of an earlier version, upgraded: whatever was ever told in numbers is told again, and the proof is clean.

The golden rows are a demo world as the version of 2026-11-28 left it, before the agreements moved to the calculators'
functions. `brygga migrate` takes them as it would a user's. How another is made: CONTRIBUTING, "A golden database".
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.golden import kept
from tests.golden.earlier import earlier_fund
from tests.golden.figures import figures
from tests.worlds import World, Worlds, in_use

NEED_FILES = {"papers.unchanged", "decisions.pack_is_what_was_read"}
POSTED = ("ledger_journalentry", "ledger_posting", "foundation_auditevent", "funding_lot", "funding_lotevent",
          "funding_lotmove", "loans_loanpayment", "loans_loanterms", "payments_statementline")


@pytest.fixture(scope="module")
def upgraded(all_worlds: Worlds) -> Iterator[World]:
    with earlier_fund(all_worlds) as world:
        assert world.brygga("verify", "--data", str(world.data), check=False).returncode, "it is older than the code"
        world.brygga("migrate", "--data", str(world.data))
        with in_use(world):
            yield world


def told() -> dict[str, Any]:
    return dict(json.loads(kept.FIGURES.read_text(encoding="utf-8")))


def now() -> dict[str, Any]:
    from brygga.foundation.models import Tenant

    found = {t.slug: figures(t.pk, date.fromisoformat(kept.head()["day"])) for t in Tenant.objects.order_by("pk")}
    return dict(json.loads(json.dumps(found)))


def test_every_figure_is_told_as_it_was(upgraded: World) -> None:
    before, after = told(), now()
    assert set(before) == set(after)
    for slug, parts in before.items():
        for name, value in parts.items():
            assert after[slug][name] == value, (slug, name)
    assert sum(len(parts["entries"]) for parts in before.values()) > 60
    assert sum(len(parts["loans"]) for parts in before.values()) >= 4


def test_every_posted_row_stands_as_it_stood(upgraded: World) -> None:
    """Read by plain SQL, by the columns that there were: an upgrade may add, and it may change nothing."""
    from django.db import connection

    found = {table: (columns, rows) for table, columns, rows in kept.tables() if table in POSTED}
    assert set(found) == set(POSTED)
    with connection.cursor() as cursor:
        for table, (columns, rows) in found.items():
            names = ", ".join(f'CAST("{column}" AS text)' for column in columns)
            cursor.execute(f'SELECT {names} FROM "{table}"')
            assert sorted(map(plain, cursor.fetchall())) == sorted(map(plain, rows)), table


def plain(row: Any) -> tuple[str, ...]:
    """Both databases' way of writing the same value: true for 1, +00 after an instant, a fraction's zeros."""
    words = {True: "1", False: "0", "true": "1", "false": "0", None: ""}
    return tuple(str(words.get(v, v)).removesuffix("+00") for v in row)


def test_the_proof_is_clean_and_a_row_changed_before_the_upgrade_is_found(upgraded: World, all_worlds: Worlds) -> None:
    assert faulty(upgraded) == set()
    with earlier_fund(all_worlds) as world:
        with in_use(world):
            _change_an_amount()
        world.brygga("migrate", "--data", str(world.data))
        assert "ledger.digests" in faulty(world)


def faulty(world: World) -> set[str]:
    """The invariants that do not hold. Papers' files are not kept here: that they are gone is told, and is right."""
    said = json.loads(world.brygga("verify", "--data", str(world.data), "--json", check=False).stdout)
    found = {check["name"] for check in said["checks"] if check["faults"]}
    assert found >= NEED_FILES
    return found - NEED_FILES


def _change_an_amount() -> None:
    from django.db import connection

    from brygga.foundation.database import as_owner

    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_posting SET amount_minor = amount_minor + 100 "
                       "WHERE entry_id = 5 AND line_no = 1")
