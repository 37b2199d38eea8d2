"""The mapping of another lender's cases goes by words: the same loan told in other words is the same loan.

The figures are round ones of our own: 36 500 at 10 % is 10.00 a day.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.test_peer_cases import judged

LOAN = {"principal": 36500, "rate_pct": 10}
DATED = {**LOAN, "periods": 10, "disbursed": "2026-01-01", "first_due": "2026-02-03"}
PAID_OUT = {"on": "2026-01-01", "disburse": 36500}
ACCRUALS = [PAID_OUT, {"on": "2026-01-10", "accrue": True}, {"on": "2026-01-30", "accrue": True}]
LATE = {**LOAN, "periods": 12, "disbursed": "2026-01-01", "first_due": "2026-02-01"}
LOST = [{"on": "2026-02-01", "write_off": 500}]
ONCE = {**LOAN, "frequency": "One Time", "disbursed": "2026-01-01", "due": "2026-01-31"}
EARLY = [{"on": "2026-01-21", "repay": 18450, "type": "Pre Payment"}]


def told(name: str, terms: Any, expected: Any, *events: Any, peer: str = "frappe-lending") -> dict[str, Any]:
    return {"id": name, "peer": peer, "name": name, "terms": terms, "events": list(events), "expected": expected}


CASES = [
    told("each accrual", LOAN, {"first_interest_0dp": 100, "accrual_2_0dp": 200, "pending_interest": 300}, *ACCRUALS),
    told("closed on the 31st", LOAN, {"interest_0dp": 300}, *ACCRUALS,
         {"on": "2026-01-31", "repay": 36800, "type": "Loan Closure"}),
    told("two broken days", DATED, {"broken_period_days": 2, "broken_period_interest": 20}),
    told("a broken period", {**DATED, "method": "Add to First EMI"}, {"row1_interest": 330}),
    told("a broken period", {**DATED, "method": "Amortized Over Tenure"}, {"row1_interest": 312}),
    told("a broken period", {**DATED, "method": "Upfront Deduction"}, {"row1_interest": 20}),
    told("late, newer convention", LATE, {"dpd": {"2026-02-01": 1, "2026-02-03": 3}}),
    told("a rule in the terms", {**LOAN, "periods": 2, "posting_date": "2026-01-10", "on": "End of the current month"},
         {"first_due": "2026-01-31", "last_due": "2026-02-28"}),
    told("yearly", {**LOAN, "periods": 2, "frequency": "Yearly", "posting_date": "2026-01-10"},
         {"first_due": "2027-01-10", "last_due": "2028-01-10"}),
    told("settled", LOAN, {"status": "Settled"}, *LOST, {"on": "2026-03-01", "recovery": 9, "type": "Settlement"}),
    told("written off", LOAN, {"status": "Written Off"}, *LOST, {"on": "2026-03-01", "recovery": 9}),
    told("once, half early", ONCE, {"interest_paid": 200, "principal_paid": 18250, "remaining_interest": 50}, *EARLY),
    told("a plain word for a bullet", {"amount": 1200, "rate_pct": 10, "periods": 3, "loan_type": "interest"},
         {"principal_row_1": 0, "principal_row_3": 1200}, peer="other"),
    told("flat", {"loan_amount": 1200, "annual_interest_rate": 10, "loan_repayment_period": 12,
                  "loan_repayment_every": 2, "interest_type": "Flat"},
         {"interest_charged": 20, "principal_repayment": 200}, peer="other"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_other_words_for_the_same_loan_are_read(case: dict[str, Any]) -> None:
    assert judged(case)["status"] == "equal", judged(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_canary_a_figure_that_is_off_is_different(case: dict[str, Any]) -> None:
    for name in case["expected"]:
        spoiled = {**case["expected"], name: {"2026-02-01": 7} if name == "dpd" else 77777}
        assert judged({**case, "expected": spoiled})["status"] == "different", name


@pytest.mark.parametrize("terms", [{"principal": None}, {"principal": []}, "a text", {**LOAN, "periods": "many"}])
def test_an_unknown_shape_is_different_and_the_cases_after_it_are_compared(terms: Any) -> None:
    assert judged(told("unknown", terms, {"rows": 3}))["status"] == "different"
