"""A backup is whole or is not made; what is brought back is what was copied, or the directory stays empty."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import builders, builders_money
from tests.worlds import FILE, World, Worlds, in_use

pytestmark = pytest.mark.only("sqlite")


def _with_money(world: World) -> None:
    from brygga.apps.documents.actions import store_document

    fund = builders_money.money_fund()
    store_document(fund.command("officer"), content=builders.PDF, filename="a.pdf", kind="other", title="Papper")


@pytest.fixture
def world(all_worlds: Worlds) -> Iterator[World]:
    made = all_worlds.fresh(all_worlds.like("backed_up", _with_money))
    yield made
    made.drop()


def told(world: World, *arguments: str) -> tuple[int, str]:
    done = world.brygga(*arguments, check=False)
    return done.returncode, done.stdout + done.stderr


def backed_up(world: World, to: Path) -> Path:
    code, said = told(world, "backup", "--data", str(world.data), "--to", str(to))
    assert code == 0 and "Skriv upp på annan plats: tenant-" in said, said
    return to


def rows(world: World) -> list[str]:
    import contextlib
    import sqlite3

    with contextlib.closing(sqlite3.connect(world.data / FILE)) as connection:
        return sorted(connection.iterdump())


def test_what_comes_back_is_what_was_there(world: World, tmp_path: Path) -> None:
    copy = backed_up(world, tmp_path / "b.zip")
    back = World(tmp_path / "back", "back")
    code, said = told(world, "restore", "--data", str(back.data), "--from", str(copy))
    assert code == 0 and "allt stämmer" in said
    assert rows(back) == rows(world)
    assert {p.name for p in back.data.glob("papers/*/*")} == {p.name for p in world.data.glob("papers/*/*")} != set()
    assert told(world, "verify", "--data", str(back.data))[0] == 0


def test_nothing_is_written_over(world: World, tmp_path: Path) -> None:
    copy = backed_up(world, tmp_path / "b.zip")
    assert told(world, "backup", "--data", str(world.data), "--to", str(copy))[0] == 2
    before = rows(world)
    code, said = told(world, "restore", "--data", str(world.data), "--from", str(copy))
    assert code == 2 and "inte tom" in said and rows(world) == before


def test_one_changed_byte_is_refused_and_the_directory_stays_empty(world: World, tmp_path: Path) -> None:
    copy = backed_up(world, tmp_path / "b.zip")
    with zipfile.ZipFile(copy) as good, zipfile.ZipFile(tmp_path / "bad.zip", "w") as bad:
        for name in good.namelist():
            content = good.read(name)
            bad.writestr(name, content[:-1] + bytes([content[-1] ^ 1]) if name.startswith("papers/") else content)
    code, said = told(world, "restore", "--data", str(tmp_path / "new"), "--from", str(tmp_path / "bad.zip"))
    assert code == 1 and "skadad" in said
    assert [p.name for p in (tmp_path / "new").glob("*") if p.name != "secret-key"] == []


def test_half_a_file_is_refused(world: World, tmp_path: Path) -> None:
    copy = backed_up(world, tmp_path / "b.zip")
    (tmp_path / "half.zip").write_bytes(copy.read_bytes()[:-200])
    code, said = told(world, "restore", "--data", str(tmp_path / "new"), "--from", str(tmp_path / "half.zip"))
    assert code == 1 and "Traceback" not in said


def test_books_that_do_not_hold_are_not_backed_up(world: World, tmp_path: Path) -> None:
    from django.db import connection

    from brygga.foundation import fences
    from brygga.foundation.database import as_owner

    with in_use(world), as_owner():
        fences.lift()
        with connection.cursor() as cursor:
            cursor.execute("UPDATE ledger_posting SET amount_minor = 1 WHERE line_no = 1")
        fences.put_up()
    code, said = told(world, "backup", "--data", str(world.data), "--to", str(tmp_path / "b.zip"))
    assert code == 1 and "ledger.entries_balance" in said and list(tmp_path.iterdir()) == []
