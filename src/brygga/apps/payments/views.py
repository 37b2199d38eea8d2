"""What pages and other rooms get of payments: values, never rows."""

from dataclasses import dataclass
from datetime import date

REASON_MAX = 300
"""So many characters may say why a statement is withdrawn: in the form, by the rule and in the column."""


@dataclass(frozen=True, slots=True)
class BankAccountView:
    """A bank account of the fund; `ledger_number` is its account in the chart."""

    id: int
    name: str
    kind: str
    number: str
    ledger_account_id: int
    ledger_number: str
    currency: str
    opened_on: date


@dataclass(frozen=True, slots=True)
class OrderView:
    """A payment order; `digest` is of what it says now, `approved_digest` of what was approved.

    `purpose` is "pay_out" or "over_return".
    """

    id: int
    number: int
    matter_id: int
    agreement_id: int
    bank_account_id: int
    payee_id: int
    payee: str
    payee_account_kind: str
    payee_account: str
    amount_minor: int
    currency: str
    message: str
    pay_on: date
    state: str
    made_by_id: int
    made_by: str
    approved_by_id: int | None
    approved_by: str
    approved_digest: str
    digest: str
    confirmed_on: date | None
    bank_reference: str
    purpose: str


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """That a statement counts no more: who said so, on which day, why."""

    by: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """A bank statement with its sums in minor units; `withdrawn` when it counts no more."""

    id: int
    bank_account_id: int
    from_on: date
    to_on: date
    opening_minor: int
    closing_minor: int
    currency: str
    withdrawn: WithdrawnView | None = None


@dataclass(frozen=True, slots=True)
class LineView:
    """A row of a statement and what it was said to be (`kind` empty while open).

    A row of a withdrawn statement does not count (`counts`): it is nothing and becomes nothing.
    """

    id: int
    statement_id: int
    bank_account_id: int
    on: date
    amount_minor: int
    currency: str
    counterparty: str
    reference: str
    text: str
    state: str
    match_id: int | None
    kind: str
    subject: str
    entry_id: int | None
    counts: bool = True


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A bill for one instalment."""

    id: int
    matter_id: int
    agreement_id: int
    instalment_nr: int
    due_on: date
    amount_minor: int
    currency: str
    reference: str
    paper_key: str
    made_on: date
