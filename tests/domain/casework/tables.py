"""Reads the worked tables of docs/algorithms, so that the page a board member reads is the page that is tested."""

from functools import cache
from pathlib import Path

DOCS = Path(__file__).parents[3] / "docs" / "algorithms"


@cache
def tables(page: str) -> dict[tuple[str, ...], list[dict[str, str]]]:
    """Return every table of a page as rows by its header."""
    found: dict[tuple[str, ...], list[dict[str, str]]] = {}
    header: tuple[str, ...] = ()
    for line in (DOCS / page).read_text(encoding="utf-8").splitlines():
        cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|")) if line.startswith("|") else ()
        if not cells:
            header = ()
        elif not header:
            header = cells
            found.setdefault(header, [])
        elif set(line) - set("|- "):
            found[header].append(dict(zip(header, _padded(cells, header), strict=True)))
    return found


def table(page: str, *first_columns: str) -> list[dict[str, str]]:
    """Return the one table of a page whose header begins with these columns; it must have rows."""
    [rows] = [rows for header, rows in tables(page).items() if header[: len(first_columns)] == first_columns]
    assert rows, f"{page}: the table {first_columns} is empty"
    return rows


def _padded(cells: tuple[str, ...], header: tuple[str, ...]) -> tuple[str, ...]:
    return cells + ("",) * (len(header) - len(cells))
