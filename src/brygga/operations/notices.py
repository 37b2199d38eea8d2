"""Notices (avier): what falls due soon, once each, as a paper and a letter.

Nothing is sent to a borrower who is late: a person calls first, and the next notice goes when the loan is in order.
"""

from datetime import date

from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.views import AgreementView
from brygga.apps.documents import queries as documents
from brygga.apps.documents.actions import store_document
from brygga.apps.loans import queries as loans
from brygga.apps.loans.views import LoanView
from brygga.apps.payments import queries as payments
from brygga.apps.payments.actions import make_notice
from brygga.domain.loans.rows import Row
from brygga.formats import documents as papers
from brygga.formats.pictures.figures import money
from brygga.foundation.commands import Command, action
from brygga.foundation.numbers import take_number
from brygga.foundation.refusals import text
from brygga.foundation.words import kept
from brygga.operations.letters import agreements as letters
from brygga.operations.papers import House, house_of, paper_party
from brygga.operations.writing import Reader, in_words, write_to

# A house rule, dated the day it was set: a notice goes a month before the money is due.
NOTICE_DAYS = 30


@action("notices.make")
def make_notices(cmd: Command, *, up_to: date, agreement_id: int | None = None) -> int:
    """Make the notices of every instalment due by `up_to` that has none, of one agreement or all; returns how many."""
    assert cmd.tenant_id is not None
    there = {(n.agreement_id, n.instalment_nr) for n in payments.notices(cmd.tenant_id, agreement_id)}
    running = agreements.agreements(cmd.tenant_id, states=("active", "restructured", "renewal"),
                                    ids=None if agreement_id is None else {agreement_id})
    standing = loans.loans(cmd.tenant_id, cmd.on, [a.id for a in running])
    house, made = None, 0
    for agreement in running:
        loan = standing.get(agreement.id)
        if loan is None or loan.state is None or loan.state.days_past_due:
            continue
        for row in loan.remaining.rows:
            if row.total and row.due_on <= up_to and (agreement.id, row.nr) not in there:
                house = house or house_of(cmd.tenant_id, cmd.on)
                _make(cmd, agreement, loan, row, house)
                made += 1
    return made


def _make(cmd: Command, agreement: AgreementView, loan: LoanView, row: Row, house: House) -> None:
    assert cmd.tenant_id is not None
    number = take_number(tenant_id=cmd.tenant_id, series="notice", year=cmd.on.year)
    paper = papers.Notice(
        number=f"A-{cmd.on.year}-{number:04d}", dated=cmd.on, sender=house.party, currency=agreement.currency,
        demo=house.is_demo, to=paper_party(cmd.tenant_id, agreement.party_id), agreement_number=agreement.number,
        instalment_number=row.nr, instalments_total=loan.remaining.rows[-1].nr, due_on=row.pay_on,
        interest_minor=row.interest, principal_minor=row.principal, fee_minor=row.fee,
        outstanding_after_minor=row.closing, ocr=agreement.reference, bankgiro=house.account, contact=house.contact)
    title = kept(text("Avi %(nr)s på %(number)s")) % {"nr": row.nr, "number": agreement.number}
    key = store_document(cmd, content=papers.render(paper, cmd.at), filename=f"{title}.pdf", kind="notice", title=title,
                         matter_id=agreement.matter_id, made_by="brygga")
    make_notice(cmd, matter_id=agreement.matter_id, agreement_id=agreement.id, instalment_nr=row.nr, due_on=row.pay_on,
                amount_minor=row.total, currency=agreement.currency, reference=agreement.reference,
                document_id=documents.id_of(cmd.tenant_id, key))

    def letter(reader: Reader) -> tuple[str, str]:
        return letters.notice(name=reader.name, number=agreement.number, language=reader.language,
                              amount=money(row.total, agreement.currency, reader.language),
                              due=in_words(row.pay_on, reader.language), reference=agreement.reference,
                              account=house.account)
    write_to(cmd, agreement, f"notice/{row.nr}", letter, attachments=[key])
