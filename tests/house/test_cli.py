"""The command line is a contract: exit codes, what is refused with which words, and that nothing is half done."""

from __future__ import annotations

import contextlib
import http.cookiejar
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import builders
from tests.servers import free_port
from tests.worlds import FILE, ROOT, World, Worlds, in_use


@pytest.fixture
def world(all_worlds: Worlds) -> Iterator[World]:
    """A migrated world that only processes of their own meet."""
    made = all_worlds.fresh()
    yield made
    made.drop()


def told(world: World, *arguments: str) -> tuple[int, str]:
    done = world.brygga(*arguments, check=False)
    return done.returncode, done.stdout + done.stderr


def as_owner(world: World, statement: str) -> None:
    from django.db import connection

    from brygga.foundation.database import as_owner as owner

    with in_use(world), owner(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_call_that_is_no_call_answers_two(world: World) -> None:
    assert told(world, "nonsense")[0] == 2
    assert told(world, "backup", "--data", str(world.data))[0] == 2


@pytest.mark.parametrize("command", ["verify", "doctor", "backup"])
def test_a_misspelt_directory_does_not_become_a_fund(world: World, tmp_path: Path, command: str) -> None:
    nowhere = tmp_path / "nowhere"
    more = ("--to", str(tmp_path / "b.zip")) if command == "backup" else ()
    code, said = told(world, command, "--data", str(nowhere), *more)
    assert code == 2 and "finns inte" in said and not nowhere.exists()


def test_an_empty_fund_holds_and_is_well(world: World) -> None:
    code, said = told(world, "verify", "--json", "--data", str(world.data))
    assert code == 0 and json.loads(said)["holds"] is True
    code, said = told(world, "doctor", "--data", str(world.data))
    assert code == 0 and "FEL" not in said and "råd" in said


def test_verify_writes_a_file_that_the_program_beside_it_proves(world: World, tmp_path: Path) -> None:
    code, said = told(world, "verify", "--data", str(world.data), "--export", str(tmp_path / "export.jsonl"))
    assert code == 0 and "brygga_verifier.py" in said
    run = [sys.executable, "brygga_verifier.py", "export.jsonl"]
    assert subprocess.run(run, cwd=tmp_path, capture_output=True).returncode == 0


def test_postings_and_calc_need_no_fund(world: World) -> None:
    page = (ROOT / "docs" / "reference" / "postings.md").read_text(encoding="utf-8")
    assert told(world, "postings") == (0, page), "sent to its file it is the file"
    assert told(world, "calc", "--list")[0] == 0


def test_a_fence_that_is_gone_stops_serve_and_migrate_mends_it(world: World) -> None:
    from brygga.foundation import fences

    gone = next(f for f in fences.all_fences(world.vendor) if f.kind == "trigger")
    as_owner(world, gone.drop(world.vendor))
    code, said = told(world, "serve", "--data", str(world.data), "--port", str(free_port()))
    assert code == 1 and gone.name in said and "brygga migrate" in said
    assert told(world, "verify", "--data", str(world.data))[0] == 1
    code, said = told(world, "doctor", "--data", str(world.data))
    assert code == 1 and "FEL" in said
    assert told(world, "migrate", "--data", str(world.data))[0] == 0
    assert told(world, "verify", "--data", str(world.data))[0] == 0


@pytest.mark.parametrize("command", ["serve", "verify", "doctor", "backup", "migrate"])
def test_tables_that_are_gone_are_called_so_and_not_missing_fences(world: World, tmp_path: Path, command: str) -> None:
    """Canary: leave `_gone` out, and serve tells of hundreds of fences that no migrate can put up."""
    from django.apps import apps
    from django.db import connection

    from brygga.foundation.database import as_owner as owner
    with in_use(world), owner():
        rows = {m._meta.db_table for m in apps.get_models(include_auto_created=True)}
        with connection.cursor() as cursor:
            if world.vendor == "sqlite":
                cursor.execute("PRAGMA foreign_keys = OFF")
            for table in rows:
                cursor.execute(f"DROP TABLE {table}" + (" CASCADE" if world.vendor == "postgresql" else ""))
    more = {"serve": ("--port", str(free_port())), "backup": ("--to", str(tmp_path / "b.zip"))}.get(command, ())
    code, said = told(world, command, "--data", str(world.data), *more)
    assert code in (1, 2) and f"förlorat {len(rows)} av {len(rows)} tabeller" in said and "brygga restore" in said
    assert "stängsel" not in said and "Traceback" not in said


def test_a_directory_that_has_tables_to_come_is_told_to_migrate(world: World) -> None:
    as_owner(world, "DELETE FROM django_migrations WHERE app = 'payments' AND name = '0002_statement_withdrawal'")
    as_owner(world, "DROP TABLE payments_statementwithdrawal" + (" CASCADE" if world.vendor == "postgresql" else ""))
    code, said = told(world, "serve", "--data", str(world.data), "--port", str(free_port()))
    assert code == 1 and "äldre än programmet" in said and "brygga migrate" in said and "stängsel" not in said
    assert told(world, "migrate", "--data", str(world.data))[0] == 0
    assert told(world, "verify", "--data", str(world.data))[0] == 0


@pytest.mark.parametrize("command", ["serve", "migrate", "verify"])
def test_a_newer_database_is_refused_and_left_as_it_is(world: World, command: str) -> None:
    as_owner(world, "INSERT INTO django_migrations (app, name, applied) VALUES ('loans', '0999_later', "
                    "'2030-01-01 00:00:00')")
    code, said = told(world, command, "--data", str(world.data), *(("--port", str(free_port())) * (command == "serve")))
    assert code in (1, 2) and "nyare än programmet" in said and "loans.0999_later" in said


def test_two_may_serve_the_same_data_but_not_at_one_door(world: World) -> None:
    with world.served() as one, world.served() as two:
        for address in (one, two):
            with urllib.request.urlopen(address) as answer:
                assert answer.status == 200
        code, said = told(world, "serve", "--data", str(world.data), "--port", one.rpartition(":")[2])
    assert code == 1 and "--port" in said


def test_a_database_that_does_not_answer_is_told_in_one_line(world: World) -> None:
    if world.vendor == "postgresql":
        environment = {**world.environment(), "BRYGGA_DATABASE_URL": f"postgresql://x@127.0.0.1:{free_port()}/x"}
    else:
        (world.data / FILE).write_bytes(b"not a database at all" * 100)
        environment = world.environment()
    command = [sys.executable, "-c", "import sys; from brygga.cli import main; sys.exit(main())", "verify", "--data",
               str(world.data)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith("Databasen svarar inte")


@pytest.mark.only("sqlite")
def test_a_full_disk_is_a_clear_503_and_nothing_is_half_done(world: World, tmp_path: Path) -> None:
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(tmp_path)]).returncode:
        pytest.skip("a small disk of its own needs root")
    small = World(tmp_path / "data", "small")
    try:
        world.copy_to(small)
        with small.served() as address:
            key = (small.data / "setup-key").read_text().strip()
            send = _opened(f"{address}/starta/?nyckel={key}")
            _fill(tmp_path / "filler")
            assert send(FOUNDING) == 503
            for page in (f"/starta/?nyckel={key}", "/logga-in/"):
                with urllib.request.urlopen(address + page) as answer:
                    assert answer.status == 200, "what is there can still be read"
            (tmp_path / "filler").unlink()
            assert _rows(small) == 0
            assert send(FOUNDING) == 200
            assert _rows(small) == 1
    finally:
        subprocess.run(["umount", "-l", str(tmp_path)], check=True)


