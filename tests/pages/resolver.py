"""The table against the resolver: which pages there are, which of them the table lacks, and what it lists in vain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from tests.pages.state import State


def named(patterns: Any = None, before: str = "", space: str = "") -> Iterator[tuple[str, str, Any]]:
    """Yield (name, route, view) of every address."""
    from django.urls import get_resolver
    here: Any = get_resolver().url_patterns if patterns is None else patterns
    for pattern in here:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from named(pattern.url_patterns, route, inner)
        else:
            yield f"{space}{pattern.name}", route, pattern.callback


@cache
def routes() -> dict[str, str]:
    """Return every address's route by its name."""
    return {name: route for name, route, _view in named()}


def pages(patterns: Any = None) -> list[str]:
    """Return the names of all that answers GET: a view that does not say its methods answers it."""
    return [name for name, _route, view in named(patterns)
            if "GET" in getattr(getattr(view, "access", None), "methods", ("GET",))]


def unlisted(states: Iterable[State], patterns: Any = None) -> list[str]:
    """Return the pages without a state."""
    listed = {state.page for state in states}
    return sorted(name for name in pages(patterns) if name not in listed)


def gone(states: Iterable[State], patterns: Any = None) -> list[str]:
    """Return what the table lists and the resolver does not know as a page."""
    there = set(pages(patterns))
    return sorted({state.page for state in states} - there)
