"""JSON in, JSON out: whatever comes in, an answer or an error with its place comes out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from brygga.calc.__main__ import main
from brygga.calc.contract import CODES
from brygga.calc.examples import EXAMPLES
from brygga.calc.registry import calculator, names
from brygga.calc.run import run
from tests.calc.asked import PLAIN, refusal


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "nonsense",
        '{"principal": NaN}',
        '{"principal": Infinity}',
        '{"principal": -Infinity}',
        "[" * 100_000,
        '{"a":' * 50_000,
        "\x00",
    ],
    ids=range(9),
)
def test_what_is_not_json_is_told_so(text: str) -> None:
    assert refusal(text) == ("not_json", "")


@pytest.mark.parametrize("text", ["1", '"loan"', "null", "true", "1e400", "1" * 5000])
def test_json_that_is_not_an_object_is_the_wrong_type(text: str) -> None:
    assert refusal(text) == ("wrong_type", "")


def test_a_key_that_stands_twice_is_refused_with_its_place() -> None:
    assert refusal('{"principal": "1", "principal": "2"}') == ("inconsistent", "principal")
    text = json.dumps(PLAIN)[:-1] + ', "fees": [{"kind": "x", "kind": "y"}]}'
    assert refusal(text) == ("inconsistent", "fees.0.kind")


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"principal": 1000.5}, "wrong_type", "principal"),
        ({"principal": "1e5"}, "wrong_type", "principal"),
        ({"principal": True}, "wrong_type", "principal"),
        ({"principal": []}, "wrong_type", "principal"),
        ({"principal": "0.001"}, "out_of_range", "principal"),
        ({"principal": "-1"}, "out_of_range", "principal"),
        ({"principal": "9" * 60}, "out_of_range", "principal"),
        ({"principal": 10**30}, "out_of_range", "principal"),
        ({"currency": "kronor"}, "out_of_range", "currency"),
        ({"disbursed_on": "2026-02-30"}, "wrong_type", "disbursed_on"),
        ({"disbursed_on": "0001-01-01"}, "out_of_range", "disbursed_on"),
        ({"disbursed_on": 20260101}, "wrong_type", "disbursed_on"),
        ({"term": "12"}, "wrong_type", "term"),
        ({"term": 12.0}, "wrong_type", "term"),
        ({"term": True}, "wrong_type", "term"),
        ({"rate": "6 %"}, "wrong_type", "rate"),
        ({"every": {"months": 1, "weeks": 1}}, "inconsistent", "every"),
        ({"every": {}}, "missing", "every.months"),
        ({"every": {"days": 1}}, "unknown_field", "every.days"),
        ({"repayment": "balloon"}, "out_of_range", "repayment"),
        ({"repayment": None}, "missing", "repayment"),
        ({"repayment": "custom"}, "missing", "principals"),
        ({"bank_days": "XX"}, "out_of_range", "bank_days"),
        ({"fees": {}}, "wrong_type", "fees"),
        ({"fees": [{"kind": "x", "amount": "1"}]}, "missing", "fees.0.when"),
        ({"payments": [{"on": "2026-02-15", "amount": "0"}]}, "out_of_range", "payments.0.amount"),
        ({"payments": [{"on": "2026-01-14", "amount": "1"}]}, "inconsistent", "payments.0.on"),
        ({"payments": [{"on": "2026-02-15", "amount": "1", "by": "x"}]}, "unknown_field", "payments.0.by"),
        ({"colour": "blue"}, "unknown_field", "colour"),
        ({"tranches": [{"on": "2026-01-15", "amount": "1"}]}, "inconsistent", "tranches"),
    ],
    ids=str,
)
def test_every_slip_has_its_code_and_place(change: dict[str, Any], code: str, field: str) -> None:
    assert refusal(json.dumps({**PLAIN, **change})) == (code, field)


@pytest.mark.parametrize(
    "name", ["principal", "currency", "disbursed_on", "first_due_on", "rate", "term", "every", "interest", "day_count"]
)
def test_what_must_be_given_is_missed(name: str) -> None:
    assert refusal(json.dumps({key: value for key, value in PLAIN.items() if key != name})) == ("missing", name)


def test_in_a_list_only_the_wrong_item_answers_its_error() -> None:
    text, status = run("loan", json.dumps([PLAIN, {**PLAIN, "term": 0}, 7, PLAIN]))
    answers = json.loads(text)
    assert status == 0
    assert [answer.get("error", {}).get("field") for answer in answers] == [None, "term", "", None]
    assert answers[0] == answers[3]
    assert run("loan", "[]") == ("[]", 0)


def test_an_unknown_calculator_is_told_which_there_are() -> None:
    text, status = run("horoscope", "{}")
    assert (json.loads(text)["error"]["code"], status) == ("unknown_calculator", 2)
    assert "loan" in text


def test_messages_speak_the_language_asked_for() -> None:
    assert "saknas" in run("loan", "{}")[0]
    assert "missing" in run("loan", "{}", "en")[0].split('"message"')[1]


def test_a_lone_surrogate_does_not_break_the_answer() -> None:
    text, status = run("loan", '{"\\ud800": 1}')
    assert status == 2
    text.encode("utf-8")


@pytest.mark.parametrize("name", names())
def test_every_calculator_has_name_schema_and_answers_an_empty_object(name: str) -> None:
    text, status = run(name, "{}")
    answered = json.loads(text)
    assert status == 0 or answered["error"]["code"] in CODES


def test_the_command_line_lists_shows_schemas_and_reads_a_file(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    asked = tmp_path / "asked.json"
    asked.write_text(json.dumps(PLAIN), encoding="utf-8")
    assert main(["--list"]) == 0
    assert main(["loan", "--schema"]) == 0
    assert main(["loan", "--file", str(asked)]) == 0
    assert main(["loan", "--file", str(tmp_path / "nowhere.json")]) == 2
    assert main(["horoscope", "--file", str(asked)]) == 2
    lines = capfdbinary.readouterr().out.decode().splitlines()
    listed, schema, answer, gone, unknown = (json.loads(line) for line in lines)
    assert listed == names()
    assert schema["input"]["required"] and schema["output"]["properties"]["schedule"]
    assert len(answer["schedule"]) == 12
    assert [gone["error"]["code"], unknown["error"]["code"]] == ["not_json", "unknown_calculator"]


def test_standard_input_is_read_as_bytes_and_never_ends_in_a_traceback() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "brygga.calc", "loan"],
        input=b"\xff\xfe\x00",
        capture_output=True,
        check=False,
        env={"PYTHONPATH": str(Path(__file__).parents[2] / "src")},
    )
    assert done.returncode == 2 and done.stderr == b""
    assert json.loads(done.stdout)["error"]["code"] == "not_json"


@pytest.mark.parametrize("name", names())
def test_a_field_that_is_null_is_not_given(name: str) -> None:
    """A program may send all the fields it knows; one that nobody knows is told, null or not."""
    asked = EXAMPLES[name]
    known = [field for field in calculator(name).INPUT.get("properties", {}) if field not in asked]
    assert run(name, json.dumps({**asked, **dict.fromkeys(known)})) == run(name, json.dumps(asked))
    for value in ("x", None):
        told = json.loads(run(name, json.dumps({**asked, "colour": value}))[0])["error"]
        assert (told["code"], told["field"]) == ("unknown_field", "colour")
