"""What the applicant's side asks across the rooms: agreements with what is owed next, and the day of the meeting."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from brygga.apps.access import actions as access
from brygga.apps.access import queries as people
from brygga.apps.access.doorways import Seat
from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.doorways import agreements_for
from brygga.apps.agreements.views import AgreementView, ConditionView, SigningView
from brygga.apps.capital import queries as capital
from brygga.apps.capital.views import ContributionView
from brygga.apps.cases import queries as cases
from brygga.apps.decisions import queries as decisions
from brygga.apps.loans import queries as loans
from brygga.apps.loans.views import LoanView
from brygga.apps.payments import queries as payments
from brygga.apps.payments.views import BankAccountView, NoticeView
from brygga.foundation.commands import Command, action
from brygga.foundation.outbox import post_letter
from brygga.foundation.refusals import NotSeen, Refused, text
from brygga.operations.case_letters import fund_of, own_path
from brygga.operations.letters import access as letters
from brygga.operations.log_in import link_address

LOANS = ("loan", "bridge_loan")


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement as the card of the case needs it: what is unmet, what is owed next; amounts in minor units."""

    number: str
    instrument: str
    state: str
    amount_minor: int
    last_day_on: date
    reference: str
    handed_in: bool
    unmet: tuple[str, ...]
    next_due: date | None
    next_minor: int
    overdue_minor: int


@dataclass(frozen=True, slots=True)
class OwnAgreement:
    """One agreement whole, as the applicant reads it."""

    agreement: AgreementView
    line: AgreementLine
    loan: LoanView | None
    contribution: ContributionView | None
    conditions: list[ConditionView]
    signings: list[SigningView]
    notices: list[NoticeView]
    pay_to: BankAccountView | None


def own_agreements(seat: Seat, matter_id: int) -> list[AgreementLine]:
    """Return the agreements of one's own case, the one that asks for something first."""
    seat.require_seen(matter_id)
    lines = [_line(seat, a, _loan(seat, a)) for a in agreements_for(seat, matter_id=matter_id)]
    return sorted(lines, key=lambda line: (line.state not in ("draft", "signed"), line.next_due or date.max))


def own_agreement(seat: Seat, matter_id: int, number: str) -> OwnAgreement:
    """Return one agreement of one's own case, or NotSeen."""
    found = [a for a in agreements_for(seat, matter_id=matter_id) if a.number == number]
    if not found or seat.matters is None:
        raise NotSeen
    one, loan = found[0], _loan(seat, found[0])
    held = capital.contribution(seat.tenant_id, one.id) if one.instrument == "contribution" else None
    accounts = payments.bank_accounts(seat.tenant_id)
    return OwnAgreement(one, _line(seat, one, loan), loan, held, agreements.conditions(one.id),
                        agreements.signings(one.id), payments.notices(seat.tenant_id, one.id),
                        accounts[0] if accounts else None)


def meeting_day(tenant_id: int, case_id: int) -> date | None:
    """Return the day of the meeting whose agenda the case stands on, if it stands on one."""
    for proposal in cases.proposals_of(case_id):
        item = decisions.waiting_for(tenant_id, proposal.id) if proposal.state == "open" else None
        if item is not None:
            return decisions.meeting(tenant_id, item.meeting_id).on
    return None


@action("members.invite_to_case")
def invite_to_case(cmd: Command, *, case_id: int, name: str, email: str) -> int:
    """Let one more person read and write on the applicant's side, asked in by one who does; returns the person's id."""
    case = cases.case(cmd.tenant, case_id)
    mine = {row[0]: row[1] for row in people.reaching(case.matter_id)}
    if cmd.actor_id not in mine:
        raise NotSeen
    if not name.strip():
        raise Refused("person.name", text("Skriv personens namn."), field="name")
    person_id = access.make_person(cmd, name=name, email=email)
    if person_id in mine:
        raise Refused("reach.has_it", text("Personen är redan med i ärendet."), field="email")
    access.give_reach(cmd, matter_id=case.matter_id, person_id=person_id, capacity="colleague")
    known_as, address, language = people.person(person_id)
    secret = access.make_link(cmd, person_id=person_id, purpose="applicant",
                              target=own_path(fund_of(cmd), case.number))
    subject, body = letters.to_colleague(name=known_as, by=mine[cmd.actor_id], case=case.name, fund=fund_of(cmd).name,
                                         address=link_address(secret), language=language)
    post_letter(cmd, address=address, subject=subject, body=body, dedupe_key=f"colleague/{case_id}/{person_id}",
                person_id=person_id, matter_id=case.matter_id)
    return person_id


def _loan(seat: Seat, agreement: AgreementView) -> LoanView | None:
    return loans.loan(seat.tenant_id, agreement.id, seat.on) if agreement.instrument in LOANS else None


def _line(seat: Seat, agreement: AgreementView, loan: LoanView | None) -> AgreementLine:
    overdue = loan.state.overdue.minor if loan and loan.state else 0
    due = loan.next_due if loan else None
    owed: dict[str, Any] = {"next_due": due.pay_on if due else None, "next_minor": due.amount.minor if due else 0}
    if overdue:
        assert loan is not None and loan.state is not None
        owed = {"next_due": seat.on - timedelta(days=loan.state.days_past_due), "next_minor": overdue}
    return AgreementLine(
        agreement.number, agreement.instrument, agreement.state, agreement.amount_minor, agreement.last_day_on,
        agreement.reference, any(not s.refused_reason for s in agreements.signings(agreement.id)),
        tuple(agreements.unmet_conditions(agreement.id)) if agreement.state in ("draft", "signed") else (),
        overdue_minor=overdue, **owed)
