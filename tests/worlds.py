"""How a test gets a database: a whole one of its own, copied from a template that was migrated once.

Idea: the seal refuses at COMMIT, and what has been sealed can be neither rolled back afterwards nor flushed. So no
test shares rows with another inside a transaction that is thrown away; each gets a copy (SQLite: the file; PostgreSQL:
CREATE DATABASE … TEMPLATE), commits as production does, and the copy is dropped. The template is made by `brygga
migrate`, as the owner; the test then runs as the app's role: a missing grant or trigger is missing in the test too.

Trick: a world that many tests begin in ("a started fund") is built once by real actions and frozen as a template of
its own; see `Worlds.like`. Do not use pytest-django's `db` and `django_db`: conftest refuses them.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.servers import Cluster, free_port

ROOT = Path(__file__).parent.parent
FILE = "brygga.sqlite3"
NOWHERE = "no_world_asked_for"
# A migrated SQLite file is kept between runs while the code that makes it stays the same; never in CI.
KEPT = ROOT / "build" / "empty-world"


@dataclass(frozen=True, slots=True)
class World:
    """One data directory with its database. `cluster` is None on SQLite."""

    data: Path
    name: str
    cluster: Cluster | None = None

    @property
    def vendor(self) -> str:
        return "postgresql" if self.cluster else "sqlite"

    def environment(self) -> dict[str, str]:
        """What a `brygga` started by the test needs to work on this world."""
        environment = {**os.environ, "BRYGGA_DATA": str(self.data), "PYTHONPATH": str(ROOT / "src")}
        environment.pop("BRYGGA_DATABASE_URL", None)
        environment.pop("BRYGGA_OWNER_DATABASE_URL", None)
        if self.cluster:
            environment["BRYGGA_DATABASE_URL"] = self.cluster.app_url(self.name)
            environment["BRYGGA_OWNER_DATABASE_URL"] = self.cluster.owner_url(self.name)
        return environment

    def brygga(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run the command line on this world, as its own process."""
        command = [sys.executable, "-c", "import sys; from brygga.cli import main; sys.exit(main())", *arguments]
        done = subprocess.run(command, env=self.environment(), capture_output=True, text=True, cwd=ROOT)
        if check and done.returncode:
            said = f"{done.stdout}{done.stderr}"
            raise AssertionError(f"brygga {' '.join(arguments)} answered {done.returncode}:\n{said}")
        return done

    @contextlib.contextmanager
    def served(self, *arguments: str) -> Iterator[str]:
        """Run `brygga serve` on this world, as its own process; yields the address once it answers."""
        port = free_port()
        command = [sys.executable, "-c", "import sys; from brygga.cli import main; sys.exit(main())", "serve"]
        command += ["--data", str(self.data), "--port", str(port), *arguments]
        server = subprocess.Popen(command, env=self.environment(), cwd=ROOT)
        try:
            _wait_until_open(port, server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(10)

    def exists(self) -> bool:
        return self.data.exists()

    def copy_to(self, other: World) -> None:
        """Copy rows and files. Nobody may be connected to this world: templates are left alone once made."""
        shutil.copytree(self.data, other.data)
        if other.cluster:
            other.cluster.create(other.name, template=self.name)

    def drop(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)
        if self.cluster:
            self.cluster.drop(self.name)


class Worlds:
    """The worlds of one test process: `base` is shared by all processes of the run, `worker` names this one."""

    def __init__(self, base: Path, worker: str, cluster: Cluster | None) -> None:
        self.base, self.worker, self.cluster = base, worker, cluster
        self.made = 0

    def _world(self, name: str) -> World:
        return World(self.base / name, f"brygga_{name}".lower(), self.cluster)

    def fresh(self, template: World | None = None) -> World:
        """An own copy of `template`, by default of the empty migrated one; the caller drops it."""
        source = template or self.empty()
        self.made += 1
        world = self._world(f"{self.worker}_{self.made}")
        source.copy_to(world)
        return world

    def bare(self) -> World:
        """A world without even its tables; the caller makes them and drops it."""
        self.made += 1
        world = self._world(f"{self.worker}_{self.made}")
        world.data.mkdir(parents=True)
        if world.cluster:
            world.cluster.create(world.name)
        return world

    def empty(self) -> World:
        """The migrated template without a row of anybody's; the first process that wants it makes it."""
        world = self._world("empty")
        with _alone(self.base / "empty.lock"):
            if not world.exists():
                self._migrate(world)
        return world

    def _migrate(self, world: World) -> None:
        if world.cluster or os.environ.get("CI"):
            self._migrate_anew(world)
            return
        KEPT.mkdir(parents=True, exist_ok=True)
        kept = KEPT / _digest_of_tables()
        with _alone(KEPT / "lock"):  # two runs in one checkout
            if not kept.is_dir():
                self._migrate_anew(world)
                for old in KEPT.glob("*/"):
                    shutil.rmtree(old)
                shutil.copytree(world.data, kept)
            else:
                shutil.copytree(kept, world.data)

    def _migrate_anew(self, world: World) -> None:
        if world.cluster:
            world.cluster.create(world.name)
        try:
            world.data.mkdir(parents=True)
            world.brygga("migrate", "--data", str(world.data))
            _fold_log(world)
        except BaseException:
            world.drop()
            raise

    def like(self, name: str, build: Callable[[World], None], on: World | None = None) -> World:
        """A template called `name` (letters, digits, _): `build` is called once, in a copy of `on` that is in use."""
        world = self._world(f"{self.worker}_{name}")
        if not world.exists():
            (on or self.empty()).copy_to(world)
            try:
                with in_use(world):
                    build(world)
                _fold_log(world)
            except BaseException:
                world.drop()
                raise
        return world


@contextlib.contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Wait until no other process holds `file`, and hold it."""
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _digest_of_tables() -> str:
    """Names the tables that today's code makes: a changed model, migration, fence or setting makes another name."""
    whole = hashlib.sha256((ROOT / "requirements" / "runtime.txt").read_bytes())
    source = ROOT / "src" / "brygga"
    for path in sorted(source.rglob("*")):
        room = path.relative_to(source).parts
        decides = room[0] in {"foundation", "config"} or {"migrations", "models", "fences"}.intersection(room)
        if decides and path.suffix in {".py", ".sql"}:
            whole.update(str(path).encode() + path.read_bytes())
    return whole.hexdigest()[:16]


def _wait_until_open(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(900):
        if server.poll() is not None:
            raise AssertionError(f"brygga serve ended with {server.returncode} before it answered")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise AssertionError("brygga serve did not answer within 90 seconds")


def _fold_log(world: World) -> None:
    """Fold SQLite's write-ahead log into the file, so that the file alone is the database."""
    if world.cluster:
        return
    import sqlite3

    with contextlib.closing(sqlite3.connect(world.data / FILE)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextlib.contextmanager
def in_use(world: World) -> Iterator[World]:
    """Point Django's default connection, in every thread, at `world`; afterwards at what it was before."""
    from django.conf import settings
    from django.db import connections

    kept = {name: getattr(settings, name) for name in ("DATA_DIR", "EMAIL_FILE_PATH")}
    before = connections["default"].settings_dict["NAME"]
    _point_at(world.name if world.cluster else str(world.data / FILE))
    settings.DATA_DIR, settings.EMAIL_FILE_PATH = world.data, world.data / "letters"
    try:
        yield world
    finally:
        _point_at(before)
        for name, value in kept.items():
            setattr(settings, name, value)


def _point_at(name: str) -> None:
    """All threads share the one dictionary of settings, so new connections follow; this thread's are closed."""
    from django.db import connections

    connection = connections["default"]
    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()
    connection.settings_dict["NAME"] = name


def set_up_django(base: Path, cluster: Cluster | None) -> None:
    """Configure Django for the tests, once: no data directory of anybody's, no connection pool, no database yet."""
    if os.environ.get("DJANGO_SETTINGS_MODULE"):
        return
    os.environ["BRYGGA_DATA"] = str(base)
    os.environ["BRYGGA_SECRET_KEY"] = "only-for-tests-" + "0" * 40
    os.environ.pop("BRYGGA_DATABASE_URL", None)
    os.environ.pop("BRYGGA_OWNER_DATABASE_URL", None)
    if cluster:
        os.environ["BRYGGA_DATABASE_URL"] = cluster.app_url(NOWHERE)
        os.environ["BRYGGA_OWNER_DATABASE_URL"] = cluster.owner_url(NOWHERE)
    os.environ["DJANGO_SETTINGS_MODULE"] = "brygga.config.settings"
    import django
    from django.conf import settings

    for database in (settings.DATABASES["default"], settings.DATABASE_OWNER):
        database["NAME"] = NOWHERE if cluster else str(base / NOWHERE / FILE)
        database["OPTIONS"].pop("pool", None)
    django.setup()
