"""A case from application to the board's door: acts joined with their letters and duties. One place for pages to call.

What needs no letter and no duty is called in `apps.cases.actions` directly and is handed on from here too.
"""

from datetime import date
from typing import Any

from brygga.apps.access.queries import reaching
from brygga.apps.cases import actions as cases
from brygga.apps.cases import queries
from brygga.apps.cases.actions import (
    attach_paper,
    move_case,
    remove_plan_line,
    save_answers,
    save_plan_line,
    save_readiness,
    say_missing,
    set_party,
    set_vat,
    withdraw_proposal,
)
from brygga.apps.cases.views import CaseView
from brygga.apps.duties.actions import close_duty, open_duty
from brygga.foundation.commands import Command, action
from brygga.operations.case_enquiry import (
    invite_to_apply,
    receive_enquiry,
    refer_case,
    rest_case,
    wake_case,
    withdraw_case,
)
from brygga.operations.case_letters import (
    ask_applicants,
    ask_officer,
    done,
    fund_of,
    staff_path,
    write_to_applicants,
)
from brygga.operations.letters import cases as letters

__all__ = ["answer_completion", "ask_completion", "ask_reconsideration", "attach_paper", "invite_to_apply",
           "make_proposal", "mark_read", "move_case", "propose_decline", "receive_enquiry", "refer_case",
           "remove_plan_line", "rest_case", "save_answers", "save_plan_line", "save_readiness", "say_missing",
           "send_message", "set_party", "set_vat", "submit_application", "take_case", "wake_case", "withdraw_case",
           "withdraw_proposal", "write_memo"]


@action("case.submit")
def submit_application(cmd: Command, *, case_id: int) -> str:
    """Send an application in; a receipt goes out and an officer is asked to prepare it. Returns the new state."""
    state = cases.submit(cmd, case_id=case_id)
    case = _case(cmd, case_id)
    done(cmd, case, "application.finish")
    ask_officer(cmd, case, "application.prepare", due_on=case.expected_on)
    write_to_applicants(cmd, case, letters.sent_in, code="sent_in", with_link=False, number=case.number,
                        by=case.expected_on)
    return state


@action("case.take")
def take_case(cmd: Command, *, case_id: int) -> None:
    """Take a case; the duties that any officer had on it become one's own."""
    before = _case(cmd, case_id)
    cases.take_case(cmd, case_id=case_id)
    case = _case(cmd, case_id)
    for code, states in (("enquiry.answer", ("enquiry",)), ("application.prepare", ("preparation",))):
        if case.state in states and case.handled_by_id != before.handled_by_id:
            due_on = case.expected_on
            if close_duty(cmd, code=code, subject=f"case/{case_id}"):
                ask_officer(cmd, case, code, due_on=due_on)


@action("case.send_message")
def send_message(cmd: Command, *, case_id: int, text_written: str) -> int:
    """Write to the other side; it gets a duty to read, and the applicant a letter. Returns the message's id."""
    message_id = cases.write_message(cmd, case_id=case_id, text_written=text_written)
    case = _case(cmd, case_id)
    from_fund = not _is_applicant(cmd, case)
    done_for_me(cmd, case)
    if from_fund:
        ask_applicants(cmd, case, "message.read")
        write_to_applicants(cmd, case, letters.message, code=f"message{message_id}", said=text_written.strip())
    else:
        ask_officer(cmd, case, "message.read", subject=f"case/{case.id}/fund")
    return message_id


@action("case.mark_read")
def mark_read(cmd: Command, *, case_id: int) -> None:
    """Say that the messages of a case have been read."""
    done_for_me(cmd, _case(cmd, case_id))


@action("case.ask_completion")
def ask_completion(cmd: Command, *, case_id: int, asked_for: str, answer_by: date, question: str = "") -> int:
    """Ask for a komplettering: a duty and a letter to the applicants; the fund's clock stops. Returns its id."""
    completion_id = cases.ask_completion(cmd, case_id=case_id, asked_for=asked_for, question=question,
                                         answer_by=answer_by)
    case = _case(cmd, case_id)
    ask_applicants(cmd, case, "completion.answer", due_on=answer_by, subject=f"completion/{completion_id}",
                   asked_for=asked_for.strip())
    write_to_applicants(cmd, case, letters.asked, code=f"completion{completion_id}", asked_for=asked_for.strip(),
                        by=answer_by)
    return completion_id


