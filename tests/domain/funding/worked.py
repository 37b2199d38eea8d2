"""Reads the worked tables of docs/algorithms, so that a page that people follow is also a test."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).parents[3] / "docs" / "algorithms"
Row = dict[str, str]


def tables(page: str, *columns: str) -> list[list[Row]]:
    """The tables of a page whose header begins with these columns, each a list of rows by column; never none."""
    found: list[list[Row]] = []
    header: list[str] | None = None
    for line in (DOCS / page).read_text().splitlines():
        if not line.startswith("|"):
            header = None
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if header is None:
            header = cells
            if tuple(cells[: len(columns)]) == columns:
                found.append([])
        elif tuple(header[: len(columns)]) == columns and not set(cells) <= {"---"}:
            found[-1].append(dict(zip(header, cells, strict=True)))
    assert found and all(found), f"{page} has no table with {columns}"
    return found


def named(cell: str) -> dict[str, str]:
    """"north 100.00, south 50.00" → names and amounts."""
    found = re.findall(r"(\S+) ([0-9.]+)(?:, |$)", cell)
    return dict(found)


def layers(cell: str) -> list[dict[str, object]]:
    """"region 200000 (2), bank 300000 (2)" → layers as the calculator takes them."""
    found = re.findall(r"(\S+) (\S+) \((\d+)\)", cell)
    return [{"name": name, "amount": amount, "rank": int(rank)} for name, amount, rank in found]
