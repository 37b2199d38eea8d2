"""What a view says of itself: who may reach it. Pages (`web`) and machines (`api`) bear the same mark.

The tests of access walk every address and read it; a view without one stops the build. Do not decide access from it:
the decorators that put it there do.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Access:
    """Who reaches a view: kind "public", "person" or "seat", the permission of a seat, and the methods it takes."""

    kind: str
    permission: str = ""
    methods: tuple[str, ...] = ("GET",)
