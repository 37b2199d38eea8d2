"""Sheets of typed columns → the bytes of a workbook that one can go on counting in.

Amounts stand as numbers and the unit in the header, so a sum over the column works in any program. Trick: an amount is
handed over as Decimal and written with its digits, so 0.1 does not pass through binary; the workbook bears no clock, so
the same values are the same bytes. What looks like a formula is text: a name that begins with "=" runs nowhere.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Literal

import xlsxwriter

Kind = Literal["text", "amount", "count", "percent", "date"]
Cell = str | int | Decimal | dt.date | None
FORMATS: Final = {"text": {"text_wrap": True, "valign": "top"}, "amount": {"num_format": "#,##0.00"},
                  "count": {"num_format": "0"}, "percent": {"num_format": "0.00"}, "date": {"num_format": "yyyy-mm-dd"}}
NAME_MAX: Final = 31
NARROWEST: Final = 12
WIDEST: Final = 90
NO_CLOCK: Final = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, what stands below it, and its unit ("kr"). An amount is given in minor units, a percentage as text."""

    label: str
    kind: Kind = "text"
    unit: str = ""

    @property
    def heading(self) -> str:
        """The label with its unit."""
        return f"{self.label} ({self.unit})" if self.unit else self.label


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, columns, and rows with a value for each column (None: empty)."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The workbook's bytes. Raises ValueError for no sheet at all or a row that is not as wide as its columns."""
    if not sheets:
        raise ValueError("a workbook wants at least one sheet")
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                                     "strings_to_numbers": False})
    book.set_properties({"created": NO_CLOCK})
    styles = {kind: book.add_format(style) for kind, style in FORMATS.items()}
    bold = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
    taken: set[str] = set()
    for sheet in sheets:
        _write(book.add_worksheet(_free(sheet.name, taken)), sheet, styles, bold)
    book.close()
    return out.getvalue()


def _free(name: str, taken: set[str]) -> str:
    """A name that a program takes: no forbidden sign, at most 31 of them, and its own."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ")[:NAME_MAX] or "1"
    found, nr = plain, 1
    while found.casefold() in taken:
        nr += 1
        found = f"{plain[: NAME_MAX - 3]} {nr}"
    taken.add(found.casefold())
    return found


def _write(page: Any, sheet: Sheet, styles: dict[str, Any], bold: Any) -> None:
    for nr, row in enumerate(sheet.rows, start=1):
        if len(row) != len(sheet.columns):
            raise ValueError(f"{sheet.name}, row {nr}: {len(row)} values for {len(sheet.columns)} columns")
    for at, column in enumerate(sheet.columns):
        page.write_string(0, at, column.heading, bold)
        longest = max([len(column.heading), *(len(_plain(row[at])) for row in sheet.rows)], default=0)
        page.set_column(at, at, max(NARROWEST, min(WIDEST, longest + 2)))
    for nr, row in enumerate(sheet.rows, start=1):
        for at, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _cell(page, nr, at, column.kind, value, styles)
    page.freeze_panes(1, 0)


def _cell(page: Any, row: int, at: int, kind: Kind, value: Cell, styles: dict[str, Any]) -> None:
    """A number where a number is meant and given; everything else as the text it is."""
    if value is None or value == "":
        return
    if kind == "amount" and isinstance(value, int):
        page.write_number(row, at, Decimal(value).scaleb(-2), styles[kind])
    elif kind == "percent" and isinstance(value, str):
        page.write_number(row, at, Decimal(value), styles[kind])
    elif isinstance(value, int | Decimal):
        page.write_number(row, at, value, styles["count"])
    elif isinstance(value, dt.date):
        page.write_datetime(row, at, value, styles["date"])
    else:
        page.write_string(row, at, value, styles["text"])


def _plain(value: Cell) -> str:
    return "" if value is None else str(value)
