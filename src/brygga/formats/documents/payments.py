"""The values of the notice (avi) and of the payment list for the internet bank.

Both are read by somebody about to pay, so the first lines are what, how much, when and to where. Sums are
not fields: the paper adds its own rows, so it cannot contradict them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from brygga.formats.documents.contract import Contact, Document, Party, demand


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Document):
    """What is due on one day under one agreement; `outstanding_after_minor` is principal left if it is paid."""

    to: Party
    agreement_number: str
    instalment_number: int
    instalments_total: int
    due_on: date
    interest_minor: int
    principal_minor: int
    fee_minor: int
    outstanding_after_minor: int
    ocr: str
    bankgiro: str
    contact: Contact

    def __post_init__(self) -> None:
        Document.__post_init__(self)
        parts = (self.interest_minor, self.principal_minor, self.fee_minor)
        demand(min(parts) >= 0, "amounts", "may not be below zero.", "A credit is not a notice.")
        demand(sum(parts) > 0, "amounts", "are all zero.", "Send no notice when nothing is due.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRow:
    """One payment. `ocr` is the reference with check digit, or '' and then `message` is used."""

    payee: str
    account: str
    amount_minor: int
    purpose: str
    pot: str
    prepared_by: str
    approved_by: str
    ocr: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentList(Document):
    """Approved payments to sign by two in the internet bank; `digest` is the list's fingerprint."""

    pay_on: date
    account_name: str
    account_number: str
    rows: tuple[PaymentRow, ...]
    digest: str

    def __post_init__(self) -> None:
        Document.__post_init__(self)
        demand(bool(self.rows), "rows", "is empty.", "A list needs at least one payment.")
        for row in self.rows:
            demand(row.amount_minor > 0, "rows", f"{row.payee}: amount must be above zero.", "Correct the order.")
            demand(
                row.prepared_by != row.approved_by,
                "rows",
                f"{row.payee}: prepared and approved by the same person.",
                "Somebody else approves it.",
            )
