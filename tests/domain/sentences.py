"""What a text for people must look like whatever it says: a sentence, not a fragment, a code or a shout.

The words themselves are nobody's to repeat in a test; that they are there in both languages, and whole, is.
"""

from __future__ import annotations

from typing import Protocol

VALUES = {"flat"}
"""Values of fields that a sentence may begin with: they stand as they are written."""


class InBothLanguages(Protocol):
    """A refusal or a remark."""

    @property
    def sv(self) -> str: ...

    @property
    def en(self) -> str: ...


def is_sentence(text: object) -> bool:
    """Tell whether a text begins as a sentence (a capital, a digit, a quotation), ends as one and is not shouted."""
    if not isinstance(text, str) or not text or text != text.strip():
        return False
    letters = [letter for letter in text if letter.isalpha()]
    shouted = bool(letters) and all(letter.isupper() for letter in letters)
    begins = text[0].isupper() or not text[0].isalpha() or text.split()[0] in VALUES
    return begins and text[-1] in ".!?:)" and not shouted and "XX" not in text


def well_said(said: InBothLanguages) -> bool:
    """Tell whether both languages have their sentence, and not the same one twice."""
    return is_sentence(said.sv) and is_sentence(said.en) and said.sv != said.en
