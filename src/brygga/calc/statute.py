"""What the calculators of statute share: the country's terms, the shape of an input, and a line in two languages.

A calculator that answers several questions tells them apart by the first field that only one of them has. Days before
the acts of 2018 are answered by the same times, since the acts before them had the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from brygga.calc.contract import Fields
from brygga.domain.dates import IsWorkingDay
from brygga.jurisdictions.contract import Country
from brygga.jurisdictions.registry import country

COUNTRY = "SE"
OLDEST = date(2018, 7, 1)
Schema = dict[str, object]
T = TypeVar("T")


def pack() -> Country:
    """Return the country that the calculators answer for."""
    return country(COUNTRY)


def working_day() -> IsWorkingDay:
    """Return its calendar of working days, which is that of the banks."""
    return pack().is_bank_day


def terms_on(question: Callable[[date], T | None], on: date) -> T:
    """Return a country's terms for a day; older days are answered by the oldest. LookupError where it has none."""
    found = question(max(on, OLDEST))
    if found is None:
        raise LookupError(f"{COUNTRY} has no such terms")
    return found


def shape_of(fields: Fields, names: Iterable[str]) -> str:
    """Return the first of the names that is given; a missing one is refused with the first name. Raises Bad."""
    every = list(names)
    for name in every:
        if fields.has(name):
            return name
    listed = ", ".join(every)
    raise fields.bad("missing", every[0], f"Ange något av {listed}.", f"Give one of {listed}.")


def say(language: str, sv: str, en: str) -> str:
    """Return the sentence in the language asked for."""
    return en if language == "en" else sv


def iso(on: date | None) -> str | None:
    """Return a day as JSON has it."""
    return None if on is None else on.isoformat()


def maybe(schema: Mapping[str, object]) -> Schema:
    """Return a schema that null fulfils too."""
    kinds = schema["type"]
    listed = [kinds] if isinstance(kinds, str) else list(kinds) if isinstance(kinds, Sequence) else []
    opened = {**schema, "type": [*listed, "null"]}
    if isinstance(opened.get("enum"), list):
        opened["enum"] = [*schema["enum"], None]  # type: ignore[misc]
    return opened


def closed(required: Mapping[str, object], optional: Mapping[str, Mapping[str, object]] | None = None) -> Schema:
    """Return the schema of a closed object; what is optional may be null as well."""
    return {
        "type": "object",
        "properties": {**required, **{name: maybe(schema) for name, schema in (optional or {}).items()}},
        "required": list(required),
        "additionalProperties": False,
    }


def one_of(*shapes: Schema) -> Schema:
    """Return the schema of a value that has exactly one of the shapes."""
    return {"oneOf": list(shapes)}


TEXT: Schema = {"type": "string"}
FLAG: Schema = {"type": "boolean"}
WHOLE: Schema = {"type": "integer"}
MONEY: Schema = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
"""An amount or a rate as answers write it."""
YEAR_END: Schema = {"type": "string", "pattern": "^[0-9]{2}-[0-9]{2}$"}


def choice(*options: str) -> Schema:
    """Return the schema of one of some words."""
    return {"type": "string", "enum": list(options)}


def many(schema: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": schema}
