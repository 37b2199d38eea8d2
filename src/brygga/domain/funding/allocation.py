"""Allocation: which pots carry a case, before the decision.

Idea: the most restricted money first, since the rest can do what it cannot; then the oldest. Free money is cash less
commitments: a commitment binds before payment and never touches a lot, so no lot is chosen here. A per-case cap
limits what a pot gives and the next pot takes over. All or nothing: a case that is not covered is refused, with what
each pot could have given. Never split below the pots' own order to make the sums look even.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from brygga.domain.funding.restrictions import CaseFacts, Refusal, Restriction, admissible, narrowness
from brygga.domain.money import Money


@dataclass(frozen=True, slots=True)
class Offer:
    """One pot as it stands: its terms, cash, what is granted and not yet paid out, and since when it has been open.

    `given` is what the same case already has from this pot; it counts against the per-case cap.
    """

    restriction: Restriction
    cash: Money
    committed: Money
    opened_on: date
    given: Money | None = None

    @property
    def free(self) -> Money:
        """Return cash less commitments, never below zero."""
        return Money(max(0, self.cash.minor - self.committed.minor), self.cash.currency)


@dataclass(frozen=True, slots=True)
class Share:
    """What one pot gives."""

    pot: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Allocation:
    """The pots' shares, in the order they were asked; they sum to the amount."""

    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class NotCovered:
    """The amount cannot be carried: what is missing, what each pot could give, and why the others do not fit."""

    missing: Money
    could_give: tuple[Share, ...]
    refusals: Mapping[str, list[Refusal]]


def allocate(amount: Money, offers: Sequence[Offer], facts: CaseFacts) -> Allocation | NotCovered:
    """Share `amount` over the pots that fit: most restricted first, then oldest, then by name."""
    if amount.minor <= 0:
        raise ValueError("an allocation needs an amount above zero")
    refusals = {offer.restriction.pot: _against(offer, amount, facts) for offer in offers}
    fitting = sorted((o for o in offers if not refusals[o.restriction.pot]), key=_order)
    shares: list[Share] = []
    left = amount
    for offer in fitting:
        most = _most(offer)
        part = min(left, most)
        if part:
            shares.append(Share(offer.restriction.pot, part))
            left = left - part
    if left:
        could = tuple(Share(offer.restriction.pot, _most(offer)) for offer in fitting)
        return NotCovered(left, could, {pot: why for pot, why in refusals.items() if why})
    return Allocation(tuple(shares))


def _against(offer: Offer, amount: Money, facts: CaseFacts) -> list[Refusal]:
    """Why a pot gives nothing at all; a cap only limits what it gives, so the amount is not asked about here."""
    if offer.cash.currency != amount.currency:
        return [Refusal("wrong_currency", offer.restriction.pot, amount.currency, (offer.cash.currency,))]
    return admissible(offer.restriction, replace(facts, amount=None))


def _order(offer: Offer) -> tuple[int, int, date, str]:
    dimensions, fewness = narrowness(offer.restriction)
    return (-dimensions, -fewness, offer.opened_on, offer.restriction.pot)


def _most(offer: Offer) -> Money:
    cap = offer.restriction.case_cap
    if cap is None:
        return offer.free
    left_of_cap = max(0, cap.minor - (offer.given.minor if offer.given is not None else 0))
    return Money(min(left_of_cap, offer.free.minor), offer.cash.currency)
