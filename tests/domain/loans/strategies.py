"""Random loans that hold together, for the property tests."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from brygga.domain.loans.grid import due_day
from brygga.domain.loans.state import Payment
from brygga.domain.loans.terms import Every, Fee, LoanTerms, RateChange, Tranche
from brygga.domain.money import Money
from brygga.domain.rates import Rate

RATES = st.integers(0, 3000).map(lambda basis: Rate.from_ppm(basis * 100))
EVERY = st.sampled_from([Every("months", 1), Every("months", 3), Every("weeks", 2), Every("weeks", 1)])
DAY_COUNTS = st.sampled_from(["30E/360", "30/360US", "ACT/360", "ACT/365F", "ACT/ACT", "PERIOD"])


def sek(minor: int) -> Money:
    return Money(minor, "SEK")


@st.composite
def declining_loans(draw: st.DrawFn, *, changes: bool = True) -> LoanTerms:
    """Declining loans of every repayment but custom, with tranches, rate changes and grace."""
    term = draw(st.integers(1, 24))
    every = draw(EVERY)
    disbursed = draw(st.dates(date(2023, 1, 1), date(2028, 12, 31)))
    first_due = disbursed + timedelta(days=draw(st.integers(1, 70)))
    principal = draw(st.integers(1, 50_000_000))
    last = due_day(first_due, every, term)
    inside = st.integers(0, (last - disbursed).days - 1).map(lambda days: disbursed + timedelta(days=days))
    tranches: tuple[Tranche, ...] = ()
    rates: tuple[RateChange, ...] = ()
    if changes:
        days = draw(st.lists(inside, max_size=3, unique=True))
        rates = tuple(RateChange(day, draw(RATES)) for day in days)
        if principal > 3 and draw(st.booleans()):
            first = draw(st.integers(1, principal - 1))
            tranches = (Tranche(disbursed, sek(first)), Tranche(draw(inside), sek(principal - first)))
    return LoanTerms(
        principal=sek(principal),
        disbursed_on=disbursed,
        first_due_on=first_due,
        rate=draw(RATES),
        term=term,
        every=every,
        repayment=draw(st.sampled_from(["annuity", "straight", "bullet"])),
        interest="declining",
        day_count=draw(DAY_COUNTS),
        fees=(Fee("notice", sek(draw(st.sampled_from([0, 2000]))), "instalment"),),
        grace_principal=draw(st.integers(0, term - 1)) if draw(st.booleans()) else 0,
        grace_interest=draw(st.integers(0, term - 1)) if draw(st.booleans()) else 0,
        interest_free=draw(st.integers(0, term)) if draw(st.booleans()) else 0,
        instalment_multiple=sek(draw(st.sampled_from([1, 100, 5000]))),
        rounding=draw(st.sampled_from(["half_up", "half_even"])),
        stretch_rounding=draw(st.sampled_from(["period", "stretch"])),
        prepayment=draw(st.sampled_from(["fewer", "smaller"])),
        tranches=tranches,
        rates=rates,
    )


@st.composite
def flat_loans(draw: st.DrawFn) -> LoanTerms:
    """Flat loans."""
    disbursed = draw(st.dates(date(2023, 1, 1), date(2028, 12, 31)))
    return LoanTerms(
        principal=sek(draw(st.integers(1, 50_000_000))),
        disbursed_on=disbursed,
        first_due_on=disbursed + timedelta(days=draw(st.integers(1, 70))),
        rate=draw(RATES),
        term=draw(st.integers(1, 24)),
        every=draw(EVERY),
        repayment=draw(st.sampled_from(["annuity", "straight"])),
        interest="flat",
        day_count=draw(DAY_COUNTS),
        instalment_multiple=sek(draw(st.sampled_from([1, 100, 5000]))),
        prepayment=draw(st.sampled_from(["fewer", "smaller"])),
    )


@st.composite
def payments_on(draw: st.DrawFn, terms: LoanTerms) -> list[Payment]:
    """Payments of any size from the disbursement to a year after the plan."""
    whole = (due_day(terms.first_due_on, terms.every, terms.term) - terms.disbursed_on).days + 365
    days = draw(st.lists(st.integers(0, whole), max_size=6))
    most = terms.principal.minor * 2 + 10
    return [
        Payment(
            terms.disbursed_on + timedelta(days=day), sek(draw(st.integers(1, most) | st.integers(1, most // 9 + 1)))
        )
        for day in days
    ]
