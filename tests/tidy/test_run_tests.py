"""The test command counts what it ran: a part that broke, a skip in CI and an empty run are not a pass."""

from __future__ import annotations

import pytest

from tools import run_tests

GOOD = {"passed": 3, "failed": 0, "error": 0, "skipped": 0, "xfailed": 1, "xpassed": 0}


def outcome(monkeypatch: pytest.MonkeyPatch, ci: bool, counts: dict[str, int], broken: str = "") -> int:
    """What `make test` answers when its only part has these counts."""

    def run_part(part: run_tests.Part, tally: run_tests.Tally) -> None:
        tally.add(counts)
        tally.broken += [broken] if broken else []

    monkeypatch.setattr(run_tests, "provide", lambda: None)
    monkeypatch.setattr(run_tests, "run_part", run_part)
    monkeypatch.setenv("CI", "true" if ci else "")
    return run_tests.main(["pure"])


@pytest.mark.parametrize(
    ("ci", "change", "broken", "answer"),
    [
        (True, {}, "", 0),
        (False, {"skipped": 1}, "", 0),
        (True, {"skipped": 1}, "", 1),
        (False, {"failed": 1}, "", 1),
        (False, {"error": 1}, "", 1),
        (False, {"xpassed": 1}, "", 1),
        (False, {"passed": 0, "xfailed": 0}, "", 1),
        (False, {}, "pure (pytest ended with 4)", 1),
    ],
)
def test_the_answer(
    monkeypatch: pytest.MonkeyPatch, ci: bool, change: dict[str, int], broken: str, answer: int
) -> None:
    assert outcome(monkeypatch, ci, GOOD | change, broken) == answer


def test_the_last_line_is_the_sum(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    outcome(monkeypatch, False, GOOD | {"skipped": 2, "error": 1})
    assert capsys.readouterr().out.splitlines()[-1] == "4 passed, 1 failed, 2 skipped"


def test_no_room_of_tests_is_forgotten() -> None:
    """Each folder of tests/ is in some part; what meets a database is in one for each database."""
    parts = run_tests.all_parts()
    rooms = {path.name for path in run_tests.TESTS.iterdir() if path.is_dir()} - set(run_tests.NOT_TESTS)
    assert rooms <= {room for part in parts for room in part.rooms}
    by_name = {part.name: part for part in parts}
    assert by_name["sqlite"].rooms == by_name["postgresql"].rooms
