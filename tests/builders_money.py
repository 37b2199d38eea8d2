"""Worlds with money in them: agreements signed and paid out, statements typed in, rows matched; through real acts only.

On top of `tests.builders`. A case is begun and its agreement drafted straight from a paragraph on an agenda: what lies
between (application, pack, vote) is other rooms' and is tested there.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests import builders
from tests.builders import KR, LOAN, ON, PDF, Fund

_numbers = itertools.count(1)
ACCOUNT = "733-4451"


@dataclass(frozen=True, slots=True)
class Row:
    """A row as a person reads it off the bank's statement."""

    on: date
    amount_minor: int
    counterparty: str = ""
    reference: str = ""
    text: str = ""

    def typed(self) -> dict[str, Any]:
        return {"on": self.on, "amount_minor": self.amount_minor, "counterparty": self.counterparty,
                "reference": self.reference, "text": self.text}


def money_fund(*, number: int = 0, profile: str = "small_fund", amount_minor: int = 2_000_000 * KR, on: date = ON,
               paid_in: bool = True) -> Fund:
    """A fund with a bookkeeper beside the treasurer, a registration to lend, a bank account, and a source paid in."""
    fund = builders.fund(number=number, profile=profile, on=on,
                         name="Mikrofond Örebro län" if not number else f"Fond {number}")
    fund.people["bookkeeper"] = builders.add_person(fund, "bookkeeper", "Bodil Bokförare",
                                                    f"bookkeeper@f{number}.exempel.se", on=on)
    from brygga.apps.agreements.actions import register_body
    register_body(fund.command("administrator", on=on), register="FI:1996:1006", number="FI-1", activity="loan",
                  from_on=date(2024, 1, 1))
    builders.bank_account(fund, on=on)
    pot = builders.source(fund, amount_minor=amount_minor, paid_in=False, on=on)
    if paid_in:
        typed(fund, Row(on, amount_minor, "Finansiär av Region Örebro län 2026"), on=on)
        match(fund, latest_line(fund).id, "source_pay_in", f"source/{next(iter(fund.sources.values()))}", on=on)
    assert pot
    return fund


def typed(fund: Fund, *rows: Row, on: date | None = None, account: int | None = None, who: str = "treasurer") -> int:
    """A statement from the day after the last one to the latest row (or `on`), that adds up; returns its id."""
    from brygga.apps.payments import queries
    from brygga.apps.payments.actions import enter_statement
    from brygga.operations.money_day import next_statement
    bank = queries.bank_account(fund.tenant_id, account or builders.bank_account(fund))
    to_on = max([row.on for row in rows] + ([on] if on else []))
    begins = next_statement(fund.tenant_id, bank, to_on)
    return enter_statement(
        fund.command(who, on=to_on), bank_account_id=bank.id, from_on=begins["from_on"], to_on=to_on,
        opening_minor=begins["opening"], closing_minor=begins["opening"] + sum(row.amount_minor for row in rows),
        lines=[row.typed() for row in rows])


def latest_line(fund: Fund) -> Any:
    """The row that was typed last."""
    from brygga.apps.payments import queries
    return max(queries.lines(fund.tenant_id), key=lambda line: line.id)


def match(fund: Fund, line_id: int, kind: str, subject: str = "", *, who: str = "treasurer", on: date = ON,
          key: str = "") -> int:
    """Say what a row is."""
    from brygga.operations.matching import match_line
    return match_line(fund.command(who, on=on, key=key), line_id=line_id, kind=kind, subject=subject)


def matched(fund: Fund, row: Row, kind: str, subject: str = "") -> Any:
    """Type one row and say at once what it is; returns the row."""
    typed(fund, row)
    line = latest_line(fund)
    match(fund, line.id, kind, subject, on=row.on)
    from brygga.apps.payments import queries
    return queries.line(fund.tenant_id, line.id)


def agreement(fund: Fund, name: str = "Ramsbergs Handel", *, instrument: str = "loan", amount_minor: int = 200_000 * KR,
              shares: dict[str, int] | None = None, on: date = ON, signed: bool = True, account: str = ACCOUNT,
              **terms: Any) -> Any:
    """An agreement with its instrument and its money bound; signed unless said. `shares` are pot name → minor."""
    from brygga.apps.agreements import actions as agreements
    from brygga.apps.agreements import queries
    from brygga.apps.funding.actions import commit
    case = builders.case_in(fund, "enquiry", name=name, on=on)
    party = _party(fund, name, account, on)
    item = _paragraph(fund, case.matter_id, instrument, amount_minor, on)
    by = fund.command("chair", on=on)
    agreement_id = agreements.draft_agreement(
        by, matter_id=case.matter_id, instrument=instrument, party_id=party, amount_minor=amount_minor, currency="SEK",
        purpose="Ombyggnad", last_day_on=date(on.year + 1, on.month, 1), conditions=[])
    _instrument(fund, agreement_id, case.matter_id, item, instrument, amount_minor, on, terms)
    chosen = shares or {next(iter(fund.pots)): amount_minor}
    commit(fund.command("chair", on=on), agreement_id=agreement_id, matter_id=case.matter_id,
           shares=[{"pot_id": fund.pots[pot], "amount_minor": minor} for pot, minor in chosen.items()])
    if signed:
        sign(fund, agreement_id, on=on)
    return queries.agreement(fund.tenant_id, agreement_id)


