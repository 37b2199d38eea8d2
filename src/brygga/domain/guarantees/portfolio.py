"""A capped first-loss portfolio guarantee: claims until the cap is reached, recoveries shared back.

Formulas: cap = volume × guarantee rate × cap rate; claim = rate × loss; payable = what the cap has left, at most the
claim; returned = rate × (recovery − cost), at most what has been paid. Volume is what was ever included, not what is
outstanding. Trick: two running sums, paid and returned, answer everything; whether a recovery refills the cap is one
parameter of the contract. Each row is rounded. Structure as in the Union's capped guarantees (EaSI, InvestEU); the
terms are the contract's. Do not sum first and round once: the guarantor pays row by row.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from brygga.domain.money import Money, Rounding


@dataclass(frozen=True, slots=True)
class CappedTerms:
    """Guarantee rate and cap rate (parts of one), volume included, and whether recoveries refill the cap."""

    rate: Fraction
    cap_rate: Fraction
    volume: Money
    refills: bool

    def cap(self, rounding: Rounding) -> Money:
        """Return the most that the guarantor pays."""
        return self.volume.times(self.rate * self.cap_rate, rounding)


@dataclass(frozen=True, slots=True)
class Meter:
    """The running sums; `paid` includes what was paid before."""

    terms: CappedTerms
    cap: Money
    paid: Money
    returned: Money

    @property
    def net_paid(self) -> Money:
        """Return what the guarantor is out."""
        return self.paid - self.returned

    @property
    def left(self) -> Money:
        """Return what the cap has left; never below zero."""
        used = self.net_paid if self.terms.refills else self.paid
        return max(Money(0, self.cap.currency), self.cap - used)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A loss as the guarantor sees it."""

    claim: Money
    payable: Money


def opened(terms: CappedTerms, paid_before: Money, rounding: Rounding) -> Meter:
    """Return the meter before the first event."""
    return Meter(terms, terms.cap(rounding), paid_before, Money(0, paid_before.currency))


def lose(meter: Meter, loss: Money, rounding: Rounding) -> tuple[Meter, Claimed]:
    """Return the meter after a loss, and what was claimed and paid."""
    claim = loss.times(meter.terms.rate, rounding)
    payable = min(claim, meter.left)
    return replace(meter, paid=meter.paid + payable), Claimed(claim, payable)


def recover(meter: Meter, recovery: Money, cost: Money, rounding: Rounding) -> tuple[Meter, Money]:
    """Return the meter after a recovery, and what the guarantor gets back; costs above it give nothing back."""
    net = max(Money(0, recovery.currency), recovery - cost)
    returned = min(net.times(meter.terms.rate, rounding), meter.net_paid)
    return replace(meter, returned=meter.returned + returned), returned
