"""The worlds that tests work in: apart from each other, and as closely fenced as a real fund."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.worlds import World, Worlds, in_use

NEW_YEAR = datetime(2030, 1, 1, tzinfo=UTC)


def remember(word: str) -> None:
    from django.contrib.sessions.models import Session

    Session.objects.create(session_key=word, session_data="", expire_date=NEW_YEAR)


def remembered() -> list[str]:
    from django.contrib.sessions.models import Session

    return sorted(Session.objects.values_list("session_key", flat=True))


def asked(statement: str) -> object:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


def test_a_world_knows_nothing_of_another(all_worlds: Worlds, fresh_world: World) -> None:
    remember("first")
    other = all_worlds.fresh()
    with in_use(other):
        assert remembered() == []
    other.drop()
    assert remembered() == ["first"]


def test_a_world_is_not_handed_on(fresh_world: World) -> None:
    """Fails beside the test above when worlds are shared."""
    assert remembered() == []


def test_a_built_world_is_built_once_and_copied_with_its_rows(all_worlds: Worlds) -> None:
    built = []

    def build(world: World) -> None:
        built.append(world)
        remember("built")
        (world.data / "paper.txt").write_text("kept")

    for word in ("one", "two"):
        copy = all_worlds.fresh(all_worlds.like("remembering", build))
        with in_use(copy):
            remember(word)
            assert remembered() == sorted(["built", word])
            assert (copy.data / "paper.txt").read_text() == "kept"
        copy.drop()
    assert len(built) == 1


def test_without_a_world_there_is_no_database() -> None:
    from django.db import OperationalError

    with pytest.raises(OperationalError):
        remembered()


def test_the_app_may_not_change_the_tables(fresh_world: World) -> None:
    from django.db import DatabaseError

    with pytest.raises(DatabaseError):
        asked("CREATE TABLE mine (id integer)")


@pytest.mark.only("postgresql")
def test_the_app_role_owns_nothing(fresh_world: World) -> None:
    assert asked("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole") == 0
    assert asked("SELECT current_user <> datdba::regrole::text FROM pg_database WHERE datname = current_database()")


@pytest.mark.only("sqlite")
@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("recursive_triggers", 1), ("foreign_keys", 1)]
)
def test_the_file_is_opened_as_in_a_fund(fresh_world: World, pragma: str, value: object) -> None:
    assert asked(f"PRAGMA {pragma}") == value
