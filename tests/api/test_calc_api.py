"""POST /api/v1/calc/NAME answers what `brygga calc NAME` prints, byte for byte, and touches neither session nor rows.

Canary: drop the line end of the answer, or let the API read the page's language cookie, and the bytes differ.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from brygga.calc.examples import EXAMPLES
from brygga.calc.registry import names
from tests.api.command_line import printed

URL = "/api/v1/calc"
HUGE = 300_000


@pytest.fixture(autouse=True)
def no_rows() -> Iterator[None]:
    """The API has no business in the database."""
    def refuse(execute: Any, sql: str, *rest: Any) -> Any:
        raise AssertionError(f"the API asked the database: {sql}")
    with connection.execute_wrapper(refuse):
        yield


def posted(name: str, text: str | bytes, query: str = "", **headers: Any) -> Any:
    return Client(enforce_csrf_checks=True).post(
        f"{URL}/{name}{query}", text, content_type="application/json", headers=headers)


def test_every_calculator_has_an_example() -> None:
    assert set(EXAMPLES) == set(names()), "brygga.calc.examples wants one question for each calculator"


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("language", ["sv", "en"])
def test_form_command_line_and_api_give_the_same_bytes(name: str, language: str) -> None:
    text = json.dumps(EXAMPLES[name], ensure_ascii=False)
    told, status = printed(name, "--language", language, given=text)
    assert status == 0, told
    by_api = posted(name, text, f"?language={language}")
    by_form = Client(enforce_csrf_checks=True).post(f"{URL}/{name}?language={language}", {"input": text})
    by_form_encoded = Client(enforce_csrf_checks=True).post(
        f"{URL}/{name}?language={language}", f"input={_quoted(text)}",
        content_type="application/x-www-form-urlencoded")
    assert by_api.status_code == by_form_encoded.status_code == 200
    assert by_api.content == by_form_encoded.content == told
    assert by_form.status_code == 415, "files and multipart are not a way in"


def _quoted(text: str) -> str:
    from urllib.parse import quote
    return quote(text)


@pytest.mark.parametrize("name", names())
def test_what_is_refused_is_refused_alike(name: str) -> None:
    for text in ("{", "[]x", "7", '{"strange": 1}', json.dumps({**EXAMPLES[name], "strange": 1})):
        told, status = printed(name, given=text)
        answer = posted(name, text)
        assert (answer.content, answer.status_code, status) == (told, 400, 2), text
        assert set(json.loads(told)["error"]) == {"code", "field", "message"}


def test_lists_and_schemas_are_those_of_the_command_line() -> None:
    assert Client().get(URL).content == printed("--list")[0]
    for name in names():
        assert Client().get(f"{URL}/{name}/schema").content == printed(name, "--schema")[0]


def test_an_unknown_name_is_not_found_with_the_error_object() -> None:
    for answer in (posted("horoskop", "{}"), Client().get(f"{URL}/horoskop/schema")):
        assert answer.status_code == 404
        assert answer.content == printed("horoskop", given="{}")[0]
        assert "loan" in answer.json()["error"]["message"]


def test_too_large_a_question_is_told_in_words() -> None:
    answer = posted("loan", '{"x": "' + "a" * HUGE + '"}')
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "out_of_range" and "256 kB" in answer.json()["error"]["message"]
    assert posted("loan", '{"x": "' + "a" * 200_000 + '"}').status_code == 400


def test_a_list_is_answered_like_the_command_line_but_not_without_end() -> None:
    text = json.dumps([EXAMPLES["identifiers"], {"kind": "ocr"}, 7])
    assert posted("identifiers", text).content == printed("identifiers", given=text)[0]
    answer = posted("identifiers", json.dumps([EXAMPLES["identifiers"]] * 51))
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "out_of_range")
    assert "50" in answer.json()["error"]["message"]


def test_a_list_of_heavy_questions_holds_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """After so many seconds the rest is refused one by one; the first is answered however long it takes."""
    from brygga.api import views

    monkeypatch.setattr(views, "SECONDS_MAX", 0.0)
    asked = [EXAMPLES["guarantee"]] * 3
    answered, *refused = posted("guarantee", json.dumps(asked)).json()
    assert answered["explain"] and [one["error"]["code"] for one in refused] == ["out_of_range"] * 2
    assert posted("guarantee", json.dumps(asked[0])).json() == answered
    monkeypatch.setattr(views, "SECONDS_MAX", 60.0)
    assert posted("guarantee", json.dumps(asked)).json() == [answered] * 3


def test_bytes_that_are_no_text_are_told_as_by_the_command_line() -> None:
    answer = posted("loan", b"\xff\xfe{}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "not_json")
    assert posted("identifiers", b"\xef\xbb\xbf" + json.dumps(EXAMPLES["identifiers"]).encode()).status_code == 200


def test_the_language_is_asked_for_and_never_a_cookie() -> None:
    text = json.dumps(EXAMPLES["identifiers"])
    swedish, english = posted("identifiers", text).content, posted("identifiers", text, "?language=en").content
    assert swedish != english
    assert posted("identifiers", text, **{"Accept-Language": "de, en-GB;q=0.8, sv;q=0.5"}).content == english
    assert posted("identifiers", text, "?language=sv", **{"Accept-Language": "en"}).content == swedish
    reader = Client()
    reader.cookies["sprak"] = "en"
    assert reader.post(f"{URL}/identifiers", text, content_type="application/json").content == swedish
    wrong = posted("identifiers", text, "?language=fi")
    assert (wrong.status_code, wrong.json()["error"]["field"]) == (400, "language")


def test_no_session_no_cookie_and_no_other_method() -> None:
    caller = Client()
    caller.cookies["sessionid"] = "a" * 32
    answer = caller.post(f"{URL}/identifiers", json.dumps(EXAMPLES["identifiers"]), content_type="application/json")
    assert answer.status_code == 200 and not answer.cookies and "Cookie" not in answer.get("Vary", "")
    assert answer["Content-Type"] == "application/json; charset=utf-8"


@pytest.mark.parametrize(("ask", "status", "code", "field"), [
    (lambda c: c.get(f"{URL}/loan"), 405, "wrong_type", ""),
    (lambda c: c.put(f"{URL}/loan", "{}", content_type="application/json"), 405, "wrong_type", ""),
    (lambda c: c.delete(f"{URL}/horoskop"), 405, "wrong_type", ""),
    (lambda c: c.post(URL, "{}", content_type="application/json"), 405, "wrong_type", ""),
    (lambda c: c.post(f"{URL}/loan/schema", "{}", content_type="application/json"), 405, "wrong_type", ""),
    (lambda c: c.post(f"{URL}/loan", "{}", content_type="text/plain"), 415, "wrong_type", "Content-Type"),
    (lambda c: c.post(f"{URL}/loan", "<loan/>", content_type="application/xml"), 415, "wrong_type", "Content-Type"),
    (lambda c: c.post(f"{URL}/loan", {"input": "{}"}), 415, "wrong_type", "Content-Type"),
    (lambda c: c.post(f"{URL}/loan", "{", content_type="application/json"), 400, "not_json", ""),
    (lambda c: c.post(f"{URL}/loan", "", content_type="application/json"), 400, "not_json", ""),
    (lambda c: c.post(f"{URL}/loan", "[" * 100_000, content_type="application/json"), 400, "not_json", ""),
    (lambda c: c.post(f"{URL}/loan", "a=1", content_type="application/x-www-form-urlencoded"), 400, "missing", "input"),
    (lambda c: c.post(f"{URL}/loan", "{}", content_type="application/json", CONTENT_LENGTH="9" * 5000), 413,
     "out_of_range", ""),
    (lambda c: c.post(f"{URL}/horoskop", "{}", content_type="application/json"), 404, "unknown_calculator", ""),
    (lambda c: c.post(f"{URL}/loan", "{}", content_type="application/json"), 400, "missing", "currency"),
], ids=range(15))
def test_bad_input_is_told_as_the_error_object(ask: Any, status: int, code: str, field: str) -> None:
    for language in ("sv", "en"):
        answer = ask(Client(headers={"Accept-Language": language}, raise_request_exception=True))
        error = answer.json()["error"]
        assert (answer.status_code, error["code"], error["field"]) == (status, code, field)
        assert set(answer.json()) == {"error"} and error["message"] and "Traceback" not in answer.content.decode()
        assert answer["Content-Type"] == "application/json; charset=utf-8" and answer["Content-Language"] == language
        if status == 405:
            assert answer["Allow"].split(", ")[0] in ("GET", "POST")


def test_a_caller_who_says_json_in_another_word_is_answered() -> None:
    text = json.dumps(EXAMPLES["identifiers"])
    for kind in ("application/json; charset=utf-8", "application/vnd.brygga+json", "text/json"):
        assert Client().post(f"{URL}/identifiers", text, content_type=kind).status_code == 200


def test_csrf_is_set_aside_here_alone() -> None:
    from tests.access.addresses import addresses
    from tests.pages.resolver import named
    exempt = {route for _name, route, view in named() if getattr(view, "csrf_exempt", False)}
    assert exempt == {"api/v1/calc", "api/v1/calc/<str:called>", "api/v1/calc/<str:called>/schema"}
    assert {a.access.kind for a in addresses() if a.route in exempt} == {"public"}
