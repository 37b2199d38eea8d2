"""The walls of .importlinter stand, and each of them notices a breach.

A copy of src/ gets one forbidden line at a time, in the forms people really write: at the top, inside a function, under
TYPE_CHECKING, relative, and as a new file that nobody placed. What import-linter cannot see (modules and models fetched
by name) is in house_rules.py.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tools.measure import ROOT


@dataclass(frozen=True, slots=True)
class Breach:
    """`line` is added to the end of `file` (made when it is not there); contract `broken` must fail."""

    broken: str
    file: str
    line: str


BREACHES = (
    Breach("house", "domain/money.py", "from brygga.apps import ledger"),
    Breach("house", "foundation/__init__.py", "import brygga.apps.access"),
    Breach("house", "formats/__init__.py", "def later():\n    from brygga.calc import contract"),
    Breach("house", "jurisdictions/__init__.py", "import brygga.formats"),
    Breach("house", "apps/loans/__init__.py", "from brygga import operations"),
    Breach("house", "operations/__init__.py", "from .. import web"),
    Breach("house", "things/__init__.py", '"""A room that nobody placed."""'),
    Breach("apps", "apps/ledger/__init__.py", "from brygga.apps.loans import actions"),
    Breach("apps", "apps/loans/__init__.py", "import brygga.apps.capital"),
    Breach("apps", "apps/access/__init__.py", "from ..cases import queries"),
    Breach("apps", "apps/gifts/__init__.py", '"""An app that nobody placed."""'),
    Breach("domain", "domain/money.py", "from brygga.domain import dates"),
    Breach("domain", "domain/ledger/__init__.py", "import brygga.domain.funding"),
    Breach("domain", "domain/helpers.py", '"""A room that nobody placed."""'),
    Breach("pure", "domain/dates.py", "from django.utils import timezone"),
    Breach("pure", "calc/__init__.py", "def log():\n    import logging"),
    Breach("pure", "jurisdictions/se/__init__.py", "import urllib.request"),
    Breach("domain", "domain/loans/__init__.py", "from brygga.domain.portfolio import whole"),
    Breach("numpy", "domain/loans/accrual.py", "import numpy as np"),
    Breach("numpy", "calc/__init__.py", "def later():\n    from numpy import array"),
    Breach("own-models", "operations/__init__.py", "from brygga.apps.ledger.models import entries"),
    Breach("own-models", "apps/payments/__init__.py", "import brygga.apps.ledger.models"),
    Breach(
        "own-models",
        "web/__init__.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from brygga.apps.cases import models",
    ),
    Breach("countries", "operations/__init__.py", "from brygga.jurisdictions.se import pack"),
    Breach("acyclic", "formats/pictures/planted.py", "import brygga.formats.documents.planted"),
)

# The second half of the circle: siblings may know each other, but only one way.
COUNTERPART = {"acyclic": ("formats/documents/planted.py", "import brygga.formats.pictures.planted")}


def lint(place: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    """Run lint-imports in `place`, on the copy of src/ that stands there."""
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    program = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    return subprocess.run(
        [sys.executable, "-c", program, "--cache-dir", str(place / "cache"), *chosen],
        cwd=place, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": f"{place / 'src'}:{place}"},
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "src", place / "src", ignore=shutil.ignore_patterns("__pycache__", "static", "locale"))
    shutil.copytree(ROOT / "tools", place / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", place)
    return place


@pytest.fixture
def breach(request: pytest.FixtureRequest, copy: Path) -> Iterator[Breach]:
    """Plant the breach, take it away afterwards."""
    planted: Breach = request.param
    lines = [(planted.file, planted.line)]
    if planted.broken in COUNTERPART:
        lines.append(COUNTERPART[planted.broken])
    paths = [copy / "src" / "brygga" / file for file, _ in lines]
    before = [path.read_text() if path.exists() else None for path in paths]
    for path, text, (_, line) in zip(paths, before, lines, strict=True):
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{text or ''}\n{line}\n")
    yield planted
    for path, text in zip(paths, before, strict=True):
        if text is None:
            path.unlink()
            if path.name == "__init__.py":
                shutil.rmtree(path.parent)
        else:
            path.write_text(text)


def test_every_contract_is_kept(copy: Path) -> None:
    done = lint(copy)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: f"{breach.broken}: {breach.file}", indirect=True)
def test_a_breach_is_noticed(breach: Breach, copy: Path) -> None:
    done = lint(copy, breach.broken)
    assert done.returncode == 1 and "BROKEN" in done.stdout, done.stdout + done.stderr


def test_every_contract_has_a_breach() -> None:
    contracts = {
        line.split(":")[2].rstrip("]")
        for line in (ROOT / ".importlinter").read_text().splitlines()
        if line.startswith("[importlinter:contract:")
    }
    assert contracts == {breach.broken for breach in BREACHES}
