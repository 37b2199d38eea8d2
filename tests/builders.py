"""Worlds for tests, built only through the acts that people do: a fund with its people, sources, and cases in a state.

Import inside a test or a fixture, with a world in use. Every act gets a command of its own; `command()` makes one.
Other rooms add their own file tests/builders_<app>.py on top of this one. Do not write a row here.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

ON = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
KR = 100
NUMBERS = ("769612-3459", "769654-3219", "769611-1223", "769633-3447")
PEOPLE = {
    "administrator": "Agnes Administratör", "second": "Sven Andra", "officer": "Hanna Handläggare",
    "chair": "Olle Ordförande", "member": "Lena Ledamot", "member2": "Mats Medlem", "deputy": "Sofia Suppleant",
    "treasurer": "Kajsa Kassör", "approver": "Arne Attestant", "auditor": "Rut Revisor",
}


@dataclass
class Fund:
    """A fund in force: ids of its people by role, of its sources by name, and where it is reached."""

    tenant_id: int
    slug: str
    people: dict[str, int]
    sources: dict[str, int] = field(default_factory=dict)
    pots: dict[str, int] = field(default_factory=dict)

    def __getitem__(self, role: str) -> int:
        return self.people[role]

    def command(self, who: str | int | None, *, on: date = ON, key: str = "") -> Any:
        """A command by a role, a person id or nobody (the public and the machine)."""
        actor = self.people[who] if isinstance(who, str) else who
        return command(self.tenant_id, actor, on=on, key=key)

    def seat(self, who: str | int, *, on: date = ON) -> Any:
        """The seat of a role or a person on a day."""
        from brygga.apps.access.doorways import seat_of
        return seat_of(self.people[who] if isinstance(who, str) else who, self.slug, on)


def command(tenant_id: int | None, actor_id: int | None, *, on: date = ON, key: str = "") -> Any:
    """A command at nine in the morning of a day, with a key of its own unless one is given."""
    from brygga.foundation.commands import Command
    at = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
    return Command(actor_id, tenant_id, at, on, key or uuid.uuid4().hex)


def fund(name: str = "Mikrofond Örebro län", *, number: int = 0, profile: str = "small_fund", county: str = "18",
         on: date = ON) -> Fund:
    """A fund that can work: two administrators who vouched for each other, and one person in every role."""
    from brygga.foundation import clock
    from brygga.foundation.models import Tenant
    from brygga.operations import start_fund
    if not clock.runs_on_its_own_date():
        clock.set_own_date(on)
    mail = f"f{number}.exempel.se"
    founders = [{"name": PEOPLE[role], "email": f"{role}@{mail}"} for role in ("administrator", "second")]
    slug = start_fund.start_fund(command(None, None, on=on), name=name, orgnr=NUMBERS[number], county=county,
                                 profile=profile, board_size=5, first_on=date(on.year, 1, 1),
                                 last_on=date(on.year, 12, 31), administrators=founders)
    tenant_id = Tenant.objects.values_list("pk", flat=True).get(slug=slug)
    first, second = (_person(tenant_id, PEOPLE[role], f"{role}@{mail}", on) for role in ("administrator", "second"))
    start_fund.confirm_fund(command(None, second, on=on), slug=slug)
    built = Fund(tenant_id, slug, {"administrator": first, "second": second})
    for role in PEOPLE:
        if role not in built.people:
            built.people[role] = add_person(built, role.rstrip("2"), PEOPLE[role], f"{role}@{mail}", on=on)
    return built


def add_person(fund_: Fund, role: str, name: str, email: str, *, on: date = ON) -> int:
    """A person with a role, proposed by one administrator and confirmed by the other."""
    from brygga.apps.access import actions as access
    person_id = _person(fund_.tenant_id, name, email, on)
    membership = access.propose_role(fund_.command("administrator", on=on), person_id=person_id, role=role, from_on=on)
    access.confirm_role(fund_.command("second", on=on), membership_id=membership)
    return person_id


def source(fund_: Fund, name: str = "Region Örebro län 2026", *, amount_minor: int = 2_000_000 * KR,
           counties: list[str] | None = None, instruments: list[str] | None = None, case_cap_minor: int | None = None,
           paid_in: bool = True, on: date = ON) -> int:
    """A source with its pot, and its money paid in; returns the pot's id."""
    from brygga.apps.funding import actions as funding
    from brygga.apps.funding import queries
    from brygga.apps.parties.actions import make_party
    funder = make_party(fund_.command("treasurer", on=on), kind="organisation", name=f"Finansiär av {name}")
    source_id = funding.register_source(
        fund_.command("treasurer", on=on), funder_id=funder, name=name, amount_minor=amount_minor, currency="SEK",
        registry_number="", accounting_class="revolving_grant", class_confirmed_by="Rut Revisor",
        class_confirmed_on=on, from_on=on, to_on=None, counties=counties or [], instruments=instruments or [],
        purposes=[], case_cap_minor=case_cap_minor, public_resources=True)
    fund_.sources[name] = source_id
    fund_.pots[name] = queries.source(fund_.tenant_id, source_id).pot_id
    if paid_in:
        pay_in(fund_, source_id, amount_minor, on=on)
    return fund_.pots[name]


