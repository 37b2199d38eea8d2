"""A fund with one or two of everything that a page lists, and how each is made a hundred times as many.

Only through the acts that people do. `places` is what stands in the pages' addresses; an axis is something that a page
lists, with the way to make more of it and the way to count it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tests import builders, builders_agreements, builders_decisions, builders_money
from tests.builders import KR, PDF, Begun, Fund
from tests.builders_money import Row

PART, NEXT, LATE = 100 * KR, date(2026, 3, 20), date(2026, 7, 15)


@dataclass
class Crowd:
    """The fund, a case in each stage, and the one meeting, agreement and payment that the pages are about."""

    fund: Fund
    case: Begun
    asked: Begun
    drafted: Begun
    meeting_id: int
    agreement: Any
    order_id: int
    places: dict[str, Any] = field(default_factory=dict)


def build() -> Crowd:
    """One of everything."""
    from brygga.operations import case_flow
    fund = builders_money.money_fund(amount_minor=100_000_000 * KR)
    agreement = builders_money.agreement(fund, "Betalande Butik", amount_minor=500_000 * KR)
    builders_money.paid_out(fund, agreement.id)
    waiting = builders_money.agreement(fund, "Väntande Butik", amount_minor=10_000 * KR)
    order_id = builders_money.proposed(fund, waiting.id)
    case = builders.case_in(fund, "proposed")
    builders.propose_loan(fund, case, amount_minor=50_000 * KR)
    meeting_id = builders_decisions.meeting(fund)
    builders_decisions.put_up(fund, meeting_id, case)
    builders_decisions.answer(fund, "chair", meeting_id, case)
    builders_decisions.freeze(fund, meeting_id)
    asked = builders.case_in(fund, "preparation", name="Frågade Boden")
    case_flow.ask_completion(fund.command("officer"), case_id=asked.id, asked_for="Vem sköter elen?", answer_by=NEXT)
    drafted = builders.case_in(fund, "application", name="Ritade Boden")
    builders.fill_in(fund, drafted, name="Ritade Boden")
    crowd = Crowd(fund, case, asked, drafted, meeting_id, agreement, order_id)
    _cases(crowd, 1)
    for axis in AXES.values():
        if not axis.count():
            axis.grow(crowd, 1)
    _rows(crowd, 2)
    crowd.places = places_of(crowd)
    return crowd


def places_of(crowd: Crowd) -> dict[str, Any]:
    """What stands in the addresses now."""
    from brygga.apps.access.models import Membership
    from brygga.apps.cases import queries as cases
    from brygga.apps.cases.models import Completion, PlanLine
    from brygga.apps.decisions.models import AgendaItem, Meeting
    from brygga.apps.ledger.models import JournalEntry
    fund, drafted, asked = crowd.fund, crowd.drafted, crowd.asked
    line = builders_money.latest_line(fund)
    meeting = Meeting.objects.get(pk=crowd.meeting_id)
    return {
        "slug": fund.slug, "label": f"{meeting.year}-{meeting.number}",
        "paragraph": AgendaItem.objects.get(matter_id=crowd.case.matter_id).paragraph, "person_id": fund["member"],
        "order_id": crowd.order_id, **crowd.places, "line_id": line.id, "seq": 5, "side": "cost",
        "bank_account_id": builders.bank_account(fund), "source": next(iter(fund.sources.values())),
        "entry_id": JournalEntry.objects.filter(tenant_id=fund.tenant_id).order_by("-pk")[0].pk,
        "case": crowd.case.number, "asked": asked.number, "drafted": drafted.number,
        "agreement": crowd.agreement.number,
        "agreement_case": _borrower(crowd), "account": "1930",
        "plan_line": PlanLine.objects.filter(matter_id=drafted.matter_id)[0].pk, "code": "statutes", "place": 1,
        "completion": Completion.objects.get(matter_id=asked.matter_id, answered_on=None).pk,
        "membership_id": Membership.objects.filter(person_id=fund["member"])[0].pk,
        "proposal_id": cases.proposals_of(crowd.case.id)[0].id}


def _borrower(crowd: Crowd) -> str:
    """The number of the case behind the agreement; its contact is one of the people from now on."""
    from brygga.apps.access import queries as access
    from brygga.apps.cases.queries import case_of_matter
    matter = crowd.agreement.matter_id
    crowd.fund.people |= {"asked": crowd.asked.contact, "drafted": crowd.drafted.contact,
                          "borrower": access.reaching(matter)[0][0]}
    return str(case_of_matter(matter).number)


def _cases(crowd: Crowd, many: int) -> None:
    for n in range(many):
        builders.case_in(crowd.fund, "enquiry", name=f"Frågade Byn {n}")


def _paragraphs(crowd: Crowd, many: int) -> None:
    for n in range(many):
        case = builders.case_in(crowd.fund, "proposed", name=f"Hus{n} By{n}")
        builders_decisions.put_up(crowd.fund, crowd.meeting_id, case)
        builders_decisions.answer(crowd.fund, "chair", crowd.meeting_id, case)
        builders_decisions.answer(crowd.fund, "member", crowd.meeting_id, case, "family", "Min syster.")


def _agreements(crowd: Crowd, many: int) -> None:
    """Each with a case, a meeting, a register row, a pay-out and entries."""
    for n in range(many):
        made = builders_money.agreement(crowd.fund, f"Lån{n} By{n}", amount_minor=10_000 * KR)
        builders_money.paid_out(crowd.fund, made.id, seen=False)


def _orders(crowd: Crowd, many: int) -> None:
    for n in range(many):
        made = builders_money.agreement(crowd.fund, f"Väntar{n} By{n}", amount_minor=10_000 * KR)
        order_id = builders_money.proposed(crowd.fund, made.id)
        if n % 2:
            builders_money.approved(crowd.fund, order_id)


def _payments(crowd: Crowd, many: int) -> None:
    for _ in range(many):
        builders_agreements.paid(crowd.fund, crowd.agreement.id, PART, LATE)


def _rows(crowd: Crowd, many: int) -> None:
    """A statement of its own, on which the pages of a statement and of a row stand from now on."""
    on = NEXT + timedelta(days=AXES["statements"].count())
    rows = [Row(on, PART + n, f"Någon {n}") for n in range(many)]
    crowd.places["statement_id"] = builders_money.typed(crowd.fund, *rows)


def _statements(crowd: Crowd, many: int) -> None:
    for _ in range(many):
        _rows(crowd, 1)


def _sources(crowd: Crowd, many: int) -> None:
    for _ in range(many):
        builders.source(crowd.fund, f"Källa {len(crowd.fund.sources)}", amount_minor=1_000 * KR)


def _people(crowd: Crowd, many: int) -> None:
    fund = crowd.fund
    for _ in range(many):
        n = len(fund.people)
        fund.people[f"many{n}"] = builders.add_person(fund, "member", f"Person {n}", f"many{n}@exempel.se")


def _messages(crowd: Crowd, many: int) -> None:
    from brygga.operations import case_flow
    for n in range(many):
        case_flow.send_message(crowd.fund.command(crowd.asked.contact), case_id=crowd.asked.id, text_written=f"Hej {n}")


def _papers(crowd: Crowd, many: int) -> None:
    from brygga.apps.documents.actions import store_document
    for n in range(many):
        store_document(crowd.fund.command("officer"), content=PDF + str(n).encode(), filename=f"brev{n}.pdf",
                       kind="letter", title=f"Brev {n}", matter_id=crowd.asked.matter_id)


def _completions(crowd: Crowd, many: int) -> None:
    from brygga.apps.cases.models import Completion
    from brygga.operations import case_flow
    fund, case = crowd.fund, crowd.asked
    for n in range(many):
        waiting = Completion.objects.get(matter_id=case.matter_id, answered_on=None)
        case_flow.answer_completion(fund.command(case.contact), completion_id=waiting.pk, answer=f"Svar {n}")
        case_flow.ask_completion(fund.command("officer"), case_id=case.id, asked_for=f"Fråga {n}?", answer_by=NEXT)


def _plan(crowd: Crowd, many: int) -> None:
    from brygga.operations import case_flow
    for n in range(many):
        case_flow.save_plan_line(crowd.fund.command(crowd.drafted.contact), case_id=crowd.drafted.id, side="cost",
                                 label=f"Bräda {n}", kind="rebuild", amount_minor=PART, month=date(2026, 5, 1))


def later(crowd: Crowd) -> None:
    """Some months on: the loans are late."""
    builders_agreements.day(crowd.fund, LATE)


@dataclass(frozen=True, slots=True)
class Axis:
    """What there can be many of. `most`: a case can hold no more than this; `where`: only these rows."""

    grow: Callable[[Crowd, int], None]
    model: str
    where: dict[str, Any] = field(default_factory=dict)
    most: int = 0

    def count(self) -> int:
        """How many rows there are."""
        from django.apps import apps
        return int(apps.get_model(self.model)._default_manager.filter(**self.where).count())


# In this order: what is booked replays what its pot has seen, so the costly acts come first; and an agreement brings a
# case and a paragraph with it, so the axes after it have less left to make.
AXES = {
    "payments": Axis(_payments, "loans.LoanPayment"),
    "agreements": Axis(_agreements, "agreements.Agreement"),
    "orders": Axis(_orders, "payments.PaymentOrder", {"state__in": ["proposed", "approved"]}),
    "paragraphs": Axis(_paragraphs, "decisions.AgendaItem", {"proposal_id__lt": 1_000_000}),
    "cases": Axis(_cases, "cases.Case"), "people": Axis(_people, "access.Membership"),
    "sources": Axis(_sources, "funding.Source"),
    "papers": Axis(_papers, "documents.Document", {"kind": "letter"}),
    "messages": Axis(_messages, "cases.Message"),
    "completions": Axis(_completions, "cases.Completion"),
    "plan rows": Axis(_plan, "cases.PlanLine", {"case__state": "application"}, most=99),
    "statements": Axis(_statements, "payments.Statement"),
    "rows": Axis(_rows, "payments.StatementLine"),
}
