"""How large the house is: files and functions in lines, tests beside code, and which room imports which.

    python tools/measure.py            medians, maxima, test : code
    python tools/measure.py --rooms    the rooms with the rooms that each imports

A line counts when it is there: comments, docstrings and blank lines too, since a reader scrolls past all of them.
Migrations are left out (Django writes them), and what is vendored.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "brygga"
TESTS = ROOT / "tests"
LEFT_OUT = {"migrations", "vendor", "__pycache__"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Length:
    """Something with a number of lines, and where it stands."""

    lines: int
    place: str


def python_files(top: Path) -> Iterator[Path]:
    """Every Python file below `top` that a person wrote, in order of path."""
    for path in sorted(top.rglob("*.py")):
        if not LEFT_OUT.intersection(path.relative_to(top).parts):
            yield path


def file_lengths(top: Path) -> list[Length]:
    """Files with at least one line; an empty `__init__.py` would only flatter the median."""
    found = (Length(len(path.read_text().splitlines()), str(path.relative_to(ROOT))) for path in python_files(top))
    return [length for length in found if length.lines]


def functions(tree: ast.AST) -> Iterator[Function]:
    """Functions and methods, nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def function_lengths(top: Path) -> list[Length]:
    """Lines of each function, decorators and docstring included."""
    found = []
    for path in python_files(top):
        for node in functions(ast.parse(path.read_text())):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            place = f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
            found.append(Length((node.end_lineno or first) - first + 1, place))
    return found


def _row(name: str, lengths: list[Length]) -> str:
    longest = max(lengths, key=lambda length: length.lines)
    total, middle = sum(length.lines for length in lengths), median(length.lines for length in lengths)
    return f"{name:<16}{len(lengths):>7}{total:>9}{middle:>8g}{longest.lines:>6}  {longest.place}"


def report() -> Iterator[str]:
    """The table, and test : code in lines."""
    yield f"{'':<16}{'number':>7}{'lines':>9}{'median':>8}{'max':>6}  longest"
    for name, top in (("code", SOURCE), ("tests", TESTS)):
        for what, lengths in (("files", file_lengths(top)), ("functions", function_lengths(top))):
            if lengths:
                yield _row(f"{name} {what}", lengths)
    code, tests = (sum(length.lines for length in file_lengths(top)) for top in (SOURCE, TESTS))
    yield f"test : code = {tests / code:.2f}"


def rooms() -> Iterator[str]:
    """Each room with what it imports, apps and domain opened up one level more."""
    import grimp

    graph = grimp.build_graph("brygga", include_external_packages=False)
    opened = ("brygga.apps", "brygga.domain")

    def room(module: str) -> str:
        depth = 3 if module.startswith(opened) else 2
        return ".".join(module.split(".")[:depth])

    seen: dict[str, set[str]] = {}
    for module in graph.modules:
        below = {room(other) for other in graph.find_modules_directly_imported_by(module)}
        seen.setdefault(room(module), set()).update(below - {room(module)})
    for name in sorted(seen):
        yield f"{name.removeprefix('brygga.'):<24} → {', '.join(sorted(o.removeprefix('brygga.') for o in seen[name]))}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in (rooms() if "--rooms" in sys.argv else report()))