def pay_in(fund_: Fund, source_id: int, amount_minor: int, *, on: date = ON) -> int:
    """Money from a funder on the fund's bank account; the account is opened the first time."""
    from brygga.operations.pay_in import receive_pay_in
    return receive_pay_in(fund_.command("treasurer", on=on), source_id=source_id, on=on, amount_minor=amount_minor,
                          bank_account_id=bank_account(fund_, on=on))


def bank_account(fund_: Fund, *, on: date = ON) -> int:
    """The fund's bank account, opened the first time."""
    from brygga.apps.ledger import sums
    from brygga.apps.payments import queries as payments
    from brygga.apps.payments.actions import open_bank_account
    known = payments.bank_accounts(fund_.tenant_id)
    if known:
        return known[0].id
    account = sums.free_bank_accounts(fund_.tenant_id, set())[0]
    return open_bank_account(fund_.command("treasurer", on=on), name="Sparbanken", kind="bankgiro",
                             number="510-1233", ledger_account_id=account[0], currency="SEK", opened_on=on)


def _person(tenant_id: int, name: str, email: str, on: date) -> int:
    from brygga.apps.access.actions import make_person
    return make_person(command(tenant_id, None, on=on), name=name, email=email)


SHOP = {
    "purpose": "En obemannad matbutik i gamla affären, för byarna omkring.", "place": "Ramsberg, Lindesberg",
    "why_now": "Den sista butiken stängde i höstas.", "people": "Ordförande, kassör och tio som turas om.",
    "members": 84, "board_decided": "yes", "start_on": date(2026, 5, 1),
    "repay_how": "Av försäljningen, 4 000 kr i månaden.", "worst_case": "Kortare öppettider och fler ideella pass.",
    "other_aid": "no", "indicator": "Antal kunder i veckan", "nearest_km": 17, "households": 210, "premises": "own",
    "supplier": "Grossist i Örebro, avtal finns.", "sales_month": 180_000 * KR, "access": "Med mobil eller bricka.",
    "theft": "Kameror och kunder som känner varandra.", "history": "Drivit bygdegården i tjugo år.",
    "income_now": 310_000 * KR, "debts": 0, "risks": "För få kunder, el, stölder.", "services": "Paket"}
PDF = b"%PDF-1.4 invented"


@dataclass(frozen=True, slots=True)
class Begun:
    """A case with the one who applies: ids, number, and the contact's person id."""

    id: int
    number: str
    matter_id: int
    contact: int


STATES = ("enquiry", "application", "preparation", "proposed")


def case_in(fund_: Fund, state: str, *, name: str = "Ramsbergs Handel", municipality: str = "1885",
            need_minor: int = 400_000 * KR, orgnr: str = "769600-0020", on: date = ON, template: str = "unstaffed_shop",
            bridge: bool = False) -> Begun:
    """A case taken to a state by the acts that lead there: enquiry, application, preparation (with a memo) or proposed.

    The contact is its own person. `bridge`: the county's money comes late, so the plan dips below zero.
    """
    from brygga.apps.access import queries as access
    from brygga.apps.cases import queries
    from brygga.operations import case_flow
    email = f"{name.split()[0].lower()}@exempel.se"
    case_id = case_flow.receive_enquiry(
        fund_.command(None, on=on), name=name, contact_name=f"Kontakt {name.split()[0]}", contact_email=email,
        contact_phone="0581-00 00 00", municipality=municipality, situation="premises",
        summary="Bygden vill ha tillbaka sin butik.", need_minor=need_minor)
    view = queries.case(fund_.tenant_id, case_id)
    begun = Begun(case_id, view.number, view.matter_id, access.reaching(view.matter_id)[0][0])
    reached = STATES.index(state)
    if reached >= 1:
        case_flow.take_case(fund_.command("officer", on=on), case_id=case_id)
        case_flow.invite_to_apply(fund_.command("officer", on=on), case_id=case_id, template=template,
                                  need_minor=need_minor)
    if reached >= 2:
        apply(fund_, begun, name=name, orgnr=orgnr, need_minor=need_minor, on=on, bridge=bridge)
        case_flow.write_memo(fund_.command("officer", on=on), case_id=case_id, comes_back="Ja, av försäljningen.",
                             worth_it="Ja, sjutton kilometer till nästa butik.", memo_text="Vi har räknat om budgeten.",
                             what_can_go_wrong="För få kunder första vintern.")
    if reached >= 3:
        propose_loan(fund_, begun, on=on)
    return begun


