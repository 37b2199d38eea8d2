"""The open calculators: the answer first, what was typed stays, a link is a saved question, and three ways are one.

Canary: let the page format an answer's JSON itself, or write amounts as text in the workbook, and a test falls.
"""

from __future__ import annotations

import io
import json
from html import unescape
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from brygga.calc.run import run
from tests.pages.table_calculators import ASKED, REFUSED
from tests.worlds import World

SAYS = {
    "lan": "Lånet på 200 000 kr kostar", "garanti": "ni sparar", "stod": "Stödet är 2 133,33 € och ryms",
    "forlagsinsats": "Insatsen får lösas in den 28 november 2028", "varv": "hinner lånas ut 5,80 gånger",
    "nummer": "OCR-numret är 1234574.",
}
REASONS = {
    "lan": ("Vi kan inte avgöra vilket du menar: 12500 eller 12,5", "Skriv procenten med siffror", "går inte jämnt upp",
            "Den dagen finns inte"),
    "garanti": ("Skriv en procent över 0 och högst 100",), "stod": ("Skriv kursen", "Skriv vilken dag det beviljades",
                                                                 "Skriv hur stor del av lånet"),
    "forlagsinsats": ("Skriv datumet så här",), "varv": ("Lånen är större än det som har betalats in",),
    "nummer": ("Skriv bara siffror, 1–23 stycken",),
}


def opened(topic: str, query: str = "", part: str = "", language: str = "sv") -> Any:
    reader = Client()
    reader.cookies["sprak"] = language
    return reader.get(f"/rakna/{topic}/{part}?{query}" if query else f"/rakna/{topic}/{part}")


def words(answer: Any) -> str:
    return unescape(answer.content.decode()).replace("\u00a0", " ")


def in_main(answer: Any) -> str:
    """What stands in the page, without the frame's fresh tokens."""
    return words(answer).split("<main")[1].split("</main>")[0]


@pytest.fixture(autouse=True)
def site(fresh_world: World) -> None:
    """An empty site: the pages need no fund."""


def test_the_start_page_leads_to_six_questions() -> None:
    shown = words(Client().get("/rakna/"))
    assert all(f'href="/rakna/{topic}/"' in shown for topic in ASKED) and shown.count("<li><a") >= len(ASKED)
    assert 'href="/rakna/"' in words(Client().get("/personuppgifter/")), "every visitor finds the way here"


@pytest.mark.parametrize("topic", ASKED)
def test_a_page_answers_in_its_first_sentence(topic: str) -> None:
    plain, answered = words(opened(topic)), words(opened(topic, ASKED[topic]))
    assert 'class="answer' not in plain and "<form" in plain
    assert SAYS[topic] in answered and answered.index(SAYS[topic]) < answered.index("<form method")
    assert "Visa uträkningen" in answered and 'value="http://testserver/rakna/' in answered
    english = words(opened(topic, ASKED[topic], language="en"))
    assert "Change the question" in english and SAYS[topic] not in english


@pytest.mark.parametrize("topic", REFUSED)
def test_what_is_refused_is_told_at_its_field_and_what_was_typed_stays(topic: str) -> None:
    shown = words(opened(topic, REFUSED[topic]))
    assert 'class="answer' not in shown and "Det här behöver rättas" in shown and 'class="field bad"' in shown
    for reason in REASONS[topic]:
        assert reason in shown
    if topic == "lan":
        assert 'value="12.500"' in shown and 'value="mycket"' in shown
    for part in ("fraga/", "kalkyl.xlsx", "svar-1.json"):
        assert opened(topic, REFUSED[topic], part).status_code == 404


@pytest.mark.parametrize("topic", ASKED)
def test_the_file_the_command_line_and_the_api_are_one(topic: str) -> None:
    page = opened(topic, ASKED[topic], "fraga/")
    questions = [(one["name"], one["text"], one["file"]) for one in page.context["asked"]]
    assert questions
    for name, text, file in questions:
        answer = Client().get(file)
        told, status = run(name, text, "sv")
        assert status == 0 and answer.content == f"{told}\n".encode()
        api = Client(enforce_csrf_checks=True).post(f"/api/v1/calc/{name}", text, content_type="application/json")
        assert api.content == answer.content
        assert json.loads(answer.content)["explain"]


@pytest.mark.parametrize("topic", ASKED)
def test_the_workbook_can_be_counted_in(topic: str) -> None:
    answer = opened(topic, ASKED[topic], "kalkyl.xlsx")
    assert answer["Content-Disposition"] == f'attachment; filename="{topic}.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames[:2] == ["Indata", "Resultat"] and book.sheetnames[-1] == "Uträkning"
    assert book["Uträkning"].max_row > 1
    assert opened(topic, ASKED[topic], "kalkyl.xlsx").content == answer.content
    if topic == "lan":
        head, *rows = book["Betalningsplan"].iter_rows(values_only=True)
        assert head[2] == "Ränta (kr)" and all(isinstance(row[2], int | float) for row in rows)
        assert sum(round(row[3] * 100) for row in rows) == 20_000_000


def test_a_link_is_a_saved_question() -> None:
    first = opened("lan", ASKED["lan"])
    link = first.context["link"].removeprefix("http://testserver")
    assert in_main(Client().get(link)) == in_main(first)
    assert "colour" not in opened("lan", f"{ASKED['lan']}&colour=blue").context["link"]


