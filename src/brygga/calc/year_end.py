"""Reading the day on which every financial year ends: "12-31"."""

from __future__ import annotations

import re

from brygga.calc.contract import Fields
from brygga.domain.capital.membership import YearEnd
from brygga.domain.dates import month_end

_SHAPE = re.compile(r"([0-9]{2})-([0-9]{2})")
_LEAP = 2024


def read_year_end(fields: Fields, name: str = "financial_year_end") -> YearEnd:
    """The field's month and day; 31 February is out_of_range. Raises Bad."""
    found = _SHAPE.fullmatch(fields.text(name))
    if found is None:
        raise fields.bad("wrong_type", name, "Skriv månad och dag, till exempel 12-31.", "Month and day, like 12-31.")
    month, day = int(found[1]), int(found[2])
    if not 1 <= month <= 12 or not 1 <= day <= month_end(_LEAP, month):
        raise fields.bad("out_of_range", name, "Dagen finns inte.", "There is no such day.")
    return YearEnd(month, day)
