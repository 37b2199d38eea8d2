"""The enterprise's own papers about a förlagsinsats: its certificate and its register (EFL 11:9, 11:12).

Here `sender` is the enterprise, not the fund: the fund only drafts. The certificate carries the seven items
of 11:12 and nothing that looks like an eighth. The register carries size, day and dividend right; the
holder's name is not in the statutory list and is left out, because anyone may ask to read it (5:5).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from brygga.formats.documents.contract import Document, Party, Signer, demand

IssuedTo = Literal["named", "order", "bearer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate(Document):
    """A förlagsandelsbevis for the enterprise to sign by hand; `number` is item 2, its designation.

    `acquirer_clause` names the statutes' clause that limits who may acquire ('' = no limit, and then
    items 6 and 7 say so). `holder` is None only for a bearer certificate.
    """

    amount_minor: int
    contributed_on: date
    dividend_right: str
    redemption_manner: str
    dividend_payment_manner: str
    issued_to: IssuedTo
    holder: Party | None
    signers: tuple[Signer, ...]
    acquirer_clause: str = ""

    def __post_init__(self) -> None:
        Document.__post_init__(self)
        demand(self.amount_minor > 0, "amount_minor", "must be above zero.", "A certificate states its size.")
        demand(
            (self.holder is None) == (self.issued_to == "bearer"),
            "holder",
            "is needed for a named or order certificate, and absent for a bearer one.",
            "Name the holder or change the kind.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionEntry:
    """One row of the register: designation, size, day made, dividend right, and the day of redemption."""

    designation: str
    amount_minor: int
    contributed_on: date
    dividend_right: str
    redeemed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow(Document):
    """The row, or rows, that the enterprise's board enters in its register of förlagsinsatser."""

    rows: tuple[ContributionEntry, ...]

    def __post_init__(self) -> None:
        Document.__post_init__(self)
        demand(bool(self.rows), "rows", "is empty.", "Give at least one contribution.")
