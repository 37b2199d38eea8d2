"""A package that ours is held against: in an environment of its own, in a process of its own that works in its turn."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.bench import _measured as measured

HERE = Path(__file__).parent
PYTHON = HERE.parents[2] / ".venv-bench" / "bin" / "python"


class Package:
    """One of PyPI's packages, as `with_package.py` calls it; asked for a number of works it answers its seconds."""

    def __init__(self, package: str) -> None:
        self.version = ""
        self._process = None
        if PYTHON.exists():
            self._process = subprocess.Popen([str(PYTHON), str(HERE / "with_package.py"), package], text=True,
                                             stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            self.version = json.loads(self._line())["version"]
        if not self.version:
            measured.missing(package)

    def making(self, number: int) -> Callable[[], float]:
        """A round of that many."""
        def work() -> float:
            assert self._process is not None and self._process.stdin is not None
            self._process.stdin.write(f"{number}\n")
            self._process.stdin.flush()
            return float(self._line())
        return work

    def close(self) -> None:
        """Let the process end."""
        if self._process is not None:
            self._process.communicate()

    def _line(self) -> str:
        assert self._process is not None and self._process.stdout is not None
        return self._process.stdout.readline()
