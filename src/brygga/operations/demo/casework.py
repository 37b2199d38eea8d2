"""A case in the story, step by step as people take them: enquiry, application, assessment, proposal."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from brygga.apps.access import queries as access
from brygga.apps.cases import queries
from brygga.domain.casework import templates
from brygga.domain.casework.readiness import STATEMENTS
from brygga.domain.casework.roles import Path
from brygga.domain.dates import add_months
from brygga.operations import case_flow as flow
from brygga.operations.demo.applicants import PDF, Applicant, answers_of
from brygga.operations.demo.people import mail
from brygga.operations.demo.stage import KR, Stage

LOAN: dict[str, Any] = {"kind": "risk", "rate": "5.00", "every": "months:3", "repayment": "straight",
                        "grace_principal": 0, "day_count": "30E/360", "fees": []}
PAPERS_READY = ("statutes", "registration", "board_minutes")


@dataclass(frozen=True, slots=True)
class Begun:
    """A case that has come in: its id, its matter, and the person on the applicant's side."""

    id: int
    matter_id: int
    contact: int


def enquire(stage: Stage, who: Applicant) -> Begun:
    """Let an applicant write on the public page."""
    assert stage.tenant_id is not None
    case_id = flow.receive_enquiry(
        stage.by(None), name=who.name, contact_name=who.contact, contact_email=mail(who.contact, "exempel.se"),
        contact_phone="070-000 00 00", municipality=who.municipality, situation=who.situation, summary=who.summary,
        need_minor=who.need * KR)
    matter_id = queries.case(stage.tenant_id, case_id).matter_id
    return Begun(case_id, matter_id, access.reaching(matter_id)[0][0])


def invite(stage: Stage, begun: Begun, who: Applicant, *, officer: str = "hanna") -> None:
    """Let the officer take the case and open the application."""
    flow.take_case(stage.by(officer), case_id=begun.id)
    flow.invite_to_apply(stage.by(officer), case_id=begun.id, template=who.template, need_minor=who.need * KR)


def fill_in(stage: Stage, begun: Begun, who: Applicant, *, half: bool = False) -> None:
    """Let the applicant answer; `half` leaves the plan, the statements and most papers for later."""
    assert stage.tenant_id is not None
    case = queries.case(stage.tenant_id, begun.id)
    kind, path = templates.template(who.template), Path(case.path)
    flow.set_party(stage.by(begun.contact), case_id=begun.id, legal_form=who.legal_form, name=who.name, orgnr=who.orgnr,
                   place=who.place, municipality=who.municipality, registered_on=date(2023, 5, 8),
                   contributions_allowed_on=who.contributions_allowed_on, statutes_clause="§ 8",
                   email=mail(who.contact, "exempel.se"), account_kind="bankgiro", account_number=who.bankgiro)
    given = answers_of(who, add_months(stage.day.replace(day=1), 2))
    asked = [q.code for q in templates.questions_for(kind, path) if q.code in given]
    flow.save_answers(stage.by(begun.contact), case_id=begun.id,
                      answers={code: given[code] for code in (asked[:7] if half else asked)})
    for paper in templates.documents_for(kind, path):
        if paper.code == "statutes":
            flow.attach_paper(stage.by(begun.contact), case_id=begun.id, question="statutes", content=PDF,
                              filename="stadgar.pdf")
        elif not half:
            flow.say_missing(stage.by(begun.contact), case_id=begun.id, question=paper.code)
    if not half:
        _plan(stage, begun, who)
        said = {row.code: {"answer": "yes", "note": ""} for row in STATEMENTS}
        said[STATEMENTS[5].code] = {"answer": "partly", "note": "Vi söker någon som kan bokföring."}
        flow.save_readiness(stage.by(begun.contact), case_id=begun.id, answers=said)


def apply(stage: Stage, begun: Begun, who: Applicant) -> None:
    """Let the applicant fill everything in and send it."""
    fill_in(stage, begun, who)
    flow.submit_application(stage.by(begun.contact), case_id=begun.id)


def assess(stage: Stage, begun: Begun, *, comes_back: str, worth_it: str, wrong: str, officer: str = "hanna",
           text: str = "Vi har räknat om budgeten och talat med styrelsen på plats.") -> None:
    """Let the officer write the assessment."""
    flow.write_memo(stage.by(officer), case_id=begun.id, comes_back=comes_back, worth_it=worth_it,
                    what_can_go_wrong=wrong, memo_text=text)


def propose_loan(stage: Stage, begun: Begun, kronor: int, *, purpose: str, out_on: date, first_on: date, term: int,
                 pots: dict[str, int], officer: str = "hanna", conditions: tuple[tuple[str, str], ...] = (),
                 **terms: Any) -> int:
    """Let the officer propose a loan of some kronor out of pots (short name → kronor); returns the proposal's id."""
    said = {**LOAN, "term": term, "disburse_on": out_on.isoformat(), "first_due_on": first_on.isoformat(), **terms}
    return _propose(stage, begun, "loan", kronor, purpose, said, pots, officer, conditions)


def propose_contribution(stage: Stage, begun: Begun, kronor: int, *, purpose: str, pots: dict[str, int],
                         statutes_on: date, officer: str = "hanna") -> int:
    """Let the officer propose a förlagsinsats; returns the proposal's id."""
    said = {"dividend_terms": "Högst två procentenheter över statslåneräntan", "fixed_date": None,
            "statutes_registered_on": statutes_on.isoformat()}
    return _propose(stage, begun, "contribution", kronor, purpose, said, pots, officer, ())


def _propose(stage: Stage, begun: Begun, instrument: str, kronor: int, purpose: str, terms: dict[str, Any],
             pots: dict[str, int], officer: str, conditions: tuple[tuple[str, str], ...]) -> int:
    return flow.make_proposal(
        stage.by(officer), case_id=begun.id, instrument=instrument, amount_minor=kronor * KR, purpose=purpose,
        terms=terms, conditions=[{"code": code, "text": text} for code, text in conditions],
        shares=[{"pot_id": stage.pots[short], "amount_minor": part * KR} for short, part in pots.items()],
        for_business=True)


def _plan(stage: Stage, begun: Begun, who: Applicant) -> None:
    contact = begun.contact
    for line in who.costs:
        flow.save_plan_line(stage.by(contact), case_id=begun.id, side="cost", label=line.label, kind=line.code,
                            amount_minor=line.kronor * KR, month=line.month)
    for line in who.sources:
        decided = stage.day if line.status == "decided" else None
        flow.save_plan_line(stage.by(contact), case_id=begun.id, side="source", label=line.label, kind=line.code,
                            amount_minor=line.kronor * KR, month=line.month, status=line.status, decided_on=decided,
                            on_requisition=line.on_requisition)
    label, kronor, hours = who.volunteer
    flow.save_plan_line(stage.by(contact), case_id=begun.id, side="both", label=label, amount_minor=kronor * KR,
                        hours=hours)
