"""How a calculator reads what it is given: typed, each field once, with the place of everything that is wrong.

The trick: Fields remembers which keys were read, so finish() can refuse the rest and no calculator keeps a list of its
own keys. A key that is null counts as not given. Do not reach into `raw` where a typed reader exists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date as Day
from fractions import Fraction
from typing import Protocol, TypeVar

from brygga.domain.dates import NotADate, parse_day
from brygga.domain.money import Money, NotADecimal, TooFine, TooLarge, parse_amount, parse_decimal
from brygga.domain.rates import Rate

CODES = (
    "unknown_calculator",
    "not_json",
    "missing",
    "unknown_field",
    "wrong_type",
    "out_of_range",
    "inconsistent",
    "insufficient",
    "no_solution",
    "reference_rate_missing",
)
DAY_RANGE = (Day(1800, 1, 1), Day(2999, 12, 31))
ITEMS_MAX = 100_000

D = TypeVar("D")
T = TypeVar("T")


class Missing:
    """The mark of a field without a default."""


MISSING = Missing()


class Bad(Exception):
    """Input that cannot be answered: code (one of CODES), field ("events.3.amount" or ""), message for people."""

    def __init__(self, code: str, field: str, message: str, english: str = "") -> None:
        if code not in CODES:
            raise ValueError(f"{code} is not an error code of the calculators")
        super().__init__(code, field, message)
        self.code, self.field, self.message, self.english = code, field, message, english or message

    def answer(self, language: str) -> dict[str, object]:
        """The JSON error object in the language asked for."""
        message = self.english if language == "en" else self.message
        return {"error": {"code": self.code, "field": self.field, "message": message}}


class Calculator(Protocol):
    """What a calculator's module holds."""

    NAME: str
    INPUT: dict[str, object]
    OUTPUT: dict[str, object]

    def answer(self, fields: Fields, language: str) -> dict[str, object]:
        """The answer as JSON values. Raises Bad."""


class KeyTwice(dict[str, object]):
    """A JSON object in which one key stands twice; `key` is that key."""

    key = ""


class Fields:
    """A JSON object read field by field; `path` is its place in the whole input.

    `known` are the names that the calculator knows anywhere: null under one of them counts as not given.
    """

    def __init__(self, value: object, path: str = "", known: frozenset[str] = frozenset()) -> None:
        self.path, self._known = path, known
        if isinstance(value, KeyTwice):
            raise Bad("inconsistent", self.place(value.key), "Fältet står två gånger.", "The field stands twice.")
        if not isinstance(value, dict):
            raise Bad("wrong_type", path, "Här ska stå ett objekt {…}.", "An object {…} belongs here.")
        self._values: Mapping[str, object] = value
        self._read: set[str] = set()

    def place(self, name: str) -> str:
        """The full path of a field here: "events.3.amount"."""
        return f"{self.path}.{name}" if self.path else name

    def has(self, name: str) -> bool:
        """Whether the field is given and not null."""
        return self._values.get(name) is not None

    def keys(self) -> list[str]:
        """The keys given, in order: for objects whose keys are data, such as `from` in a lending."""
        return list(self._values)

    def raw(self, name: str) -> object:
        """The value as JSON gave it, or None; counts as read."""
        self._read.add(name)
        return self._values.get(name)

    def bad(self, code: str, name: str, message: str, english: str = "") -> Bad:
        """An error at a field here, to raise."""
        return Bad(code, self.place(name), message, english)

    def finish(self) -> None:
        """Refuse what nobody read, but for null under a known name: a program may send all its fields. Raises Bad."""
        for name, value in self._values.items():
            if name not in self._read and (value is not None or name not in self._known):
                raise self.bad("unknown_field", name, "Okänt fält.", "Unknown field.")

    def _one(self, name: str, default: D | Missing, convert: Callable[[object, str], T]) -> T | D:
        value = self.raw(name)
        if value is not None:
            return convert(value, self.place(name))
        if isinstance(default, Missing):
            raise self.bad("missing", name, "Fältet saknas.", "The field is missing.")
        return default

    def text(self, name: str, default: D | Missing = MISSING) -> str | D:
        """A string."""
        return self._one(name, default, as_text)

    def choice(self, name: str, options: Iterable[str], default: D | Missing = MISSING) -> str | D:
        """One of the named options; another is out_of_range."""
        allowed = list(options)
        value = self._one(name, default, as_text)
        if isinstance(value, str) and value not in allowed and value != default:
            listed = ", ".join(allowed)
            raise self.bad("out_of_range", name, f"Ska vara en av {listed}.", f"Must be one of {listed}.")
        return value

    def boolean(self, name: str, default: D | Missing = MISSING) -> bool | D:
        """true or false."""
        return self._one(name, default, as_boolean)

    def date(self, name: str, default: D | Missing = MISSING) -> Day | D:
        """An ISO day, 1800–2999."""
        return self._one(name, default, as_day)

    def decimal(self, name: str, default: D | Missing = MISSING) -> Fraction | D:
        """An exact number from a decimal string or a whole JSON number."""
        return self._one(name, default, as_decimal)

    def rate(self, name: str, default: D | Missing = MISSING) -> Rate | D:
        """Percent per year: "6.25"."""
        return self._one(name, default, lambda value, place: Rate(as_decimal(value, place) / 100))

    def integer(
        self, name: str, default: D | Missing = MISSING, *, low: int | None = None, high: int | None = None
    ) -> int | D:
        """A whole number within low…high (inclusive)."""
        return self._one(name, default, lambda value, place: as_integer(value, place, low, high))

    def money(self, name: str, currency: str, default: D | Missing = MISSING, *, low: int | None = None) -> Money | D:
        """An amount in currency units; `low` is the least number of minor units allowed (0, or 1 for more than 0)."""
        return self._one(name, default, lambda value, place: as_money(value, place, currency, low))

    def group(self, name: str) -> Fields | None:
        """A nested object, or None where it is not given."""
        return self._one(name, None, lambda value, place: Fields(value, place, self._known))

    def entries(self, name: str) -> list[object] | None:
        """A list's raw entries, or None where it is not given; place them with f"{place(name)}.{nr}"."""
        return self._one(name, None, as_list)

    def items(self, name: str) -> list[Fields]:
        """A list of objects; empty where it is not given."""
        given, place = self.entries(name) or (), self.place(name)
        return [Fields(item, f"{place}.{nr}", self._known) for nr, item in enumerate(given)]


