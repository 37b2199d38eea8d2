"""`brygga doctor`: what is well and what is not, each with how to mend it."""

import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from brygga.operations.house.tables import unfit

Say = Callable[[str], None]
LEAST_FREE_MIB = 500


def examine(say: Say) -> int:
    """Print a line for each thing looked at; 1 when something needs a hand."""
    bad = 0
    for well, line in _findings():
        say(f"{'bra ' if well else 'MEND'}  {line}")
        bad += not well
    return 1 if bad else 0


def _findings() -> Iterator[tuple[bool, str]]:
    yield sys.version_info >= (3, 11), f"Python {sys.version.split()[0]}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        yield True, f"{connection.vendor} {cursor.fetchone()[0]}"
    fault = unfit()
    yield not fault, fault or "tabeller och stängsel är hela"
    yield from _disk(Path(settings.DATA_DIR))
    key = Path(settings.DATA_DIR) / "secret-key"
    if key.exists():
        alone = not key.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        yield alone, "hemliga nyckeln läses bara av ägaren" if alone else f"kör: chmod 600 {key}"
    yield bool(settings.EMAIL_HOST), (f"e-post går genom {settings.EMAIL_HOST}" if settings.EMAIL_HOST else
                                      "ingen e-postserver är vald: sätt BRYGGA_SMTP=värd:port")
    yield settings.SECURE_COOKIES or "127.0.0.1" in settings.PUBLIC_ADDRESS, f"adressen är {settings.PUBLIC_ADDRESS}"


def _disk(folder: Path) -> Iterator[tuple[bool, str]]:
    free = shutil.disk_usage(folder).free // 2**20
    yield free > LEAST_FREE_MIB, f"{free} MiB ledigt i {folder}"
