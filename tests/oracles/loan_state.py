"""Where a loan stands on a day: payments set off one by one against the living plan.

The living plan is simply made anew for each payment, with the prepayments so far.
"""

from datetime import date
from fractions import Fraction
from typing import Any

from .days import years
from .loan_plan import Prepaid, Row, plan, stretch_interest, stretches
from .loan_terms import Terms
from .money import minor, rounded, show

Paid = list[tuple[date, int, int | None, str, int]]  # day, payment, instalment, to, amount


def paid_of(paid: Paid, nr: int, part: str) -> int:
    """What has been paid of one part of an instalment."""
    return sum(amount for _, _, instalment, to, amount in paid if instalment == nr and to == part)


def prepayments(paid: Paid) -> Prepaid:
    """The excesses so far."""
    return [(day, amount) for day, _, instalment, _, amount in paid if instalment is None]


def not_yet_due(terms: Terms, rows: list[Row], paid: Paid, day: date) -> int:
    """Drawn principal that the plan has not let fall due and nobody has prepaid."""
    drawn = sum(amount for on, amount in terms.tranches if on <= day)
    fallen = sum(row["principal"] for row in rows if row["due_on"] <= day)
    return drawn - fallen - sum(amount for _, amount in prepayments(paid))


def set_off(terms: Terms, paid: Paid, place: int, day: date, amount: int) -> int:
    """Set one payment off; what is left over is answered (money with nothing to pay)."""
    rows = plan(terms, prepayments(paid))
    for row in rows:
        if row["due_on"] > day:
            break
        for part in ("fee", "interest", "principal"):
            taken = min(amount, row[part] - paid_of(paid, row["nr"], part))
            if taken > 0:
                paid.append((day, place, row["nr"], part, taken))
                amount -= taken
    excess = min(amount, not_yet_due(terms, rows, paid, day))
    if excess > 0:
        paid.append((day, place, None, "principal", excess))
        amount -= excess
    return amount


def late_stretch(terms: Terms, start: date, end: date, balance: int) -> Fraction:
    """Contract interest on overdue principal between two days: anew at each rate change, nothing while it is free.

    Only PERIOD, whose year has as many parts as the loan has periods, is counted period by period.
    """
    free_until = terms.due(terms.interest_free)
    cuts = {on for on, _ in terms.rates} | {free_until}
    if terms.count == "PERIOD":
        cuts |= {terms.due(nr) for nr in range(1, 1 + day_period(terms, end))}
    total, here = Fraction(0), start
    for stop in [*sorted(cut for cut in cuts if start < cut < end), end]:
        if terms.count == "PERIOD":
            total += stretch_interest(terms, day_period(terms, here), here, stop, balance)
        elif here >= free_until or not terms.interest_free:
            total += balance * terms.rate_on(here) * years(terms.count, here, stop)
        here = stop
    return total


def day_period(terms: Terms, day: date) -> int:
    """The number of the period that a day lies in; the rhythm goes on after the last instalment."""
    nr = 1
    while terms.due(nr) <= day:
        nr += 1
    return nr


def late_interest(terms: Terms, row: Row, paid: Paid, as_of: date) -> Fraction:
    """Contract interest on the part of an instalment's principal that was not paid by its `pay_on`."""
    own = [(day, amount) for day, _, nr, to, amount in paid if nr == row["nr"] and to == "principal"]
    in_time = sum(amount for day, amount in own if day <= row["pay_on"])
    if as_of <= row["pay_on"]:
        return Fraction(0)
    total, here, balance = Fraction(0), row["due_on"], row["principal"] - in_time
    own = [(day, amount) for day, amount in own if day > row["pay_on"]]
    for day, amount in [*own, (as_of, 0)]:
        total += late_stretch(terms, here, day, balance)
        here, balance = day, balance - amount
    return total


def accrued(terms: Terms, rows: list[Row], paid: Paid, as_of: date) -> int:
    """Since the last nominal due date on what is not yet due, and on overdue principal; rounded once."""
    total = sum((late_interest(terms, row, paid, as_of) for row in rows if row["due_on"] < as_of), Fraction(0))
    nr = 1 + sum(1 for row in rows if row["due_on"] <= as_of)
    if nr <= len(rows) and terms.due(nr - 1) < as_of and terms.flat:
        length = (terms.due(nr) - terms.due(nr - 1)).days
        total += rows[nr - 1]["interest"] * Fraction((as_of - terms.due(nr - 1)).days, length)
    elif nr <= len(rows) and terms.due(nr - 1) < as_of:
        total += sum(stretches(terms, nr, rows[nr - 1]["opening"], as_of, prepayments(paid)), Fraction(0))
    return rounded(total, terms.rounding)


def bucket(days: int) -> str:
    """The five buckets."""
    if days == 0:
        return "0"
    return "1-29" if days < 30 else "30-59" if days < 60 else "60-89" if days < 90 else "90+"


def allocation(entry: tuple[date, int, int | None, str, int]) -> dict[str, Any]:
    """One line of the answer."""
    _, place, nr, part, amount = entry
    return {"payment": place, "instalment": nr, "to": part, "amount": show(amount)}


def state(terms: Terms, value: dict[str, Any]) -> dict[str, Any]:
    """The state of the text, payments by day and on one day in the order given."""
    payments = [
        (date.fromisoformat(p["on"]), place, minor(p["amount"])) for place, p in enumerate(value.get("payments", []))
    ]
    as_of = date.fromisoformat(value["as_of"]) if "as_of" in value else max(day for day, _, _ in payments)
    paid: Paid = []
    for day, place, amount in sorted(payments):
        if day <= as_of and set_off(terms, paid, place, day, amount):
            raise ValueError("the generator must not pay more than the whole debt")
    rows = plan(terms, prepayments(paid))
    owed = {
        row["nr"]: sum(row[part] - paid_of(paid, row["nr"], part) for part in ("fee", "interest", "principal"))
        for row in rows
        if row["pay_on"] < as_of
    }
    oldest = min((row["pay_on"] for row in rows if owed.get(row["nr"], 0) > 0), default=as_of)
    drawn = sum(amount for on, amount in terms.tranches if on <= as_of)
    return {
        "as_of": as_of.isoformat(),
        "outstanding_principal": show(drawn - sum(amount for *_, to, amount in paid if to == "principal")),
        "accrued_interest": show(accrued(terms, rows, paid, as_of)),
        "overdue": show(sum(owed.values())),
        "days_past_due": (as_of - oldest).days,
        "bucket": bucket((as_of - oldest).days),
        "allocations": [allocation(entry) for entry in paid],
    }
