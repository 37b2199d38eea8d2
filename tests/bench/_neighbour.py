"""Another ledger in the same run: a process of its own on a database of its own, which posts when it is its turn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from urllib.parse import urlsplit

HERE = Path(__file__).parent
PYTHON = HERE.parent.parent / ".venv-bench" / "bin" / "python"
PROGRAMS = {"sqlite": "with_django_ledger.py", "postgresql": "with_hordak.py"}


class Neighbour:
    """The one that is measured on `vendor`. Without its environment (`make bench` makes it) nothing is there to ask."""

    def __init__(self, vendor: str) -> None:
        self.versions: dict[str, str] = {}
        self.name = ""
        self._folder = tempfile.TemporaryDirectory(prefix="brygga-neighbour-")
        self._process = self._started(PROGRAMS[vendor]) if PYTHON.exists() else None
        if self._process is None:
            print(f"no {PYTHON.parent.parent.name}: measured without the other ledger", file=sys.stderr)
        else:
            self.versions = json.loads(self._line())
            self.name = next(iter(self.versions))

    def __enter__(self) -> Neighbour:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        if self._process is not None:
            self._process.communicate()
        self._folder.cleanup()

    def seconds(self, first: int, count: int) -> float:
        """Let it post the entries first … first + count - 1, a durable commit each."""
        assert self._process is not None and self._process.stdin is not None
        self._process.stdin.write(f"{first} {count}\n")
        self._process.stdin.flush()
        return float(self._line())

    def _started(self, program: str) -> subprocess.Popen[str]:
        url = urlsplit(os.environ.get("BRYGGA_BENCH_NEIGHBOUR", ""))
        told = {"FOLDER": self._folder.name, "NAME": url.path.lstrip("/"), "USER": url.username or "",
                "HOST": url.hostname or "", "PORT": str(url.port or "")}
        environment = {"PATH": os.environ.get("PATH", ""), "PYTHONWARNINGS": "ignore",
                       **{f"NEIGHBOUR_{name}": value for name, value in told.items()}}
        return subprocess.Popen([str(PYTHON), str(HERE / "neighbours" / program)], env=environment, text=True,
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def _line(self) -> str:
        assert self._process is not None and self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the other ledger ended: {self._process.wait()}")
        return line
