"""Templates, readiness and eligibility: what is asked, what helps, and what always has a way on."""

import itertools
from datetime import date

import pytest

from brygga.domain.casework.eligibility import (
    FOUR,
    Criterion,
    Evidence,
    Judgement,
    LegalForm,
    assess,
    criteria_for,
    instruments_for,
    why_not_fit,
)
from brygga.domain.casework.paths import contents
from brygga.domain.casework.readiness import STATEMENTS, Answer, Standing, actions_for, overall
from brygga.domain.casework.roles import Instrument, Path
from brygga.domain.casework.templates import (
    TEMPLATES,
    documents_for,
    missing_documents,
    questions_for,
    template,
    unanswered,
)
from brygga.domain.casework.templates.shape import AnswerKind, Template
from brygga.domain.casework.texts import sentence

TODAY = date(2026, 3, 1)
each_template = pytest.mark.parametrize("kind", TEMPLATES, ids=lambda t: t.code)


@each_template
@pytest.mark.parametrize("path", Path)
def test_a_path_asks_no_more_than_it_promises(kind: Template, path: Path) -> None:
    asked = questions_for(kind, path)
    assert 10 <= len(asked) <= contents(path).questions_max
    assert set(questions_for(kind, Path.SHORT)) <= set(questions_for(kind, Path.FULL))


@each_template
def test_codes_are_one_and_words_are_two(kind: Template) -> None:
    for rows in (kind.questions, kind.documents, kind.costs, kind.permits, kind.financiers, kind.budget):
        codes = [row.code for row in rows]
        assert codes and len(set(codes)) == len(codes)
        for row in rows:
            words = [row.label, *(getattr(row, name) for name in ("hint", "ask") if hasattr(row, name))]
            assert row.label.sv and row.label.en
            assert all(bool(w.sv) == bool(w.en) and len(w.sv) <= 130 for w in words)
    assert all((q.kind == AnswerKind.CHOICE) == bool(q.choices) for q in kind.questions)
    assert all(q.required_on <= q.asked_on for q in (*kind.questions, *kind.documents))


@each_template
def test_what_is_left_to_answer(kind: Template) -> None:
    asked = {q.code for q in questions_for(kind, Path.SHORT)}
    assert unanswered(kind, Path.SHORT, frozenset(asked)) == ()
    assert [q.code for q in unanswered(kind, Path.SHORT, frozenset(asked - {"purpose"}))] == ["purpose"]
    papers = frozenset(d.code for d in documents_for(kind, Path.FULL))
    assert missing_documents(kind, Path.FULL, papers) == ()
    assert "promises" not in {d.code for d in missing_documents(kind, Path.FULL, frozenset())}


def test_templates_by_code() -> None:
    assert template("house").label.sv == "Köpa eller rädda ett hus"
    with pytest.raises(KeyError):
        template("castle")


def test_eight_statements_and_their_gaps() -> None:
    assert len(STATEMENTS) == 8 and len({s.code for s in STATEMENTS}) == 8
    everything = {s.code: Answer(Standing.YES) for s in STATEMENTS}
    assert actions_for(everything) == () and overall(everything) == Standing.YES
    gaps = actions_for({**everything, "purpose": Answer(Standing.NO), "repay": Answer(Standing.PARTLY)})
    assert [gap.code for gap in gaps] == ["repay", "purpose"]
    assert [gap.code for gap in actions_for({})][:3] == ["governance", "finance", "repay"]


def test_the_three_first_areas_set_the_level() -> None:
    everything = {s.code: Answer(Standing.YES) for s in STATEMENTS}
    first = [s.code for s in STATEMENTS if s.first]
    for combination in itertools.product(Standing, repeat=3):
        answers = {**everything, **{c: Answer(s) for c, s in zip(first, combination, strict=True)}}
        weakest = next(s for s in (Standing.NO, Standing.PARTLY, Standing.YES) if s in combination)
        assert overall(answers) == weakest
    assert overall({"purpose": Answer(Standing.NO)}) is None


def shown(judgements: dict[Criterion, Judgement]) -> list[Evidence]:
    return [Evidence(c, j, "stadgar", TODAY) for c, j in judgements.items()]


def test_the_answer_over_every_combination_of_the_four() -> None:
    for given in itertools.product(Judgement, repeat=4):
        answer = assess(LegalForm.COOPERATIVE, shown(dict(zip(FOUR, given, strict=True))))
        want = Judgement.NO if Judgement.NO in given else Judgement.MISSING if Judgement.MISSING in given else "yes"
        assert answer.outcome == want
        assert len(answer.ways_on) == sum(g != Judgement.YES for g in given)
        assert all(sentence(way).way_on for way in answer.ways_on)


def test_a_yes_without_a_dated_paper_is_missing() -> None:
    good = shown(dict.fromkeys(FOUR, Judgement.YES))
    for bare in (Evidence(Criterion.PURPOSE, Judgement.YES), Evidence(Criterion.PURPOSE, Judgement.YES, "stadgar")):
        assert assess(LegalForm.COOPERATIVE, [*good, bare]).outcome == Judgement.MISSING


def test_the_stricter_reading_adds_and_a_person_is_asked_less() -> None:
    assert criteria_for(LegalForm.COOPERATIVE, asf=True)[:4] == FOUR
    assert len(criteria_for(LegalForm.COOPERATIVE, asf=True)) == 8
    assert criteria_for(LegalForm.PERSON) == (Criterion.PURPOSE, Criterion.INDEPENDENT)
    four = shown(dict.fromkeys(FOUR, Judgement.YES))
    assert assess(LegalForm.COOPERATIVE, four).outcome == Judgement.YES
    assert assess(LegalForm.COOPERATIVE, four, asf=True).outcome == Judgement.MISSING


FITS = """
form         loan bridge_loan guarantee rent_guarantee contribution share
cooperative  yes  yes         yes       yes            yes          yes
nonprofit    yes  yes         yes       yes            no           no
foundation   yes  yes         yes       yes            no           no
limited      no   no          no        no             no           no
limited_svb  yes  yes         yes       yes            no           yes
sole_trader  yes  yes         yes       yes            no           no
person       yes  yes         yes       yes            no           no
initiative   no   no          no        no             no           no
"""


def test_legal_form_by_instrument() -> None:
    [instruments, *rows] = [line.split() for line in FITS.strip().splitlines()]
    assert [row[0] for row in rows] == list(LegalForm) and instruments[1:] == list(Instrument)
    for form, *cells in rows:
        for instrument, cell in zip(instruments[1:], cells, strict=True):
            refused = why_not_fit(LegalForm(form), Instrument(instrument), TODAY)
            assert (refused is None) == (cell == "yes")
            if refused:
                assert sentence(refused, "sv").way_on and sentence(refused, "en").way_on


def test_an_initiative_hears_the_section_and_the_way() -> None:
    refused = why_not_fit(LegalForm.INITIATIVE, Instrument.LOAN, TODAY)
    assert refused is not None
    words = sentence(refused)
    assert words.section == "EFL 2:4–5" and words.reason.startswith("Ni kan söka redan nu")
    assert instruments_for(LegalForm.COOPERATIVE, date(2019, 1, 1)) == frozenset()