def test_a_page_asks_the_database_no_more_however_long_its_answer() -> None:
    counts = []
    for months in ("3", "480"):
        with CaptureQueriesContext(connection) as asked:
            answer = opened("lan", f"amount=200+000&rate=5&months={months}&every=1&repayment=annuity&start=2026-12-01"
                            .replace("every=1", "every=3"))
        assert answer.status_code == 200
        counts.append(len(asked))
    with CaptureQueriesContext(connection) as frame:
        Client().get("/personuppgifter/")
    assert counts == [len(frame)] * 2, "the frame's own questions and no more"


@pytest.mark.parametrize(("said", "stands"), [
    ("3 år", "på 36 månader"), ("36 mån", "på 36 månader"), ("36 months", "på 36 månader"), ("1 year", "på 12 månader"),
    ("tre år", "Skriv antalet månader med siffror"), ("41 år", "Högst 480 månader"), ("0 år", "Minst en månad"),
    ("3,5 år", "Skriv antalet månader med siffror"),
])
def test_time_is_read_as_people_say_it(said: str, stands: str) -> None:
    assert stands in words(opened("lan", ASKED["lan"].replace("months=36", f"months={said}").replace("&free_months=6",
                                                                                                       "")))


def test_what_was_asked_is_told_in_words_on_paper_and_in_the_workbook() -> None:
    answer = opened("lan", ASKED["lan"])
    paper = words(answer).split('class="on-paper"')[1].split("</section>")[0]
    sheet = openpyxl.load_workbook(io.BytesIO(opened("lan", ASKED["lan"], "kalkyl.xlsx").content))["Indata"]
    rows = {row[0]: row[1] for row in sheet.iter_rows(values_only=True)}
    for label, value in {"Hur betalas lånet tillbaka?": "lika stor amortering varje gång (rak)",
                         "Hur ofta betalar ni?": "varje kvartal", "Hur stort är lånet?": "200 000 kr",
                         "Vilken ränta?": "5,5 %"}.items():
        assert rows[label] == value and f">{label}</th><td>{value}</td>" in paper
    stood = openpyxl.load_workbook(io.BytesIO(opened("stod", ASKED["stod"], "kalkyl.xlsx").content))["Indata"]
    told = list(stood.iter_rows(values_only=True))
    assert ("Lånet har säkerhet för minst hälften", "ja") in told
    assert not any("täcker garantin" in str(label) for label, _value in told), "a loan is not asked about its cover"


@pytest.mark.parametrize(("kind", "asked_for"), [("loan", 1), ("guarantee", 2), ("grant", 0)])
def test_only_what_the_kind_of_aid_has_is_asked_for(kind: str, asked_for: int) -> None:
    shown = words(opened("stod", f"kind={kind}&amount=200+000&sek_per_eur=11,25&on=2026-12-01"))
    assert shown.count('class="field bad"') == asked_for
    assert "hur många månader lånet eller garantin" in shown or not asked_for
    assert 'class="answer' in shown or asked_for
    assert "asks-stod" in words(opened("stod")) and "Hur många månader?</label>" in words(opened("stod"))


def test_many_loans_are_one_arch_a_year_and_each_a_row() -> None:
    few = opened("varv", ASKED["varv"].replace("loan=200+000", "loan=1+000+000").replace("lost=2", "lost=0"))
    many = opened("varv", ASKED["varv"])
    assert "Varje båge är ett lån." in words(few) and "samma år" in words(many)
    loans = sum(one["kind"] == "lend" for one in json.loads(many_question())["events"])
    assert words(many).count('class="arc"') < 15 < loans == len(many.context["shown"].arches.rows)


def many_question() -> str:
    return str(opened("varv", ASKED["varv"], "fraga/").context["asked"][0]["text"])


def test_a_personal_number_is_not_put_in_an_address() -> None:
    assert "Det ser ut som ett personnummer" in words(opened("nummer", "kind=orgnr&value=19811218-9876"))
    assert "Numret stämmer." in words(opened("nummer", "kind=orgnr&value=769635-0938"))
    assert "Numret stämmer inte." in words(opened("nummer", "kind=orgnr&value=769635-0937"))


def test_aid_that_does_not_fit_says_so() -> None:
    shown = words(opened("stod", "kind=grant&amount=3+000+000&sek_per_eur=11,25&on=2026-12-01"
                                 "&earlier1_on=2025-03-01&earlier1_eur=120+000"))
    assert "ryms inte: bara 180 000 €" in shown and 'class="answer warn"' in shown


@pytest.mark.parametrize(("topic", "query"), [
    ("lan", "amount=1&rate=0&months=1&every=1&repayment=bullet&start=2199-12-31"),
    ("lan", "amount=" + "9" * 5000), ("garanti", "share=-5&amount=x"), ("varv", "amount=1&loan=0,01&months=3&lost=0"
                                                                         "&start=2026-01-01&until=2060-01-01"),
    ("varv", "amount=10&loan=1&months=36&lost=100&start=2199-01-01&until=2199-12-31"),
    ("forlagsinsats", "contributed_on=2026-01-01&fixed_date=2026-01-01&as_of=1900-01-01"),
    ("nummer", "kind=iban&value=%00"), ("nummer", "kind=horoskop&value=1"), ("stod", "kind=loan&sek_per_eur=0"),
    ("stod", "kind=loan&amount=200000&sek_per_eur=0&on=2026-12-01&months=36"),
], ids=range(10))
def test_strange_questions_are_answered_in_words(topic: str, query: str) -> None:
    assert opened(topic, query).status_code == 200


def test_what_is_not_there_is_not_there() -> None:
    assert opened("horoskop").status_code == 404
    assert opened("lan", ASKED["lan"], "svar-9.json").status_code == 404
    assert Client().post("/rakna/lan/").status_code == 405
