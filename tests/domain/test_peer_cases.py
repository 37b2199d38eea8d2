"""A loan taken over from another lender keeps the borrower's plan to the cent: that lender's own published cases.

The cases are not part of the project: BRYGGA_PEER_CASES names the file, BRYGGA_PEER_REPORT where one row a case goes.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from brygga.domain.loans.refusal import TermsRefused
from tests.domain.peers import fineract, frappe, other
from tests.domain.peers.outcome import DIFFERENT, EQUAL, NOT_APPLICABLE, Compared, NotApplicable, Unmapped

CASES = os.environ.get("BRYGGA_PEER_CASES", "")
LEAST_EQUAL = 75
"""Percent of all cases that must be equal."""
NOT_READ = (ArithmeticError, AssertionError, AttributeError, LookupError, StopIteration, TypeError, ValueError)
"""What reading an unknown shape may end in: that case is different, and the cases after it are still compared."""


def judged(case: dict[str, Any]) -> dict[str, str]:
    """One row of the report."""
    try:
        seen = compared(case)
    except NotApplicable as reason:
        return {"id": case["id"], "status": NOT_APPLICABLE, "why": str(reason)}
    except (Unmapped, TermsRefused, *NOT_READ) as fault:
        return {"id": case["id"], "status": DIFFERENT, "why": f"not mapped: {fault!r}"}
    if seen.found or not seen.cells:
        return {"id": case["id"], "status": DIFFERENT, "why": "; ".join(seen.found[:6]) or "nothing was compared"}
    return {"id": case["id"], "status": EQUAL, "why": f"{seen.cells} figures and days"}


def compared(case: dict[str, Any]) -> Compared:
    """The case compared by whoever wrote it."""
    if case["peer"] == "fineract":
        return fineract.compare(case)
    if case["peer"] == "frappe-lending":
        return frappe.compare(case)
    if case["peer"] == "other":
        return other.compare(case)
    raise Unmapped(f"peer {case['peer']}")


@pytest.mark.skipif(not CASES, reason="BRYGGA_PEER_CASES names no file: the cases of other lenders were not compared")
def test_the_plans_of_other_lenders_come_back_to_the_cent(capsys: pytest.CaptureFixture[str]) -> None:
    cases = json.loads(Path(CASES).read_text(encoding="utf-8"))["cases"]
    report = [judged(case) for case in cases]
    told = os.environ.get("BRYGGA_PEER_REPORT")
    if told:
        Path(told).write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")
    counts = Counter(row["status"] for row in report)
    lines = [f"{row['id']}: {row['status']}: {row['why']}" for row in report if row["status"] != EQUAL]
    lines.append(
        f"peer cases: {counts[EQUAL]} equal, {counts[DIFFERENT]} different, "
        f"{counts[NOT_APPLICABLE]} not applicable of {len(cases)}"
    )
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines) + "\n")
    assert not counts[DIFFERENT]
    assert 100 * counts[EQUAL] >= LEAST_EQUAL * len(cases)


OUR_OWN: dict[str, Any] = {
    "id": "our-own",
    "peer": "fineract",
    "family": "recalculation",
    "name": "a thousand in two, the first five days late",
    "terms": {
        "engine": "cumulative",
        "principal": "1000",
        "annual_rate_percent": "10",
        "interest_method": "DECLINING_BALANCE",
        "interest_calculation_period": "DAILY",
        "amortisation": "EQUAL_INSTALLMENTS",
        "number_of_repayments": 2,
        "repay_every": "1",
        "repay_unit": "MONTHS",
        "installment_multiples_of": "1",
        "interest_recalculation": {"enabled": True, "rest": "DAILY", "prepayment_strategy": "REDUCE_EMI_AMOUNT"},
    },
    "events": [
        {"type": "disburse", "date": "2026-03-01", "amount": "1000"},
        {"type": "repayment", "date": "2026-04-06", "amount": "506"},
    ],
    "expected": [
        {
            "kind": "installment",
            "nr": 1,
            "date": "2026-04-01",
            "principal": "497.51",
            "interest": "8.49",
            "late": "506",
        },
        {
            "kind": "installment",
            "nr": 2,
            "date": "2026-05-01",
            "principal": "502.49",
            "interest": "4.81",
            "due": "507.3",
        },
    ],
}
"""1000.00 · 10 % · 31/365 = 8.49; then 1.37 for five days on all of it and 3.44 for 25 days on 502.49."""


def spoiled(**changes: Any) -> dict[str, Any]:
    return {**OUR_OWN, **changes}


def test_a_case_of_our_own_is_equal() -> None:
    assert judged(OUR_OWN)["status"] == EQUAL


@pytest.mark.parametrize(
    "case",
    [
        spoiled(expected=[{**OUR_OWN["expected"][1], "interest": "4.80"}]),
        spoiled(expected=[{**OUR_OWN["expected"][1], "nr": 3}]),
        spoiled(expected=[{**OUR_OWN["expected"][0], "colour": "red"}]),
        spoiled(events=[*OUR_OWN["events"], {"type": "something_new", "date": "2026-04-07"}]),
        spoiled(expected=[]),
        spoiled(peer="somebody"),
    ],
    ids=["a cent off", "a row too many", "an unknown column", "an unknown event", "nothing stated", "an unknown peer"],
)
def test_canary_what_differs_or_is_not_understood_is_different(case: dict[str, Any]) -> None:
    assert judged(case)["status"] == DIFFERENT


def test_only_what_the_field_does_not_have_is_left_out() -> None:
    pledge = {"id": "x", "peer": "frappe-lending", "name": "a pledge", "terms": {"ltv_pct": 50}, "expected": {"a": 1}}
    refund = spoiled(events=[*OUR_OWN["events"], {"type": "merchant_issued_refund", "date": "2026-04-07"}])
    assert [judged(case)["status"] for case in (pledge, refund)] == [NOT_APPLICABLE] * 2
