"""Why terms cannot be computed, with the field and the way on, in Swedish and English."""

from __future__ import annotations


class TermsRefused(ValueError):
    """`code` is "out_of_range" or "inconsistent"; `field` is the term's name, "tranches.1.on" inside a list."""

    def __init__(self, code: str, field: str, reason: str, english: str) -> None:
        super().__init__(code, field, english)
        self.code, self.field, self.reason, self.english = code, field, reason, english
