"""`identifiers`: the contract's examples, each kind right and wrong, and a check that misses a digit is found."""

from __future__ import annotations

from typing import Any

import pytest

from brygga.jurisdictions import iban
from brygga.jurisdictions.se import identifiers as law
from tests.calc.statute import ask, refused

EK_FOR, IDEELL = "ekonomisk förening", "ideell förening eller stiftelse"
NUMBERS = [
    ("orgnr", "769635-0938", True, EK_FOR), ("orgnr", "802002-4280", True, IDEELL), ("orgnr", "556036-0793", True,
                                                                                     "aktiebolag"),
    ("orgnr", "769635-0939", False, None), ("orgnr", "121212-1212", False, None),
    ("personnummer", "19121212-1212", True, "personnummer"), ("personnummer", "121272-1219", True, "samordningsnummer"),
    ("personnummer", "121312-1212", False, None), ("bankgiro", "160-9908", True, None),
    ("bankgiro", "160-9907", False, None), ("plusgiro", "90203-1", True, None), ("plusgiro", "90203-2", False, None),
    ("iban", "SE45 5000 0000 0583 9825 7466", True, None), ("iban", "DE89370400440532013000", True, None),
    ("iban", "SE4550000000058398257467", False, None), ("iban", "SE455000000005839825746", False, None),
    ("iban", "GB82 WEST 1234 5698 7654 32", True, None), ("iban", "4550000000058398257466", False, None),
    ("iban", "", False, None), ("iban", "SE", False, None), ("orgnr", "", False, None),
]


def check_the_numbers() -> None:
    for kind, value, valid, form in NUMBERS:
        answered = ask("identifiers", {"kind": kind, "value": value}) if value else ask(
            "identifiers", {"kind": kind, "value": " "})
        assert (answered["valid"], answered["form"]) == (valid, form), (kind, value)
        assert (answered["why"] is None) is valid and answered["explain"]


def test_the_numbers() -> None:
    check_the_numbers()


def test_the_examples_of_the_contract() -> None:
    assert ask("identifiers", {"kind": "ocr", "base": "12345"})["reference"] == "1234574"
    checked = ask("identifiers", {"kind": "check_ocr", "reference": "1234574"})
    assert checked.pop("explain") and checked == {"valid": True}
    orgnr = ask("identifiers", {"kind": "orgnr", "value": "769635-0938"})
    assert orgnr.pop("explain") and orgnr == {"valid": True, "form": EK_FOR, "why": None}


def test_a_length_digit_is_asked_for_only_when_the_agreement_has_one() -> None:
    soft = {"kind": "check_ocr", "reference": "18"}
    assert ask("identifiers", soft)["valid"] is True
    hard = ask("identifiers", soft | {"length_digit": True})
    assert hard["valid"] is False and hard["why"] == "A digit is missing or one too many."
    assert ask("identifiers", {"kind": "check_ocr", "reference": "1234574", "length_digit": True})["valid"] is True


def test_a_persons_number_in_an_organisations_field_is_named() -> None:
    for language in ("sv", "en"):
        assert "personnummer" in ask("identifiers", {"kind": "orgnr", "value": "191212121212"}, language)["why"]


@pytest.mark.parametrize(("given", "code", "field"), [
    ({}, "missing", "kind"), ({"kind": "vat", "value": "1"}, "out_of_range", "kind"),
    ({"kind": "ocr", "base": "12a"}, "out_of_range", "base"), ({"kind": "ocr", "base": 12345}, "wrong_type", "base"),
    ({"kind": "ocr", "base": "1" * 24}, "out_of_range", "base"), ({"kind": "orgnr"}, "missing", "value"),
    ({"kind": "orgnr", "value": "1", "base": "1"}, "unknown_field", "base"),
    ({"kind": "check_ocr", "reference": "18", "length_digit": "yes"}, "wrong_type", "length_digit"),
])
def test_what_cannot_be_answered_says_where(given: dict[str, Any], code: str, field: str) -> None:
    assert refused("identifiers", given) == (code, field)


@pytest.mark.parametrize("defect", ["no_luhn", "no_length"])
def test_a_planted_mistake_is_found(defect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if defect == "no_luhn":
        monkeypatch.setattr(law, "passes_luhn", lambda digits: True)
    else:
        monkeypatch.setattr(iban, "check_iban", lambda text: law.Checked(True))
        monkeypatch.setattr("brygga.jurisdictions.se.pack.check_iban", lambda text: law.Checked(True))
    with pytest.raises(AssertionError):
        check_the_numbers()
