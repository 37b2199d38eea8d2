"""The ratios by which a loan fund is read: quality of the portfolio, cost, self-sufficiency, outreach.

Formulas and names as CGAP/SEEP "Definitions of selected financial terms" (2003) and IRIS (FP2635, FP6373, FP9717):
averages are (start + end) / 2; portfolio at risk is the whole balance of loans with a part more than n days late, over
the portfolio at the end. Trick: each ratio is an exact fraction, None without a denominator, and rounded when shown.
The room is its own, not `impact` (these are about money, not effect) and not `portfolio` (NumPy arrays). Flows are of
one year; annualise before. Do not read portfolio at risk without write-offs beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Adjustments:
    """What turns operational into financial self-sufficiency: costs that a subsidy, or a light provision, hides."""

    funding: Fraction
    provision: Fraction
    in_kind: Fraction

    @property
    def whole(self) -> Fraction:
        """Return what the costs are raised by."""
        return self.funding + self.provision + self.in_kind


@dataclass(frozen=True, slots=True)
class Figures:
    """A year's figures, amounts in currency units; par30 and par90 are balances, not ratios."""

    borrowers_start: int
    borrowers_end: int
    adjustments: Adjustments | None
    portfolio_start: Fraction
    portfolio_end: Fraction
    par30: Fraction
    par90: Fraction
    reserve: Fraction
    written_off: Fraction
    recovered: Fraction
    provision_expense: Fraction
    loan_income: Fraction
    other_income: Fraction
    financial_expense: Fraction
    operating_expense: Fraction
    gni_per_capita: Fraction

    @property
    def average_portfolio(self) -> Fraction:
        """Return the average of start and end."""
        return (self.portfolio_start + self.portfolio_end) / 2

    @property
    def average_borrowers(self) -> Fraction:
        """Return the average number of active borrowers."""
        return Fraction(self.borrowers_start + self.borrowers_end, 2)

    @property
    def income(self) -> Fraction:
        """Return the operating revenue."""
        return self.loan_income + self.other_income

    @property
    def costs(self) -> Fraction:
        """Return financial expense, provision and operating expense."""
        return self.financial_expense + self.provision_expense + self.operating_expense


def over(part: Fraction, whole: Fraction) -> Fraction | None:
    """Return part / whole, None when there is nothing to divide by."""
    return part / whole if whole else None


def shares(figures: Figures) -> dict[str, Fraction | None]:
    """Return every ratio that is shown in per cent, as a part of one."""
    average = figures.average_portfolio
    adjusted = figures.adjustments
    balance = average_balance(figures)
    return {
        "par30": over(figures.par30, figures.portfolio_end),
        "par90": over(figures.par90, figures.portfolio_end),
        "write_off": over(figures.written_off, average),
        "net_write_off": over(figures.written_off - figures.recovered, average),
        "risk_coverage": over(figures.reserve, figures.par30),
        "provision": over(figures.provision_expense, average),
        "yield": over(figures.loan_income, average),
        "operating_expense": over(figures.operating_expense, average),
        "oss": over(figures.income, figures.costs),
        "fss": over(figures.income, figures.costs + adjusted.whole) if adjusted is not None else None,
        "depth": over(balance, figures.gni_per_capita) if balance is not None else None,
    }


def cost_per_borrower(figures: Figures) -> Fraction | None:
    """Return operating expense per active borrower, on average over the year."""
    return over(figures.operating_expense, figures.average_borrowers)


def average_balance(figures: Figures) -> Fraction | None:
    """Return the portfolio at the end per active borrower at the end."""
    return over(figures.portfolio_end, Fraction(figures.borrowers_end))
