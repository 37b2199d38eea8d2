"""Money in the story: sources, pay-ins, pay-outs with four eyes, and statements that are typed and matched."""

from dataclasses import dataclass
from datetime import date

from brygga.apps.agreements import queries as agreements
from brygga.apps.funding import queries as funding
from brygga.apps.funding.actions import register_source
from brygga.apps.loans import queries as loans
from brygga.apps.parties.actions import make_party
from brygga.apps.payments import queries as payments
from brygga.apps.payments.actions import enter_statement
from brygga.operations.demo.stage import KR, Stage
from brygga.operations.matching import match_line
from brygga.operations.money_day import next_statement
from brygga.operations.payment_orders import approve_payment, confirm_payment, propose_payment


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a bank statement in kronor-öre, what it is said to be (kind "" leaves it open), its day if not today."""

    amount_minor: int
    counterparty: str
    kind: str = ""
    subject: str = ""
    reference: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """A source in the story: short name, funder, what it is called, kronor, its books' class and where it may go."""

    short: str
    funder: str
    name: str
    kronor: int
    accounting_class: str
    counties: tuple[str, ...] = ()
    public: bool = True
    registry_number: str = ""


def open_source(stage: Stage, terms: Terms, *, who: str = "gunnar",
                confirmed_by: str = "Rolf Stenmark, revisor") -> None:
    """Register a source; its pot is known by the short name from now on."""
    funder = make_party(stage.by(who), kind="organisation", name=terms.funder)
    source_id = register_source(
        stage.by(who), funder_id=funder, name=terms.name, amount_minor=terms.kronor * KR, currency="SEK",
        registry_number=terms.registry_number, accounting_class=terms.accounting_class,
        class_confirmed_by=confirmed_by, class_confirmed_on=stage.day, from_on=stage.day, to_on=None,
        counties=list(terms.counties), instruments=[], purposes=[], case_cap_minor=None, public_resources=terms.public)
    assert stage.tenant_id is not None
    stage.sources[terms.short] = source_id
    stage.pots[terms.short] = funding.source(stage.tenant_id, source_id).pot_id


def pay_in(stage: Stage, short: str, kronor: int, *, who: str = "pia") -> None:
    """Let a funder's money arrive today."""
    assert stage.tenant_id is not None
    source = funding.source(stage.tenant_id, stage.sources[short])
    bank(stage, [Row(kronor * KR, source.funder, "source_pay_in", f"source/{source.id}")], who=who)


def bank(stage: Stage, rows: list[Row], *, who: str = "pia") -> None:
    """Type today's statement and say what each row is; a row of kind "" is left open."""
    assert stage.tenant_id is not None
    account = payments.bank_account(stage.tenant_id, stage.bank_account_id)
    begins = next_statement(stage.tenant_id, account, stage.day)
    enter_statement(
        stage.by(who), bank_account_id=account.id, from_on=begins["from_on"], to_on=stage.day,
        opening_minor=begins["opening"], closing_minor=begins["opening"] + sum(row.amount_minor for row in rows),
        lines=[{"on": row.on or stage.day, "amount_minor": row.amount_minor, "counterparty": row.counterparty,
                "reference": row.reference} for row in rows])
    typed = sorted(payments.lines(stage.tenant_id), key=lambda line: line.id)[-len(rows):] if rows else []
    for line, row in zip(typed, rows, strict=True):
        if row.kind:
            match_line(stage.by(who), line_id=line.id, kind=row.kind, subject=row.subject)


def propose(stage: Stage, agreement_id: int, *, who: str = "gunnar") -> int:
    """Propose the pay-out of an agreement today; returns the order's id."""
    return propose_payment(stage.by(who), agreement_id=agreement_id, bank_account_id=stage.bank_account_id,
                           pay_on=stage.day)


def pay_out(stage: Stage, *agreement_ids: int, who: str = "gunnar", approver: str = "eva", keeper: str = "pia") -> None:
    """Pay agreements out today, four eyes and all, and find the rows on the statement."""
    assert stage.tenant_id is not None
    rows = []
    for agreement_id in agreement_ids:
        order_id = propose(stage, agreement_id, who=who)
        seen = payments.order(stage.tenant_id, order_id)
        approve_payment(stage.by(approver), order_id=order_id, seen_digest=seen.digest)
        confirm_payment(stage.by(who), order_id=order_id, on=stage.day, bank_reference=f"SB{order_id:06d}")
        rows.append(Row(-seen.amount_minor, seen.payee, "order", f"payment/{order_id}"))
    bank(stage, rows, who=keeper)


def due(stage: Stage, agreement_id: int, on: date) -> tuple[date, int]:
    """Return the next day that a loan has something to pay, after `on`, and how much in öre."""
    assert stage.tenant_id is not None
    found = loans.loan(stage.tenant_id, agreement_id, on).next_due
    assert found is not None
    return found.pay_on, found.amount.minor


def pass_days(stage: Stage, to: date) -> None:
    """Let the days pass up to and with `to`, and the instalments of the loans in `stage.running` come on their days."""
    while True:
        stage.running = [pk for pk in stage.running if not ended(stage, pk)]
        waiting = [(*due(stage, pk, stage.day), pk) for pk in stage.running]
        on = min((day for day, _, _ in waiting), default=to)
        if not waiting or on > to:
            stage.until(to)
            return
        stage.until(on)
        bank(stage, [loan_row(stage, pk, minor) for day, minor, pk in waiting if day == on])


def loan_row(stage: Stage, agreement_id: int, minor: int, *, kind: str = "loan_payment") -> Row:
    """Return the row of money from a borrower, with the reference that its notice carries."""
    assert stage.tenant_id is not None
    agreement = agreements.agreement(stage.tenant_id, agreement_id)
    return Row(minor, agreement.party, kind, f"agreement/{agreement_id}" if kind else "", agreement.reference)


def ended(stage: Stage, agreement_id: int) -> bool:
    """Tell whether nothing is left to pay."""
    assert stage.tenant_id is not None
    return agreements.agreement(stage.tenant_id, agreement_id).state == "ended"
