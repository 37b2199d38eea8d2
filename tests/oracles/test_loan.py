"""`brygga calc loan` against its oracle: plans, totals, apr and states of random loans, wrong input and a canary."""

import json
from random import Random

from brygga.calc.run import run

from .comparing import ask, compare, report, same, unseen_defects
from .gen_loan import loan_case
from .gen_loan_wrong import spoiled_loan
from .loan import loan
from .test_by_hand import EXAMPLE


def test_random_cases_agree_with_the_oracle() -> None:
    """Every field but `explain`."""
    differences = compare("loan", loan, loan_case, "good", same)
    assert not differences, report(differences)


def test_wrong_input_is_refused_as_the_text_says() -> None:
    """Refused, and by the text's code where the text makes it certain."""
    differences = compare("loan", loan, spoiled_loan, "wrong", same)
    assert not differences, report(differences)


def test_canary_every_field_is_compared() -> None:
    """Each figure of an answer is made wrong in turn; the comparison must see every one."""
    answers = [loan(loan_case(Random(f"canary/{number}"))) for number in range(20)]
    assert [unseen_defects(answer) for answer in answers if isinstance(answer, dict)] == [[]] * 20


def test_one_input_answers_alone_as_in_a_list() -> None:
    """A lone input gives the same answer and exit 0; a lone mistake gives `error` and exit 2."""
    text, exit_code = run("loan", json.dumps(EXAMPLE))
    assert exit_code == 0 and json.loads(text) == ask("loan", [EXAMPLE])[0]
    text, exit_code = run("loan", json.dumps(EXAMPLE | {"term": 0}))
    assert exit_code == 2 and set(json.loads(text)) == {"error"}
