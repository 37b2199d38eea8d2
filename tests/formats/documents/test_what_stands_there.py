"""What a reader finds on the papers: the figures, the dates, the sections of law, the labels."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from brygga.formats.documents import Condition, Document, Fee, VoteCount, render

from . import reading
from .decision_samples import MINUTES, NO, PACK, STATEMENT, YES
from .samples import (
    CERTIFICATE,
    CONTRIBUTION,
    LOAN,
    NOTICE,
    PAYMENTS,
    REGISTER,
    SAMPLES,
    STAMP,
    interest_of,
    straight_plan,
)


def text(document: Document) -> str:
    return reading.words(render(document, STAMP))


def test_loan_agreement_says_amount_rate_cost_and_last_day() -> None:
    said = text(LOAN)
    for expected in (
        "Lån på 150 000 kr till Ramsbergs Handel ekonomisk förening",
        "Räntan är 6,00 % per år och ändras inte",
        "Hela lånet kostar 14 374,88 kr i ränta och avgifter",
        "effektiv ränta på 6,42 % per år",
        "senast onsdag 15 september 2027",
        "OCR-nummer för alla betalningar: 1027000461.",
        "ringer en person hos oss till er",
        "referensräntan plus 8 procentenheter (räntelagen 6 §)",
        "svarar inom 14 dagar",
        "Uppläggningsavgift: 500 kr, dras av vid utbetalningen.",
    ):
        assert expected in said


def test_loan_plan_sums_and_shows_ocr_by_row_when_they_differ() -> None:
    assert "Summa 13 874,88 150 000,00 163 874,88" in text(LOAN)
    plan = tuple(dataclasses.replace(row, ocr=f"10270{row.number:03}") for row in LOAN.plan)
    said = text(dataclasses.replace(LOAN, plan=plan))
    assert "OCR-nummer för alla" not in said
    assert "2027-05-28 750,00 4 166,66 4 916,66 145 833,34 10270001" in said


def test_variable_rate_names_its_reference_and_margin() -> None:
    variable = dataclasses.replace(LOAN, rate_reference="Riksbankens referensränta", margin_percent=Decimal("3.5"))
    assert "Räntan är Riksbankens referensränta plus 3,5 %. I dag är det 6,00 % per år." in text(variable)


def test_instalment_fees_get_a_column_only_when_there_are_some() -> None:
    assert " Avgift " not in text(LOAN)
    with_fees = tuple(dataclasses.replace(row, fee_minor=2_000) for row in LOAN.plan)
    assert "Summa 13 874,88 150 000,00 720,00 164 594,88" in text(dataclasses.replace(LOAN, plan=with_fees))


def test_a_plan_of_120_rows_breaks_over_pages_and_repeats_its_header() -> None:
    plan = straight_plan(120_000_000, 120)
    long_loan = dataclasses.replace(LOAN, principal_minor=120_000_000, plan=plan, total_cost_minor=interest_of(plan))
    pages = reading.pages(render(long_loan, STAMP))
    with_header = [page for page in pages if "Nr Förfallodag Ränta Amortering" in page]
    assert len(with_header) >= 3
    for row in plan:
        assert sum(f"{row.number} {row.due_on.isoformat()}" in page for page in pages) >= 1
    assert pages[-1].endswith(f"Sida {len(pages)} av {len(pages)}")


def test_contribution_says_the_calculated_day_and_the_sections() -> None:
    said = text(CONTRIBUTION)
    assert "den tidigaste dagen 1 april 2032" in said
    assert "senast 1 april 2030" in said
    assert "Utdelning är inte ränta." in said
    for section in ("EFL 11:1", "EFL 11:3", "EFL 11:4", "EFL 11:5", "EFL 11:8", "EFL 11:9", "EFL 11:12"):
        assert section in said


def test_a_fixed_redemption_date_is_free_of_clawback() -> None:
    fixed = dataclasses.replace(CONTRIBUTION, fixed_redemption_on=CONTRIBUTION.earliest_redemption_on)
    assert "löses insatsen in 1 april 2032 utan uppsägning" in text(fixed)
    assert "Det gäller inte när insatsen kunde lösas in utan uppsägning (EFL 11:8)." in text(fixed)
    assert "utan uppsägning" not in text(CONTRIBUTION)


def test_certificate_has_the_seven_items_in_order() -> None:
    said = text(CERTIFICATE)
    items = (
        "1. Föreningens företagsnamn Ställdalens skafferi ekonomisk förening",
        "2. Bevisets nummer 3",
        "3. Förlagsinsatsens storlek 200 000 kr",
        "4. Rätt till utdelning Högst 3 procent",
        "5. Hur inlösen och utbetalning av utdelning går till Inlösen: Efter uppsägning",
        "6. Begränsning i stadgarna av vem som får förvärva förlagsandelen 8 § femte stycket",
        "7. Följden av begränsningen Ett förvärv i strid mot stadgarna är ogiltigt (11 kap. 2 §).",
    )
    places = [said.index(item) for item in items]
    assert places == sorted(places)
    assert "Elektronisk underskrift räcker inte" in said


def test_certificate_without_limit_says_so() -> None:
    assert "Stadgarna har ingen sådan begränsning." in text(dataclasses.replace(CERTIFICATE, acquirer_clause=""))


def test_register_row_has_size_day_and_right_but_no_holder() -> None:
    said = text(REGISTER)
    assert "3 200 000,00 2027-04-01 Högst 3 procent av insatsen om året" in said
    assert "Mikrofonden Mälardalen" not in said


def test_notice_says_what_when_where_and_whom_to_call() -> None:
    said = text(NOTICE)
    assert "Avi: 4 916,66 kr senast 28 maj 2027" in said
    assert "fredag 28 maj 2027" in said
    assert "5050-1055" in said and "1027000461" in said
    assert "145 833,34 kr kvar av lånet" in said
    assert "019-10 00 02" in said
    assert "!" not in said


def test_pack_answers_three_questions_before_the_proposal() -> None:
    first = reading.pages(render(PACK, STAMP))[0]
    assert first.index("Gör det nytta?") < first.index("Får vi, och har vi råd?") < first.index("Förslag till beslut")
    said = text(PACK)
    assert "Planen går ihop." in said
    assert "Mikrolån från fonden (vår del) sökt 150 000,00" in said
    assert PACK.documents[0].sha256 in said.replace(" ", "")


def test_pack_says_when_the_plan_does_not_balance() -> None:
    said = text(dataclasses.replace(PACK, sources=PACK.sources[:-1]))
    assert "Planen går inte ihop: −308 000 kr skiljer" in said


def test_letters_say_the_way_on_and_how_to_complain() -> None:
    for letter in (YES, NO):
        assert "be oss ompröva det en gång" in text(letter)
        assert "svarar inom 14 dagar" in text(letter)
    assert "till och med onsdag 15 september 2027" in text(YES)
    assert text(NO).index("Så kan det bli ja") < text(NO).index("Därför blev det nej")


def test_minutes_note_conflict_vote_and_dissent() -> None:
    said = text(MINUTES)
    assert "Jäv: Per Dahl." in said
    assert "Omröstning: 2 ja, 1 nej, 0 avstod." in said
    assert "Avvikande mening, Ingrid Palm:" in said
    assert said.count("Justeras") == 2
    tie = dataclasses.replace(MINUTES.items[1], vote=VoteCount(yes=2, no=2, casting_vote=True))
    items = (MINUTES.items[0], tie, *MINUTES.items[2:])
    assert "Ordförandens utslagsröst avgjorde." in text(dataclasses.replace(MINUTES, items=items))


def test_payment_list_adds_its_own_rows() -> None:
    said = text(PAYMENTS)
    assert "2 betalningar, tillsammans 349 500 kr, ska betalas tisdag 23 mars 2027." in said
    one = dataclasses.replace(PAYMENTS, rows=PAYMENTS.rows[:1])
    assert "En betalning på 149 500 kr ska betalas" in text(one)
    assert "OCR 4026120076" in said and "Meddelande: L-2027-0046" in said


def test_statement_is_one_page_with_both_factors() -> None:
    pages = reading.pages(render(STATEMENT, STAMP))
    assert len(pages) == 1
    assert "lånats ut eller placerats 1,1 gånger, och med garantierna har de använts 1,4 gånger" in pages[0]
    assert "1 074 800 kr" in pages[0] and "okänt" in pages[0]


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_demo_label_and_draft_mark_stand_on_every_page(name: str) -> None:
    marked = dataclasses.replace(SAMPLES[name], demo=True, draft=True)
    for page in reading.pages(render(marked, STAMP)):
        assert "Övningsvärld: belopp, datum och villkor är påhittade." in page
        assert "UTKAST" in page.replace(" ", "")
    plain = text(dataclasses.replace(SAMPLES[name], demo=False, draft=False))
    assert "Övningsvärld" not in plain and "UTKAST" not in plain


def test_english_texts_keep_figures_and_change_the_comma() -> None:
    english = dataclasses.replace(
        LOAN, language="en", fees=(Fee(label="Set-up", amount_minor=50_050, when="at pay-out"),)
    )
    said = text(english)
    assert "Set-up: 500.50 kr, at pay-out." in said
    assert "Wednesday 15 September 2027" in said


def test_a_condition_already_met_shows_its_day() -> None:
    one = dataclasses.replace(LOAN, conditions=(Condition(text="Stadgar", met_on=STAMP.date()),))
    assert "Stadgar (klart 15 mars 2027)" in text(one)
