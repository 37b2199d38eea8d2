"""The papers of an agreement: made when it is drafted, and anew when its terms get a new version.

A loan has one paper. A förlagsinsats has three: the agreement, and two that the association issues and we only draft,
its certificate and its register row. What stands on a paper is computed elsewhere; here it is only put together.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from brygga.apps.access import queries as people
from brygga.apps.access.doorways import persons_with_role
from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.views import AgreementView
from brygga.apps.capital import queries as capital
from brygga.apps.documents import queries as documents
from brygga.apps.documents.actions import store_document
from brygga.apps.loans import queries as loans
from brygga.apps.parties import queries as parties
from brygga.apps.payments import queries as payments
from brygga.domain.dates import add_months
from brygga.formats import documents as papers
from brygga.formats.documents.agreements import Settles
from brygga.foundation.commands import Command, action
from brygga.foundation.models import Tenant
from brygga.foundation.refusals import text
from brygga.foundation.words import country_of, kept
from brygga.jurisdictions.registry import country
from brygga.operations.letters import agreements as letters
from brygga.operations.writing import Reader, case_address, in_words, write_to

TITLES = {"loan": text("Låneavtal %s"), "bridge_loan": text("Låneavtal %s"),
          "contribution": text("Avtal om förlagsinsats %s")}
FEES = {"disbursement": "dras av vid utbetalningen", "instalment": "betalas med varje betalning"}
SETTLES: tuple[Settles, ...] = ("penalty", "fee", "interest", "principal")


@action("agreements.papers")
def agreement_papers(cmd: Command, *, agreement_id: int) -> list[str]:
    """Make (or make anew) the papers of an agreement and store them; returns their keys.

    The first time, the applicant is asked to sign: a duty, and a letter with the paper in it.
    """
    agreement = agreements.agreement(cmd.tenant, agreement_id)
    house = house_of(cmd.tenant, cmd.on)
    title = kept(TITLES[agreement.instrument]) % agreement.number
    is_first = not documents.current_key(agreement.matter_id, kind="agreement", title=title)
    made = _contribution(cmd, agreement, house, title) if agreement.instrument == "contribution" else [
        _store(cmd, agreement, _loan(cmd, agreement, house), "agreement", title)]
    if is_first and agreement.state == "draft":
        _ask_to_sign(cmd, agreement, made)
    return made


@dataclass(frozen=True, slots=True)
class House:
    """The fund as its papers name it: itself, who to talk to, who hears complaints, where to pay, who signs."""

    party: papers.Party
    contact: papers.Contact
    complaints: papers.Contact
    account: str
    signers: tuple[papers.Signer, ...]
    is_demo: bool
    currency: str


def house_of(tenant_id: int, on: date) -> House:
    """Return the fund as its papers name it on a day."""
    tenant = Tenant.objects.get(pk=tenant_id)
    accounts = payments.bank_accounts(tenant_id)
    giro = [a.number for a in accounts if a.kind in ("bankgiro", "plusgiro")]
    return House(papers.Party(name=tenant.name, number=tenant.orgnr), _contact(tenant_id, on, "officer", "handläggare"),
                 _contact(tenant_id, on, "chair", "ordförande"), (giro or [a.number for a in accounts] or [""])[0],
                 (_signer(tenant_id, on, "chair", "ordförande"), _signer(tenant_id, on, "treasurer", "kassör")),
                 tenant.is_demo, tenant.currency)


def paper_party(tenant_id: int, party_id: int) -> papers.Party:
    """Return a party as a paper names it."""
    party = parties.party(tenant_id, party_id)
    address = tuple(line.strip() for line in party.address.splitlines() if line.strip())
    return papers.Party(name=party.name, number=party.orgnr, address=address, email=party.email)


def _loan(cmd: Command, agreement: AgreementView, house: House) -> papers.LoanAgreement:
    loan = loans.loan(cmd.tenant, agreement.id, cmd.on)
    party = parties.party(cmd.tenant, agreement.party_id)
    terms = loan.terms
    return papers.LoanAgreement(
        **_common(cmd, agreement, house), borrower=paper_party(cmd.tenant, agreement.party_id),
        purpose=agreement.purpose, principal_minor=terms.principal.minor, rate_percent=Decimal(terms.rate.percent()),
        total_cost_minor=loan.plan.totals.total_cost_of_borrowing.minor,
        effective_rate_percent=Decimal(loan.apr_percent or "0"), repayment=terms.repayment,  # type: ignore[arg-type]
        day_count=terms.day_count, bankgiro=house.account, payout_account=party.account_number,
        last_payout_on=agreement.last_day_on, conditions=_conditions(agreement), settlement_order=SETTLES,
        contact=house.contact, complaint_contact=house.complaints, lender_signers=house.signers,
        borrower_signers=_signers(agreement.party_id),
        fees=tuple(papers.Fee(label=fee.kind, amount_minor=fee.amount.minor, when=FEES[fee.when])
                   for fee in terms.fees),
        plan=tuple(papers.PlanRow(number=row.nr, due_on=row.due_on, interest_minor=row.interest,
                                  principal_minor=row.principal, fee_minor=row.fee, left_minor=row.closing,
                                  ocr=agreement.reference) for row in loan.plan.rows))


def _contribution(cmd: Command, agreement: AgreementView, house: House, title: str) -> list[str]:
    tenant_id = cmd.tenant
    held = capital.contribution(tenant_id, agreement.id)
    paid_in = held.contributed_on or cmd.on
    association = paper_party(tenant_id, agreement.party_id)
    signers = _signers(agreement.party_id)
    found = capital.redemption_if_paid(tenant_id, agreement.id, paid_in)
    terms = country(country_of(tenant_id)).contribution_terms(paid_in)
    assert found is not None and terms is not None
    party = parties.party(tenant_id, agreement.party_id)
    registered = held.statutes_registered_on or party.contributions_allowed_on or paid_in
    deal = papers.ContributionAgreement(
        **_common(cmd, agreement, house), association=association, purpose=agreement.purpose,
        amount_minor=agreement.amount_minor, statutes_clause=party.statutes_clause, statutes_registered_on=registered,
        dividend_terms=held.dividend_terms, contributed_on=paid_in, earliest_redemption_on=found.lock_ends,
        notice_at_latest_on=add_months(found.lock_ends, -terms.holder_notice_months), pay_to=party.account_number,
        last_payout_on=agreement.last_day_on, conditions=_conditions(agreement), contact=house.contact,
        complaint_contact=house.complaints, holder_signers=house.signers, association_signers=signers,
        fixed_redemption_on=held.fixed_date)
    theirs = {**_common(cmd, agreement, house), "sender": association, "draft": True}
    certificate = papers.Certificate(
        **theirs, amount_minor=agreement.amount_minor, contributed_on=paid_in, dividend_right=held.dividend_terms,
        redemption_manner=kept(text(
            "Efter uppsägning: innehavaren tidigast fem år från insatsen och minst två år i förväg, föreningen med sex "
            "månaders uppsägning (EFL 11:4). Beloppet betalas till det konto som innehavaren anger.")),
        dividend_payment_manner=kept(text("Betalas till det konto som innehavaren anger, efter stämmans beslut.")),
        issued_to="named", holder=house.party, signers=signers)
    row = papers.RegisterRow(**theirs, rows=(papers.ContributionEntry(
        designation=agreement.number, amount_minor=agreement.amount_minor, contributed_on=paid_in,
        dividend_right=held.dividend_terms),))
    return [_store(cmd, agreement, deal, "agreement", title),
            _store(cmd, agreement, certificate, "certificate",
                   kept(text("Utkast till förlagsandelsbevis %s")) % agreement.number),
            _store(cmd, agreement, row, "register_row",
                   kept(text("Utkast till rad i förteckningen %s")) % agreement.number)]


def _common(cmd: Command, agreement: AgreementView, house: House) -> dict[str, Any]:
    return {"number": agreement.number, "dated": cmd.on, "sender": house.party, "currency": agreement.currency,
            "demo": house.is_demo}


def _conditions(agreement: AgreementView) -> tuple[papers.Condition, ...]:
    return tuple(papers.Condition(text=c.text, met_on=c.met_on) for c in agreements.conditions(agreement.id))


def _signers(party_id: int) -> tuple[papers.Signer, ...]:
    names = [name for name, _ in parties.signatories(party_id)][:4]
    return tuple(papers.Signer(name=name, role="firmatecknare") for name in names or ["", ""])


def _signer(tenant_id: int, on: date, role: str, word: str) -> papers.Signer:
    names = [name for _, name, _ in persons_with_role(tenant_id, frozenset({role}), on)]
    return papers.Signer(name=names[0] if names else "", role=word)


def _contact(tenant_id: int, on: date, role: str, word: str) -> papers.Contact:
    """Return somebody of the role; without one, an administrator: a fund has two from its first day."""
    for wanted in (role, "administrator"):
        for person_id, name, _ in persons_with_role(tenant_id, frozenset({wanted}), on):
            return papers.Contact(name=name, role=word, email=people.person(person_id)[1])
    raise LookupError("a fund has administrators")


def _store(cmd: Command, agreement: AgreementView, paper: papers.Document, kind: str, title: str) -> str:
    older = documents.current_key(agreement.matter_id, kind=kind, title=title)
    return store_document(cmd, content=papers.render(paper, cmd.at), filename=f"{title}.pdf", kind=kind, title=title,
                          matter_id=agreement.matter_id, made_by="brygga", supersedes_key=older)


def _ask_to_sign(cmd: Command, agreement: AgreementView, made: list[str]) -> None:
    fund = Tenant.objects.get(pk=cmd.tenant)

    def letter(reader: Reader) -> tuple[str, str]:
        return letters.to_sign(name=reader.name, fund=fund.name, number=agreement.number, language=reader.language,
                               last_day=in_words(agreement.last_day_on, reader.language),
                               address=case_address(cmd.tenant))
    write_to(cmd, agreement, "to_sign", letter, attachments=made, duty="agreement.sign")
