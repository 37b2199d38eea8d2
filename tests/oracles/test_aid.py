"""`brygga calc gge`, `deminimis` and `portfolio_guarantee` against their oracles: random cases and a canary."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from .aid import deminimis, gge, portfolio
from .comparing import compare, report, same, unseen_defects
from .gen_aid import measure_case, portfolio_case, room_case

ROOM = ("single_undertaking", "counted", "used", "headroom", "admissible")
RULES: tuple[tuple[str, Callable[[Any], Any], Callable[[Random], Any], tuple[str, ...]], ...] = (
    ("gge", gge, measure_case, ("eligible", "gge")),
    ("deminimis", deminimis, room_case, ROOM),
    ("portfolio_guarantee", portfolio, portfolio_case, ()),
)


@pytest.mark.parametrize(("name", "oracle", "make", "keys"), RULES)
def test_random_cases_agree_with_the_oracle(
    name: str, oracle: Callable[[Any], Any], make: Callable[[Random], Any], keys: tuple[str, ...]
) -> None:
    """Every figure; texts and sources are not the oracle's."""
    shape = (lambda answer: {key: answer[key] for key in keys}) if keys else same
    differences = compare(name, oracle, make, "good", shape)
    assert not differences, report(differences)


@pytest.mark.parametrize(("name", "oracle", "make", "keys"), RULES)
def test_canary_every_field_is_compared(
    name: str, oracle: Callable[[Any], Any], make: Callable[[Random], Any], keys: tuple[str, ...]
) -> None:
    """Each figure of an answer is made wrong in turn; the comparison must see every one."""
    answers = [oracle(make(Random(f"canary/{number}"))) for number in range(20)]
    assert [unseen_defects(answer) for answer in answers] == [[]] * 20
