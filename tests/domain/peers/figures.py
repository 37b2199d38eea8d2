"""Cases that state single figures instead of rows: each figure is read by its name, whatever the case."""

from __future__ import annotations

import re
from typing import Any

from brygga.domain.loans.kept.lines import KeptPlan
from tests.domain.peers.outcome import Compared

FIELDS = {"interest": "interest", "principal": "principal", "balance": "closing", "total": "total", "payment": "total"}
_ROW = re.compile(r"row_?(\d+)_(interest|principal|balance|total|payment)")
_ROWS = re.compile(r"(interest|principal|balance|total|payment)_rows_(\d+)_to_(\d+)")
_ONE = re.compile(r"(interest|principal|balance|total|payment)_row_(\d+)")


def figure(seen: Compared, name: str, stated: Any, plan: KeptPlan, *, whole: bool = False) -> bool:
    """Compare one figure of a plan; False where the name is not one of a plan's."""
    plain, whole = re.sub(r"_0dp$", "", name), whole or name.endswith("_0dp")
    plain = re.sub(r"_2dp$", "", plain)
    check = seen.whole if whole else seen.amount
    rows = plan.rows
    if found := _ROW.fullmatch(plain):
        check(name, stated, getattr(rows[int(found[1]) - 1], FIELDS[found[2]]))
    elif found := _ONE.fullmatch(plain):
        check(name, stated, getattr(rows[int(found[2]) - 1], FIELDS[found[1]]))
    elif found := _ROWS.fullmatch(plain):
        for row in rows[int(found[2]) - 1 : int(found[3])]:
            check(name, stated, getattr(row, FIELDS[found[1]]))
    elif (found := re.fullmatch(r"row(\d+)", plain)) and isinstance(stated, dict):
        for field, value in stated.items():
            check(f"{name} {field}", value, getattr(rows[int(found[1]) - 1], FIELDS[field]))
    elif plain == "last_row":
        nr, *values = stated
        seen.same(name, int(nr), len(rows))
        for field, value in zip(("total", "interest", "principal", "closing"), values, strict=True):
            check(f"{name} {field}", abs(value) if not value else value, getattr(rows[-1], field))
    elif not _whole_plan(check, seen, plain, stated, plan):
        return False
    return True


def _whole_plan(check: Any, seen: Compared, name: str, stated: Any, plan: KeptPlan) -> bool:
    rows = plan.rows
    if name == "rows":
        seen.same(name, int(stated), len(rows))
    elif name in ("instalment", "first_payment", "payment", "monthly_repayment_amount", "instalment_for_fixed_variant"):
        check(name, stated, rows[0].total)
    elif name in ("first_interest", "interest_charged"):
        check(name, stated, rows[0].interest)
    elif name in ("first_principal", "principal_repayment"):
        check(name, stated, rows[0].principal)
    elif name in ("last_payment", "last_instalment", "last_instalment_due"):
        check(name, stated, rows[-1].total)
    elif name == "last_interest":
        check(name, stated, rows[-1].interest)
    elif name in ("total_interest", "total_interest_payable"):
        check(name, stated, sum(row.interest for row in rows))
    elif name in ("total_payment", "total_paid", "total_amount_payable"):
        check(name, stated, sum(row.total for row in rows))
    elif name == "total_loan_balance":
        check(name, stated, rows[0].closing + rows[0].principal)
    elif name == "all_equal":
        seen.same(name, stated, len({row.total for row in rows}) == 1)
    else:
        return False
    return True
