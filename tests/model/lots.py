"""Lots in the plainest way: each place of a pot is a key and a list, first in first out is sorted keys."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.oracles.money import shares

Key = tuple[str, str, int, int]
"""Bucket, agreement ("" where none holds it), and the event and line that filled the place."""


class NotThere(Exception):
    """Less in the line than is asked for, or a piece that has been used since."""


@dataclass
class Pot:
    """One pot's places: key → [turn, origin, how it was born, minor]; and what stands outside it, by bucket."""

    places: dict[Key, list] = field(default_factory=dict)
    outside: dict[str, int] = field(default_factory=dict)
    last: int = 0

    def line(self, bucket: str, agreement: str = "") -> list[Key]:
        """The keys of one line, first in first."""
        return sorted(key for key in self.places if key[:2] == (bucket, agreement))

    def held(self, bucket: str, agreement: str = "") -> int:
        """What stands in one line, minor units."""
        return sum(self.places[key][3] for key in self.line(bucket, agreement))

    def add(self, key: Key, lot: list, minor: int) -> None:
        """Put an amount in a place."""
        there = self.places.setdefault(key, [*lot, 0])
        there[3] += minor
        if not there[3]:
            del self.places[key]


@dataclass
class Lots:
    """Every pot, and what each entry moved: (pot, taken from or None, put in or None, lot, minor, bucket outside)."""

    pots: dict[str, Pot] = field(default_factory=dict)
    moved: dict[str, list[list[tuple]]] = field(default_factory=dict)

    def pot(self, name: str) -> Pot:
        """A pot, empty the first time."""
        return self.pots.setdefault(name, Pot())

    def arrive(self, name: str, kind: str, minor: int, entry: str) -> None:
        """Money from outside (`paid_in` or `income`): a lot of turn 0."""
        pot = self.pot(name)
        pot.last += 1
        self._carry_out(entry, [(name, None, ("cash", "", pot.last, 1), [0, "", kind], minor, kind)])

    def leave(self, name: str, minor: int, entry: str) -> None:
        """Money back to the funder, first in first out."""
        self._take(name, "cash", "", minor, entry, None)

    def lend(self, name: str, agreement: str, minor: int, entry: str) -> None:
        """Cash goes out to an agreement and keeps its lot."""
        self._take(name, "cash", "", minor, entry, ("out", agreement, False))

    def repay(self, name: str, agreement: str, minor: int, entry: str) -> None:
        """What was out comes back as cash, a turn more, and remembers the agreement."""
        self._take(name, "out", agreement, minor, entry, ("cash", "", True))

    def lose(self, name: str, agreement: str, minor: int, entry: str) -> None:
        """What was out is lost; the turn is kept."""
        self._take(name, "out", agreement, minor, entry, ("lost", agreement, False))

    def _take(self, name: str, bucket: str, agreement: str, minor: int, entry: str, to: tuple | None) -> None:
        pot, left, moves = self.pot(name), minor, []
        if pot.held(bucket, agreement) < minor:
            raise NotThere(name)
        pot.last += 1
        for number, key in enumerate(pot.line(bucket, agreement), start=1):
            part = min(left, pot.places[key][3])
            lot = pot.places[key][:3]
            born = [lot[0] + 1, agreement, "returned"] if to and to[2] else lot
            put = (to[0], to[1], pot.last, number) if to else None
            moves.append((name, (key, lot), put, born, part, "" if to else "returned"))
            left -= part
            if not left:
                break
        self._carry_out(entry, moves)

    def _carry_out(self, entry: str, moves: list[tuple]) -> None:
        for name, taken, put, lot, minor, outside in moves:
            pot = self.pot(name)
            if taken:
                pot.add(*taken, -minor)
            if put:
                pot.add(put, lot, minor)
            if outside:
                pot.outside[outside] = pot.outside.get(outside, 0) + minor
        self.moved.setdefault(entry, []).append(moves)

    def may_reverse(self, entry: str) -> bool:
        """Whether every piece that an entry put somewhere is still there."""
        wanted: dict[tuple[str, Key], int] = {}
        for name, _, put, _, minor, _ in (move for moves in self.moved.get(entry, []) for move in moves):
            if put:
                wanted[name, put] = wanted.get((name, put), 0) + minor
        return all(self.pots[name].places.get(put, [0, 0, 0, 0])[3] >= minor for (name, put), minor in wanted.items())

    def brought(self, name: str, entry: str) -> int:
        """What an entry put into a pot's cash, less what it took from there."""
        moves = [move for moves in self.moved.get(entry, []) for move in moves if move[0] == name]
        return sum(minor * (bool(put) and put[0] == "cash") - minor * (bool(taken) and taken[0][0] == "cash")
                   for _, taken, put, _, minor, _ in moves)

    def reverse(self, entry: str) -> None:
        """Every piece back in its own place."""
        if not self.may_reverse(entry):
            raise NotThere(entry)
        for moves in reversed(self.moved.pop(entry, [])):
            self.pot(moves[0][0]).last += 1
            for name, taken, put, lot, minor, outside in reversed(moves):
                pot = self.pot(name)
                if put:
                    pot.add(put, lot, -minor)
                if taken:
                    pot.add(*taken, minor)
                if outside:
                    pot.outside[outside] -= minor


def shared(minor: int, weights: list[int]) -> list[int]:
    """An amount by weights; where nothing weighs, all of it to the first."""
    return shares(minor, weights if any(weights) else [1, *[0] * (len(weights) - 1)])
