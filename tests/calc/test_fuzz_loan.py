"""The loan once more, near a plain loan: random JSON in every field, and random text, give no traceback."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brygga.calc import run as running
from brygga.calc.contract import CODES
from brygga.calc.run import run
from tests.calc.asked import PLAIN

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=True)
    | st.text(max_size=12)
    | st.sampled_from(
        ["0", "-1", "1e400", "9" * 50, "0.001", "2026-02-29", "9999-12-31", "1000000000000000000000", 10**400, 1200]
    )
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner), max_leaves=6
)
LISTED = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "on": st.sampled_from(["2026-01-15", "2026-03-01", "2027-05-05", "x"]) | SCALARS,
            "from": st.sampled_from(["2026-03-01", "1800-01-01", "2999-12-31"]),
            "amount": st.sampled_from(["1", "50000", "100000.00", "99999999999999"]) | SCALARS,
            "rate": st.sampled_from(["0", "12", "999"]) | SCALARS,
            "kind": st.just("x"),
            "when": st.sampled_from(["disbursement", "instalment"]),
        },
    ),
    max_size=3,
)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(PLAIN, VALUES),
    "term": st.integers(-1, 1300) | VALUES,
    "every": st.fixed_dictionaries({}, optional={"months": st.integers(-1, 130), "weeks": st.integers(-1, 600)})
    | VALUES,
    "repayment": st.sampled_from(["annuity", "straight", "bullet", "custom"]),
    "interest": st.sampled_from(["declining", "flat"]),
    "day_count": st.sampled_from(["30E/360", "30/360US", "ACT/360", "ACT/365F", "ACT/ACT", "PERIOD"]),
    "disbursed_on": st.dates().map(str) | VALUES,
    "first_due_on": st.dates().map(str) | VALUES,
    "fees": LISTED | VALUES,
    "payments": LISTED | VALUES,
    "tranches": LISTED | VALUES,
    "rates": LISTED | VALUES,
    "principals": st.lists(SCALARS, max_size=3) | VALUES,
    "grace_principal": st.integers(-1, 13) | VALUES,
    "grace_interest": st.integers(-1, 13) | VALUES,
    "interest_free": st.integers(-1, 13) | VALUES,
    "instalment_multiple": SCALARS,
    "as_of": st.dates().map(str) | VALUES,
    "bank_days": st.just("SE") | VALUES,
}


def assert_answered(text: str) -> None:
    out, status = run("loan", text)
    answer = json.loads(out)
    if status == 0:
        assert isinstance(answer, list) or answer["explain"]
    else:
        assert (status, answer["error"]["code"] in CODES) == (2, True)
        assert set(answer["error"]) == {"code", "field", "message"}


@given(st.fixed_dictionaries({}, optional=FIELDS))
@settings(max_examples=300, deadline=None)
def test_any_value_in_any_field_is_answered(change: dict[str, Any]) -> None:
    assert_answered(json.dumps({**PLAIN, **change}))


@given(st.text() | VALUES.map(json.dumps))
@settings(max_examples=200, deadline=None)
def test_any_text_is_answered(text: str) -> None:
    assert_answered(text)


def test_canary_an_error_that_nobody_caught_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(chosen: object, value: object, language: str) -> dict[str, object]:
        raise KeyError("principal")

    monkeypatch.setattr(running, "_one", broken)
    with pytest.raises(KeyError):
        assert_answered(json.dumps(PLAIN))
