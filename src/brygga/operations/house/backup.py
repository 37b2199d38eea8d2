"""A backup is one file: the database as it stood at one instant, every paper, and their digests.

Only SQLite: a PostgreSQL installation is backed up with its own tools (docs/operations). A backup that does not verify
is neither made nor brought back; a restore goes to an empty directory, so that nothing is written over.
"""

import hashlib
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection

from brygga.operations.verify import faults_in

Say = Callable[[str], None]


def backup(say: Say, to: Path) -> int:
    """Write the backup to `to`; refuses when the books do not verify, or when the file is there already."""
    if connection.vendor != "sqlite":
        say("Säkerhetskopian gäller SQLite. För PostgreSQL: pg_dump eller pg_basebackup, se docs/operations.")
        return 2
    if to.exists():
        say(f"{to} finns redan. Välj ett annat namn.")
        return 2
    faults = faults_in()
    if faults:
        say(f"Säkerhetskopian gjordes inte: {faults[0]}")
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "brygga.sqlite3"
        with sqlite3.connect(settings.DATABASES["default"]["NAME"]) as source, sqlite3.connect(copy) as target:
            source.backup(target)
        _pack(to, copy)
    say(f"Säkerhetskopia: {to} ({to.stat().st_size // 1024} kB)")
    return 0


def _pack(to: Path, copy: Path) -> None:
    folder = Path(settings.DATA_DIR)
    members = {"brygga.sqlite3": copy} | {
        str(path.relative_to(folder)): path for path in sorted((folder / "papers").rglob("*")) if path.is_file()}
    with zipfile.ZipFile(to, "x", zipfile.ZIP_DEFLATED) as archive:
        digests = {}
        for name, path in members.items():
            archive.write(path, name)
            digests[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        archive.writestr("digests.json", json.dumps(digests, indent=0, sort_keys=True))


def restore(say: Say, source: Path) -> int:
    """Bring a backup back into an empty data directory, and verify what came."""
    folder = Path(settings.DATA_DIR)
    there = [p.name for p in folder.iterdir() if p.name not in {"secret-key"}] if folder.exists() else []
    if there:
        say(f"{folder} är inte tom ({', '.join(sorted(there)[:3])}). Välj en tom katalog.")
        return 2
    fault = _unpack(source, folder)
    if fault:
        say(f"Säkerhetskopian är skadad och lades inte tillbaka: {fault}")
        return 1
    faults = faults_in()
    say("Tillbaka, och allt stämmer." if not faults else f"Tillbaka, men: {faults[0]}")
    return 1 if faults else 0


def _unpack(source: Path, folder: Path) -> str:
    try:
        with zipfile.ZipFile(source) as archive:
            digests = json.loads(archive.read("digests.json"))
            if set(archive.namelist()) != set(digests) | {"digests.json"}:
                return "innehållet stämmer inte med förteckningen"
            for name, digest in digests.items():
                if ".." in name or name.startswith("/") or hashlib.sha256(archive.read(name)).hexdigest() != digest:
                    return name
            archive.extractall(folder, members=list(digests))
    except (OSError, zipfile.BadZipFile, KeyError, json.JSONDecodeError) as fault:
        return str(fault)
    return ""
