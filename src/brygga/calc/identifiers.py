"""Calculator `identifiers`: make and check a payment reference, and check the numbers that people type.

Shape and check digit only; whether a number is given out, and to whom, is a register's answer. The rules are the
country pack's. A reference that cannot be made is an error, a number that is wrong is an answer with its reason.
"""

from __future__ import annotations

from brygga.calc.contract import EXPLAIN, Fields
from brygga.calc.statute import FLAG, TEXT, choice, closed, maybe, one_of, pack, say
from brygga.jurisdictions.contract import Checked

NAME = "identifiers"
NUMBERS = ("orgnr", "personnummer", "bankgiro", "plusgiro", "iban")
KINDS = ("ocr", "check_ocr", *NUMBERS)
INPUT = one_of(
    closed({"kind": choice("ocr"), "base": TEXT}),
    closed({"kind": choice("check_ocr"), "reference": TEXT}, {"length_digit": FLAG}),
    closed({"kind": choice(*NUMBERS), "value": TEXT}),
)
OUTPUT = one_of(
    closed({"reference": TEXT, "explain": EXPLAIN}),
    closed({"valid": {"type": "boolean", "const": True}, "explain": EXPLAIN}),
    closed({"valid": {"type": "boolean", "const": False}, "why": TEXT, "explain": EXPLAIN}),
    closed({"valid": FLAG, "form": maybe(TEXT), "why": maybe(TEXT), "explain": EXPLAIN}),
)


def answer(fields: Fields, language: str) -> dict[str, object]:
    """A reference, or whether a number is right and what its form says. Raises Bad."""
    kind = fields.choice("kind", KINDS)
    if kind == "ocr":
        return _made(fields, language)
    if kind == "check_ocr":
        length_digit = fields.boolean("length_digit", False)
        checked = pack().check_reference(fields.text("reference"), length_digit=length_digit)
        fields.finish()
        why = _why(checked, language)
        shown = {"valid": checked.valid} if why is None else {"valid": checked.valid, "why": why}
        return {**shown, "explain": _explain(checked, why, language)}
    value = fields.text("value")
    fields.finish()
    checked = _checked(kind, value)
    why = _why(checked, language)
    return {"valid": checked.valid, "form": checked.form if checked.valid else None, "why": why,
            "explain": _explain(checked, why, language)}


def _checked(kind: str, value: str) -> Checked:
    if kind == "orgnr":
        return pack().check_organisation_number(value)
    if kind == "personnummer":
        return pack().check_person_number(value)
    return pack().check_account(kind, value)


def _made(fields: Fields, language: str) -> dict[str, object]:
    base = fields.text("base")
    fields.finish()
    try:
        reference = pack().make_reference(base)
    except ValueError:
        raise fields.bad("out_of_range", "base", "Skriv bara siffror, 1–23 stycken, till exempel 12345.",
                         "Write digits only, 1 to 23 of them, for example 12345.") from None
    line = say(language, f"{base}, sedan längdsiffran {reference[-2]} (antal siffror, sista siffran) och "
               f"kontrollsiffran {reference[-1]} (modulus 10).",
               f"{base}, then the length digit {reference[-2]} (number of digits, its last digit) and the check digit "
               f"{reference[-1]} (mod 10).")
    return {"reference": reference, "explain": [line]}


def _why(checked: Checked, language: str) -> str | None:
    if checked.valid:
        return None
    if checked.why is None:
        return say(language, "Numret är fel.", "The number is wrong.")
    return say(language, checked.why.sv, checked.why.en)


def _explain(checked: Checked, why: str | None, language: str) -> list[str]:
    if why is not None:
        return [why]
    return [say(language, f"{checked.shown}: rätt antal siffror och rätt kontrollsiffra.",
                f"{checked.shown}: the right number of digits and the right check digit.")]
