"""`brygga calc lots` against its oracle: the revolving krona, random cases, wrong input and a canary."""

import json
from random import Random

from brygga.calc.run import run

from .comparing import ask, compare, report, same, unseen_defects
from .generators import lots_case, spoiled_lots
from .lots import lots


def test_random_cases_agree_with_the_oracle() -> None:
    """Every field but `explain`."""
    differences = compare("lots", lots, lots_case, "good", same)
    assert not differences, report(differences)


def test_wrong_input_is_refused_as_the_text_says() -> None:
    """Refused, and by the text's code where the text makes it certain."""
    differences = compare("lots", lots, spoiled_lots, "wrong", same)
    assert not differences, report(differences)


def test_canary_every_field_is_compared() -> None:
    """Each figure of an answer is made wrong in turn; the comparison must see every one."""
    answers = [lots(lots_case(Random(f"canary/{number}"))) for number in range(20)]
    assert {path for answer in answers if isinstance(answer, dict) for path in unseen_defects(answer)} == set()


def test_one_input_answers_alone_as_in_a_list() -> None:
    """A lone input gives the same answer and exit 0; a lone mistake gives `error` and exit 2."""
    value = lots_case(Random("alone"))
    text, exit_code = run("lots", json.dumps(value))
    assert exit_code == 0 and json.loads(text) == ask("lots", [value])[0]
    text, exit_code = run("lots", json.dumps({"currency": "SEK", "events": [], "x": 1}))
    assert exit_code == 2 and set(json.loads(text)) == {"error"}
