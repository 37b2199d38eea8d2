"""An enquiry comes in, and the fund answers it: an invitation to apply, a better address, or a rest."""

from datetime import timedelta

from brygga.apps.access.actions import give_reach, make_person
from brygga.apps.cases import actions as cases
from brygga.apps.cases import queries
from brygga.apps.cases.actions import reach
from brygga.domain.casework import templates
from brygga.domain.casework.roles import Path
from brygga.domain.casework.workflow import CaseState, standing
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import Refused, text
from brygga.foundation.words import in_language
from brygga.operations.case_letters import ask_applicants, ask_officer, done, write_to_applicants
from brygga.operations.letters import cases as letters

ANSWER_WITHIN = standing(CaseState.ENQUIRY).days or 5


@action("case.receive_enquiry")
def receive_enquiry(cmd: Command, *, name: str, contact_name: str, contact_email: str, contact_phone: str = "",
                    municipality: str = "", situation: str, summary: str, need_minor: int | None = None) -> int:
    """Take in an enquiry, from the public page or typed in by staff; returns the case's id.

    The contact becomes a person who reaches the case and gets a letter with a link; an officer gets a duty.
    """
    case_id = cases.open_case(cmd, name=name, contact_name=contact_name, contact_email=contact_email,
                              contact_phone=contact_phone, municipality=municipality, situation=situation,
                              summary=summary, need_minor=need_minor)
    case = queries.case(cmd.tenant, case_id)
    person_id = _contact(cmd, contact_name, contact_email, contact_phone)
    give_reach(cmd, matter_id=case.matter_id, person_id=person_id)
    write_to_applicants(cmd, case, letters.received, code="enquiry", number=case.number, days=ANSWER_WITHIN)
    ask_officer(cmd, case, "enquiry.answer", due_on=case.opened_on + timedelta(days=ANSWER_WITHIN))
    return case_id


@action("case.invite")
def invite_to_apply(cmd: Command, *, case_id: int, template: str, need_minor: int) -> str:
    """Invite to apply by a template; the sum asked of the fund chooses the path, which is returned (short or full)."""
    path = cases.choose_template(cmd, case_id=case_id, template=template, need_minor=need_minor)
    case = queries.case(cmd.tenant, case_id)
    kind = templates.template(template)
    done(cmd, case, "enquiry.answer")
    ask_applicants(cmd, case, "application.finish")
    write_to_applicants(cmd, case, letters.invited, code="invited", kind=in_language(kind.label),
                        questions=len(templates.questions_for(kind, Path(path))))
    return path


@action("case.refer")
def refer_case(cmd: Command, *, case_id: int, to: str, why: str) -> str:
    """Show them to somebody who can help better, with a reason; returns the new state."""
    return _let_go(cmd, case_id, "refer", to, why)


@action("case.rest")
def rest_case(cmd: Command, *, case_id: int, why: str) -> str:
    """Let a case rest, with a reason; it is woken by either side. Returns the new state."""
    return _let_go(cmd, case_id, "rest", "", why)


@action("case.withdraw")
def withdraw_case(cmd: Command, *, case_id: int, note: str = "") -> str:
    """Take a case back on either side's word; what was asked of anybody falls away."""
    state = cases.withdraw_case(cmd, case_id=case_id, note=note)
    done(cmd, queries.case(cmd.tenant, case_id), *EVERY_DUTY)
    return state


@action("case.wake")
def wake_case(cmd: Command, *, case_id: int) -> str:
    """Go on with a case that rested (resume) or was referred (take_back); returns the new state."""
    case_row = reach.case_of(cmd, case_id)
    reach.require_either(cmd, case_row)
    event = "take_back" if case_row.state == "referred" else "resume"
    state = cases.move_case(cmd, case_id=case_id, event=event)
    case = queries.case(cmd.tenant, case_id)
    if state == "application":
        ask_applicants(cmd, case, "application.finish")
    else:
        ask_officer(cmd, case, "enquiry.answer", due_on=cmd.on + timedelta(days=ANSWER_WITHIN))
    return state


EVERY_DUTY = ("enquiry.answer", "application.finish", "application.prepare", "message.read", "completion.answer",
              "completion.read", "proposal.to_board")


def _let_go(cmd: Command, case_id: int, event: str, to: str, why: str) -> str:
    reach.require_staff(cmd, reach.case_of(cmd, case_id), "case.write")
    if event == "refer" and not to.strip():
        raise Refused("refer.to", text("Skriv vem som kan hjälpa dem."), field="to")
    if not why.strip():
        raise Refused("refer.why", text("Skriv varför, så att de förstår."), field="why")
    state = cases.move_case(cmd, case_id=case_id, event=event, note=f"{to}: {why}" if to else why)
    case = queries.case(cmd.tenant, case_id)
    done(cmd, case, *EVERY_DUTY)
    if event == "refer":
        write_to_applicants(cmd, case, letters.referred, code="referred", with_link=False, to=to, why=why)
    else:
        write_to_applicants(cmd, case, letters.resting, code="resting", with_link=False, why=why)
    return state


def _contact(cmd: Command, name: str, email: str, phone: str) -> int:
    try:
        return make_person(cmd, name=name, email=email, phone=phone)
    except Refused as fault:
        fault.field = "contact_email" if fault.field == "email" else fault.field
        raise
