"""Every calculator from its own schemas: random input is answered or refused with a place, never a traceback; what is
answered fits OUTPUT, and what is answered was allowed by INPUT."""

from __future__ import annotations

import json
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from brygga.calc import run as running
from brygga.calc.contract import CODES, ITEMS_MAX
from brygga.calc.registry import calculator, names
from brygga.calc.run import run
from tests.calc.asked import PLAIN
from tests.calc.from_schema import SHAPELESS, objects, values

MILLION = 1_000_000
ENVELOPE = Draft202012Validator({
    "type": "object", "required": ["error"], "additionalProperties": False,
    "properties": {"error": {
        "type": "object", "required": ["code", "field", "message"], "additionalProperties": False,
        "properties": {"code": {"enum": list(CODES)}, "field": {"type": "string"},
                       "message": {"type": "string", "minLength": 1}},
    }},
})


@cache
def checker(name: str, side: str) -> Draft202012Validator:
    return Draft202012Validator(getattr(calculator(name), side), format_checker=Draft202012Validator.FORMAT_CHECKER)


def without_nulls(value: Any) -> Any:
    """A key that is null counts as not given."""
    if isinstance(value, dict):
        return {key: without_nulls(inner) for key, inner in value.items() if inner is not None}
    return [without_nulls(inner) for inner in value] if isinstance(value, list) else value


def assert_true_to_its_schemas(name: str, text: str) -> None:
    out, status = run(name, text, "en")
    answer = json.loads(out)
    if status == 2:
        ENVELOPE.validate(answer)
        return
    assert status == 0
    asked = json.loads(text)
    pairs = list(zip(asked, answer, strict=True)) if isinstance(asked, list) else [(asked, answer)]
    for one, answered in pairs:
        if "error" in answered:
            ENVELOPE.validate(answered)
        else:
            checker(name, "OUTPUT").validate(answered)
            checker(name, "INPUT").validate(without_nulls(one))


@pytest.mark.parametrize("name", names())
@given(data=st.data())
@settings(max_examples=120, deadline=None)
def test_input_made_from_the_schema_is_answered_or_refused(name: str, data: st.DataObject) -> None:
    hostile = data.draw(st.sampled_from([10, 1_000]))
    asked = data.draw(values(calculator(name).INPUT, hostile))
    assert_true_to_its_schemas(name, json.dumps(asked))


@pytest.mark.parametrize("name", names())
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_input_without_shape_is_refused(name: str, data: st.DataObject) -> None:
    assert_true_to_its_schemas(name, json.dumps(data.draw(SHAPELESS | st.lists(SHAPELESS, max_size=3))))


def _shapes() -> list[tuple[str, int]]:
    return [(name, nr) for name in names() for nr in range(len(shapes_of(calculator(name).INPUT)))]


def shapes_of(schema: dict[str, Any]) -> list[dict[str, Any]]:
    shapes: list[dict[str, Any]] = schema.get("oneOf", [schema])
    return shapes


@pytest.mark.parametrize(("name", "nr"), _shapes())
def test_every_shape_of_the_input_is_answered_by_something(name: str, nr: int) -> None:
    """Else the random tests above would only ever see refusals."""
    shape = shapes_of(calculator(name).INPUT)[nr]
    find(values(shape, 10**9), lambda asked: run(name, json.dumps(asked))[1] == 0, random=Random(1930173),
         settings=settings(max_examples=5_000, deadline=None, database=None))


@pytest.mark.parametrize("name", names())
def test_the_schemas_are_schemas_and_closed(name: str) -> None:
    for side in ("INPUT", "OUTPUT"):
        schema = getattr(calculator(name), side)
        Draft202012Validator.check_schema(schema)
        assert [path for path, one in objects(schema) if one.get("additionalProperties", True) is True] == []


@pytest.mark.parametrize("name", names())
def test_a_million_items_are_too_many(name: str) -> None:
    out, status = run(name, "[" + "1," * MILLION + "1]")
    assert (status, json.loads(out)["error"]["code"]) == (2, "out_of_range") and MILLION > ITEMS_MAX


def _lists() -> list[tuple[str, str]]:
    return [(name, key) for name in names() for path, shape in objects(calculator(name).INPUT)
            if path in ("", ".oneOf.0", ".oneOf.1", ".oneOf.2", ".oneOf.3", ".oneOf.4", ".oneOf.5")
            for key, inner in shape["properties"].items() if "array" in (inner.get("type") or ())]


@pytest.mark.parametrize(("name", "key"), sorted(set(_lists())))
def test_a_list_of_a_million_in_a_field_is_refused_with_its_place(name: str, key: str) -> None:
    shapes = [shape for _, shape in objects(calculator(name).INPUT) if key in shape["properties"]]
    plainest = {need: example(shapes[0]["properties"][need]) for need in shapes[0]["required"]}
    asked = dict(PLAIN) if name == "loan" else plainest
    lists = {field for field, value in asked.items() if value == []} | {key}
    asked |= dict.fromkeys(lists, [1] * MILLION)
    out, status = run(name, json.dumps(asked))
    error = json.loads(out)["error"]
    assert (status, error["code"], error["field"] in lists) == (2, "out_of_range", True)


def example(schema: dict[str, Any]) -> Any:
    """The plainest value of a schema."""
    if "enum" in schema:
        return schema["enum"][0]
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if "object" in kinds:
        known = schema["properties"]
        return {need: example(known[need]) for need in schema["required"]} or {next(iter(known)): 1}
    if schema.get("format") == "date":
        return "2026-06-30"
    return {"array": [], "boolean": True, "integer": 3, "string": "SEK"}[kinds[0]] if len(kinds) == 1 else "1"


@pytest.mark.parametrize("defect", ["traceback", "another_key", "unnamed_code"])
def test_canary_a_calculator_that_lies_is_found(defect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(chosen: object, value: object, language: str) -> dict[str, object]:
        if defect == "traceback":
            raise KeyError("reference")
        return {"references": "1", "explain": []} if defect == "another_key" else {"error": {"code": "odd"}}

    monkeypatch.setattr(running, "_one", broken)
    with pytest.raises(Exception, match="reference|odd"):
        assert_true_to_its_schemas("identifiers", '{"kind": "ocr", "base": "12345"}')
