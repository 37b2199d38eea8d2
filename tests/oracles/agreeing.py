"""The three tests that every calculator with an oracle is put to; a file that imports them names its own in HERE."""

from collections.abc import Callable

from .comparing import Second, blind_spots

__all__ = ["test_canary_every_field_is_compared", "test_random_cases_agree_with_the_oracle",
           "test_wrong_input_is_refused_as_the_text_says"]


def test_random_cases_agree_with_the_oracle(second: Second, agree: Callable[[Second, str], None]) -> None:
    """Every field but `explain` and the texts for people."""
    agree(second, "right")


def test_wrong_input_is_refused_as_the_text_says(second: Second, agree: Callable[[Second, str], None]) -> None:
    """Refused, and by the text's code where the text makes it certain."""
    agree(second, "wrong")


def test_canary_every_field_is_compared(second: Second) -> None:
    """Each figure of an answer is made wrong in turn; the comparison must see every one."""
    assert blind_spots(second) == []
