"""`brygga calc contribution` against its oracle: random cases, wrong input and a canary."""

import json
from random import Random
from typing import Any

from brygga.calc.run import run

from .comparing import ask, compare, report, unseen_defects
from .contribution import contribution
from .generators import contribution_case, spoiled_contribution


def stated(answer: dict[str, Any]) -> dict[str, Any]:
    """The keys of the text; the reasons are for people, so only whether there is one is compared."""
    keys = ("five_years_on", "ways", "by", "earliest_redemption", "pay_on", "clawback_exempt")
    return {key: answer[key] for key in keys if key in answer} | {"refused": bool(answer["refused"])}


def test_random_cases_agree_with_the_oracle() -> None:
    """Every field but `explain`."""
    differences = compare("contribution", contribution, contribution_case, "good", stated)
    assert not differences, report(differences)


def test_wrong_input_is_refused_as_the_text_says() -> None:
    """Refused, and by the text's code where the text makes it certain."""
    differences = compare("contribution", contribution, spoiled_contribution, "wrong", stated)
    assert not differences, report(differences)


def test_canary_every_field_is_compared() -> None:
    """Each figure of an answer is made wrong in turn; the comparison must see every one."""
    answers = [contribution(contribution_case(Random(f"canary/{number}"))) for number in range(20)]
    assert [unseen_defects(answer) for answer in answers if isinstance(answer, dict)] == [[]] * 20


def test_one_input_answers_alone_as_in_a_list() -> None:
    """A lone input gives the same answer and exit 0; a lone mistake gives `error` and exit 2."""
    value = contribution_case(Random("alone"))
    text, exit_code = run("contribution", json.dumps(value))
    assert exit_code == 0 and json.loads(text) == ask("contribution", [value])[0]
    text, exit_code = run("contribution", json.dumps({"contributed_on": "2026-02-30"}))
    assert exit_code == 2 and set(json.loads(text)) == {"error"}
