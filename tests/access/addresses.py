"""Every address of the resolver with what stands on its view; none may stand without an `Access`.

The name of a captured part says nothing alone (`line_id` is a plan's row in one room, a bank's in another), so the
table of objects is asked by route and name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

PART = re.compile(r"<(\w+):(\w+)>")


@dataclass(frozen=True, slots=True)
class Address:
    """One address: its route as the resolver has it, and the Access of its view (None: unclassified)."""

    route: str
    access: Any

    @property
    def parts(self) -> tuple[str, ...]:
        """The captured names, without the fund's own."""
        return tuple(name for _, name in PART.findall(self.route) if name != "slug")

    def url(self, slug: str, objects: dict[str, Any]) -> str:
        """Fill the route with a fund and objects; KeyError when the table lacks one."""
        return "/" + PART.sub(lambda m: slug if m[2] == "slug" else str(objects[m[2]]), self.route)


def addresses(patterns: Any = None, before: str = "") -> Iterator[Address]:
    """Walk the resolver."""
    from django.urls import get_resolver
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern.url_patterns, route)
        else:
            yield Address(route, getattr(pattern.callback, "access", None))


def unclassified(patterns: Any = None) -> list[str]:
    """The routes that say nothing about who may reach them."""
    return [a.route for a in addresses(patterns) if a.access is None]


def without_a_role(patterns: Any = None) -> dict[str, str]:
    """Each route that asks for no role in a fund → what it asks for: nothing ("public") or a log-in ("person")."""
    return {a.route: a.access.kind for a in addresses(patterns) if a.access and a.access.kind != "seat"}
