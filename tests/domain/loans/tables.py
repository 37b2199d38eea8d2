"""Reads the worked tables of docs/algorithms: a JSON block and the markdown tables under it are one case."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAGES = Path(__file__).parents[3] / "docs" / "algorithms"


@dataclass(frozen=True)
class Worked:
    """A case of a page: its heading, what is put in, and the tables that must come out (rows as name → cell)."""

    name: str
    given: dict[str, Any]
    tables: list[list[dict[str, str]]]


def worked_cases(page: str) -> list[Worked]:
    """Every case of docs/algorithms/<page>.md."""
    text = (PAGES / f"{page}.md").read_text(encoding="utf-8")
    cases = []
    for section in re.split(r"^### ", text, flags=re.M)[1:]:
        section = section.split("\n## ")[0]
        found = re.search(r"```json\n(.*?)```", section, flags=re.S)
        if found:
            cases.append(Worked(section.split("\n")[0], json.loads(found[1]), _tables(section[found.end() :])))
    return cases


def _tables(text: str) -> list[list[dict[str, str]]]:
    tables = []
    for block in re.findall(r"(?:^\|.*\n?)+", text, flags=re.M):
        head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.split("\n") if line]
        tables.append([dict(zip(head, row, strict=True)) for row in rows])
    return tables


def cell(value: object) -> str:
    """A JSON value as the pages write it."""
    return "–" if value is None else str(value)
