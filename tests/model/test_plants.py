"""Every planted defect is found by the model, within a bounded number of commands.

They are planted in Python, above both databases, so one database is enough.
"""

from __future__ import annotations

import os

import pytest

from tests.conftest import DATABASE
from tests.model import runs
from tests.model.driver import Differs, Tally
from tests.model.plants import PLANTS
from tests.model.told import template
from tests.worlds import ROOT, Worlds

BOUND = 6_000


@pytest.mark.only("sqlite")
def test_every_planted_defect_is_found(all_worlds: Worlds, capsys: pytest.CaptureFixture[str]) -> None:
    for name in runs.WORLDS:
        template(all_worlds, name)  # told before anything is planted
    found = {name: found_after(all_worlds, name) for name in PLANTS}
    lines = [f"planted defects, {DATABASE}: {sum(1 for n, _ in found.values() if n)} of {len(found)} found", "",
             "defect                                              after  how", "-" * 100]
    lines += [f"{name:<52}{number or '-':>5}  {how}" for name, (number, how) in found.items()]
    target = ROOT / "build" / f"model-plants-{DATABASE}.txt"
    target.parent.mkdir(exist_ok=True)
    target.write_text("\n".join(lines) + "\n")
    with capsys.disabled():
        os.write(1, ("\n" + "\n".join(lines) + "\n").encode())
    assert len(PLANTS) >= 15
    assert [name for name, (number, _) in found.items() if not number] == []


def found_after(worlds: Worlds, name: str) -> tuple[int, str]:
    """How many commands it took until model and product differed, and what the difference was; 0 when it was not."""
    tally, seed = Tally(), 1
    while tally.operations() < BOUND:
        try:
            with PLANTS[name]():
                runs.one_sequence(worlds, seed, tally, verified=False)
        except Differs as fault:
            return tally.operations() + 1, str(fault).replace("\n", " ")[:120]
        seed += 1
    return 0, f"not found in {tally.operations()}"


def test_a_failure_is_cut_down_to_the_commands_that_it_takes(all_worlds: Worlds) -> None:
    for name in runs.WORLDS:
        template(all_worlds, name)
    with PLANTS["lots: an undone match leaves them where they were"]():
        with pytest.raises(Differs) as caught:
            for seed in range(1, 30):
                runs.one_sequence(all_worlds, seed, Tally(), verified=False)
        told, begun_in = caught.value.told, caught.value.begun_in
        short = runs.shrunk(all_worlds, caught.value, tries=25)
        assert runs.told_again(all_worlds, short, begun_in) is not None
        assert len(short) <= len(told) // 2
    assert runs.told_again(all_worlds, short, begun_in) is None, "without the defect the same commands agree"
