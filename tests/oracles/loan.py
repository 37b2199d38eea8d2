"""The loan calculator a second time: schedule, totals, apr and state."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

from .loan_plan import Row, plan
from .loan_state import state
from .loan_terms import Refused, Terms, read
from .money import show

SHOWN = ("opening", "interest", "principal", "fee", "total", "closing")


def apr(terms: Terms, rows: list[Row]) -> str:
    """Percent a year with days/365, two decimals half-up: the daily discount factor is halved in on."""
    flows = [((on - terms.disbursed).days, amount) for on, amount in terms.tranches]
    flows += [(0, -terms.fee_up_front)]
    flows += [((row["due_on"] - terms.disbursed).days, -row["total"]) for row in rows if row["total"]]
    days: dict[int, int] = {}
    for day, amount in flows:
        days[day] = days.get(day, 0) + amount
    ordered = sorted(days.items())

    def worth(factor: Decimal) -> Decimal:
        total, power, here = Decimal(0), Decimal(1), 0
        for day, amount in ordered:
            power *= factor ** (day - here)
            here = day
            total += amount * power
        return total

    with localcontext() as context:
        context.prec = 40
        low, high = Decimal(0), Decimal(1)
        if worth(high) == 0:
            return "0.00"
        for _ in range(110):
            middle = (low + high) / 2
            if worth(middle) > 0:
                low = middle
            else:
                high = middle
        percent = ((1 / low) ** 365 - 1) * 100
        return str((percent + Decimal("1e-20")).quantize(Decimal("0.01"), ROUND_HALF_UP))


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
        "apr": apr(terms, rows),
    }
    if "as_of" in value or "payments" in value:
        answer["state"] = state(terms, value)
    return answer
