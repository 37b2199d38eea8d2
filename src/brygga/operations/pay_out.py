"""The money leaves: the books, the lots, the instrument and the agreement in one act, and nothing half done."""

from datetime import date, timedelta

from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.actions import move_agreement
from brygga.apps.agreements.views import AgreementView
from brygga.apps.capital import actions as capital
from brygga.apps.duties.actions import close_duty
from brygga.apps.funding import actions as funding
from brygga.apps.loans import actions as loans
from brygga.apps.loans import queries as loan_queries
from brygga.apps.payments import queries as payments
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import text
from brygga.foundation.words import kept
from brygga.operations.case_after import move_case_after
from brygga.operations.notices import NOTICE_DAYS, make_notices
from brygga.operations.papers import agreement_papers
from brygga.operations.posting import lines_for, seal, shared
from brygga.operations.preconditions import require_clear

EVENT = {"loan": "loan.paid_out", "bridge_loan": "loan.paid_out", "contribution": "contribution.placed"}
TEXT = {"loan.paid_out": text("Utbetalning av lån %s"), "contribution.placed": text("Förlagsinsats %s inbetald")}


def upfront_fee(tenant_id: int, agreement: AgreementView, on: date) -> int:
    """Return what is withheld at the pay-out, in minor units: a loan's arrangement fee."""
    if agreement.instrument == "contribution":
        return 0
    return loan_queries.loan(tenant_id, agreement.id, on).plan.upfront_fees.minor


def to_pay_out(tenant_id: int, agreement: AgreementView, on: date) -> int:
    """Return what leaves the account, in minor units: the agreement's amount less what is withheld."""
    return agreement.amount_minor - upfront_fee(tenant_id, agreement, on)


@action("pay_out.pay_out")
def pay_out(cmd: Command, *, agreement_id: int, on: date, bank_account_id: int) -> int:
    """Book a pay-out that the bank has made on `on`; returns the entry's id. Everything in its way is refused first."""
    agreement = agreements.agreement(cmd.tenant, agreement_id)
    require_clear(cmd.tenant, agreement, on)
    if agreement.instrument != "contribution":
        before = loan_queries.loan(cmd.tenant, agreement_id, on).version
        loans.date_terms(cmd, agreement_id=agreement_id, disbursed_on=on)
        if loan_queries.loan(cmd.tenant, agreement_id, on).version != before:
            agreement_papers(cmd, agreement_id=agreement_id)
    shares = funding.settle_commitments(cmd, agreement_id=agreement_id)
    fees = shared(upfront_fee(cmd.tenant, agreement, on), agreement.currency, shares)
    entry = _book(cmd, agreement, shares, fees, on, payments.bank_account(cmd.tenant, bank_account_id).ledger_number)
    for share in shares:
        funding.record_lots(cmd, kind="lend", pot_id=share["pot_id"], amount_minor=share["amount_minor"],
                            entry_id=entry, on=on, agreement_id=agreement_id)
        if fees[share["pot_id"]]:
            funding.record_lots(cmd, kind="income", pot_id=share["pot_id"], amount_minor=fees[share["pot_id"]],
                                entry_id=entry, on=on)
    if agreement.instrument == "contribution":
        capital.mark_placed(cmd, agreement_id=agreement_id, on=on, entry_id=entry)
    else:
        loans.mark_paid_out(cmd, agreement_id=agreement_id, on=on, entry_id=entry)
    move_agreement(cmd, agreement_id=agreement_id, event="activate")
    for code in ("agreement.last_day", "payment.propose"):
        close_duty(cmd, code=code, subject=f"agreement/{agreement_id}")
    make_notices(cmd, up_to=on + timedelta(days=NOTICE_DAYS), agreement_id=agreement_id)
    move_case_after(cmd, matter_id=agreement.matter_id)
    return entry


def _book(cmd: Command, agreement: AgreementView, shares: list[dict[str, int]], fees: dict[int, int], on: date,
          bank: str) -> int:
    event, lines = EVENT[agreement.instrument], []
    for share in shares:
        pot, minor = share["pot_id"], share["amount_minor"]
        amounts = {"cost": minor} if event == "contribution.placed" else {"principal": minor, "fee": fees[pot]}
        lines += lines_for(event, amounts, pots={"pot": pot}, currency=agreement.currency, bank=bank,
                           agreement_id=agreement.id, party_id=agreement.party_id)
    return seal(cmd, event=event, lines=lines, subject=f"agreement/{agreement.id}",
                text=kept(TEXT[event]) % agreement.number, on=on, matter_id=agreement.matter_id).entry_id
