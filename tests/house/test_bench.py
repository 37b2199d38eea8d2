"""`brygga bench` is for a checkout, and its measurements say what they should; no test asserts a time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from brygga.config.bench import bench
from tests.bench import _measured as measured
from tests.bench.__main__ import HERE, main, measurements


def test_outside_a_checkout_one_is_told_where_to_measure(tmp_path: Path) -> None:
    told: list[str] = []
    assert bench(told.append, ["bulk"], growth=False, root=tmp_path) == 2
    assert "make bench" in told[0]


def test_a_name_that_is_not_measured_is_answered_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bulc"]) == 2
    assert "bulk" in capsys.readouterr().err


def test_what_is_measured() -> None:
    assert {*measurements(HERE / "plain"), *measurements(HERE)} >= {"schedules", "bulk", "accrual", "lots", "posting"}


def test_a_line_holds_ours_the_baseline_and_their_ratio(capsys: pytest.CaptureFixture[str]) -> None:
    measured.say("x", n=100, took=2.0, unit="things/s", baseline="other", baseline_took=1.0, baseline_n=25)
    line = json.loads(capsys.readouterr().out)
    assert (line["rate"], line["baseline_rate"], line["ratio"]) == (50, 25, 2)
    assert {"name", "n", "seconds", "unit", "peak_mib", "baseline", "versions", "load"} <= set(line)


def test_a_baseline_that_is_not_here_leaves_its_figures_empty(capsys: pytest.CaptureFixture[str]) -> None:
    measured.say("x", n=100, took=2.0, unit="things/s")
    measured.missing("pyloan")
    said = capsys.readouterr()
    assert json.loads(said.out)["ratio"] is None
    assert "pyloan" in said.err and "make bench" in said.err


@pytest.mark.parametrize(("took", "exponent", "finding"), [([1, 10, 100], 1.0, False), ([1, 100, 10_000], 2.0, True)])
def test_growth_is_the_slope_and_more_than_linear_is_a_finding(
    capsys: pytest.CaptureFixture[str], took: list[float], exponent: float, finding: bool
) -> None:
    measured.say_growth("x", [10, 100, 1000], took)
    line = json.loads(capsys.readouterr().out)
    assert (line["exponent"], line["finding"]) == (exponent, finding)


def test_rounds_take_turns_and_the_first_does_not_count() -> None:
    order: list[str] = []
    took = measured.in_turns(lambda: order.append("ours"), lambda: order.append("theirs") or 3.0, timed=[False, True],
                             rounds=2)
    assert order == ["ours", "theirs"] * 3 and took[1] == 3.0
