"""Changes of a loan's terms as JSON: each is a new version from its day, made with the payments up to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from brygga.calc.contract import AMOUNT, DAY, PERCENT, Bad, Fields, schema_object
from brygga.domain.loans.checks import CHOICES
from brygga.domain.loans.payments import Payment
from brygga.domain.loans.refusal import TermsRefused
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.loans.versions import Change, Owed, Version, changed, first_version, holiday

_COUNT: dict[str, object] = {"type": "integer", "minimum": 0}
HOLIDAYS = ("paid", "deferred", "capitalised")
SCHEMA: dict[str, object] = {
    "type": "array",
    "items": schema_object(
        {
            "on": DAY,
            "rate": PERCENT,
            "term": {"type": "integer", "minimum": 1},
            "first_due_on": DAY,
            "repayment": {"type": "string", "enum": ["annuity", "straight", "bullet"]},
            "grace_principal": _COUNT,
            "grace_interest": _COUNT,
            "forgiven_principal": AMOUNT,
            "forgiven_interest": AMOUNT,
            "forgiven_fee": AMOUNT,
            "capitalise": {"type": "boolean"},
            "holiday": schema_object(
                {
                    "instalments": {"type": "integer", "minimum": 1},
                    "interest": {"type": "string", "enum": list(HOLIDAYS)},
                },
                ("instalments",),
            ),
        },
        ("on",),
    ),
}


def read_versions(fields: Fields, terms: LoanTerms, payments: Sequence[Payment]) -> tuple[Version, ...]:
    """The versions that the list `restructured` makes of the terms, in the order given. Raises Bad."""
    versions = [first_version(terms)]
    for item in fields.items("restructured"):
        change = _change(item, versions[-1])
        try:
            versions.append(changed(versions[-1], payments, change))
        except TermsRefused as refused:
            raise Bad(refused.code, item.place(refused.field), refused.sv, refused.en) from None
    return tuple(versions)


def _change(item: Fields, version: Version) -> Change:
    currency, on = version.terms.currency, item.date("on")
    given: dict[str, Any] = {}
    rest = item.group("holiday")
    if rest is not None:
        instalments, interest = rest.integer("instalments", low=1), rest.choice("interest", HOLIDAYS, "paid")
        given |= holiday(version, on, instalments, interest=interest).terms
        rest.finish()
    read = {
        "rate": item.rate("rate", None),
        "term": item.integer("term", None, low=1),
        "first_due_on": item.date("first_due_on", None),
        "repayment": item.choice("repayment", CHOICES["repayment"][:3], None),
        "grace_principal": item.integer("grace_principal", None, low=0),
        "grace_interest": item.integer("grace_interest", None, low=0),
    }
    given |= {name: value for name, value in read.items() if value is not None}
    parts = [item.money(f"forgiven_{part}", currency, None, low=0) for part in ("principal", "interest", "fee")]
    forgiven = Owed(*(0 if part is None else part.minor for part in parts))
    change = Change(on, given, forgiven, item.boolean("capitalise", False))
    item.finish()
    return change
