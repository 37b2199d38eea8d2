"""No code reaches a reader: every answer has a reason and a way on in two languages, every code a label."""

import ast
import string
from enum import StrEnum
from functools import cache
from pathlib import Path as File

import pytest

from brygga.domain.casework import acts, cash, conflict, eligibility, plan, readiness, roles, texts, workflow
from brygga.domain.casework.answers import refusal
from brygga.domain.casework.labels import LABELS
from brygga.domain.casework.texts import TEXTS, amount_in_words, sentence
from brygga.domain.money import Money

ROOM = File(cash.__file__).parent
BY_TABLE = {"quorum_call_absent", "quorum_call_deputies", "quorum_members_meeting",
            "roles_never_together", "roles_together_in_full"}
GROUPS: list[tuple[str, type[StrEnum]]] = [
    ("case_state", workflow.CaseState), ("agreement_state", workflow.AgreementState), ("role", roles.Role),
    ("instrument", roles.Instrument), ("path", roles.Path), ("form", eligibility.LegalForm),
    ("criterion", eligibility.Criterion), ("act", acts.Act), ("source_kind", plan.SourceKind),
    ("source_status", plan.SourceStatus), ("paid_how", plan.PaidHow), ("start_rule", plan.StartRule),
    ("tie", conflict.Tie), ("standing", readiness.Standing),
]
NOT_FACTS = {"section", "who_could"}


@cache
def raised() -> dict[str, set[str]]:
    """Every code that the rules can answer with, and the facts that always come with it."""
    found: dict[str, set[str]] = {}
    for file in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or ast.unparse(node.func) not in ("refusal", "finding"):
                continue
            if node.args and isinstance(node.args[0], ast.Constant):
                code = str(node.args[0].value)
                facts = {k.arg for k in node.keywords if k.arg} - NOT_FACTS
                found[code] = found.get(code, facts) & facts
    found.update({c.code: {"act", "earlier"} for c in acts.CLASHES})
    found.update({code: {"present", "needed", "seats"} for code in BY_TABLE if code.startswith("quorum")})
    found.update({code: {"first_role", "second_role"} for code in BY_TABLE if code.startswith("roles")})
    return found


def test_every_code_has_a_text_and_no_text_is_left_over() -> None:
    assert set(raised()) == set(TEXTS)
    assert len(TEXTS) > 60


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_a_text_uses_only_the_facts_that_come_with_it(code: str) -> None:
    for words in TEXTS[code]:
        for text in (words.sv, words.en):
            used = {name for _, name, _, _ in string.Formatter().parse(text) if name}
            assert used <= raised()[code]
            assert text.endswith(".") and "!" not in text and text[0] == text[0].upper()


def test_every_code_has_a_label_in_both_languages() -> None:
    for group, codes in GROUPS:
        assert set(LABELS[group]) == {str(code) for code in codes}
    events = {t.event for t in (*workflow.CASE_TRANSITIONS, *workflow.AGREEMENT_TRANSITIONS)}
    assert set(LABELS["event"]) == events
    assert set(LABELS["step"]) == set(workflow.APPLICANT_STEPS)
    assert all(words.sv and words.en for group in LABELS.values() for words in group.values())


def test_facts_are_put_into_words() -> None:
    words = sentence(refusal("event_not_from_state", state="enquiry", event="submit", possible="refer, rest"))
    assert words.reason == "Det går inte att skicka ansökan till fonden när läget är intresseanmälan."
    assert words.way_on == "Det här går nu: hänvisa vidare, låta vila."
    english = sentence(refusal("form_outside", form="limited"), "en")
    assert english.reason == "The fund cannot finance the form limited company."


@pytest.mark.parametrize(("minor", "shown"), [
    (162_000_00, "162 000 kr"), (99_50, "99,50 kr"), (-5_000_00, "\N{MINUS SIGN}5 000 kr"), (0, "0 kr"),
])
def test_amounts_as_people_write_them(minor: int, shown: str) -> None:
    assert amount_in_words(Money(minor, "SEK")).replace(texts.THIN, " ") == shown


def test_canary_a_missing_text_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The defect: the row of one code is gone."""
    monkeypatch.delitem(TEXTS, "plan_short")
    with pytest.raises(AssertionError):
        test_every_code_has_a_text_and_no_text_is_left_over()
