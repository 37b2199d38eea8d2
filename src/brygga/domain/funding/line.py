"""A line of places: a persistent ordered map, so that a book of a million lots can change one of them.

Idea: a book is a value, and the book after an event must share all that did not change with the book before it.
Trick: a treap whose priorities are mixed from the places' own numbers, so that the shape is balanced in
expectation and the same on every machine. A put or a drop copies one path, O(log n); a walk from a key costs
O(log n + what is walked) (Seidel and Aragon, "Randomized Search Trees", 1996).
Know nothing of money here, and never change a node: other books hold it too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = tuple[str, str, int, int]
"""Bucket, agreement (empty for cash), event and line that filled the place; the two numbers never come again."""

V = TypeVar("V")
_MASK = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Node(Generic[V]):
    """One place with what stands there, and the lines before and after it."""

    key: Key
    value: V
    priority: int
    before: Node[V] | None
    after: Node[V] | None


def find(node: Node[V] | None, key: Key) -> V | None:
    """Return what stands at `key`, or None."""
    while node is not None and node.key != key:
        node = node.before if key < node.key else node.after
    return None if node is None else node.value


def put(node: Node[V] | None, key: Key, value: V) -> Node[V]:
    """Return the line with `value` at `key`, in place of whatever stood there."""
    if node is None:
        return Node(key, value, _priority(key[2], key[3]), None, None)
    if key == node.key:
        return Node(key, value, node.priority, node.before, node.after)
    if key < node.key:
        return _lift_before(node, put(node.before, key, value))
    return _lift_after(node, put(node.after, key, value))


def drop(node: Node[V] | None, key: Key) -> Node[V] | None:
    """Return the line without `key`; a key that is not there changes nothing."""
    if node is None:
        return None
    if key < node.key:
        return Node(node.key, node.value, node.priority, drop(node.before, key), node.after)
    if key > node.key:
        return Node(node.key, node.value, node.priority, node.before, drop(node.after, key))
    return _joined(node.before, node.after)


def walk(node: Node[V] | None, start: Key) -> Iterator[tuple[Key, V]]:
    """Yield keys and values in order from `start` on (inclusive), lazily."""
    waiting: list[Node[V]] = []
    while node is not None or waiting:
        while node is not None:
            if node.key >= start:
                waiting.append(node)
                node = node.before
            else:
                node = node.after
        if waiting:
            here = waiting.pop()
            yield here.key, here.value
            node = here.after


def _lift_before(node: Node[V], before: Node[V]) -> Node[V]:
    if before.priority <= node.priority:
        return Node(node.key, node.value, node.priority, before, node.after)
    lowered = Node(node.key, node.value, node.priority, before.after, node.after)
    return Node(before.key, before.value, before.priority, before.before, lowered)


def _lift_after(node: Node[V], after: Node[V]) -> Node[V]:
    if after.priority <= node.priority:
        return Node(node.key, node.value, node.priority, node.before, after)
    lowered = Node(node.key, node.value, node.priority, node.before, after.before)
    return Node(after.key, after.value, after.priority, lowered, after.after)


def _joined(before: Node[V] | None, after: Node[V] | None) -> Node[V] | None:
    if before is None or after is None:
        return before or after
    if before.priority > after.priority:
        return Node(before.key, before.value, before.priority, before.before, _joined(before.after, after))
    return Node(after.key, after.value, after.priority, _joined(before, after.before), after.after)


def _priority(event: int, line: int) -> int:
    """Mix a place into 64 even bits (splitmix64), so that rising places do not make a crooked tree."""
    mixed = (event * 0xD1B54A32D192ED03 + line + 0x9E3779B97F4A7C15) & _MASK
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
    return mixed ^ (mixed >> 31)
