"""What a guarantee promises: share, cap, days, whether it falls with the loan, and who stands behind the issuer.

Idea: the cap is always an amount, since a promise without a maximum cannot be put in a note to the accounts. Trick: a
falling guarantee is the same promise with a cap that follows the loan's balance, so exposure has one formula.
Terms are checked when they are made: a value of this type can be computed with. Do not hold balances here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from brygga.domain.dates import Period
from brygga.domain.money import Money
from brygga.domain.refused import FieldRefused


class GuaranteeRefused(FieldRefused):
    """Terms that promise nothing computable: the field, and why with the way on, in Swedish and English."""


@dataclass(frozen=True, slots=True)
class CounterGuarantee:
    """A share of what the issuer answers for, taken by another up to a cap, while it is valid."""

    name: str
    share: Fraction
    cap: Money
    valid: Period


@dataclass(frozen=True, slots=True)
class GuaranteeTerms:
    """A share of each loss, at most the cap, for what is called in time. Raises GuaranteeRefused.

    `falls_from` is the loan's first principal when the cap falls with the loan, None when it is fixed; `call_days` the
    days after the last valid day within which the lender may still call.
    """

    share: Fraction
    cap: Money
    valid: Period
    falls_from: Money | None = None
    counters: tuple[CounterGuarantee, ...] = ()
    call_days: int = 0

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1:
            raise GuaranteeRefused("share", "Andelen ska vara över 0 och högst 1; skriv 0.90 för 90 %.",
                                   "The share is above 0 and at most 1; write 0.90 for 90 %.")
        if self.cap.minor <= 0:
            raise GuaranteeRefused("cap", "Ange det högsta belopp som garantin kan kosta.",
                                   "Give the most that the guarantee can cost.")
        if self.falls_from is not None and self.falls_from.minor <= 0:
            raise GuaranteeRefused("falls_from", "Ange lånets första belopp, över 0.",
                                   "Give the loan's first principal, above 0.")
        _check_counters(self.counters, self.cap.currency)

    def cap_at(self, balance: Money) -> Money:
        """Return the cap while the loan's balance is this: the whole of it, or its falling part, rounded down."""
        if self.falls_from is None:
            return self.cap
        part = min(Fraction(1), Fraction(balance.minor, self.falls_from.minor))
        return Money(int(self.cap.minor * part), self.cap.currency)

    def counters_on(self, on: date) -> tuple[CounterGuarantee, ...]:
        """Return the counter-guarantees that are valid on a day, in the order given."""
        return tuple(one for one in self.counters if on in one.valid)


def _check_counters(counters: Sequence[CounterGuarantee], currency: str) -> None:
    for nr, one in enumerate(counters):
        field = f"counters.{nr}"
        if not 0 < one.share <= 1:
            raise GuaranteeRefused(f"{field}.share", "Andelen ska vara över 0 och högst 1.",
                                   "The share is above 0 and at most 1.")
        if one.cap.minor < 0 or one.cap.currency != currency:
            raise GuaranteeRefused(f"{field}.cap", "Taket ska vara ett belopp i garantins valuta.",
                                   "The cap is an amount in the guarantee's currency.")
        if any(one.name == other.name for other in counters[:nr]):
            raise GuaranteeRefused(f"{field}.name", "Två motgarantier har samma namn; ge dem olika.",
                                   "Two counter-guarantees have the same name; name them apart.")
    for first in counters:
        if sum(one.share for one in counters if first.valid.start in one.valid) > 1:
            raise GuaranteeRefused("counters", "Motgarantierna täcker mer än hela garantin; sänk andelarna.",
                                   "The counter-guarantees cover more than the guarantee; lower their shares.")
