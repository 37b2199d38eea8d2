"""A loan by `tests.oracles`, which was written from the text: the plan, and where each payment went.

Beside the oracle stands what the books need: money beyond all that is owed waits, and meets what falls due later.
"""

from __future__ import annotations

import functools
import json
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from tests.oracles.loan_plan import Row, plan, stretches
from tests.oracles.loan_state import paid_of, prepayments, set_off
from tests.oracles.loan_terms import Terms
from tests.oracles.money import rounded

PARTS = ("fee", "interest", "principal")


class Stand(NamedTuple):
    """A loan on a day. Parts are what has been paid of each, over is what waits; minor units."""

    paid: dict[str, int]
    over: int
    outstanding: int
    unpaid_interest: int
    accruing: int
    days_late: int
    is_repaid: bool
    next_total: int

    @property
    def earned(self) -> int:
        """Interest earned and not paid, due or not."""
        return self.unpaid_interest + self.accruing


@functools.cache
def terms_of(said: str) -> Terms:
    """The oracle's terms of a loan said as JSON (the shape of `brygga calc loan`)."""
    return Terms(json.loads(said))


@functools.cache
def _plan(said: str, prepaid: tuple) -> list[Row]:
    return plan(terms_of(said), list(prepaid))


@functools.lru_cache(maxsize=4096)
def stand(said: str, payments: tuple[tuple[date, int], ...], as_of: date) -> Stand:
    """Where the loan stands on a day after payments (day, minor) in the order they were booked."""
    terms, paid, waiting, place = terms_of(said), [], 0, 0
    days = sorted(payments, key=lambda payment: payment[0])

    def fall_due(after: date, until: date, waiting: int) -> int:
        for row in _plan(said, tuple(prepayments(paid))):
            if waiting and after < row["due_on"] <= until:
                waiting = set_off(terms, paid, -1, row["due_on"], waiting)
        return waiting
    since = date.min
    for on, minor in days:
        if on > as_of:
            break
        waiting = fall_due(since, on, waiting)
        waiting += set_off(terms, paid, place, on, minor)
        since, place = on, place + 1
    waiting = fall_due(since, as_of, waiting)
    return _stand(said, terms, paid, waiting, as_of)


def _stand(said: str, terms: Terms, paid: list, waiting: int, as_of: date) -> Stand:
    rows = _plan(said, tuple(prepayments(paid)))
    due = [row for row in rows if row["due_on"] <= as_of]
    left = {row["nr"]: sum(row[part] - paid_of(paid, row["nr"], part) for part in PARTS) for row in due}
    late = [row["pay_on"] for row in due if row["pay_on"] < as_of and left[row["nr"]] > 0]
    coming = [row for row in rows if row["due_on"] > as_of and row["total"]]
    to_pay = [left[row["nr"]] for row in due if row["pay_on"] >= as_of and left[row["nr"]] > 0]
    sums = {part: sum(entry[4] for entry in paid if entry[3] == part) for part in PARTS}
    drawn = sum(minor for on, minor in terms.tranches if on <= as_of)
    return Stand(
        sums, waiting, drawn - sums["principal"],
        sum(row["interest"] - paid_of(paid, row["nr"], "interest") for row in due),
        _accruing(terms, rows, paid, as_of), (as_of - min(late)).days if late else 0,
        drawn == sums["principal"] and not late and not to_pay and not coming,
        to_pay[0] if to_pay else (coming[0]["total"] if coming else 0))


def _accruing(terms: Terms, rows: list[Row], paid: list, as_of: date) -> int:
    """Interest since the last due date on principal to come, rounded once."""
    nr = 1 + sum(1 for row in rows if row["due_on"] <= as_of)
    if nr > len(rows) or as_of <= terms.due(nr - 1):
        return 0
    parts = stretches(terms, nr, rows[nr - 1]["opening"], as_of, prepayments(paid))
    return rounded(sum(parts, Fraction(0)), terms.rounding)
