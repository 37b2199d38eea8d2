"""The four de minimis regimes as dated parameters: act, ceiling, articles, days it applies.

Idea: an amount of law is a row with its act and its days, never a constant in a formula. Only acts that count three
rolling years stand here: before them the acts counted fiscal years, and that is another rule. Trick: a day outside all
rows gets the nearest row, so that an old or a far day is answered by the rule of this page and the answer can say so.
`sure` is False for what was not read in the act itself; a caller may always give another ceiling.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from brygga.domain.money import Money

EURO = "EUR"
YEARS_COUNTED = 3
"""Rolling years that are looked back on: (EU) 2023/2831 art. 3(2)."""


@dataclass(frozen=True, slots=True)
class Articles:
    """Where an act speaks of each thing: article and paragraph."""

    grants: str = "4(2)"
    loans: str = "4(3)"
    capital: str = "4(4)"
    guarantees: str = "4(6)"
    instalments: str = "3(6)"
    ceiling: str = "3(2)"
    whole_or_none: str = "3(7)"


@dataclass(frozen=True, slots=True)
class Regime:
    """A regime while it is in force: ceiling per single undertaking and member state; both days are included."""

    code: str
    act: str
    ceiling: Money
    valid_from: date
    valid_to: date
    articles: Articles = Articles()
    sure: bool = True

    def cite(self, paragraph: str) -> str:
        """Return "(EU) 2023/2831 art. 4(3)"."""
        return f"{self.act} art. {paragraph}"

    def in_force(self, on: date) -> bool:
        """Tell whether the act applies on a day."""
        return self.valid_from <= on <= self.valid_to


def _euro(whole: int) -> Money:
    return Money(whole * 100, EURO)


REGIMES = (
    Regime("general", "(EU) 2023/2831", _euro(300_000), date(2024, 1, 1), date(2030, 12, 31)),
    # The amount is read; the paragraphs of art. 4 are taken to be numbered as in the general act.
    Regime("sgei", "(EU) 2023/2832", _euro(750_000), date(2024, 1, 1), date(2030, 12, 31), sure=False),
    # As amended by (EU) 2024/3118; a national cap stands beside the ceiling and only the authority can check it.
    Regime("agriculture", "(EU) 1408/2013", _euro(50_000), date(2024, 12, 16), date(2032, 12, 31)),
    # As amended by (EU) 2023/2391; 40,000 where the member state has a central register. Amounts and last day unsure.
    Regime("fishery", "(EU) 717/2014", _euro(30_000), date(2023, 10, 25), date(2029, 12, 31), sure=False),
)
CODES = tuple(dict.fromkeys(row.code for row in REGIMES))
COUNTS_IN_GENERAL = frozenset({"agriculture", "fishery"})
"""Aid under these acts also fills the general ceiling: (EU) 2023/2831 art. 5(2), whose wording is unsure."""


def regime(code: str, on: date | None = None) -> Regime:
    """Return the regime in force on a day; the nearest where none is, the newest without a day. KeyError if unknown."""
    rows = sorted((row for row in REGIMES if row.code == code), key=lambda row: row.valid_from)
    if not rows:
        raise KeyError(code)
    if on is None:
        return rows[-1]
    begun = [row for row in rows if row.valid_from <= on]
    return begun[-1] if begun else rows[0]


def counts_in(asked: str, granted_under: str) -> bool:
    """Tell whether a grant under one regime fills the ceiling of the regime asked about."""
    return granted_under == asked or (asked == "general" and granted_under in COUNTS_IN_GENERAL)


@dataclass(frozen=True, slots=True)
class SafeHarbour:
    """Hard maxima of a simplified method, as multiples of the ceiling: `short` up to five years, `long` up to ten.

    In the general regime: loans of 1,500,000 and 750,000, guaranteed amounts of 2,250,000 and 1,125,000.
    """

    short: Fraction
    long: Fraction
    short_years: int = 5
    long_years: int = 10

    def branch(self, years: Fraction) -> tuple[Fraction, int] | None:
        """Return the multiple and the years of the branch that a term belongs to; None beyond the longest."""
        if years <= self.short_years:
            return self.short, self.short_years
        return (self.long, self.long_years) if years <= self.long_years else None


LOAN_HARBOUR = SafeHarbour(Fraction(5), Fraction(5, 2))
"""(EU) 2023/2831 art. 4(3)(b); the other acts' sizes scale with their ceilings."""
GUARANTEE_HARBOUR = SafeHarbour(Fraction(15, 2), Fraction(15, 4))
"""(EU) 2023/2831 art. 4(6)(b)."""
COLLATERAL_LEAST = Fraction(1, 2)
COVER_MOST = Fraction(4, 5)
DISCOUNT_MARGIN = Fraction(1, 100)
"""Discount rate = base rate + 100 basis points, whatever the borrower: Communication 2008/C 14/02."""

RATINGS = ("AAA", "AA+", "AA", "AA-", "A+", "A", "A-", "BBB+", "BBB", "BBB-", "BB+", "BB", "BB-", "B+", "B", "B-",
           "CCC+", "CCC", "CCC-", "CC", "C", "D")
"""Best first."""
RATING_LEAST = "B-"


def rated_enough(rating: str | None) -> bool:
    """Tell whether a large undertaking's rating is comparable to at least B-; no rating is not."""
    return rating is not None and RATINGS.index(rating) <= RATINGS.index(RATING_LEAST)
