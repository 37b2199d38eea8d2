"""What several calculators bound alike: rates, shares of a whole, and lists that must hold something.

The trick: a bound is told with the field's own place, as `contract` does it, so a calculator only says which bound.
Do not put a bound of one calculator here.
"""

from __future__ import annotations

from fractions import Fraction

from brygga.calc.contract import Bad, Fields
from brygga.domain.rates import Rate

RATE_MAX = 1000
"""Percent a year: above it a figure is a slip of the pen."""
LINES_MAX = 24
"""Lines of a long table that an explanation shows before it says how many more there are."""


def percent(fields: Fields, name: str, *, low: int = 0) -> Rate:
    """Percent a year within low…1,000 that must be given. Raises Bad."""
    rate = fields.rate(name)
    if not low <= rate.fraction * 100 <= RATE_MAX:
        message = (f"Ska ligga mellan {low} och {RATE_MAX} % om året.", f"Must lie within {low}–{RATE_MAX} % a year.")
        raise fields.bad("out_of_range", name, *message)
    return rate


def percent_if_given(fields: Fields, name: str, *, low: int = 0) -> Rate | None:
    """Percent a year within low…1,000, or None. Raises Bad."""
    return percent(fields, name, low=low) if fields.raw(name) is not None else None


def share(fields: Fields, name: str, *, high: int = 1) -> Fraction:
    """A part of a whole, 0…high ("0.80"), that must be given. Raises Bad."""
    part = fields.decimal(name)
    if not 0 <= part <= high:
        raise fields.bad("out_of_range", name, f"Ska ligga mellan 0 och {high}.", f"Must lie within 0–{high}.")
    return part


def share_if_given(fields: Fields, name: str, *, high: int = 1) -> Fraction | None:
    """A part of a whole, 0…high, or None. Raises Bad."""
    return share(fields, name, high=high) if fields.raw(name) is not None else None


def filled(fields: Fields, name: str, most: int | None = None) -> list[Fields]:
    """A list of objects that is given and not empty. Raises Bad."""
    items = given(fields, name)
    if not items:
        raise fields.bad("out_of_range", name, "Listan är tom; ange minst en rad.", "The list is empty; give one row.")
    if most is not None and len(items) > most:
        raise too_long(fields, name, most)
    return items


def given(fields: Fields, name: str) -> list[Fields]:
    """A list of objects that must be given but may be empty. Raises Bad."""
    if not fields.has(name):
        raise fields.bad("missing", name, "Fältet saknas.", "The field is missing.")
    return fields.items(name)


def too_long(fields: Fields, name: str, most: int) -> Bad:
    """The refusal of a list that is longer than the calculator takes, to raise."""
    return fields.bad("out_of_range", name, f"Högst {most} rader.", f"At most {most} rows.")


def shortened(lines: list[str], english: bool, most: int = LINES_MAX) -> list[str]:
    """The first lines, and how many more there are."""
    if len(lines) <= most:
        return lines
    more = len(lines) - most
    return [*lines[:most], f"… and {more} more." if english else f"… och {more} till."]
