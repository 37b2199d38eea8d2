"""Whatever stands in any place of a good question to the aid and guarantee calculators is answered or refused.

A place deep inside the question is changed to something else or taken away; the answer is an answer or an error with
code and field, never a traceback, in both languages.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brygga.calc import run as running
from brygga.calc.contract import CODES
from brygga.calc.run import run
from tests.calc.test_apr import LOAN as CREDIT
from tests.calc.test_deminimis import GRANT, LINK
from tests.calc.test_deminimis import PLAIN as ROOM
from tests.calc.test_portfolio_guarantee import PLAIN as PORTFOLIO
from tests.calc.test_ratios import YEARS, asked
from tests.calc.test_sroi import PLAIN as RETURN
from tests.domain.aid.worked_aid import EQUITY, GUARANTEE, LOAN

Place = tuple[str | int, ...]
GRANT_IN_PARTS = {"kind": "grant", "instalments": [{"t": "1", "amount": "1"}], "reference": {"base": "2"}}
FULL_ROOM = {**ROOM, "grants": [{**GRANT, "fx": "11.25", "regime": "sgei", "member_state": "SE"}], "ceiling": "1",
             "links": [{**LINK, "share": "0.6", "from_date": "2020-01-01", "to_date": "2030-01-01"}],
             "nodes": {"B": {"type": "person"}}, "fx": "11.25"}
LISTED = {**LOAN, "method": "reference_rate", "profile": "list", "balances": ["1", "2", "3", "4", "5"]}
QUESTIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("apr", CREDIT),
    ("apr", {"draws": [{"t": "0", "amount": "5"}], "repayments": [{"t": "0.5", "amount": "6"}], "currency": "JPY"}),
    ("gge", {**LOAN, "method": "safe_harbour", "large_undertaking": True, "rating": "BB"}),
    ("gge", {**LOAN, "method": "reference_rate", "profile": "annuity", "periods_per_year": 12}),
    ("gge", LISTED),
    ("gge", {**GUARANTEE, "all_methods": True}),
    ("gge", {**EQUITY, "form": "shares", "on": "2026-06-15"}),
    ("gge", GRANT_IN_PARTS),
    ("deminimis", FULL_ROOM),
    ("deminimis", {"decided_on": "2026-01-01", "agreement_signed_on": "2026-02-01"}),
    ("deminimis", {"gge_sek": "1", "sek_per_eur": "11"}),
    ("deminimis_register", {"granting_date": "2026-01-01"}),
    ("portfolio_guarantee", {**PORTFOLIO, "paid_before": "1", "recovery_refills_cap": False}),
    ("ratios", asked(YEARS[0])),
    ("sroi", RETURN),
)
DROPPED = object()
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
ODD = ("0001-01-01", "9999-12-31", "2026-02-31", "1000.01", "NaN", "1e400", "99999999999999.99", "0.5", "1", 1,
       "9" * 50, DROPPED)
STRANGE = (
    SCALARS | st.lists(SCALARS, max_size=3) | st.dictionaries(st.text(max_size=6), SCALARS, max_size=3)
    | st.sampled_from(ODD)
)


def places(value: object, here: Place = ()) -> Iterator[Place]:
    """Every place in a question."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from ((*here, key), *places(inner, (*here, key)))
    elif isinstance(value, list):
        for nr, inner in enumerate(value):
            yield from ((*here, nr), *places(inner, (*here, nr)))


def changed(question: dict[str, Any], place: Place, value: object) -> dict[str, Any]:
    """The question with another value there, or without the place."""
    other = copy.deepcopy(question)
    inner: Any = other
    for step in place[:-1]:
        inner = inner[step]
    if value is DROPPED:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    return other


def assert_answered(name: str, question: object) -> None:
    for language in ("sv", "en"):
        out, status = run(name, json.dumps(question), language)
        answer = json.loads(out)
        if status == 0:
            assert answer["explain"]
        else:
            assert status == 2 and set(answer["error"]) == {"code", "field", "message"}
            assert answer["error"]["code"] in CODES and answer["error"]["message"]


@given(st.data())
@settings(max_examples=600, deadline=None)
def test_anything_anywhere_is_answered_or_refused(data: st.DataObject) -> None:
    name, question = data.draw(st.sampled_from(QUESTIONS))
    place = data.draw(st.sampled_from([*places(question)]))
    assert_answered(name, changed(question, place, data.draw(STRANGE)))


@pytest.mark.parametrize(("name", "question"), QUESTIONS)
def test_the_questions_are_good_ones(name: str, question: dict[str, Any]) -> None:
    text, status = run(name, json.dumps(question))
    assert status == 0, text


@pytest.mark.parametrize(("name", "question"), QUESTIONS)
def test_an_unknown_key_is_refused(name: str, question: dict[str, Any]) -> None:
    error = json.loads(run(name, json.dumps({**question, "unheard": 1}))[0])["error"]
    assert (error["code"], error["field"]) == ("unknown_field", "unheard")


def test_canary_an_error_that_nobody_caught_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(chosen: object, value: object, language: str) -> dict[str, object]:
        raise ZeroDivisionError

    monkeypatch.setattr(running, "_one", broken)
    with pytest.raises(ZeroDivisionError):
        assert_answered(*QUESTIONS[0])
