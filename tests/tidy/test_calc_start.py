"""A calculator answers at once: none imports Django, and starting one costs little more than starting Python."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

import pytest

from brygga.calc.registry import MODULES, names

SOURCE = str(Path(__file__).parents[2] / "src")
ENVIRONMENT = {"PYTHONPATH": SOURCE}
EXTRA_MS_MAX = 150
TRIES = 4
HEAVY = ("django", "typst", "holidays", "psycopg", "babel")


def heavy_imports(*modules: str) -> str:
    """The heavy packages that importing these modules brings in, by a Python that has nothing loaded."""
    code = (f"import importlib, sys\nfor name in {modules!r}: importlib.import_module(name)\n"
            f"print(*[name for name in {HEAVY!r} if name in sys.modules])")
    done = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, check=True, text=True)
    return done.stdout.strip()


def milliseconds(*arguments: str) -> float:
    """The least time of the processor that one start took, so that a busy machine does not count."""
    least = float("inf")
    for _ in range(TRIES):
        before = getrusage(RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], env=ENVIRONMENT, input=b"{}", capture_output=True, check=False)
        after = getrusage(RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        least = min(least, 1000 * spent)
    return least


def test_no_calculator_imports_django() -> None:
    assert heavy_imports("brygga.cli", "brygga.calc.__main__", *MODULES.values()) == ""


def test_canary_an_import_of_django_is_found() -> None:
    assert heavy_imports("brygga.calc.registry", "django.utils.timezone") == "django"


@pytest.mark.parametrize("name", names())
def test_starting_a_calculator_costs_little_more_than_starting_python(name: str) -> None:
    bare = milliseconds("-c", "pass")
    assert bare > 1, "nothing was measured"
    assert milliseconds("-c", "from brygga.cli import main; main()", "calc", name) - bare <= EXTRA_MS_MAX
