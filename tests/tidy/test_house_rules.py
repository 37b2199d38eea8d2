"""Every rule of house_rules.py holds in the whole of src/brygga, and finds its own planted breach."""

from __future__ import annotations

import ast

import pytest

from tests.tidy.house_rules import EXCEPTIONS, RULES, Rule
from tools.measure import ROOT, SOURCE, TESTS, file_lengths, function_lengths

NAMES_FOR_EVERYTHING = {"utils.py", "helpers.py", "misc.py", "manager.py"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_house_keeps_the_rule(rule: Rule) -> None:
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        below, text = path.relative_to(SOURCE).as_posix(), path.read_text()
        if "vendor" not in path.parts and rule.holds_in(below) and (rule.name, below) not in EXCEPTIONS:
            found += [f"src/brygga/{below}:{line} {wrong}" for line, wrong in rule.find(ast.parse(text), text)]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_rule_finds_its_breach(rule: Rule) -> None:
    assert rule.holds_in(rule.where)
    assert list(rule.find(ast.parse(rule.breach), rule.breach))


def test_tests_and_tools_are_short_too() -> None:
    tops = (TESTS, ROOT / "tools")
    files = [length for top in tops for length in file_lengths(top) if length.lines > 400]
    functions = [length for top in tops for length in function_lengths(top) if length.lines > 60]
    assert not files + functions


def test_no_file_is_named_after_everything() -> None:
    """A name like that is where a thing goes whose room nobody looked for."""
    assert not [path for path in SOURCE.rglob("*.py") if path.name in NAMES_FOR_EVERYTHING]


def test_every_exception_is_still_needed() -> None:
    """An exception whose file is gone, or that breaks the rule no more, is taken off the list."""
    by_name = {rule.name: rule for rule in RULES}
    for name, below in EXCEPTIONS:
        text = (SOURCE / below).read_text()
        assert list(by_name[name].find(ast.parse(text), text)), f"{below} keeps '{name}' now: remove the exception"
