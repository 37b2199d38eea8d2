"""Real counterparts for the tests: a PostgreSQL server, a mail server, Debian's Chromium.

Each is found on the machine or named as absent; `tools/run_tests.py` counts what had to be skipped for it. Nothing
here knows Django. Do not fake these: a lock that never met PostgreSQL and a page that never met a browser are untested.
"""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

OWNER_ROLE = "brygga_owner"
APP_ROLE = "brygga_app"


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def find_program(*names: str) -> str | None:
    """The first of `names` on the path or among Debian's PostgreSQL binaries, newest version first."""
    places = [os.environ.get("PATH", ""), *sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)]
    return next((hit for name in names if (hit := shutil.which(name, path=os.pathsep.join(places)))), None)


def chromium() -> str | None:
    """The browser to hand to Playwright as `executable_path`; BRYGGA_CHROMIUM names another than the system's."""
    return os.environ.get("BRYGGA_CHROMIUM") or find_program("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True, slots=True)
class Cluster:
    """A PostgreSQL server of the test run's own: one superuser, an owner role, an app role that owns nothing."""

    port: int

    def url(self, role: str, database: str) -> str:
        return f"postgresql://{role}@127.0.0.1:{self.port}/{database}"

    def owner_url(self, database: str) -> str:
        return self.url(OWNER_ROLE, database)

    def app_url(self, database: str) -> str:
        return self.url(APP_ROLE, database)

    def run(self, *statements: str) -> None:
        """Statements as the superuser, each outside a transaction (CREATE DATABASE wants that)."""
        import psycopg

        with psycopg.connect(self.url("postgres", "postgres"), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)  # type: ignore[call-overload]

    def create(self, database: str, template: str | None = None) -> None:
        """A new database owned by the owner role; from a template it is a copy of the template's files."""
        source = f" TEMPLATE {template} STRATEGY FILE_COPY" if template else ""
        self.run(f"CREATE DATABASE {database} OWNER {OWNER_ROLE}{source}")

    def drop(self, database: str) -> None:
        self.run(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


def _place_for_data() -> str | None:
    """Memory when the machine has some to spare: a copied database is then a copied piece of memory."""
    shm = Path("/dev/shm")
    if shm.is_dir() and os.access(shm, os.W_OK) and shutil.disk_usage(shm).free > 2 << 30:
        return str(shm)
    return None


@contextlib.contextmanager
def postgres(durable: bool = False) -> Iterator[Cluster | None]:
    """A server on a free port of the loopback address, or None where PostgreSQL is not installed.

    `durable`: on disk with every commit flushed, for measurements; tests want speed instead.
    """
    initdb = find_program("initdb")
    if initdb is None:
        yield None
        return
    binaries, port = Path(initdb).parent, free_port()
    base = Path(tempfile.mkdtemp(prefix="brygga-pg-", dir=None if durable else _place_for_data()))
    as_root = os.geteuid() == 0  # PostgreSQL refuses to run as root
    prefix = ["runuser", "-u", "postgres", "--"] if as_root else []
    if as_root:
        shutil.chown(base, "postgres")

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [*prefix, str(binaries / program), *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/"
        )

    options = f"-p {port} -k {base} -c listen_addresses=127.0.0.1 -c max_connections=100 -c shared_buffers=64MB"
    if not durable:
        options += (
            " -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c wal_level=minimal -c max_wal_senders=0"
            " -c autovacuum=off"
        )
    run("initdb", "-D", f"{base}/d", "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
    try:
        run("pg_ctl", "-D", f"{base}/d", "-w", "-l", f"{base}/log", "-o", options, "start")
        cluster = Cluster(port)
        cluster.run(f"CREATE ROLE {OWNER_ROLE} LOGIN", f"CREATE ROLE {APP_ROLE} LOGIN")
        yield cluster
    finally:
        with contextlib.suppress(subprocess.CalledProcessError):
            run("pg_ctl", "-D", f"{base}/d", "-m", "immediate", "stop")
        shutil.rmtree(base, ignore_errors=True)


@dataclass
class MailBox:
    """What a real SMTP server received. `refuse` holds addresses that it answers with 550.

    Without slots: the server looks at each attribute of its handler, and Debian's Python 3.11.2 trips on theirs.
    """

    port: int
    messages: list[Any] = field(default_factory=list)
    refuse: set[str] = field(default_factory=set)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address in self.refuse:
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.messages.append(envelope)
        return "250 OK"


@contextlib.contextmanager
def mail_server() -> Iterator[MailBox]:
    """A mail server on a free port (aiosmtpd cannot choose one itself: with port 0 it connects to port 0)."""
    from aiosmtpd.controller import Controller

    box = MailBox(port=free_port())
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