def names_in(schema: object) -> Iterator[str]:
    """Every name that a JSON schema gives a property, at any depth."""
    pairs = schema.items() if isinstance(schema, dict) else enumerate(schema) if isinstance(schema, list) else ()
    for key, inner in pairs:
        if key == "properties" and isinstance(inner, dict):
            yield from inner
        yield from names_in(inner)


def as_text(value: object, place: str) -> str:
    """A string, at most 10,000 characters. Raises Bad."""
    if not isinstance(value, str):
        raise Bad("wrong_type", place, "Ska vara en text.", "Must be a string.")
    if len(value) > 10_000:
        raise Bad("out_of_range", place, "Texten är för lång.", "The text is too long.")
    return value


def as_boolean(value: object, place: str) -> bool:
    """true or false. Raises Bad."""
    if not isinstance(value, bool):
        raise Bad("wrong_type", place, "Ska vara true eller false.", "Must be true or false.")
    return value


def as_integer(value: object, place: str, low: int | None = None, high: int | None = None) -> int:
    """A whole JSON number within low…high. Raises Bad."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise Bad("wrong_type", place, "Ska vara ett heltal.", "Must be a whole number.")
    if low is not None and value < low:
        raise Bad("out_of_range", place, f"Ska vara minst {low}.", f"Must be at least {low}.")
    if high is not None and value > high:
        raise Bad("out_of_range", place, f"Får vara högst {high}.", f"Must be at most {high}.")
    if abs(value) > 10**30:
        raise Bad("out_of_range", place, "Talet är för stort.", "The number is too large.")
    return value


def as_decimal(value: object, place: str) -> Fraction:
    """An exact number from "12.5" or 12; a JSON number with decimals is no longer exact. Raises Bad."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(as_integer(value, place))
    if not isinstance(value, str):
        raise Bad("wrong_type", place, 'Ska vara en text som "12.50".', 'Must be a string like "12.50".')
    try:
        return parse_decimal(value)
    except NotADecimal:
        raise Bad("wrong_type", place, 'Ska vara ett tal som "12.50".', 'Must be a number like "12.50".') from None
    except TooLarge:
        raise Bad("out_of_range", place, "Talet är för stort.", "The number is too large.") from None


def as_money(value: object, place: str, currency: str, low: int | None = None) -> Money:
    """An amount in currency units, not finer than the smallest unit. Raises Bad."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(as_integer(value, place))
    if isinstance(value, str):
        as_decimal(value, place)
        try:
            amount = parse_amount(value, currency)
        except TooFine:
            raise Bad(
                "out_of_range",
                place,
                "Fler decimaler än valutan har.",
                "More decimals than the currency has.",
            ) from None
        except TooLarge:
            raise Bad("out_of_range", place, "Beloppet är för stort.", "The amount is too large.") from None
        if low is not None and amount.minor < low:
            raise Bad("out_of_range", place, "Beloppet är för litet.", "The amount is too small.")
        return amount
    raise Bad("wrong_type", place, 'Ska vara ett belopp som "1234.50".', 'Must be an amount like "1234.50".')


def as_day(value: object, place: str) -> Day:
    """An ISO day, 1800–2999. Raises Bad."""
    text = as_text(value, place)
    try:
        day = parse_day(text)
    except NotADate:
        message = ("Ska vara en dag som 2026-01-31.", "Must be a day like 2026-01-31.")
        raise Bad("wrong_type", place, *message) from None
    if not DAY_RANGE[0] <= day <= DAY_RANGE[1]:
        raise Bad("out_of_range", place, "Dagen ska ligga 1800–2999.", "The day must lie within 1800–2999.")
    return day


def as_list(value: object, place: str) -> list[object]:
    """A list of at most ITEMS_MAX. Raises Bad."""
    if not isinstance(value, list):
        raise Bad("wrong_type", place, "Här ska stå en lista […].", "A list […] belongs here.")
    if len(value) > ITEMS_MAX:
        raise Bad("out_of_range", place, "Listan är för lång.", "The list is too long.")
    return value


def currency_of(fields: Fields, default: str | Missing = MISSING) -> str:
    """The field `currency`: three capital letters (ISO 4217)."""
    code = fields.text("currency", default)
    if len(code) != 3 or not (code.isascii() and code.isalpha() and code.isupper()):
        raise fields.bad("out_of_range", "currency", "Valutan är tre versaler, t.ex. SEK.", "Three capitals, e.g. SEK.")
    return code


def schema_object(
    properties: Mapping[str, object], required: Sequence[str] = (), closed: bool = True
) -> dict[str, object]:
    """A JSON schema of an object."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": not closed,
    }


AMOUNT: dict[str, object] = {"type": ["string", "integer"], "description": 'currency units, "1234.50"'}
PERCENT: dict[str, object] = {"type": ["string", "integer"], "description": 'percent per year, "6.25"'}
DAY: dict[str, object] = {"type": "string", "format": "date"}
EXPLAIN: dict[str, object] = {"type": "array", "items": {"type": "string"}}
