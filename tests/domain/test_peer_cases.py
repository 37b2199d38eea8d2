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


def judged(case: dict[str, Any]) -> dict[str, str]:
    """One row of the report."""
    try:
        seen = compared(case)
    except NotApplicable as reason:
        return {"id": case["id"], "status": NOT_APPLICABLE, "why": str(reason)}
    except (Unmapped, TermsRefused, KeyError, ValueError) as fault:
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
