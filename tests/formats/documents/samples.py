"""One sample of each document: the practice world's three cases, every amount and date invented.

`SAMPLES` names them; tests vary a sample with dataclasses.replace instead of writing a new one.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from brygga.formats.documents import (
    Certificate,
    Condition,
    Contact,
    ContributionAgreement,
    ContributionEntry,
    Document,
    Fee,
    LoanAgreement,
    Notice,
    Party,
    PaymentList,
    PaymentRow,
    PlanRow,
    RegisterRow,
    Signer,
)

from . import decision_samples as papers

STAMP = datetime(2027, 3, 15, 9, 30, tzinfo=UTC)

FUND = papers.FUND
SHOP = papers.SHOP
OFFICER = papers.OFFICER
COMPLAINTS = papers.COMPLAINTS

PANTRY = Party(
    name="Ställdalens skafferi ekonomisk förening",
    number="769600-0002",
    address=("Stationsvägen 4", "714 31 Ställdalen"),
)


def straight_plan(principal_minor: int, instalments: int, ppm_a_month: int = 5_000) -> tuple[PlanRow, ...]:
    """A straight monthly plan in whole öre; the last instalment takes what is left."""
    left = principal_minor
    rows = []
    for number in range(1, instalments + 1):
        principal = left if number == instalments else principal_minor // instalments
        interest = left * ppm_a_month // 1_000_000
        left -= principal
        year, month = divmod(2027 * 12 + 3 + number, 12)
        due = date(year, month + 1, 28)
        rows.append(
            PlanRow(
                number=number,
                due_on=due,
                interest_minor=interest,
                principal_minor=principal,
                fee_minor=0,
                left_minor=left,
                ocr="1027000461",
            )
        )
    return tuple(rows)


def interest_of(plan: tuple[PlanRow, ...]) -> int:
    return sum(row.interest_minor for row in plan)


PLAN = straight_plan(15_000_000, 36)

LOAN = LoanAgreement(
    number="L-2027-0046",
    dated=date(2027, 3, 15),
    sender=FUND,
    demo=True,
    borrower=SHOP,
    purpose="Kyldisk, låssystem och första varulager till den obemannade butiken i Ramsberg.",
    principal_minor=15_000_000,
    rate_percent=Decimal("6.00"),
    total_cost_minor=interest_of(PLAN) + 50_000,
    effective_rate_percent=Decimal("6.42"),
    repayment="straight",
    day_count="30E/360",
    plan=PLAN,
    bankgiro="5050-1055",
    payout_account="8000-2, 123 456 789-0 (Bergslagens Sparbank)",
    last_payout_on=date(2027, 9, 15),
    conditions=(
        Condition(text="Bankens skriftliga besked om delen på 80 000 kr.", met_on=date(2027, 3, 10)),
        Condition(text="Bygglov för skylt och ramp har vunnit laga kraft."),
        Condition(text="Hyresavtal på minst fem år, undertecknat av båda."),
    ),
    settlement_order=("penalty", "fee", "interest", "principal"),
    contact=OFFICER,
    complaint_contact=COMPLAINTS,
    lender_signers=(
        Signer(name="Gun Sundström", role="ordförande"),
        Signer(name="Ali Rahimi", role="kassör"),
    ),
    borrower_signers=(Signer(name="Kerstin Ek", role="firmatecknare"), Signer(role="firmatecknare")),
    fees=(Fee(label="Uppläggningsavgift", amount_minor=50_000, when="dras av vid utbetalningen"),),
)

CONTRIBUTION = ContributionAgreement(
    number="F-2027-0012",
    dated=date(2027, 3, 15),
    sender=FUND,
    demo=True,
    association=PANTRY,
    purpose="Ombyggnad av lokalen och en gemensam hämtpunkt för lokala producenter.",
    amount_minor=20_000_000,
    statutes_clause="8 §",
    statutes_registered_on=date(2026, 11, 2),
    dividend_terms="Utdelning med högst 3 procent av insatsen, före gottgörelse till medlemmar (8 § tredje stycket).",
    contributed_on=date(2027, 4, 1),
    earliest_redemption_on=date(2032, 4, 1),
    notice_at_latest_on=date(2030, 4, 1),
    pay_to="bankgiro 5050-1063",
    last_payout_on=date(2027, 9, 15),
    conditions=(
        Condition(text="Förlagsandelsbeviset är undertecknat och har kommit till oss."),
        Condition(text="Insatsen är införd i föreningens förteckning."),
    ),
    contact=OFFICER,
    complaint_contact=COMPLAINTS,
    holder_signers=(Signer(name="Gun Sundström", role="ordförande"),),
    association_signers=(Signer(name="Maj Öhrn", role="ordförande"),),
    acquirer_clause="8 § femte stycket: bara medlemmar och Mikrofonder får förvärva",
)

CERTIFICATE = Certificate(
    number="3",
    dated=date(2027, 4, 1),
    sender=PANTRY,
    draft=True,
    demo=True,
    amount_minor=20_000_000,
    contributed_on=date(2027, 4, 1),
    dividend_right="Högst 3 procent av insatsen om året, före gottgörelse till medlemmar, om stämman beslutar det.",
    redemption_manner="Efter uppsägning: innehavaren tidigast fem år från insatsen och minst två år i förväg, "
    "föreningen med sex månaders uppsägning. Beloppet betalas till det konto som innehavaren anger.",
    dividend_payment_manner="Betalas inom fyra veckor från stämmans beslut till det konto som innehavaren anger.",
    issued_to="named",
    holder=FUND,
    signers=(Signer(name="Maj Öhrn", role="ordförande"), Signer(name="Bo Lind", role="firmatecknare")),
    acquirer_clause="8 § femte stycket: bara medlemmar och mikrofonder får förvärva en förlagsandel",
)

REGISTER = RegisterRow(
    number="Förteckning 2027-04-01",
    dated=date(2027, 4, 1),
    sender=PANTRY,
    draft=True,
    demo=True,
    rows=(
        ContributionEntry(
            designation="3",
            amount_minor=20_000_000,
            contributed_on=date(2027, 4, 1),
            dividend_right="Högst 3 procent av insatsen om året",
        ),
    ),
)

NOTICE = Notice(
    number="A-2027-0311",
    dated=date(2027, 5, 10),
    sender=FUND,
    demo=True,
    to=SHOP,
    agreement_number="L-2027-0046",
    instalment_number=1,
    instalments_total=36,
    due_on=date(2027, 5, 28),
    interest_minor=75_000,
    principal_minor=416_666,
    fee_minor=0,
    outstanding_after_minor=14_583_334,
    ocr="1027000461",
    bankgiro="5050-1055",
    contact=Contact(name="Ali Rahimi", role="kassör", phone="019-10 00 02", email="kassor@fonden.example"),
)

PAYMENTS = PaymentList(
    number="B-2027-0019",
    dated=date(2027, 3, 22),
    sender=FUND,
    demo=True,
    pay_on=date(2027, 3, 23),
    account_name="Investeringskonto",
    account_number="8000-2, 987 654 321-0",
    digest="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    rows=(
        PaymentRow(
            payee=SHOP.name,
            account="8000-2, 123 456 789-0",
            amount_minor=14_950_000,
            purpose="Lån L-2027-0046",
            pot="Regionen 2024",
            prepared_by="Ali Rahimi",
            approved_by="Gun Sundström",
            message="L-2027-0046",
        ),
        PaymentRow(
            payee=PANTRY.name,
            account="bankgiro 5050-1063",
            amount_minor=20_000_000,
            purpose="Förlagsinsats F-2027-0012",
            pot="Regionen 2024 och Medlemskapital",
            prepared_by="Ali Rahimi",
            approved_by="Gun Sundström",
            ocr="4026120076",
        ),
    ),
)

SAMPLES: dict[str, Document] = {
    "loan_agreement": LOAN,
    "contribution_agreement": CONTRIBUTION,
    "certificate": CERTIFICATE,
    "register_row": REGISTER,
    "notice": NOTICE,
    "payment_list": PAYMENTS,
    "decision_pack": papers.PACK,
    "decision_letter_yes": papers.YES,
    "decision_letter_no": papers.NO,
    "minutes": papers.MINUTES,
    "source_statement": papers.STATEMENT,
}
