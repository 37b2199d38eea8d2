"""Which tests meet Django, which database they meet, and the fixtures that all rooms share.

BRYGGA_TEST_DATABASE chooses `sqlite` (default) or `postgresql`. The rooms in PURE never meet Django: it is not even
configured until a module of another room is collected, so a pure test that leans on it fails alone.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from ctypes.util import find_library
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests import servers, worlds

# A busy machine is slow, not wrong: no property fails on a clock.
hypothesis.settings.register_profile("brygga", deadline=None)
hypothesis.settings.load_profile("brygga")

# `make mutate` asks the same tests thousands of times: few examples, the same ones each time.
FEW = 25 if os.environ.get("BRYGGA_MUTATION") else None
HERE = Path(__file__).parent
PURE = {"domain", "jurisdictions", "formats", "calc", "oracles", "tidy"}
DATABASE = os.environ.get("BRYGGA_TEST_DATABASE", "sqlite")
OUTCOMES = ("passed", "failed", "error", "skipped", "xfailed", "xpassed")

_open = contextlib.ExitStack()
_cluster: servers.Cluster | None = None
_base: Path | None = None


def pytest_configure(config: pytest.Config) -> None:
    """Give the run one directory and, on PostgreSQL, one server; xdist's workers inherit both."""
    global _base, _cluster
    if DATABASE not in {"sqlite", "postgresql"}:
        raise pytest.UsageError("BRYGGA_TEST_DATABASE is sqlite or postgresql")
    if not hasattr(config, "workerinput"):
        os.environ["BRYGGA_TEST_BASE"] = tempfile.mkdtemp(prefix="brygga-test-")
        if DATABASE == "postgresql":
            started = _open.enter_context(servers.postgres())
            os.environ["BRYGGA_TEST_PORT"] = str(started.port) if started else ""
    _base = Path(os.environ["BRYGGA_TEST_BASE"])
    if port := os.environ.get("BRYGGA_TEST_PORT"):
        _cluster = servers.Cluster(int(port))


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        _open.close()
        if _base is not None:
            shutil.rmtree(_base, ignore_errors=True)


def _room(path: Path) -> str:
    return path.relative_to(HERE).parts[0] if path.is_relative_to(HERE) else ""


def pytest_collect_file(file_path: Path, parent: Any) -> None:
    """Configure Django before the first module that may import models; never for the pure rooms."""
    if file_path.suffix == ".py" and _room(file_path) not in PURE and file_path.parent != HERE:
        assert _base is not None
        worlds.set_up_django(_base, _cluster)


def pytest_sessionstart() -> None:
    """A fault is tried in a fork of a process that has run the tests: what it remembers would hide the fault."""
    if FEW:
        for name in [name for name in sys.modules if name.startswith("brygga.")]:
            for kept in vars(sys.modules[name]).values():
                if clear := getattr(kept, "cache_clear", None):
                    clear()


def _same_few_examples(item: pytest.Item, most: int) -> None:
    """Give a property at most so many examples, fixed ones, whatever its decorator asks for; others are left alone."""
    test: Any = getattr(item, "obj", None)
    own = getattr(test, "_hypothesis_internal_use_settings", None)
    if own is not None:
        test._hypothesis_internal_use_settings = hypothesis.settings(
            own, max_examples=min(own.max_examples, most), derandomize=True, database=None,
            phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
        )  # fmt: skip


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what belongs to the other database or to the long run; skip, by name, what the machine lacks."""
    long_run = bool(os.environ.get("BRYGGA_LONG"))
    kept, left_out = [], []
    for item in items:
        if FEW:
            _same_few_examples(item, FEW)
        only = item.get_closest_marker("only")
        elsewhere = only is not None and DATABASE not in only.args
        (left_out if elsewhere or (item.get_closest_marker("long") and not long_run) else kept).append(item)
        if item.get_closest_marker("django_db"):
            raise pytest.UsageError(f"{item.nodeid}: ask for the fixture fresh_world, not for django_db")
        if DATABASE == "postgresql" and _cluster is None and _room(item.path) not in PURE:
            item.add_marker(pytest.mark.skip(reason="PostgreSQL is not installed (Debian: postgresql)"))
        if item.get_closest_marker("browser") and None in (servers.chromium(), find_library("atomic")):
            item.add_marker(pytest.mark.skip(reason="no browser to drive here (Debian: chromium, libatomic1)"))
    if FEW:
        kept.sort(key=lambda item: _room(item.path) == "oracles")  # the quick ones first: one failure is enough
    items[:] = kept
    if left_out:
        config.hook.pytest_deselected(items=left_out)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Hand the counts to tools/run_tests.py, which sums them over its parts."""
    if target := os.environ.get("BRYGGA_TEST_COUNTS"):
        counts = {name: len(terminalreporter.stats.get(name, [])) for name in OUTCOMES}
        Path(target).write_text(json.dumps(counts))


@pytest.fixture(scope="session")
def all_worlds(worker_id: str) -> worlds.Worlds:
    """The templates and copies of this test process."""
    assert _base is not None
    return worlds.Worlds(_base, worker_id, _cluster)


@pytest.fixture
def fresh_world(all_worlds: worlds.Worlds) -> Iterator[worlds.World]:
    """A migrated database with no rows of anybody's, this test's alone; Django's connection points at it."""
    world = all_worlds.fresh()
    try:
        with worlds.in_use(world):
            yield world
    finally:
        world.drop()


@pytest.fixture
def mail_box() -> Iterator[servers.MailBox]:
    """A real SMTP server; what it received is in `.messages`."""
    with servers.mail_server() as box:
        yield box


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Debian's Chromium, for Playwright's `executable_path`. Mark the test `browser` too."""
    path = servers.chromium()
    assert path is not None, "mark the test with @pytest.mark.browser: it is then skipped by name without Chromium"
    return path


@pytest.fixture(scope="session")
def long_run() -> bool:
    """True in `make test-long`: many more sequences, kills and random cases."""
    return bool(os.environ.get("BRYGGA_LONG"))


@pytest.fixture
def db() -> None:
    """Overrides pytest-django's, which rolls back: the seal speaks at COMMIT, so a rolled-back test proves little."""
    pytest.fail("ask for the fixture fresh_world: a database of the test's own, with real commits")


@pytest.fixture
def transactional_db(db: None) -> None:
    """Overrides pytest-django's, which flushes: sealed rows cannot be deleted."""
