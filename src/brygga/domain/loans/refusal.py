"""Why terms cannot be computed, with the field and the way on, in Swedish and English."""

from __future__ import annotations


class TermsRefused(ValueError):
    """`code` is one of the calculators'; `field` the term's name, "tranches.1.on" inside a list; `sv` and `en` why."""

    def __init__(self, code: str, field: str, sv: str, en: str) -> None:
        super().__init__(code, field, en)
        self.code, self.field, self.sv, self.en = code, field, sv, en
