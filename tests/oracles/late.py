"""Late interest by räntelagen 4–7 and 9 §§ a second time: a list of rows, each with one balance and one rate.

A row runs from its first day counted to the day after its last. Rows are rounded to be shown; the sum is rounded once.
"""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from .days import bank_day, day_number, years
from .money import minor, rounded, show

DAY = timedelta(1)
Row = tuple[date, date, int, Fraction]


def half_year(day: date) -> date:
    """The 1 January or 1 July on or before a day."""
    return date(day.year, 1 if day.month < 7 else 7, 1)


def next_half_year(day: date) -> date:
    """The first day of the half-year after the one that a day lies in."""
    return date(day.year, 7, 1) if day.month < 7 else date(day.year + 1, 1, 1)


def base_on(value: dict[str, Any], day: date) -> int:
    """What bears interest on a day: a part payment's own day still counts on the old balance."""
    paid = sum(minor(p["amount"]) for p in value.get("principal_payments", []) if date.fromisoformat(p["on"]) < day)
    added = minor(value.get("due_interest", "0")) if value.get("base_includes_due_interest") else 0
    return minor(value["principal"]) + added - paid


def rows_of(value: dict[str, Any], first: date, stop: date, rate_on: Any, by_half_year: bool) -> list[Row]:
    """The rows from `first` to the day before `stop`, cut at part payments and perhaps at half-years."""
    cuts = {date.fromisoformat(p["on"]) + DAY for p in value.get("principal_payments", [])}
    if by_half_year:
        here = next_half_year(first)
        while here < stop:
            cuts.add(here)
            here = next_half_year(here)
    found, here = [], first
    for cut in [*sorted(cut for cut in cuts if first < cut < stop), stop]:
        if here < cut and base_on(value, here) > 0:
            found.append((here, cut, base_on(value, here), rate_on(here)))
        here = cut
    return found


def statutory(value: dict[str, Any], day: date) -> Fraction | None:
    """Percent a year on a day of delay; None when the half-year has no reference rate."""
    if "agreed_late_rate" in value:
        return Fraction(value["agreed_late_rate"])
    start = half_year(day).isoformat()
    reference = next((Fraction(r["rate"]) for r in value.get("reference_rates", []) if r["from"] == start), None)
    if reference is None:
        return None
    if value.get("basis") == "restitution":
        return reference + 2
    return max(reference + 8, Fraction(value.get("contract_rate", "0")))


def runs_from(value: dict[str, Any]) -> date:
    """The day whose morrow is the first counted."""
    if value.get("basis") == "demand":
        thirty = date.fromisoformat(value["demand_sent_on"]) + 30 * DAY
        return max(thirty, date.fromisoformat(value.get("demand_received_on", "0001-01-01")))
    due = date.fromisoformat(value["due_on"])
    return bank_day(due) if value.get("shift_due_to_working_day") else due


def late(value: dict[str, Any]) -> Any:
    """Every figure and date, or ('error', code); `why` as whether there is one."""
    on_demand = value.get("basis") == "demand"
    if on_demand and value.get("states_consequence") is False and not value.get("both_businesses"):
        return {"interest": "0.00", "rows": [], "interest_runs_from": None, "first_day_counted": None, "why": True}
    begun, stop = runs_from(value), date.fromisoformat(value["paid_on"]) + DAY
    rows: list[Row] = []
    contract = Fraction(value.get("contract_rate", "0"))
    if on_demand and contract and "due_on" in value:
        due = date.fromisoformat(value["due_on"])
        rows += rows_of(value, due + DAY, min(begun + DAY, stop), lambda _: contract, by_half_year=False)
    rows += rows_of(value, begun + DAY, stop, lambda day: statutory(value, day), by_half_year=True)
    if any(rate is None for *_, rate in rows):
        return "error", "reference_rate_missing"
    count = value.get("day_count", "ACT/365F")
    exact = [base * rate / 100 * years(count, first, last) for first, last, base, rate in rows]
    answer: dict[str, Any] = {
        "interest": show(rounded(sum(exact, Fraction(0)), "half_up")),
        "rows": [
            {"from": first.isoformat(), "to": last.isoformat(), "days": day_number(count, first, last),
             "base": show(base), "rate": show(rounded(rate * 100, "half_up")),
             "interest": show(rounded(part, "half_up"))}
            for (first, last, base, rate), part in zip(rows, exact, strict=True)
        ],
        "why": False,
    }  # fmt: skip
    if on_demand:
        answer |= {"interest_runs_from": begun.isoformat(), "first_day_counted": (begun + DAY).isoformat()}
    return answer


def late_shape(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer with `why` as whether there is one."""
    kept = {key: part for key, part in answer.items() if key != "explain"}
    return kept | {"why": bool(answer.get("why"))}
