"""One input answers alone as it does in a list, and a lone mistake ends with exit 2: for every calculator here."""

import json

import pytest

from brygga.calc.run import run

from . import seconds
from .comparing import Second, ask

ALL = [value for value in vars(seconds).values() if isinstance(value, Second)]


@pytest.mark.parametrize("second", ALL, ids=lambda second: second.name)
def test_one_input_answers_alone_as_in_a_list(second: Second) -> None:
    """The same answer and exit 0; a mistake gives `error` and exit 2."""
    for value, _ in second.cases("right", 0, 5):
        text, exit_code = run(second.name, json.dumps(value))
        assert exit_code == 0 and json.loads(text) == ask(second.name, [value])[0]
    for value, _ in second.cases("wrong", 0, 5):
        text, exit_code = run(second.name, json.dumps(value))
        assert exit_code == 2 and set(json.loads(text)) == {"error"}
