"""The table of what was compared: calculator, cases of right and wrong input, differences; and the sum.

Each comparison hangs its counts on its own test report, which also finds its way from the processes of pytest-xdist.
"""

from collections.abc import Callable
from typing import Any

import pytest

from . import agreeing
from .comparing import SEED, Second, how_many

OUTCOMES = ("passed", "failed")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Put each of a file's calculators to the tests that ask for one (`agreeing`)."""
    if metafunc.function.__module__ == agreeing.__name__:
        metafunc.parametrize("second", metafunc.module.HERE, ids=lambda second: second.name)


@pytest.fixture
def agree(record_property: Callable[[str, Any], None]) -> Callable[[Second, str], None]:
    """Compare a calculator with its oracle over its random cases; fails with the first three differences in full."""

    def check(second: Second, part: str) -> None:
        count = how_many(second.name, part)
        differences = second.differences(part, count)
        record_property("oracle", [second.name, part, count, len(differences)])
        assert not differences, f"{len(differences)} of {count} differ\n" + "\n".join(differences[:3])

    return check


def pytest_unconfigure(config: pytest.Config) -> None:
    """Print the table as the last lines of the run, in the process that speaks to the terminal."""
    reporter: Any = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None:
        return
    reports = [report for outcome in OUTCOMES for report in reporter.stats.get(outcome, [])]
    rows: dict[str, dict[str, int]] = {}
    for report in reports:
        for key, counted in getattr(report, "user_properties", []):
            if key == "oracle" and report.when == "call":
                name, part, count, differences = counted
                row = rows.setdefault(name, {"right": 0, "wrong": 0, "differences": 0})
                row[part] += count
                row["differences"] += differences
    for line in table(rows):
        reporter.write_line(line)


def table(rows: dict[str, dict[str, int]]) -> list[str]:
    """The lines: a head, a calculator a line, the sum."""
    if not rows:
        return []
    keys = ("right", "wrong", "differences")
    total = {key: sum(row[key] for row in rows.values()) for key in keys}
    head = f"{'calculator':<20}{'cases':>10}{'right':>10}{'wrong':>10}{'differences':>13}"
    lines = ["", f"oracles, seed {SEED}:", head]
    for name, row in [*sorted(rows.items()), ("sum", total)]:
        lines.append(f"{name:<20}{row['right'] + row['wrong']:>10}{row['right']:>10}{row['wrong']:>10}"
                     f"{row['differences']:>13}")
    return lines
