"""What people write stays text: it is never run, never breaks the paper, and never runs off the page."""

from __future__ import annotations

import dataclasses
import json
import threading

import pytest

from brygga.formats.documents import Clause, Document, DocumentError, Party, Picture, render
from brygga.formats.documents.render import TEMPLATE_FOLDER

from . import reading
from .decision_samples import MINUTES, PACK
from .samples import CERTIFICATE, LOAN, NOTICE, PAYMENTS, SAMPLES, STAMP

HOSTILE = (
    '#panic("x")',
    '#read("/etc/passwd")',
    "*fet* _kursiv_ $x^2$ @ref <label> `kod` // kommentar",
    r"\u{41} \ slut \\",
    "= Rubrik",
    "{amount} {number}",
    '"; drop table',
    "]#[ } {",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_printed_as_written(text: str) -> None:
    said = reading.words(render(dataclasses.replace(LOAN, purpose=text), STAMP))
    assert " ".join(text.split()) in said


@pytest.mark.parametrize(
    "text", ["Butik 🛒 i byn", "שלום עולם", "مرحبا", "鎌倉", "a\u202eb\u0007c\u0000d", "\ufffe\ue000"]
)
def test_a_character_without_glyph_is_a_question_mark_on_paper_and_whole_in_the_data(text: str) -> None:
    pdf = render(dataclasses.replace(LOAN, purpose=text), STAMP)
    assert "?" in reading.words(pdf)
    assert json.loads(reading.attachment(pdf))["purpose"] == text


def test_letters_of_neighbouring_languages_are_printed() -> None:
    name = "Čáslavský Đorđević Łukasz Şerban Ășțîâ Žižek Ελλάδα Київ"
    assert name in reading.words(render(dataclasses.replace(LOAN, purpose=name), STAMP))


def test_line_breaks_and_tabs_in_a_text_are_harmless() -> None:
    said = reading.words(render(dataclasses.replace(LOAN, purpose="rad ett\nrad två\r\nrad\ttre"), STAMP))
    assert "rad ett rad två" in said and "tre" in said


def test_emoji_in_a_picture_does_not_stop_the_paper() -> None:
    svg = PACK.cash_curve.svg.replace("juni:", "juni 🛒:") if PACK.cash_curve else ""
    assert render(dataclasses.replace(PACK, cash_curve=Picture(svg=svg, alt="Kurva")), STAMP)


def test_a_broken_picture_is_refused_with_a_reason() -> None:
    with pytest.raises(DocumentError) as refused:
        render(dataclasses.replace(PACK, cash_curve=Picture(svg="<svg><path", alt="Kurva")), STAMP)
    assert refused.value.way_on


LONG = Party(
    name="Föreningen "
    + "Bergslagensgemensammaservicepunktsutveckling" * 4
    + " ekonomisk förening med mycket långt namn " * 3,
    number="769600-0004",
    address=("Gatan " * 30,),
    email="a" * 120 + "@example.org",
)


@pytest.mark.parametrize(
    "document",
    [
        dataclasses.replace(LOAN, borrower=LONG, sender=LONG),
        dataclasses.replace(NOTICE, to=LONG, sender=LONG, ocr="1" * 25),
        dataclasses.replace(CERTIFICATE, holder=LONG, sender=LONG),
        dataclasses.replace(PACK, applicant=LONG, title=LONG.name),
        dataclasses.replace(PAYMENTS, rows=(dataclasses.replace(PAYMENTS.rows[0], payee=LONG.name),)),
        dataclasses.replace(MINUTES, items=(dataclasses.replace(MINUTES.items[0], title=LONG.name),)),
    ],
    ids=lambda d: type(d).__name__,
)
def test_long_names_break_inside_the_page(document: Document) -> None:
    pdf = render(document, STAMP)
    assert "Bergslagensgemensammaservicepunktsutveckling" in reading.words(pdf).replace(" ", "").replace("-", "")
    assert reading.rightmost(pdf) <= 595 - 60
    assert reading.topmost(pdf) >= 30


def test_the_widest_amounts_keep_inside_the_page() -> None:
    plan = tuple(
        dataclasses.replace(
            row, principal_minor=99_999_999_999, interest_minor=99_999_999_999, fee_minor=99_999, ocr="1" * 25
        )
        for row in LOAN.plan[:2]
    )
    plan = (plan[0], dataclasses.replace(plan[1], ocr="2" * 25))
    loan = dataclasses.replace(LOAN, plan=plan, principal_minor=2 * 99_999_999_999)
    assert reading.rightmost(render(loan, STAMP)) <= 595 - 55


def test_own_clauses_are_text_too() -> None:
    clause = Clause(title="#import *", text=("= inte en rubrik", "@cite"))
    assert "#import *" in reading.words(render(dataclasses.replace(LOAN, clauses=(clause,)), STAMP))


def test_many_threads_get_each_their_own_paper() -> None:
    made: dict[str, bytes] = {}

    def make(name: str) -> None:
        made[name] = render(SAMPLES[name], STAMP)

    threads = [threading.Thread(target=make, args=(name,)) for name in SAMPLES]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {name: reading.attachment(pdf) for name, pdf in made.items()} == {
        name: reading.attachment(render(sample, STAMP)) for name, sample in SAMPLES.items()
    }


def test_templates_neither_evaluate_nor_fetch() -> None:
    sources = {path.name: path.read_text() for path in TEMPLATE_FOLDER.glob("**/*.typ")}
    assert len(sources) >= 12
    for name, source in sources.items():
        assert "eval(" not in source, name
        assert "@preview" not in source and "@local" not in source, name
        assert 'mode: "markup"' not in source, name
