"""The workbook as another program reads it: numbers are numbers, text is text, and the same values are the same bytes.

Canary: write amounts as text, or leave the clock in, and a test falls.
"""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest

from brygga.formats.xlsx.workbook import Column, Sheet, workbook

DAY = dt.date(2026, 3, 12)
COLUMNS = (Column("Namn"), Column("Ränta", "amount", "kr"), Column("Dag", "date"), Column("Antal", "count"),
           Column("Sats", "percent", "%"))
SHEET = Sheet("Plan", COLUMNS, (("Första", 1_250_050, DAY, 3, "6.25"), ("=1+1", -1, None, None, None),
                                ("https://exempel.se", 999_999_999_999_999, DAY, 0, "0.00")))


def test_numbers_are_numbers_and_units_stand_in_the_header() -> None:
    page = openpyxl.load_workbook(io.BytesIO(workbook([SHEET])))["Plan"]
    rows = list(page.iter_rows(values_only=True))
    assert rows[0] == ("Namn", "Ränta (kr)", "Dag", "Antal", "Sats (%)")
    assert rows[1][:2] + rows[1][3:] == ("Första", 12500.5, 3, 6.25) and rows[1][2].date() == DAY
    assert rows[2] == ("=1+1", -0.01, None, None, None)
    assert page["A3"].data_type == "s", "what looks like a formula is text"
    assert rows[3][1] == 9_999_999_999_999.99 and page["A4"].hyperlink is None


def test_the_same_values_are_the_same_bytes() -> None:
    assert workbook([SHEET]) == workbook([SHEET])


def test_names_of_sheets_are_such_as_programs_take() -> None:
    long = "Vad kostar lånet? [med/utan] garanti och avgift"
    book = openpyxl.load_workbook(io.BytesIO(workbook([Sheet(long, COLUMNS, ()), Sheet(long, COLUMNS, ())])))
    assert len(set(book.sheetnames)) == 2 and all(len(name) <= 31 for name in book.sheetnames)


def test_what_makes_no_workbook_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one sheet"):
        workbook([])
    with pytest.raises(ValueError, match="row 1: 1 values for 5"):
        workbook([Sheet("Plan", COLUMNS, (("ensam",),))])