def apply(fund_: Fund, begun: Begun, *, name: str = "Ramsbergs Handel", orgnr: str = "769600-0020",
          need_minor: int = 400_000 * KR, on: date = ON, bridge: bool = False) -> None:
    """The applicant fills in everything and sends it."""
    from brygga.operations import case_flow as flow
    fill_in(fund_, begun, name=name, orgnr=orgnr, need_minor=need_minor, on=on, bridge=bridge)
    flow.submit_application(fund_.command(begun.contact, on=on), case_id=begun.id)


def fill_in(fund_: Fund, begun: Begun, *, name: str = "Ramsbergs Handel", orgnr: str = "769600-0020",
            need_minor: int = 400_000 * KR, on: date = ON, bridge: bool = False) -> None:
    """The applicant fills in everything, and does not send it yet."""
    from brygga.apps.cases import queries
    from brygga.domain.casework import templates
    from brygga.domain.casework.roles import Path
    from brygga.operations import case_flow as flow
    case = queries.case(fund_.tenant_id, begun.id)
    kind, path = templates.template(case.template), Path(case.path)

    def by() -> Any:
        return fund_.command(begun.contact, on=on)
    flow.set_party(by(), case_id=begun.id, legal_form="cooperative", name=name, orgnr=orgnr, place="Ramsberg",
                   municipality=case.municipality, registered_on=date(2024, 5, 3),
                   contributions_allowed_on=date(2025, 5, 3), statutes_clause="§ 7", account_kind="bankgiro",
                   account_number="733-4451")
    asked = {q.code for q in templates.questions_for(kind, path)}
    flow.save_answers(by(), case_id=begun.id, answers={k: v for k, v in SHOP.items() if k in asked})
    for paper in templates.documents_for(kind, path):
        if paper.code == "statutes":
            flow.attach_paper(by(), case_id=begun.id, question="statutes", content=PDF, filename="stadgar.pdf")
        else:
            flow.say_missing(by(), case_id=begun.id, question=paper.code)
    late = date(on.year, 9, 1)
    flow.save_plan_line(by(), case_id=begun.id, side="cost", label="Ombyggnad och el", kind="rebuild",
                        amount_minor=need_minor, month=date(on.year, 5, 1))
    flow.save_plan_line(by(), case_id=begun.id, side="cost", label="Kyl och frys", kind="cold",
                        amount_minor=100_000 * KR, month=date(on.year, 6, 1))
    flow.save_plan_line(by(), case_id=begun.id, side="source", label="Mikrofonden", kind="fund", status="asked",
                        amount_minor=need_minor, month=date(on.year, 5, 1))
    flow.save_plan_line(by(), case_id=begun.id, side="source", label="Länsstyrelsen", kind="county", status="decided",
                        decided_on=on, amount_minor=100_000 * KR, month=late if bridge else date(on.year, 5, 1),
                        on_requisition=bridge)
    flow.save_plan_line(by(), case_id=begun.id, side="both", label="Eget arbete", amount_minor=60_000 * KR, hours=300)


LOAN: dict[str, Any] = {"kind": "risk", "rate": "6.00", "term": 36, "every": "months:1", "repayment": "annuity",
                        "grace_principal": 0, "day_count": "30E/360", "fees": []}


def propose_loan(fund_: Fund, begun: Begun, *, amount_minor: int = 200_000 * KR, pot: str = "", on: date = ON,
                 **terms: Any) -> int:
    """An officer proposes a loan out of one pot (the first unless named); returns the proposal's id."""
    from brygga.operations import case_flow
    pot_id = fund_.pots[pot or next(iter(fund_.pots))]
    return case_flow.make_proposal(
        fund_.command("officer", on=on), case_id=begun.id, instrument="loan", amount_minor=amount_minor,
        purpose="Ombyggnad och första varulagret", terms={**LOAN, **terms}, conditions=[],
        shares=[{"pot_id": pot_id, "amount_minor": amount_minor}])


def propose_contribution(fund_: Fund, begun: Begun, *, amount_minor: int = 100_000 * KR, pot: str = "",
                         on: date = ON) -> int:
    """An officer proposes a förlagsinsats out of one pot; returns the proposal's id."""
    from brygga.operations import case_flow
    pot_id = fund_.pots[pot or next(iter(fund_.pots))]
    return case_flow.make_proposal(
        fund_.command("officer", on=on), case_id=begun.id, instrument="contribution", amount_minor=amount_minor,
        purpose="Eget kapital till butiken", conditions=[],
        terms={"dividend_terms": "Högst två procentenheter över statslåneräntan", "fixed_date": None,
               "statutes_registered_on": "2025-05-03"},
        shares=[{"pot_id": pot_id, "amount_minor": amount_minor}])
