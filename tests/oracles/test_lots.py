"""`brygga calc lots`, `waterfall` and `contribution` against their oracles: random cases, wrong input and a canary."""

from collections.abc import Callable

import pytest

from .comparing import Second, blind_spots
from .seconds import CONTRIBUTION, LOTS, WATERFALL

HERE = [LOTS, WATERFALL, CONTRIBUTION]


@pytest.mark.parametrize("second", HERE, ids=lambda second: second.name)
def test_random_cases_agree_with_the_oracle(second: Second, agree: Callable[[Second, str], None]) -> None:
    """Every field but `explain` and the texts for people."""
    agree(second, "right")


@pytest.mark.parametrize("second", HERE, ids=lambda second: second.name)
def test_wrong_input_is_refused_as_the_text_says(second: Second, agree: Callable[[Second, str], None]) -> None:
    """Refused, and by the text's code where the text makes it certain."""
    agree(second, "wrong")


@pytest.mark.parametrize("second", HERE, ids=lambda second: second.name)
def test_canary_every_field_is_compared(second: Second) -> None:
    """Each figure of an answer is made wrong in turn; the comparison must see every one."""
    assert blind_spots(second) == []
