"""A backup is one file: the database as it stood at one instant, every paper, and their digests.

Only SQLite: a PostgreSQL installation is backed up with its own tools (docs/operations). What does not verify is
neither copied nor brought back; a restore goes to an empty directory, so that nothing is written over, and leaves it
empty again when it refuses. The database is copied before the papers: a paper is written before the row that names it.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection

from brygga.foundation.export import anchors
from brygga.operations.house.tables import MEND, not_ours, older, unfit
from brygga.operations.verify import faults_in

Say = Callable[[str], None]
NOT_SQLITE = "Säkerhetskopian gäller SQLite. För PostgreSQL: pg_dump eller pg_basebackup, se docs/operations."
LIST = "digests.json"


def backup(say: Say, to: Path) -> int:
    """Write the backup to `to`; refuses when the books do not verify, or when the file is there already."""
    fault = _cannot_write(to)
    if fault:
        say(fault)
        return 2
    fault = unfit() or next(iter(faults_in()), "")
    if fault:
        say(f"Säkerhetskopian gjordes inte: {fault}")
        return 1
    half = to.with_name(f".{to.name}.half")
    try:
        with tempfile.TemporaryDirectory(dir=to.parent) as scratch:
            _pack(half, _copy_database(Path(scratch)))
        os.replace(half, to)
    except OSError as found:
        half.unlink(missing_ok=True)
        say(f"Säkerhetskopian gjordes inte: {found.strerror}.")
        return 1
    say(f"Säkerhetskopia: {to} ({to.stat().st_size // 1024} kB)")
    for anchor in anchors():
        say(f"Skriv upp på annan plats: {anchor}")
    return 0


def _cannot_write(to: Path) -> str:
    if connection.vendor != "sqlite":
        return NOT_SQLITE
    if to.exists():
        return f"{to} finns redan. Välj ett annat namn."
    return "" if to.parent.is_dir() else f"Katalogen {to.parent} finns inte."


def _copy_database(scratch: Path) -> Path:
    copy = scratch / "brygga.sqlite3"
    with (closing(sqlite3.connect(connection.settings_dict["NAME"])) as source,
          closing(sqlite3.connect(copy)) as target):
        source.backup(target)
    return copy


def _pack(to: Path, copy: Path) -> None:
    folder = Path(settings.DATA_DIR)
    members = {"brygga.sqlite3": copy} | {
        str(path.relative_to(folder)): path for path in sorted((folder / "papers").rglob("*")) if path.is_file()}
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        digests = {}
        for name, path in members.items():
            archive.write(path, name)
            digests[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        archive.writestr(LIST, json.dumps(digests, indent=0, sort_keys=True))


def restore(say: Say, source: Path) -> int:
    """Bring a backup back into an empty data directory, and verify what came."""
    folder = Path(settings.DATA_DIR)
    there = [place.name for place in _brought(folder)]
    if connection.vendor != "sqlite":
        say(NOT_SQLITE)
        return 2
    if there:
        say(f"{folder} är inte tom ({', '.join(there[:3])}). Välj en tom katalog.")
        return 2
    fault = _unpack(source, folder)
    if fault:
        say(f"Säkerhetskopian är skadad och lades inte tillbaka: {fault}")
        return 1
    fault = not_ours() or ("" if older() else next(iter(faults_in()), ""))
    if fault:
        connection.close()
        _empty(folder)
        say(f"Säkerhetskopian lades inte tillbaka: {fault}")
        return 1
    say(f"Tillbaka, från en äldre version av Brygga. {MEND} Kör sedan: brygga verify." if older()
        else "Tillbaka, och allt stämmer.")
    return 0


def _unpack(source: Path, folder: Path) -> str:
    try:
        with zipfile.ZipFile(source) as archive:
            digests = json.loads(archive.read(LIST))
            if "brygga.sqlite3" not in digests or set(archive.namelist()) != set(digests) | {LIST}:
                return "innehållet stämmer inte med förteckningen"
            for name, digest in digests.items():
                if ".." in name or name.startswith("/") or hashlib.sha256(archive.read(name)).hexdigest() != digest:
                    return name
            archive.extractall(folder, members=list(digests))
    except (OSError, zipfile.BadZipFile, zipfile.LargeZipFile, KeyError, ValueError, RuntimeError) as fault:
        _empty(folder)
        return str(fault)
    return ""


def _brought(folder: Path) -> list[Path]:
    """What stands in a data directory beside the key that its settings made."""
    return sorted(p for p in folder.iterdir() if p.name != "secret-key") if folder.exists() else []


def _empty(folder: Path) -> None:
    for place in _brought(folder):
        if place.is_dir():
            shutil.rmtree(place)
        else:
            place.unlink()
