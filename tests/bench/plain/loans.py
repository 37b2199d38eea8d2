"""The loans that are measured: a portfolio of five years' origination, as columns and one by one."""

from __future__ import annotations

from datetime import date

import numpy as np

from brygga.domain.portfolio.calendar import Calendar
from brygga.domain.portfolio.columns import DAY_COUNTS, Loans

TERM = 60


def annuities(number: int, day_count: str = "30E/360", seed: int = 7) -> Loans:
    """Annuities of 60 months: 10,000–5,000,000 kr at 1–12 %, due on days 1–28, the first a month after the loan."""
    chance = np.random.default_rng(seed)
    calendar = Calendar(date(2021, 1, 1).toordinal(), date(2026, 12, 31).toordinal())
    disbursed = chance.integers(calendar.first, date(2026, 1, 1).toordinal(), number)
    disbursed -= np.maximum(calendar.numbers[disbursed - calendar.first] - 28, 0)
    month = calendar.months[disbursed - calendar.first] - calendar.first_month
    first_due = calendar.starts[month + 1] + calendar.numbers[disbursed - calendar.first] - 1

    def same(value: int) -> np.ndarray:
        return np.full(number, value, np.int64)

    return Loans(
        "SEK", principal=chance.integers(10_000_00, 5_000_000_00, number), disbursed=disbursed, first_due=first_due,
        rate_ppm=chance.integers(20, 241, number) * 500, term=same(TERM), every=same(1), unit=same(0),
        repayment=same(0), interest=same(0), day_count=same(DAY_COUNTS.index(day_count)), rounding=same(0),
        grace_principal=same(0), grace_interest=same(0), interest_free=same(0), multiple=same(1), fee=same(0),
    )  # fmt: skip
