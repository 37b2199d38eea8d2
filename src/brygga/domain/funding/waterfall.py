"""The loss waterfall: who bears a loss, layer by layer, and whom a recovery heals first.

Idea: layers of the lowest rank are emptied first; layers of the same rank share by their size (pari passu). Recovery
runs backwards: first what no layer covered, then the highest rank, within a rank pro rata to the loss taken.
Lots say where money was lost, the waterfall who bears it; the difference between them is a debt between pots.
Parts are exact (largest remainder, ties in the order given). Do not put percentages here: amounts only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from brygga.domain.money import Money


@dataclass(frozen=True, slots=True)
class Layer:
    """What one bearer stands for: rank 1 takes the loss first; the same rank shares by amount."""

    name: str
    amount: Money
    rank: int


@dataclass(frozen=True, slots=True)
class Borne:
    """A loss by layer, in the order the layers were given, and what no layer covers."""

    by_layer: Mapping[str, Money]
    uncovered: Money


@dataclass(frozen=True, slots=True)
class Healed:
    """A recovery by layer, in the order the layers were given, and what went to the uncovered part."""

    by_layer: Mapping[str, Money]
    uncovered: Money


class MoreThanLost(ValueError):
    """A recovery greater than the loss it is to heal."""


def bear_loss(loss: Money, layers: Sequence[Layer]) -> Borne:
    """Lay a loss on the layers, lowest rank first."""
    left = loss
    taken = {layer.name: Money(0, loss.currency) for layer in layers}
    for rank in _ranks(layers):
        size = Money(sum(layer.amount.minor for layer in rank), loss.currency)
        part = min(left, size)
        if part:
            taken |= _shared(part, {layer.name: layer.amount for layer in rank})
        left = left - part
    return Borne(taken, left)


def heal(recovery: Money, borne: Borne, layers: Sequence[Layer]) -> Healed:
    """Give a recovery back in reverse: uncovered, then the highest rank; MoreThanLost when it exceeds the loss."""
    lost = borne.uncovered.minor + sum(part.minor for part in borne.by_layer.values())
    if recovery.minor > lost:
        raise MoreThanLost(f"recovered {recovery} of a loss of {lost} minor units")
    uncovered = min(recovery, borne.uncovered)
    left = recovery - uncovered
    healed = {layer.name: Money(0, recovery.currency) for layer in layers}
    for rank in reversed(_ranks(layers)):
        hit = {layer.name: borne.by_layer[layer.name] for layer in rank}
        size = Money(sum(part.minor for part in hit.values()), recovery.currency)
        part = min(left, size)
        if part:
            healed |= _shared(part, hit)
        left = left - part
    return Healed(healed, uncovered)


def _ranks(layers: Sequence[Layer]) -> list[list[Layer]]:
    in_order = sorted(layers, key=lambda layer: layer.rank)
    return [list(rank) for _, rank in groupby(in_order, key=lambda layer: layer.rank)]


def _shared(part: Money, weights: Mapping[str, Money]) -> dict[str, Money]:
    return dict(zip(weights, part.split([weight.minor for weight in weights.values()]), strict=True))
