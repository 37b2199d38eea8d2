"""An aid question that cannot be answered as it is asked: which field, why, and the way on."""

from __future__ import annotations


class AidRefused(ValueError):
    """`code` is missing, out_of_range or inconsistent; `field` its place in the question; words in both languages."""

    def __init__(self, code: str, field: str, sv: str, en: str) -> None:
        super().__init__(f"{field}: {en}")
        self.code, self.field, self.sv, self.en = code, field, sv, en


def missing(field: str) -> AidRefused:
    """Return the refusal of a question without a field that its method needs."""
    words = ("Fältet saknas; metoden behöver det.", "The field is missing; the method needs it.")
    return AidRefused("missing", field, *words)


def clash(field: str, sv: str, en: str) -> AidRefused:
    """Return the refusal of fields that contradict each other."""
    return AidRefused("inconsistent", field, sv, en)
