"""The life of a case and of an agreement: everything is reached, nothing is stuck, and each no names who could."""

from collections.abc import Iterable, Sequence

import pytest

from brygga.domain.casework.answers import Refusal
from brygga.domain.casework.roles import GUARANTEES, LOANS, RISK_CAPITAL, Instrument, Role
from brygga.domain.casework.workflow import (
    AGREEMENT_ENDS,
    AGREEMENT_TRANSITIONS,
    APPLICANT_STEPS,
    CASE_STANDINGS,
    CASE_TRANSITIONS,
    AgreementState,
    CaseState,
    Transition,
    events_from,
    next_agreement_state,
    next_case_state,
    standing,
    why_not_reconsidered,
)

CASE_ENDS = {row.state for row in CASE_STANDINGS if row.is_end}
THE_LONG_WAY = [
    ("start_application", Role.APPLICANT, "application"),
    ("submit", Role.APPLICANT, "preparation"),
    ("propose", Role.OFFICER, "decision"),
    ("decide_yes", Role.CHAIR, "agreement"),
    ("complete_agreement", Role.SYSTEM, "follow_up"),
    ("close", Role.OFFICER, "closed"),
]


def reached(table: Sequence[Transition], start: str, instrument: Instrument | None = None) -> set[str]:
    seen, front = {start}, [start]
    while front:
        state = front.pop()
        for row in table:
            if row.state == state and row.to not in seen and (instrument is None or instrument in row.instruments):
                seen.add(row.to)
                front.append(row.to)
    return seen


def stuck(table: Sequence[Transition], states: Iterable[str], ends: set[str],
          instrument: Instrument | None = None) -> list[str]:
    """States from which no end can be reached, and ends that lead on."""
    blocked = [s for s in states if not reached(table, s, instrument) & ends]
    return blocked + [s for s in ends if set(events_from(s, table, instrument)) - CORRECTIONS]


# An end is an end, but for a wrong payment that is put right.
CORRECTIONS = {"reopen"}


def test_a_case_from_enquiry_to_closed() -> None:
    state = CaseState.ENQUIRY
    for event, role, to in THE_LONG_WAY:
        answer = next_case_state(state, event, [role])
        assert answer == to
        assert isinstance(answer, CaseState)
        state = answer


def test_every_case_state_is_reached_and_none_is_stuck() -> None:
    assert reached(CASE_TRANSITIONS, CaseState.ENQUIRY) == set(CaseState)
    assert stuck(CASE_TRANSITIONS, CaseState, set(CASE_ENDS)) == []
    assert CASE_ENDS == {"closed", "withdrawn"}


@pytest.mark.parametrize(("instruments", "never"), [
    (LOANS, {"called"}),
    (GUARANTEES, {"in_arrears"}),
    (RISK_CAPITAL, {"called", "in_arrears", "restructured", "renewal"}),
])
def test_every_agreement_state_of_an_instrument_is_reached_and_none_is_stuck(
        instruments: frozenset[Instrument], never: set[str]) -> None:
    for instrument in instruments:
        states = reached(AGREEMENT_TRANSITIONS, "draft", instrument)
        assert states == set(AgreementState) - never
        assert stuck(AGREEMENT_TRANSITIONS, states, set(AGREEMENT_ENDS), instrument) == []


def test_canary_a_state_without_a_way_out_is_seen() -> None:
    """The defect: nothing leads on from arrears."""
    holed = [t for t in AGREEMENT_TRANSITIONS if t.state != "in_arrears"]
    assert "in_arrears" in stuck(holed, reached(holed, "draft", Instrument.LOAN), set(AGREEMENT_ENDS), Instrument.LOAN)
    unreachable = [t for t in CASE_TRANSITIONS if t.to != "referred"]
    assert reached(unreachable, "enquiry") != set(CaseState)


@pytest.mark.parametrize("table", [CASE_TRANSITIONS, AGREEMENT_TRANSITIONS], ids=["case", "agreement"])
def test_an_event_leads_one_way_only_and_somebody_may_cause_it(table: Sequence[Transition]) -> None:
    assert len({(t.state, t.event) for t in table}) == len(table)
    assert all(t.roles and t.instruments and t.state != t.to for t in table)


@pytest.mark.parametrize("state", CaseState)
def test_every_event_by_every_role_is_judged_by_the_table(state: CaseState) -> None:
    events = {t.event for t in CASE_TRANSITIONS}
    for event in events:
        row = next((t for t in CASE_TRANSITIONS if (t.state, t.event) == (state, event)), None)
        for role in Role:
            answer = next_case_state(state, event, [role])
            if row is None:
                assert isinstance(answer, Refusal) and answer.code == "event_not_from_state"
            elif role in row.roles:
                assert answer == row.to
            else:
                assert isinstance(answer, Refusal) and set(answer.who_could) == row.roles


@pytest.mark.parametrize("role", [Role.ADVISER, Role.APPLICANT, Role.FUNDER, Role.AUDITOR, Role.TREASURER])
@pytest.mark.parametrize("event", ["decide_yes", "decide_no"])
def test_who_never_decides(role: Role, event: str) -> None:
    assert isinstance(next_case_state(CaseState.DECISION, event, [role]), Refusal)


def test_an_event_of_another_instrument_is_refused_with_what_can_be_done() -> None:
    answer = next_agreement_state(AgreementState.ACTIVE, "call", [Role.OFFICER], Instrument.LOAN)
    assert isinstance(answer, Refusal)
    assert answer.facts["possible"] == "end, fall_in_arrears, restructure, ask_renewal"
    called = next_agreement_state(AgreementState.ACTIVE, "call", [Role.OFFICER], Instrument.GUARANTEE)
    assert called == AgreementState.CALLED


def test_the_applicant_sees_five_steps_and_whose_turn_it_is() -> None:
    assert [row.state for row in CASE_STANDINGS] == list(CaseState)
    assert {row.step for row in CASE_STANDINGS} == set(range(1, len(APPLICANT_STEPS) + 1))
    assert all((row.turn is None) == row.is_end for row in CASE_STANDINGS)
    main = [standing(CaseState(to)).step for _, _, to in THE_LONG_WAY]
    assert main == sorted(main)


def test_reconsideration_once_on_new_facts() -> None:
    asked = [why_not_reconsidered(*case) for case in (
        (CaseState.DECLINED, False, "nytt hyresavtal"), (CaseState.DECLINED, True, "nytt"),
        (CaseState.DECLINED, False, "  "), (CaseState.PREPARATION, False, "nytt"))]
    assert [a and a.code for a in asked] == [
        None, "reconsidered_before", "reconsider_without_facts", "reconsider_not_declined"]