def sign(fund: Fund, agreement_id: int, *, on: date = ON) -> None:
    """The signed paper comes in and is checked by two; a certificate is there when one is asked for."""
    from brygga.apps.agreements import actions as agreements
    from brygga.apps.agreements import queries
    from brygga.apps.documents.actions import store_document
    from brygga.apps.documents.queries import id_of
    matter = queries.agreement(fund.tenant_id, agreement_id).matter_id
    key = store_document(fund.command("officer", on=on), content=PDF, filename="avtal.pdf", kind="signed",
                         title="Underskrivet avtal", matter_id=matter)
    paper = id_of(fund.tenant_id, key)
    signing = agreements.hand_in_signed(fund.command("officer", on=on), agreement_id=agreement_id, document_id=paper)
    for who in ("chair", "approver"):
        agreements.check_signing(fund.command(who, on=on), signing_id=signing)
    for condition in queries.conditions(agreement_id):
        agreements.meet_condition(fund.command("officer", on=on), condition_id=condition.id, document_id=paper)


def proposed(fund: Fund, agreement_id: int, *, who: str = "treasurer", on: date = ON,
             pay_on: date | None = None) -> int:
    """A payment of an agreement, waiting for approval; returns the order's id."""
    from brygga.operations.payment_orders import propose_payment
    return propose_payment(fund.command(who, on=on), agreement_id=agreement_id, pay_on=pay_on or on,
                           bank_account_id=builders.bank_account(fund))


def approved(fund: Fund, order_id: int, *, who: str = "approver", on: date = ON) -> None:
    """The payment approved as it reads."""
    from brygga.apps.payments import queries
    from brygga.operations.payment_orders import approve_payment
    approve_payment(fund.command(who, on=on), order_id=order_id,
                    seen_digest=queries.order(fund.tenant_id, order_id).digest)


def confirmed(fund: Fund, order_id: int, *, who: str = "treasurer", on: date = ON) -> int:
    """The bank has paid; returns the entry's id."""
    from brygga.operations.payment_orders import confirm_payment
    return confirm_payment(fund.command(who, on=on), order_id=order_id, on=on, bank_reference=f"SB{order_id:06d}")


def paid_out(fund: Fund, agreement_id: int, *, on: date = ON, seen: bool = True) -> int:
    """Proposed, approved, confirmed, and (unless not `seen`) found on the statement; returns the order's id."""
    from brygga.apps.payments import queries
    order_id = proposed(fund, agreement_id, on=on)
    approved(fund, order_id, on=on)
    confirmed(fund, order_id, on=on)
    if seen:
        order = queries.order(fund.tenant_id, order_id)
        matched(fund, Row(on, -order.amount_minor, order.payee), "order", f"payment/{order_id}")
    return order_id


def _party(fund: Fund, name: str, account: str, on: date) -> int:
    from brygga.apps.parties.actions import make_party
    return make_party(
        fund.command("officer", on=on), kind="organisation", name=name, legal_form="cooperative", place="Ramsberg",
        municipality="1885", county="18", registered_on=date(2024, 5, 3), contributions_allowed_on=date(2025, 5, 3),
        account_kind="bankgiro", account_number=account)


def _paragraph(fund: Fund, matter_id: int, instrument: str, amount_minor: int, on: date) -> int:
    from brygga.apps.decisions import actions as decisions
    number = next(_numbers)
    meeting = decisions.plan_meeting(fund.command("chair", on=on), on=on + timedelta(days=number), pack_freezes_on=on)
    return decisions.place_item(
        fund.command("officer", on=on), meeting_id=meeting, matter_id=matter_id, proposal_id=1_000_000 + number,
        title="Förslag", instrument=instrument, outcome="grant", amount_minor=amount_minor, currency="SEK",
        proposed={}, digest="0" * 64, prepared_by_id=fund["officer"])


def _instrument(fund: Fund, agreement_id: int, matter_id: int, item: int, instrument: str, amount_minor: int, on: date,
                terms: dict[str, Any]) -> None:
    from brygga.apps.capital.actions import make_contribution
    from brygga.apps.loans.actions import make_loan
    common = {"agreement_id": agreement_id, "matter_id": matter_id, "decision_item_id": item,
              "amount_minor": amount_minor, "currency": "SEK"}
    if instrument == "contribution":
        make_contribution(fund.command("chair", on=on), **common, fixed_date=None,
                          dividend_terms="2 procentenheter över statslåneräntan",
                          statutes_registered_on=date(2025, 5, 3))
        return
    first_due = date(on.year + (on.month == 12), on.month % 12 + 1, 28)
    make_loan(fund.command("chair", on=on), **common, terms={
        **LOAN, "disburse_on": on.isoformat(), "first_due_on": first_due.isoformat(), **terms})
