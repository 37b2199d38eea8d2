"""Values made from a calculator's INPUT schema: mostly such as it describes, now and then what nobody should send."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

HOSTILE = (
    None, True, -1, 0, 10**40, 0.5, float("inf"), "", "x", "NaN", "1e400", "-1", "9" * 50, "0.001", "0.0000001", "1001",
    "99999999999999", "-0.50", "1000.01", "2026-02-31", "0001-01-01", "9999-12-31", "2999-12-31", "02-31", "13-01",
    "Infinity", "\x00", "é" * 20, [], {}, [[]], {"x": None},
)
DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31)).map(str) | st.sampled_from(
    ["2026-01-15", "2026-06-30", "2024-02-29", "2031-12-31", "2999-12-31"]
)
HALF_YEARS = st.sampled_from(["2024-01-01", "2025-07-01", "2026-01-01", "2026-07-01", "2031-07-01"])
AMOUNTS = st.sampled_from(["0", "1", "0.01", "8000", "10000.00", "500000.00", "300000"])
PERCENTS = st.sampled_from(["0", "2.00", "5.5", "12", "999"])
WORDS = st.sampled_from(["SEK", "EUR", "SE", "A", "B", "12345", "1234574", "769635-0938", "region", "10 years"])
SHAPELESS = st.recursive(
    st.sampled_from(HOSTILE), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=5,
)


def values(schema: Mapping[str, Any], hostile: int = 15) -> st.SearchStrategy[Any]:
    """Values of the schema; about one place in `hostile` holds something else."""
    described = _described(schema, hostile)
    return st.integers(1, hostile).flatmap(lambda drawn: SHAPELESS if drawn == 1 else described)


def _described(schema: Mapping[str, Any], hostile: int) -> st.SearchStrategy[Any]:
    if "oneOf" in schema:
        return st.one_of([values(shape, hostile) for shape in schema["oneOf"]])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if "object" in kinds:
        return _object(schema, hostile)
    if "array" in kinds:
        return st.lists(values(schema["items"], hostile), max_size=3)
    if "boolean" in kinds:
        return st.booleans()
    if "integer" in kinds and "string" not in kinds:
        return st.integers(-1, 40)
    if schema.get("format") == "date":
        return HALF_YEARS if "pattern" in schema else DAYS
    if "pattern" in schema:
        return st.sampled_from(["12-31", "06-30", "02-28", "02-29", "04-30"])
    if "integer" in kinds:
        return PERCENTS if "percent" in schema.get("description", "") else AMOUNTS
    return WORDS


def _object(schema: Mapping[str, Any], hostile: int) -> st.SearchStrategy[Any]:
    known = schema.get("properties", {})
    made = {name: values(shape, hostile) for name, shape in known.items()}
    needed = {name: made[name] for name in schema.get("required", ())}
    optional = {name: shape for name, shape in made.items() if name not in needed}
    described = st.fixed_dictionaries(needed, optional=optional)
    others = schema.get("additionalProperties")
    if isinstance(others, Mapping):
        free = st.dictionaries(WORDS, values(others, hostile), max_size=3)
        return st.tuples(free, described).map(lambda pair: {**pair[0], **pair[1]})
    return described


def objects(schema: Any, path: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every object schema inside a schema, with its place."""
    if isinstance(schema, Mapping):
        if "object" in (schema.get("type") or ()) and "properties" in schema:
            yield path, schema
        for key, inner in schema.items():
            yield from objects(inner, f"{path}.{key}")
    elif isinstance(schema, list):
        for nr, inner in enumerate(schema):
            yield from objects(inner, f"{path}.{nr}")
