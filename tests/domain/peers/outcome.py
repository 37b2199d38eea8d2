"""What came of one case: equal, different, or nothing that this field has."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

EQUAL, DIFFERENT, NOT_APPLICABLE = "equal", "different", "not_applicable"


class NotApplicable(Exception):
    """The case is about something that a social-finance fund does not have; the message says what."""


class Unmapped(Exception):
    """The case holds a word that the mapping does not know: a difference, never a reason to leave it out."""


@dataclass
class Compared:
    """Counts what was compared and notes what differed."""

    cells: int = 0
    found: list[str] = field(default_factory=list)

    def amount(self, where: str, stated: Any, got: int, digits: int = 2) -> None:
        """A stated amount in currency units against minor units."""
        self.cells += 1
        if Decimal(str(stated)) != Decimal(got).scaleb(-digits):
            self.found.append(f"{where}: {stated} stated, {Decimal(got).scaleb(-digits)} here")

    def whole(self, where: str, stated: Any, got: int, digits: int = 2) -> None:
        """An amount stated in whole units."""
        rounded = (2 * got + 10**digits) // (2 * 10**digits)
        self.same(where, int(stated), rounded)

    def same(self, where: str, stated: Any, got: Any) -> None:
        """Anything else."""
        self.cells += 1
        if stated != got:
            self.found.append(f"{where}: {stated} stated, {got} here")


def day(text: str) -> date:
    """An ISO day."""
    return date.fromisoformat(text)


def minor(value: Any, digits: int = 2) -> int:
    """Currency units as text or number → minor units, exactly."""
    scaled = Decimal(str(value)).scaleb(digits)
    if scaled != scaled.to_integral_value():
        raise Unmapped(f"amount {value} is finer than {digits} digits")
    return int(scaled)
