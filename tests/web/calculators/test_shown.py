"""How a table of an answer is worded: öre in every row of a column or in none, and what a phone calls a row."""

from __future__ import annotations

from brygga.formats.xlsx.workbook import Column
from brygga.web.calculators.shown import Table

NR, KR = Column("Varv", "count"), Column("Ute", "amount", "kr")


def words(*amounts: int) -> list[str]:
    shown = Table("", (NR, KR), [[nr, amount] for nr, amount in enumerate(amounts)]).words
    return [row[1].replace("\N{NO-BREAK SPACE}", " ") for row in shown]


def test_whole_kronor_have_no_decimals() -> None:
    assert words(0, 120_000) == ["0 kr", "1 200 kr"]


def test_one_with_ore_gives_them_to_all() -> None:
    assert words(0, 120_050) == ["0,00 kr", "1 200,50 kr"]


def test_a_number_has_its_name_and_an_answer_needs_none() -> None:
    asked = (Column("Vad"), Column("Svar"))
    assert [one["phone"] for one in Table("", (NR, KR), []).headings] == ["named", ""]
    assert [one["phone"] for one in Table("", asked, []).headings] == ["", "said"]
    assert [one["phone"] for one in Table("", (Column("Väg"), Column("Dag", "date")), []).headings] == ["", ""]
