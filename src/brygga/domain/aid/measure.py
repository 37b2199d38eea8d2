"""A measure that may hold aid, as it is asked about: kind, size, time, price, and what is known of the beneficiary.

Idea: one value for all kinds and methods, where what was not said is None; each method asks for what it needs and
names the field that is missing. Trick: facts are three-valued, since "nobody asked" must not look like "no".
Rates are parts of one a year, amounts euro. Do not fill in a price or a collateral that nobody stated.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from brygga.domain.aid.refusal import missing
from brygga.domain.aid.regimes import DISCOUNT_MARGIN, Regime
from brygga.domain.money import Money

KINDS = ("loan", "guarantee", "grant", "equity", "interest_subsidy")
METHODS = ("safe_harbour", "reference_rate", "premium")
METHODS_OF = {"loan": ("safe_harbour", "reference_rate"), "guarantee": ("safe_harbour", "premium")}
PROFILES = ("bullet", "straight", "annuity", "list")
FACTS = ("in_collective_insolvency", "large_undertaking", "losses_pro_rata", "subordinated", "public_resources",
         "pari_passu_private")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known: True, False, or None when nobody has said. `rating` is on the scale of regimes.RATINGS."""

    in_collective_insolvency: bool | None = None
    large_undertaking: bool | None = None
    losses_pro_rata: bool | None = None
    subordinated: bool | None = None
    public_resources: bool | None = None
    pari_passu_private: bool | None = None
    rating: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """The Commission's base rate on the granting day, the margin for this borrower, and that of the discount rate."""

    base: Fraction
    margin: Fraction | None = None
    discount_margin: Fraction = DISCOUNT_MARGIN

    @property
    def rate(self) -> Fraction:
        """Return base + margin: what the market would ask. Raises AidRefused."""
        if self.margin is None:
            raise missing("reference.margin")
        return self.base + self.margin

    @property
    def discount(self) -> Fraction:
        """Return the discount rate: base + discount margin."""
        return self.base + self.discount_margin


@dataclass(frozen=True, slots=True)
class Premium:
    """Yearly premium of a guarantee, parts of one of the guaranteed amount: what is safe, and what is paid."""

    safe_harbour: Fraction
    paid: Fraction


@dataclass(frozen=True, slots=True)
class Instalment:
    """A part of a grant, paid `years` after the granting day."""

    years: Fraction
    amount: Money


@dataclass(frozen=True, slots=True)
class Measure:
    """The question. `amount` is the loan, the guaranteed amount, the capital or the grant; `ceiling` scales sizes."""

    regime: Regime
    kind: str
    ceiling: Money
    amount: Money | None = None
    years: Fraction | None = None
    collateral_share: Fraction | None = None
    cover: Fraction | None = None
    reference: Reference | None = None
    charged: Fraction | None = None
    profile: str | None = None
    periods_per_year: int = 1
    balances: tuple[Money, ...] = ()
    premium: Premium | None = None
    instalments: tuple[Instalment, ...] = ()
    facts: Facts = field(default_factory=Facts)
