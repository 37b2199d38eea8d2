"""An aid question that cannot be answered as it is asked: which field, why, and the way on."""

from __future__ import annotations

from brygga.domain.refused import CodedRefused


class AidRefused(CodedRefused):
    """`code` is missing, out_of_range or inconsistent; `field` its place in the question; words in both languages."""


def missing(field: str) -> AidRefused:
    """Return the refusal of a question without a field that its method needs."""
    words = ("Fältet saknas; metoden behöver det.", "The field is missing; the method needs it.")
    return AidRefused("missing", field, *words)


def clash(field: str, sv: str, en: str) -> AidRefused:
    """Return the refusal of fields that contradict each other."""
    return AidRefused("inconsistent", field, sv, en)
