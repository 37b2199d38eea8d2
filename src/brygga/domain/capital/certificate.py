"""The förlagsandelsbevis: seven items, one certificate a contribution (EFL 11:12).

Idea: a draft may lack anything, a certificate nothing; they are two types, so an incomplete one cannot be issued. The
enterprise issues it and keeps the register, the holder only asks for it. It is signed on paper: the act's rule on
electronic signatures (1:15) does not apply to it, a printed facsimile does.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from brygga.domain.money import Money


class IssuedTo(StrEnum):
    """To whom the certificate is issued."""

    NAMED = "named"
    NAMED_OR_ORDER = "named_or_order"
    BEARER = "bearer"


@dataclass(frozen=True, slots=True)
class Draft:
    """The seven items of 11:12, each None or empty until known.

    `no_acquirer_limit` is the explicit statement that the statutes hold no clause of 11:2: items six and seven then
    have nothing to say, which is not the same as having been forgotten.
    """

    association_name: str = ""
    designation: str = ""
    size: Money | None = None
    dividend_right: str = ""
    redemption_and_payment: str = ""
    acquirer_clause: str = ""
    invalidity_notice: str = ""
    no_acquirer_limit: bool = False


@dataclass(frozen=True, slots=True)
class Certificate:
    """A complete certificate."""

    association_name: str
    designation: str
    size: Money
    dividend_right: str
    redemption_and_payment: str
    acquirer_clause: str
    invalidity_notice: str
    issued_to: IssuedTo


ITEMS = tuple(item.name for item in fields(Certificate))[:7]
"""The seven items in the order of the section."""


def missing_items(draft: Draft) -> tuple[str, ...]:
    """Return the names of the items that are still missing, in the section's order."""
    silent = ("acquirer_clause", "invalidity_notice") if draft.no_acquirer_limit else ()
    return tuple(item for item in ITEMS if item not in silent and not _is_given(getattr(draft, item)))


def complete(draft: Draft, issued_to: IssuedTo) -> Certificate:
    """Return the certificate of a complete draft; ValueError names what is missing."""
    missing = missing_items(draft)
    if missing or draft.size is None:
        raise ValueError(f"the certificate lacks {', '.join(missing)} (EFL 11:12)")
    return Certificate(
        draft.association_name, draft.designation, draft.size, draft.dividend_right, draft.redemption_and_payment,
        draft.acquirer_clause, draft.invalidity_notice, issued_to,
    )


def _is_given(value: object) -> bool:
    if isinstance(value, Money):
        return value.minor > 0
    return isinstance(value, str) and bool(value.strip())
