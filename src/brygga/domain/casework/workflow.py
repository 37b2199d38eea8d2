"""A case and an agreement as tables: (state, event) leads to one state, and says who may do it.

Idea: the whole life stands in two lists that a board member can read; nothing else knows which step follows which.
Advice is no state (it runs beside the case) and completion (komplettering) is none either: it is a duty that stops
the clock. A renewal is a new case in the same family, and so is a reconsideration (omprövning).
Do not branch on a state in an app: ask `next_case_state` and `standing`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from brygga.domain.casework.answers import Refusal, refusal
from brygga.domain.casework.roles import BOARD, GUARANTEES, LOANS, RISK_CAPITAL, STAFF, Instrument, Role

EVERY = frozenset(Instrument)
MACHINE = frozenset({Role.SYSTEM})
APPLICANT = frozenset({Role.APPLICANT})


class CaseState(StrEnum):
    """Where a case stands; the last four are side states."""

    ENQUIRY = "enquiry"
    APPLICATION = "application"
    PREPARATION = "preparation"
    DECISION = "decision"
    AGREEMENT = "agreement"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"
    REFERRED = "referred"
    RESTING = "resting"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class AgreementState(StrEnum):
    """Where an agreement stands; the last five are side states."""

    DRAFT = "draft"
    SIGNED = "signed"
    ACTIVE = "active"
    ENDED = "ended"
    IN_ARREARS = "in_arrears"
    CALLED = "called"
    RESTRUCTURED = "restructured"
    RENEWAL = "renewal"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row: in `state` the `event` leads to `to`; any of `roles` may cause it, for these `instruments`."""

    state: str
    event: str
    to: str
    roles: frozenset[Role]
    instruments: frozenset[Instrument] = EVERY


@dataclass(frozen=True, slots=True)
class Standing:
    """What one state means outside: the applicant's step 1–5, whose turn it is, days to answer, is it an end.

    `days` is the default promise in calendar days (a fund sets its own, dated); None where a calendar decides.
    """

    state: str
    step: int
    turn: Role | None
    days: int | None
    is_end: bool = False


C = CaseState
CASE_TRANSITIONS: tuple[Transition, ...] = (
    Transition(C.ENQUIRY, "start_application", C.APPLICATION, STAFF | APPLICANT | {Role.ADVISER}),
    Transition(C.ENQUIRY, "refer", C.REFERRED, STAFF | {Role.ADVISER}),
    Transition(C.ENQUIRY, "rest", C.RESTING, STAFF | APPLICANT),
    Transition(C.ENQUIRY, "withdraw", C.WITHDRAWN, STAFF | APPLICANT),
    Transition(C.APPLICATION, "submit", C.PREPARATION, STAFF | APPLICANT),
    Transition(C.APPLICATION, "refer", C.REFERRED, STAFF | {Role.ADVISER}),
    Transition(C.APPLICATION, "rest", C.RESTING, STAFF | APPLICANT),
    Transition(C.APPLICATION, "withdraw", C.WITHDRAWN, STAFF | APPLICANT),
    Transition(C.PREPARATION, "return_application", C.APPLICATION, STAFF),
    Transition(C.PREPARATION, "propose", C.DECISION, STAFF),
    Transition(C.PREPARATION, "refer", C.REFERRED, STAFF),
    Transition(C.PREPARATION, "rest", C.RESTING, STAFF | APPLICANT),
    Transition(C.PREPARATION, "withdraw", C.WITHDRAWN, STAFF | APPLICANT),
    Transition(C.DECISION, "decide_yes", C.AGREEMENT, BOARD),
    Transition(C.DECISION, "decide_no", C.DECLINED, BOARD),
    Transition(C.DECISION, "send_back", C.PREPARATION, BOARD),
    Transition(C.DECISION, "withdraw", C.WITHDRAWN, STAFF | APPLICANT),
    Transition(C.AGREEMENT, "complete_agreement", C.FOLLOW_UP, STAFF | MACHINE),
    Transition(C.AGREEMENT, "prepare_again", C.PREPARATION, STAFF),
    Transition(C.AGREEMENT, "let_lapse", C.CLOSED, STAFF | MACHINE),
    Transition(C.AGREEMENT, "withdraw", C.WITHDRAWN, STAFF | APPLICANT),
    Transition(C.FOLLOW_UP, "close", C.CLOSED, STAFF),
    Transition(C.REFERRED, "take_back", C.ENQUIRY, STAFF | APPLICANT),
    Transition(C.REFERRED, "close", C.CLOSED, STAFF),
    # What rested long is asked for again by the applicant: its figures have aged, so it never wakes in preparation.
    Transition(C.RESTING, "resume", C.APPLICATION, STAFF | APPLICANT),
    Transition(C.RESTING, "withdraw", C.WITHDRAWN, STAFF | APPLICANT),
    Transition(C.DECLINED, "close", C.CLOSED, STAFF | MACHINE),
)
CASE_STANDINGS: tuple[Standing, ...] = (
    Standing(C.ENQUIRY, 1, Role.OFFICER, 5),
    Standing(C.APPLICATION, 1, Role.APPLICANT, None),
    Standing(C.PREPARATION, 2, Role.OFFICER, 21),
    Standing(C.DECISION, 3, Role.CHAIR, None),
    Standing(C.AGREEMENT, 4, Role.OFFICER, 14),
    Standing(C.FOLLOW_UP, 5, Role.APPLICANT, None),
    Standing(C.CLOSED, 5, None, None, is_end=True),
    Standing(C.REFERRED, 1, Role.OFFICER, 30),
    Standing(C.RESTING, 1, Role.APPLICANT, None),
    Standing(C.DECLINED, 3, Role.APPLICANT, None),
    Standing(C.WITHDRAWN, 1, None, None, is_end=True),
)

