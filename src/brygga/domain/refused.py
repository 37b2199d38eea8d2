"""The one shape of a refusal in the domain: what cannot be computed as it was asked, with the place and the way on."""

from __future__ import annotations


class FieldRefused(ValueError):
    """`field`: the name that is wrong, "tranches.1.on" inside a list; `sv` and `en`: why, and what to do instead."""

    def __init__(self, field: str, sv: str, en: str) -> None:
        super().__init__(field, en)
        self.field, self.sv, self.en = field, sv, en

    def __str__(self) -> str:
        return f"{self.field}: {self.en}"


class CodedRefused(FieldRefused):
    """The same with `code`, one of the calculators': missing, out_of_range, inconsistent …"""

    def __init__(self, code: str, field: str, sv: str, en: str) -> None:
        super().__init__(field, sv, en)
        self.code, self.args = code, (code, field, en)
