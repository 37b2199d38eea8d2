"""`limitation`: the worked tables of limitation.md, what is refused, and mistakes that must be found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.claims import limitation as rules
from brygga.domain.claims.limitation import Interruption, Outcome, limitation
from brygga.domain.dates import add_months, is_weekday
from brygga.jurisdictions.se import limitation as law
from tests.calc.statute import ask, cell, refused, yes
from tests.domain.funding.worked import tables

PAGE = "limitation.md"
DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))


def interruption(written: str) -> dict[str, Any]:
    kind, when = written.split()
    if kind == "ack":
        return {"kind": "acknowledgement", "on": when}
    if kind == "oral":
        return {"kind": "oral_demand", "on": when}
    if kind == "demand":
        return {"kind": "written_demand", "sent_on": "2030-06-03", "received_on": None if when == "-" else when}
    applied, ended = when.split("/")
    return {"kind": "court_or_kronofogden", "applied_on": applied, "debtor_served": not ended.endswith("!"),
            "final_decision_on": None if ended == "…" else ended.rstrip("!")}


def check_claims() -> None:
    for row in tables(PAGE, "claim", "arose")[0]:
        answered = ask("limitation", {
            "claim": row["claim"], "arose_on": row["arose"],
            "interruptions": [interruption(one) for one in row["interruptions"].split(", ") if one]})
        assert cell(answered["last_day"]) == row["last day"], row
        assert (answered["barred_from"] is None) is (answered["last_day"] is None)


def check_guarantees() -> None:
    for row in tables(PAGE, "issued")[0]:
        answered = ask("limitation", {"guarantee_issued_on": row["issued"], "paid_on": row["paid"]})
        assert answered["earliest_bar"] == row["earliest bar"]
    for row in tables(PAGE, "main claim barred")[0]:
        answered = ask("limitation", {"main_claim_barred_on": row["main claim barred"], "call_received_on": row["call"],
                                      "debtor_dissolved_on": row["dissolved"]})
        assert answered["call_refused"] is yes(row["refused"]) is (answered["why"] is not None)


def test_the_worked_tables() -> None:
    check_claims()
    check_guarantees()
    for row in tables(PAGE, "clause")[0]:
        answered = ask("limitation", {"clause": row["clause"], "claim": row["claim"]})
        assert answered["clause_valid"] is yes(row["valid"]) and answered["why"]


def test_a_share_in_a_wound_up_association_is_lost_after_five_years() -> None:
    given = {"final_accounts_presented_on": "2026-05-20"}
    assert ask("limitation", given)["claim_lost"] is None
    assert [ask("limitation", given | {"holder_claims_on": on})["claim_lost"] for on in ("2031-05-20", "2031-05-21")
            ] == [False, True]


def test_each_step_is_told() -> None:
    answered = ask("limitation", {"arose_on": "2026-01-15", "interruptions": [interruption("demand -"),
                                                                              interruption("ack 2028-05-10")]})
    assert [step["outcome"] for step in answered["steps"]] == ["not_received", "new_time"]
    assert answered["explain"][-1] == "The last day to interrupt is 2038-05-10; barred from 2038-05-11."


@pytest.mark.parametrize(("given_", "code", "field"), [
    ({}, "missing", "arose_on"), ({"arose_on": "2026-02-31"}, "wrong_type", "arose_on"),
    ({"arose_on": "0001-01-01"}, "out_of_range", "arose_on"),
    ({"arose_on": "2026-01-15", "claim": "horse"}, "out_of_range", "claim"),
    ({"arose_on": "2026-01-15", "interruptions": [{"kind": "acknowledgement"}]}, "missing", "interruptions.0.on"),
    ({"arose_on": "2026-01-15", "interruptions": [{"kind": "letter"}]}, "out_of_range", "interruptions.0.kind"),
    ({"arose_on": "2026-01-15", "interruptions": [{"kind": "acknowledgement", "on": "2025-01-01"}]}, "inconsistent",
     "interruptions.0"),
    ({"arose_on": "2026-01-15", "interruptions": [{"kind": "written_demand", "sent_on": "2027-01-02",
                                                   "received_on": "2027-01-01"}]}, "inconsistent",
     "interruptions.0.received_on"),
    ({"arose_on": "2026-01-15", "interruptions": [{"kind": "arbitration", "applied_on": "2027-01-02",
                                                   "final_decision_on": "2027-01-01"}]}, "inconsistent",
     "interruptions.0.final_decision_on"),
    ({"arose_on": "2026-01-15", "interruptions": {}}, "wrong_type", "interruptions"),
    ({"guarantee_issued_on": "2026-01-15", "paid_on": "2025-01-15"}, "inconsistent", "paid_on"),
    ({"clause_years": 20, "clause": "20 years"}, "inconsistent", "clause_years"),
    ({"arose_on": "2026-01-15", "years": 2}, "unknown_field", "years"),
])
def test_what_cannot_be_answered_says_where(given_: dict[str, Any], code: str, field: str) -> None:
    assert refused("limitation", given_) == (code, field)


@given(DAYS, st.lists(st.tuples(DAYS, st.booleans()), max_size=5))
def test_interruptions_never_shorten_and_never_wake_the_dead(arose_on: date, done: list[tuple[date, bool]]) -> None:
    bare = limitation(arose_on, 10, [], law.TERMS, is_weekday)
    found = limitation(arose_on, 10, [Interruption("x", max(on, arose_on), proceeding=court, ended_on=max(on, arose_on))
                                      for on, court in done], law.TERMS, is_weekday)
    assert bare.last_day is not None and found.last_day is not None and found.last_day >= bare.last_day
    counted = [step.interruption.on for step in found.steps if step.outcome is Outcome.NEW_TIME]
    latest = max([on for on in counted if on is not None], default=arose_on)
    assert 0 <= (found.last_day - add_months(latest, 120)).days <= 2 and is_weekday(found.last_day)


@pytest.mark.parametrize("defect", ["sent_counts", "from_application", "revived", "not_moved", "twice_the_year",
                                    "consumer_ten"])
def test_a_planted_mistake_is_found(defect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = rules._outcome
    if defect == "sent_counts":
        monkeypatch.setattr("brygga.calc.limitation.Interruption", lambda kind, on, *rest, **more: (
            Interruption(kind, on or date(2030, 6, 3), *rest, **more)))
    elif defect == "from_application":
        monkeypatch.setattr(rules.Interruption, "ended_on", property(lambda one: one.on), raising=False)
    elif defect == "revived":
        monkeypatch.setattr(rules, "_outcome", lambda one, ends: Outcome.NEW_TIME)
    elif defect == "not_moved":
        monkeypatch.setattr(law, "TERMS", replace(law.TERMS, moves=False))
    elif defect == "twice_the_year":
        monkeypatch.setattr(rules, "_outcome", lambda one, ends: (
            Outcome.YEAR_AFTER if not one.served else outcome(one, ends)))
    else:
        monkeypatch.setattr(law, "TERMS", replace(law.TERMS, consumer_years=10))
    with pytest.raises((AssertionError, AttributeError)):
        check_claims()