A = AgreementState
TREASURY = frozenset({Role.TREASURER, Role.BOOKKEEPER})
DEBT = LOANS | GUARANTEES
AGREEMENT_TRANSITIONS: tuple[Transition, ...] = (
    Transition(A.DRAFT, "sign", A.SIGNED, STAFF | {Role.CHAIR, Role.TREASURER}),
    Transition(A.DRAFT, "lapse", A.LAPSED, STAFF | MACHINE),
    Transition(A.SIGNED, "activate", A.ACTIVE, STAFF | TREASURY | MACHINE),
    Transition(A.SIGNED, "lapse", A.LAPSED, STAFF | MACHINE),
    Transition(A.ACTIVE, "end", A.ENDED, STAFF | TREASURY | MACHINE),
    Transition(A.ACTIVE, "fall_in_arrears", A.IN_ARREARS, MACHINE, LOANS),
    Transition(A.ACTIVE, "call", A.CALLED, STAFF, GUARANTEES),
    Transition(A.ACTIVE, "restructure", A.RESTRUCTURED, STAFF, DEBT),
    Transition(A.ACTIVE, "ask_renewal", A.RENEWAL, STAFF | APPLICANT, DEBT),
    Transition(A.IN_ARREARS, "catch_up", A.ACTIVE, MACHINE, LOANS),
    Transition(A.IN_ARREARS, "restructure", A.RESTRUCTURED, STAFF, LOANS),
    Transition(A.IN_ARREARS, "end", A.ENDED, STAFF | TREASURY | MACHINE, LOANS),
    Transition(A.CALLED, "restructure", A.RESTRUCTURED, STAFF, GUARANTEES),
    Transition(A.CALLED, "end", A.ENDED, STAFF | TREASURY | MACHINE, GUARANTEES),
    Transition(A.RESTRUCTURED, "fall_in_arrears", A.IN_ARREARS, MACHINE, LOANS),
    Transition(A.RESTRUCTURED, "call", A.CALLED, STAFF, GUARANTEES),
    Transition(A.RESTRUCTURED, "end", A.ENDED, STAFF | TREASURY | MACHINE, DEBT),
    Transition(A.RENEWAL, "refuse_renewal", A.ACTIVE, BOARD, DEBT),
    Transition(A.RENEWAL, "fall_in_arrears", A.IN_ARREARS, MACHINE, LOANS),
    Transition(A.RENEWAL, "call", A.CALLED, STAFF, GUARANTEES),
    # The renewed agreement is a new one in the same family; the old one ends the day that it takes over.
    Transition(A.RENEWAL, "end", A.ENDED, STAFF | TREASURY | MACHINE, DEBT),
    # Money that ended the loan, or the redeemed förlagsinsats, and turns out to be somebody else's is put right: it is
    # out again.
    Transition(A.ENDED, "reopen", A.ACTIVE, TREASURY | MACHINE, LOANS | RISK_CAPITAL),
)
AGREEMENT_ENDS = frozenset({A.ENDED, A.LAPSED})
APPLICANT_STEPS = ("application", "reading", "decision", "agreement", "follow_up")


def standing(state: CaseState) -> Standing:
    """Return what a case state means outside."""
    return next(row for row in CASE_STANDINGS if row.state == state)


def why_not_reconsidered(state: CaseState, reconsidered_before: bool, new_facts: str) -> Refusal | None:
    """Return why a decision is not taken up again as a new case, or None when it is: once, and on new facts."""
    if state != CaseState.DECLINED and state != CaseState.CLOSED:
        return refusal("reconsider_not_declined", state=str(state))
    if reconsidered_before:
        return refusal("reconsidered_before")
    if not new_facts.strip():
        return refusal("reconsider_without_facts")
    return None


def events_from(state: str, table: Sequence[Transition], instrument: Instrument | None = None) -> tuple[str, ...]:
    """Return the events that lead on from `state`, in the table's order."""
    return tuple(row.event for row in table
                 if row.state == state and (instrument is None or instrument in row.instruments))


def next_case_state(state: CaseState, event: str, roles: Iterable[Role]) -> CaseState | Refusal:
    """Return the state that `event` leads to, or why not and who could."""
    answer = _step(state, event, frozenset(roles), CASE_TRANSITIONS, None)
    return answer if isinstance(answer, Refusal) else CaseState(answer)


def next_agreement_state(state: AgreementState, event: str, roles: Iterable[Role],
                         instrument: Instrument) -> AgreementState | Refusal:
    """Return the state that `event` leads to for an agreement on `instrument`, or why not and who could."""
    answer = _step(state, event, frozenset(roles), AGREEMENT_TRANSITIONS, instrument)
    return answer if isinstance(answer, Refusal) else AgreementState(answer)


def _step(state: str, event: str, roles: frozenset[Role], table: Sequence[Transition],
          instrument: Instrument | None) -> str | Refusal:
    rows = [row for row in table if row.state == state and row.event == event
            and (instrument is None or instrument in row.instruments)]
    if not rows:
        possible = ", ".join(events_from(state, table, instrument))
        return refusal("event_not_from_state", state=str(state), event=event, possible=possible)
    if not roles & rows[0].roles:
        return refusal("role_may_not", event=event, who_could=tuple(sorted(rows[0].roles)))
    return rows[0].to