FOUNDING = {"name": "Mikrofonden Exempel", "orgnr": "769699-9999", "county": "18", "profile": "small_fund",
            "board_size": "5", "month": "1", "year": "2026", "chart": "se", "first_name": "Ingela Norling",
            "first_email": "ingela@exempel.se", "second_name": "Tomas Ekvall", "second_email": "tomas@exempel.se"}


def _opened(address: str) -> Callable[[dict[str, str]], int]:
    """Open a page with a form; returns what posts the form with the page's own token and answers the last status."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', opener.open(address).read().decode())
    assert token

    def send(form: dict[str, str]) -> int:
        sent = urllib.parse.urlencode({**form, "csrfmiddlewaretoken": token[1], "command_key": token[1][:20]}).encode()
        try:
            with opener.open(urllib.request.Request(address, sent, {"Referer": address})) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as fault:
            return fault.code

    return send


def _fill(filler: Path) -> None:
    """Write until not a byte more goes in."""
    for size in (1 << 20, 4096, 1):
        try:
            with filler.open("ab", buffering=0) as file:
                while file.write(b"0" * size):
                    pass
        except OSError as fault:
            assert fault.errno == 28


def _rows(world: World) -> int:
    with contextlib.closing(sqlite3.connect(world.data / FILE)) as connection:
        return int(connection.execute("SELECT count(*) FROM foundation_tenant").fetchone()[0])


@pytest.mark.only("sqlite")
def test_an_interrupted_demo_leaves_nothing_behind(world: World, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; from brygga.cli import main; sys.exit(main())", "demo", "--data",
               str(tmp_path / "fund")]
    # A shell that runs the tests in the background has its children ignore SIGINT; a person's own shell does not.
    process = subprocess.Popen(command, env=world.environment(), cwd=ROOT, stdout=subprocess.PIPE, text=True,
                               preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    assert process.stdout
    for line in process.stdout:
        if "startar fonden" in line:
            break
    process.send_signal(signal.SIGINT)
    process.wait(60)
    assert process.returncode != 0 and list(tmp_path.iterdir()) == []


def test_a_demo_is_not_told_over_something_else(world: World) -> None:
    with in_use(world):
        builders.fund()
    if world.vendor == "postgresql":
        (world.data / "letters").mkdir(exist_ok=True)
    code, said = told(world, "demo", "--data", str(world.data))
    assert code == 2 and "är inte tom" in said
    if world.vendor == "postgresql":
        code, said = told(world, "demo", "--data", str(world.data.with_name("another")))
        assert code == 2 and "finns redan en fond" in said


def test_half_a_demo_is_not_served(world: World) -> None:
    from brygga.foundation import clock
    from brygga.foundation.commands import Command
    from brygga.operations.demo.world import note
    from brygga.operations.house.tables import BEGUN

    with in_use(world):
        note(Command(None, None, clock.now(), clock.today(), "begun"), code=BEGUN)
    code, said = told(world, "serve", "--data", str(world.data), "--port", str(free_port()))
    assert code == 1 and "aldrig färdig" in said


@pytest.mark.only("postgresql")
def test_a_backup_of_postgresql_is_its_own_tools_work(world: World, tmp_path: Path) -> None:
    code, said = told(world, "backup", "--data", str(world.data), "--to", str(tmp_path / "b.zip"))
    assert code == 2 and "pg_dump" in said
    (tmp_path / "b.zip").write_bytes(b"")
    assert told(world, "restore", "--data", str(tmp_path / "new"), "--from", str(tmp_path / "b.zip"))[0] == 2


@pytest.mark.only("sqlite")
def test_a_zip_of_something_else_is_refused_and_leaves_the_directory_empty(world: World, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("brygga.sqlite3", "hello")
        archive.writestr("digests.json", json.dumps({"brygga.sqlite3": "0" * 64}))
    code, said = told(world, "restore", "--data", str(tmp_path / "new"), "--from", str(tmp_path / "other.zip"))
    assert code == 1 and "skadad" in said
    assert [p.name for p in (tmp_path / "new").glob("*") if p.name != "secret-key"] == []
