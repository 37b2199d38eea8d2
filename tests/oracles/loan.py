"""The loan calculator a second time: schedule, totals, apr and state."""

from datetime import date
from typing import Any

from .apr import guess, held
from .loan_plan import Row, plan
from .loan_state import state
from .loan_terms import Refused, Terms, read
from .money import show

SHOWN = ("opening", "interest", "principal", "fee", "total", "closing")


def yearly(terms: Terms, rows: list[Row]) -> str:
    """Percent a year with days/365 on nominal dates, two decimals half-up."""
    days: dict[int, int] = {0: -terms.fee_up_front}
    for on, amount in [*terms.tranches, *((row["due_on"], -row["total"]) for row in rows)]:
        day = (on - terms.disbursed).days
        days[day] = days.get(day, 0) + amount
    flows = [(amount, {365: day}) for day, amount in days.items()]
    return "0.00" if sum(days.values()) == 0 else held(flows, guess(flows, from_zero=True), 2)


def shown(row: Row) -> dict[str, Any]:
    """A row as the text writes it."""
    answer = dict(row)
    for key, what in row.items():
        if isinstance(what, date):
            answer[key] = what.isoformat()
        elif key in SHOWN:
            answer[key] = show(what)
    return answer


def loan(value: Any) -> Any:
    """The whole answer but `explain`, or ('error', code)."""
    try:
        terms = read(value)
    except Refused as refusal:
        return "error", refusal.args[0]
    rows = plan(terms, [])
    interest = sum(row["interest"] for row in rows)
    fees = terms.fee_up_front + sum(row["fee"] for row in rows)
    answer = {
        "schedule": [shown(row) for row in rows],
        "totals": {
            "interest": show(interest),
            "fees": show(fees),
            "paid": show(sum(row["total"] for row in rows) + terms.fee_up_front),
            "total_cost_of_borrowing": show(interest + fees),
        },
        "apr": yearly(terms, rows),
    }
    if "as_of" in value or "payments" in value:
        answer["state"] = state(terms, value)
    return answer
