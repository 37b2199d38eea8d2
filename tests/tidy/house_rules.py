"""The house rules that no linter knows, each with a breach that proves it can fail.

A rule looks at one Python file (its path below src/brygga and its syntax tree) and yields what is wrong with the line.
`breach` is a piece of code that the rule must find when it stands in `where`; test_house_rules.py plants it.
Add a rule here when a review finds the same thing twice. An exception is listed by path with its reason, never silent.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tools.measure import functions

FILE_LINES = 400
FUNCTION_LINES = 60
Found = Iterator[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`holds_in` answers whether the rule binds a file; `find` yields (line, what is wrong)."""

    name: str
    holds_in: Callable[[str], bool]
    find: Callable[[ast.Module, str], Found]
    where: str
    breach: str


def in_rooms(*rooms: str, except_for: tuple[str, ...] = ()) -> Callable[[str], bool]:
    """Binds files of these rooms, but not those whose path begins with one of `except_for`."""
    return lambda path: path.startswith(rooms) and not path.startswith(except_for or ("/",))


def everywhere(path: str) -> bool:
    return True


def not_in_migrations(path: str) -> bool:
    return "/migrations/" not in path


def long_files(tree: ast.Module, text: str) -> Found:
    lines = len(text.splitlines())
    if lines > FILE_LINES:
        yield lines, f"{lines} lines; at most {FILE_LINES}"


def long_functions(tree: ast.Module, text: str) -> Found:
    for node in functions(tree):
        first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
        lines = (node.end_lineno or first) - first + 1
        if lines > FUNCTION_LINES:
            yield node.lineno, f"{node.name} has {lines} lines; at most {FUNCTION_LINES}"


def floats(tree: ast.Module, text: str) -> Found:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float":
            yield node.lineno, "float() in money code: integers, Fraction or Decimal"
        elif isinstance(node, ast.arg) and node.annotation and "float" in ast.unparse(node.annotation):
            yield node.lineno, f"{node.arg} takes a float in money code"
        elif isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield node.lineno, f"{node.value} is a float in money code"


def cascades(tree: ast.Module, text: str) -> Found:
    for node in ast.walk(tree):
        if isinstance(node, (ast.Attribute, ast.Name)) and "CASCADE" in (
            node.attr if isinstance(node, ast.Attribute) else node.id
        ):
            yield node.lineno, "on_delete=CASCADE deletes rows that nobody asked to delete: PROTECT"


def hidden_modules(tree: ast.Module, text: str) -> Found:
    """What import-linter does not see: a module fetched by its name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _about_brygga(node):
            called = ast.unparse(node.func)
            if called.split(".")[-1] in {"import_module", "__import__"}:
                yield node.lineno, f"{called} goes round the import contracts"


def hidden_models(tree: ast.Module, text: str) -> Found:
    """What import-linter does not see: a model fetched by its name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".get_model"):
            yield node.lineno, f"{ast.unparse(node.func)} goes round 'each app's models are its own'"


def _about_brygga(call: ast.Call) -> bool:
    """A call with a name that is not a plain foreign one: "brygga.…", or anything put together at run time."""
    first = call.args[0] if call.args else None
    return not isinstance(first, ast.Constant) or str(first.value).startswith(("brygga", "."))


def no_module_docstring(tree: ast.Module, text: str) -> Found:
    if tree.body and not ast.get_docstring(tree):
        yield 1, "no module docstring: idea, trick, what not to do"


def no_public_docstring(tree: ast.Module, text: str) -> Found:
    for node in _public(tree):
        if not ast.get_docstring(node):
            yield node.lineno, f"{node.name} is public and says nothing about shapes, units, errors, source"


def _public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Public functions and classes of the module, and public methods of its public classes (not dunder ones)."""
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (
                    inner for inner in node.body if isinstance(inner, ast.FunctionDef) and inner.name[0] != "_"
                )


def unfinished(tree: ast.Module, text: str) -> Found:
    words = ("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK", "NotImplemented" + "Error")
    for number, line in enumerate(text.splitlines(), start=1):
        for word in words:
            if word in line:
                yield number, f"{word}: finish it or leave it out"


def unnamed_units(tree: ast.Module, text: str) -> Found:
    """Money columns say their unit: a BigIntegerField called amount or sum without `_minor` is a bare number."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
            continue
        name = node.targets[0].id
        stem = name.split("_")[-1]
        if stem in {"amount", "sum", "balance", "principal", "interest", "fee"} and "BigInteger" in ast.unparse(
            node.value
        ):
            yield node.lineno, f"{name}: a money column ends in _minor"


MONEY_ROOMS = ("domain/", "calc/", "jurisdictions/", "apps/", "operations/")

# (rule, file) → why the file may. A reason that no longer holds is a reason to take the line away.
EXCEPTIONS = {
    ("no float in money code", "calc/run.py"): "makes a too long number infinite, so that it is refused with its place",
    ("no module fetched by name", "calc/registry.py"): "constant names of its own room, loaded when asked for",
    ("no module fetched by name", "formats/registry.py"): "constant names of its own room, loaded when asked for",
    ("no module fetched by name", "operations/verify.py"): "each app's checks.py, where it has one; never its models",
}

RULES = (
    Rule("files are short", everywhere, long_files, "web/x.py", "a = 1\n" * (FILE_LINES + 1)),
    Rule(
        "functions are short",
        everywhere,
        long_functions,
        "web/x.py",
        "def much():\n" + "    a = 1\n" * FUNCTION_LINES,
    ),
    Rule("no float in money code", in_rooms(*MONEY_ROOMS), floats, "apps/loans/x.py", "share = float(total) * 0.5"),
    Rule(
        "no cascade in models",
        not_in_migrations,
        cascades,
        "apps/cases/models/x.py",
        "f = models.ForeignKey('a.B', on_delete=models.CASCADE)",
    ),
    Rule(
        "no module fetched by name",
        not_in_migrations,
        hidden_modules,
        "web/x.py",
        "import importlib\nimportlib.import_module('brygga.apps.loans.models')",
    ),
    Rule(
        "no model fetched by name",
        not_in_migrations,
        hidden_models,
        "operations/x.py",
        "from django.apps import apps\napps.get_model('loans', 'Loan')",
    ),
    Rule("every module says why it is there", not_in_migrations, no_module_docstring, "web/x.py", "a = 1"),
    Rule(
        "the pure rooms explain what they offer",
        in_rooms("domain/", "calc/", "jurisdictions/"),
        no_public_docstring,
        "domain/x.py",
        '"""Said."""\ndef interest(days: int) -> int:\n    return days',
    ),
    Rule("nothing unfinished", everywhere, unfinished, "web/x.py", "# TO" + "DO later"),
    Rule(
        "money columns end in _minor",
        in_rooms("apps/", "foundation/"),
        unnamed_units,
        "apps/loans/models/x.py",
        "late_fee = models.BigIntegerField()",
    ),
)
