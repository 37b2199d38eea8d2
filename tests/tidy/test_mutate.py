"""`make mutate`: what it says of a fault, which faults a sample holds, and that its rooms and tests are there."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from tests.domain.sentences import is_sentence
from tools import mutate

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mutmut"]


def test_every_room_and_every_test_it_names_is_there() -> None:
    assert SETTINGS["only_mutate"] == [f"src/brygga/domain/{room}/*" for room in mutate.ROOMS]
    named = [*SETTINGS["pytest_add_cli_args_test_selection"], *(path.rstrip("*") for path in SETTINGS["only_mutate"])]
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize(("code", "said"), [
    (None, "not tried"), (0, "survived"), (1, "killed"), (3, "killed"), (33, "no test"), (36, "too slow"),
    (-24, "too slow"), (-11, "odd (-11)"),
])  # fmt: skip
def test_what_became_of_a_fault(code: int | None, said: str) -> None:
    assert mutate.kind(code) == said


def test_a_sample_is_the_same_each_time_and_a_smaller_one_lies_in_it() -> None:
    names = [f"brygga.domain.loans.x__mutmut_{nr}" for nr in range(3000)]
    third, ninth = mutate.chosen(names, 3), mutate.chosen(names, 9)
    assert set(ninth) < set(third) and mutate.chosen(names, 1) == names
    assert 900 < len(third) < 1100


def test_only_a_killed_fault_counts_as_killed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    room = tmp_path / "aid" / "deep"
    room.mkdir(parents=True)
    codes = {"one": 1, "two": 0, "three": 36, "four": 33, "five": None}
    (room / "x.py.meta").write_text(json.dumps({"exit_code_by_key": codes}))
    monkeypatch.setattr(mutate, "RULES", tmp_path)
    mutate.tell("aid", 1)
    told = capsys.readouterr().out.splitlines()
    assert told[-1] == ("aid: 5 faults, 1 killed (25.0 % of 4 tried); 1 no test, 1 not tried, 1 survived, 1 too slow")
    assert len(told) == 5


@pytest.mark.parametrize(("text", "is_one"), [
    ("The term is over ten years.", True), ("flat goes with annuity.", True), ("1–1200 instalments.", True),
    ("the term is over ten years.", False), ("THE TERM IS OVER.", False), ("XXThe term is over.XX", False), ("", False),
    ("The term", False), (None, False), (" The term.", False),
])  # fmt: skip
def test_what_a_sentence_is(text: object, is_one: bool) -> None:
    assert is_sentence(text) is is_one
