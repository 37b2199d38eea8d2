"""Who is one undertaking: enterprises bound by control, directly or through each other ((EU) 2023/2831 art. 2(2)).

Idea: an undirected graph of enterprises with an edge for each link of control in force on the day; what hangs together
is one. Limbs: (a) a majority of the votes, (b) the right to appoint or remove most of the board, (c) dominant influence
by contract or statutes, (d) sole control of a majority by agreement. Trick: persons and public bodies are no nodes, so
a link through them joins nobody, and rings of owners need no care. That links through natural persons alone do not
count (unlike Recommendation 2003/361/EC), nor ownership by the same public body, is the usual reading, unsure.
Do not walk from one enterprise only: control is one-way, being one undertaking is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

PARAGRAPH = "2(2)"
LINK_KINDS = ("votes", "board", "contract", "agreement")
MAJORITY = Fraction(1, 2)


class NodeKind(StrEnum):
    """What a party is; only enterprises are joined."""

    ENTERPRISE = "enterprise"
    PERSON = "person"
    PUBLIC_BODY = "public_body"


@dataclass(frozen=True, slots=True)
class Link:
    """Control of one party by another; `share` is a part of the votes, both days are included, None is open."""

    controls: str
    controlled: str
    kind: str
    share: Fraction | None = None
    from_date: date | None = None
    to_date: date | None = None

    def joins(self, on: date) -> bool:
        """Tell whether this is a link of control on a day; votes need more than half, and are a majority if unsaid."""
        if self.kind == "votes" and self.share is not None and self.share <= MAJORITY:
            return False
        return (self.from_date is None or self.from_date <= on) and (self.to_date is None or on <= self.to_date)


def single_undertaking(
    starting: Iterable[str], links: Iterable[Link], kinds: Mapping[str, NodeKind], on: date
) -> frozenset[str]:
    """Return every enterprise that is one with those given, themselves included; a party without a kind is one."""
    beside: dict[str, list[str]] = defaultdict(list)
    for link in links:
        if link.joins(on) and is_enterprise(link.controls, kinds) and is_enterprise(link.controlled, kinds):
            beside[link.controls].append(link.controlled)
            beside[link.controlled].append(link.controls)
    waiting = [name for name in starting if is_enterprise(name, kinds)]
    found = set(waiting)
    while waiting:
        for name in beside[waiting.pop()]:
            if name not in found:
                found.add(name)
                waiting.append(name)
    return frozenset(found)


def is_enterprise(name: str, kinds: Mapping[str, NodeKind]) -> bool:
    """Tell whether a party is an enterprise; one that nothing is said about is."""
    return kinds.get(name, NodeKind.ENTERPRISE) is NodeKind.ENTERPRISE
