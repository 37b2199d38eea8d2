"""The report of the walk stands in the run's last lines, whoever runs it."""

from __future__ import annotations

from typing import Any

REPORT: list[str] = []


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say what was looked at and what was found."""
    for line in REPORT:
        terminalreporter.write_line(line)
