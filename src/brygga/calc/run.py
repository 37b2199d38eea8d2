"""From JSON text to JSON text: the one way in for the command line, the pages and the API.

The trick: whatever is wrong with the text becomes a Bad with a place, and in a list only the wrong item answers its
error. Keys that stand twice are kept as a mark that Fields refuses, so the item's place is known.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

from brygga.calc.contract import ITEMS_MAX, Bad, Calculator, Fields, KeyTwice, names_in
from brygga.calc.registry import calculator, names

ANSWERED, REFUSED = 0, 2
_INT_DIGITS_MAX = 40
_TOO_MUCH = Bad("out_of_range", "", "Listan tog för lång tid att räkna. Ställ den här frågan igen, i en kortare lista.",
                "The list took too long to work out. Put this question again, in a shorter list.")


def run(name: str, text: str, language: str = "sv", items_max: int | None = None,
        enough: Callable[[], bool] | None = None) -> tuple[str, int]:
    """JSON text in → (JSON text out, exit status 0 or 2), a list of at most `items_max`. Never raises for any text.

    Once `enough` says so, what is left of a list is refused, each with its error; the first is always answered.
    """
    try:
        chosen = calculator(name)
        value = read(text)
        if isinstance(value, list):
            return write(_each(chosen, value, language, items_max, enough)), ANSWERED
        return write(_one(chosen, value, language)), ANSWERED
    except Bad as bad:
        return write(bad.answer(language)), REFUSED


def listed() -> str:
    """The names of the calculators as JSON."""
    return write(names())


def described(name: str, language: str = "sv") -> tuple[str, int]:
    """The calculator's name and schemas as JSON, or the error object of an unknown one, with the exit status."""
    try:
        chosen = calculator(name)
    except Bad as bad:
        return write(bad.answer(language)), REFUSED
    return write({"name": chosen.NAME, "input": chosen.INPUT, "output": chosen.OUTPUT}), ANSWERED


def decoded(content: bytes) -> str:
    """The text of bytes in UTF-8, a byte order mark left out. Raises Bad not_json."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Bad("not_json", "", "Indata är inte UTF-8.", "The input is not UTF-8.") from None


def read(text: str) -> object:
    """The JSON value. NaN and Infinity are not JSON; a key that stands twice gives a KeyTwice. Raises Bad not_json."""
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_integer, parse_constant=_constant)
    except (ValueError, RecursionError):
        raise Bad("not_json", "", "Indata är inte giltig JSON.", "The input is not valid JSON.") from None


def write(value: object) -> str:
    """JSON on one line, in UTF-8 letters; a lone surrogate stays escaped so that any terminal can take it."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _one(chosen: Calculator, value: object, language: str) -> dict[str, object]:
    return chosen.answer(Fields(value, known=_known(chosen.NAME)), language)


@cache
def _known(name: str) -> frozenset[str]:
    return frozenset(names_in(calculator(name).INPUT))


def _each(chosen: Calculator, values: list[object], language: str, most: int | None,
          enough: Callable[[], bool] | None) -> list[dict[str, object]]:
    most = ITEMS_MAX if most is None else most
    if len(values) > most:
        raise Bad("out_of_range", "", f"Listan är för lång, högst {most} frågor åt gången.",
                  f"The list is too long, at most {most} questions at a time.")
    answers: list[dict[str, object]] = []
    for value in values:
        if answers and enough is not None and enough():
            return answers + [_TOO_MUCH.answer(language)] * (len(values) - len(answers))
        try:
            answers.append(_one(chosen, value, language))
        except Bad as bad:
            answers.append(bad.answer(language))
    return answers


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    twice = KeyTwice(value)
    seen: set[str] = set()
    twice.key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return twice


def _integer(digits: str) -> int | float:
    # A float is refused wherever a whole number belongs, with its place; int() of a million digits would take minutes.
    return int(digits) if len(digits) <= _INT_DIGITS_MAX else float("inf")


def _constant(name: str) -> object:
    raise ValueError(name)
