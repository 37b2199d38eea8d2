"""Who gets what is recovered after a call: lender and guarantor, and those behind the guarantor.

Idea: pari passu shares each krona by what the two have lost; under subrogation the guarantor steps in behind the
lender, who is made whole first (no one takes over a claim against the one it came from). Costs come off first.
Trick: both are a split with a limit, so lender, guarantor and what is left over always sum to what came in.
For aid, only pari passu will do: recoveries must reduce both sides proportionally ((EU) 2023/2831 art. 4(6)).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from brygga.domain.money import Money

WAYS = ("pari_passu", "subrogation")


@dataclass(frozen=True, slots=True)
class Shared:
    """A recovery net of costs: to the lender, to the guarantor, and what is more than both have lost."""

    lender: Money
    guarantor: Money
    over: Money


def net_of(received: Money, costs: Money) -> Money:
    """Return what is left when the costs of recovery are paid; never below zero."""
    return max(Money(0, received.currency), received - costs)


def share_recovery(net: Money, lender_loss: Money, paid: Money, way: str) -> Shared:
    """Return the parts; `lender_loss` and `paid` are what each is still without. KeyError for an unknown way."""
    shared = {"pari_passu": _pari_passu, "subrogation": _lender_first}[way]
    within = min(net, lender_loss + paid)
    lender = shared(within, lender_loss, paid)
    return Shared(lender, within - lender, net - within)


def _pari_passu(within: Money, lender_loss: Money, paid: Money) -> Money:
    if not lender_loss + paid:
        return within
    return within.split([lender_loss.minor, paid.minor])[0]


def _lender_first(within: Money, lender_loss: Money, paid: Money) -> Money:
    return min(within, lender_loss)


def pass_on(part: Money, carried: Mapping[str, Money]) -> dict[str, Money]:
    """Return the guarantor's part by those who carried the payment, pro rata. ValueError when nobody did."""
    parts = part.split([amount.minor for amount in carried.values()])
    return dict(zip(carried, parts, strict=True))
