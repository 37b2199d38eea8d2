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
WELL, ADVICE, WRONG = "bra", "råd", "FEL"


def examine(say: Say) -> int:
    """Print a line for each thing looked at; 1 when something is wrong. An advice is none."""
    wrong = 0
    for word, line in _findings():
        say(f"{word:4}  {line}")
        wrong += word == WRONG
    return 1 if wrong else 0


def _findings() -> Iterator[tuple[str, str]]:
    yield _well(sys.version_info >= (3, 11)), f"Python {sys.version.split()[0]}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        yield WELL, f"{connection.vendor} {cursor.fetchone()[0]}"
    fault = unfit()
    yield _well(not fault), fault or "tabeller och stängsel är hela"
    if connection.vendor == "sqlite":
        yield from _pragmas()
    yield from _disk(Path(settings.DATA_DIR))
    key = Path(settings.DATA_DIR) / "secret-key"
    if key.exists():
        alone = not key.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        yield _well(alone), "hemliga nyckeln läses bara av ägaren" if alone else f"kör: chmod 600 {key}"
    yield (WELL, f"e-post går genom {settings.EMAIL_HOST}") if settings.EMAIL_HOST else (
        ADVICE, "ingen e-postserver är vald, brev blir filer i letters/: sätt BRYGGA_SMTP=värd:port")
    safe = settings.SECURE_COOKIES or "127.0.0.1" in settings.PUBLIC_ADDRESS or "localhost" in settings.PUBLIC_ADDRESS
    yield _well(safe), f"adressen är {settings.PUBLIC_ADDRESS}" + (
        "" if safe else ": den behöver https. Sätt BRYGGA_ADDRESS och ställ en webbserver med TLS framför")


def _well(so: bool) -> str:
    return WELL if so else WRONG


def _pragmas() -> Iterator[tuple[str, str]]:
    """Each must read back as `config.databases` set it: a lost one loses commits or lets rows round the seal."""
    with connection.cursor() as cursor:
        for name, wanted in (("journal_mode", "wal"), ("synchronous", 2), ("recursive_triggers", 1),
                             ("foreign_keys", 1)):
            cursor.execute(f"PRAGMA {name}")
            found = cursor.fetchone()[0]
            if found != wanted:
                yield WRONG, f"PRAGMA {name} är {found}, ska vara {wanted}: katalogen kan inte ligga på den här disken"
        cursor.execute("PRAGMA quick_check")
        said = cursor.fetchone()[0]
    yield _well(said == "ok"), "databasfilen är hel" if said == "ok" else (
        f"databasfilen är skadad ({said}): lägg tillbaka en säkerhetskopia")


def _disk(folder: Path) -> Iterator[tuple[str, str]]:
    free = shutil.disk_usage(folder).free // 2**20
    roomy = free > LEAST_FREE_MIB
    yield _well(roomy), f"{free} MiB ledigt i {folder}" + ("" if roomy else f": gör plats, {LEAST_FREE_MIB} behövs")
