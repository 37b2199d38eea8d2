"""What a claim is worth to the lender: written down, written off, recovered. The borrower's debt is another matter.

The trick: three figures say all. `owed` is the debt, which only payment and forgiveness lower; `written_off` is what
of it is no longer an asset; `allowance` is the loss that is expected on the rest. Each act answers a new Position
and an Effect with what it did to the result, so a posting needs no second computation. A write-off uses the allowance
first; money on what was written off is a recovery and comes after the claim that is still carried. When a claim must be
written down or off is not said here: that is the fund's policy and its country's rules.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from brygga.domain.money import Rounding
from brygga.domain.refused import FieldRefused


class NotPossible(FieldRefused):
    """The act would take a figure below 0 or above the debt; `field` is the amount that is wrong."""


@dataclass(frozen=True, slots=True)
class Position:
    """A claim in minor units: the debt, what of it was written off, and the loss expected on the rest."""

    owed: int
    written_off: int = 0
    allowance: int = 0

    @property
    def gross(self) -> int:
        """What is still an asset, before the expected loss."""
        return self.owed - self.written_off

    @property
    def carrying(self) -> int:
        """What it is carried at."""
        return self.gross - self.allowance


@dataclass(frozen=True, slots=True)
class Effect:
    """Minor units of one act: `loss` (negative: a loss taken back), use of `allowance`, `recovered`, `repaid`."""

    loss: int = 0
    allowance_used: int = 0
    recovered: int = 0
    repaid: int = 0


def written_down(position: Position, share: Fraction, rounding: Rounding) -> tuple[Position, Effect]:
    """The allowance becomes a share of what is still carried; the difference is the loss, or a loss taken back."""
    if not 0 <= share <= 1:
        raise NotPossible("share", "Ska vara 0–100 %.", "Must be 0–100 %.")
    wanted = rounding(position.gross * share.numerator, share.denominator)
    return replace(position, allowance=wanted), Effect(loss=wanted - position.allowance)


def written_off(position: Position, amount: int) -> tuple[Position, Effect]:
    """A part of the claim is given up as an asset; the allowance is used first. The debt stands."""
    if not 0 < amount <= position.gross:
        raise NotPossible("amount", "Högst det som inte redan är avskrivet.", "At most what is not written off.")
    used = min(amount, position.allowance)
    after = replace(position, written_off=position.written_off + amount, allowance=position.allowance - used)
    return after, Effect(loss=amount - used, allowance_used=used)


def paid(position: Position, amount: int) -> tuple[Position, Effect]:
    """Money comes in: first on what is still carried, then as recovery of what was written off.

    An allowance larger than what is left of the claim is taken back.
    """
    if not 0 < amount <= position.owed:
        raise NotPossible("amount", "Mer än skulden är en överbetalning.", "More than the debt is an over-payment.")
    repaid = min(amount, position.gross)
    recovered = amount - repaid
    left = position.gross - repaid
    kept = min(position.allowance, left)
    after = Position(position.owed - amount, position.written_off - recovered, kept)
    return after, Effect(loss=kept - position.allowance, recovered=recovered, repaid=repaid)


def forgiven(position: Position, amount: int) -> tuple[Position, Effect]:
    """The lender gives up the debt itself: first the part that was written off, then as a loss."""
    if not 0 < amount <= position.owed:
        raise NotPossible("amount", "Ska vara högst skulden.", "At most the debt.")
    before = min(amount, position.written_off)
    lost = amount - before
    used = min(lost, position.allowance)
    after = Position(position.owed - amount, position.written_off - before, position.allowance - used)
    return after, Effect(loss=lost - used, allowance_used=used)