@action("case.answer_completion")
def answer_completion(cmd: Command, *, completion_id: int, answer: str, content: bytes | None = None,
                      filename: str = "") -> int:
    """Answer a komplettering; the officer is asked to read it and the promise moves on. Returns the case's id."""
    case_id = cases.answer_completion(cmd, completion_id=completion_id, answer=answer, content=content,
                                      filename=filename)
    case = _case(cmd, case_id)
    close_duty(cmd, code="completion.answer", subject=f"completion/{completion_id}")
    ask_officer(cmd, case, "completion.read")
    if close_duty(cmd, code="application.prepare", subject=f"case/{case_id}"):
        ask_officer(cmd, case, "application.prepare", due_on=case.expected_on)
    return case_id


@action("case.write_memo")
def write_memo(cmd: Command, *, case_id: int, comes_back: str, worth_it: str, what_can_go_wrong: str,
               memo_text: str) -> int:
    """Write the assessment, a new version each time; whoever writes it has read what came in."""
    version = cases.write_memo(cmd, case_id=case_id, comes_back=comes_back, worth_it=worth_it,
                               what_can_go_wrong=what_can_go_wrong, memo_text=memo_text)
    done(cmd, _case(cmd, case_id), "completion.read")
    return version


@action("case.propose")
def make_proposal(cmd: Command, *, case_id: int, instrument: str, amount_minor: int, purpose: str,
                  terms: dict[str, Any], conditions: list[dict[str, str]], shares: list[dict[str, int]],
                  for_business: bool = False) -> int:
    """Propose a grant to the board (see apps.cases.actions.make_proposal); it waits for a meeting. Returns its id."""
    proposal_id = cases.make_proposal(
        cmd, case_id=case_id, instrument=instrument, amount_minor=amount_minor, purpose=purpose, terms=terms,
        conditions=conditions, shares=shares, for_business=for_business)
    return _to_board(cmd, case_id, proposal_id)


@action("case.propose_decline")
def propose_decline(cmd: Command, *, case_id: int, reasons: list[str], way_to_yes: str) -> int:
    """Propose a decline to the board, with reasons and the way to a yes. Returns the proposal's id."""
    proposal_id = cases.propose_decline(cmd, case_id=case_id, reasons=reasons, way_to_yes=way_to_yes)
    return _to_board(cmd, case_id, proposal_id)


@action("case.ask_reconsideration")
def ask_reconsideration(cmd: Command, *, case_id: int, new_facts: str) -> int:
    """Ask for omprövning: a new case in preparation, and an officer asked to prepare it. Returns the new case's id."""
    again = cases.ask_reconsideration(cmd, case_id=case_id, new_facts=new_facts)
    case = _case(cmd, again)
    ask_officer(cmd, case, "application.prepare", due_on=case.expected_on)
    return again


def done_for_me(cmd: Command, case: CaseView) -> None:
    """Close the duty to read messages on the actor's own side."""
    if _is_applicant(cmd, case):
        close_duty(cmd, code="message.read", subject=f"case/{case.id}", for_person_id=cmd.actor_id)
    else:
        close_duty(cmd, code="message.read", subject=f"case/{case.id}/fund")


def _to_board(cmd: Command, case_id: int, proposal_id: int) -> int:
    case = _case(cmd, case_id)
    done(cmd, case, "application.prepare", "completion.read")
    open_duty(cmd, code="proposal.to_board", subject=f"proposal/{proposal_id}", matter_id=case.matter_id,
              for_role="officer", path=staff_path(fund_of(cmd), case.number), details={"name": case.name})
    return proposal_id


def _is_applicant(cmd: Command, case: CaseView) -> bool:
    return any(person_id == cmd.actor_id for person_id, *_ in reaching(case.matter_id))


def _case(cmd: Command, case_id: int) -> CaseView:
    return queries.case(cmd.tenant, case_id)
