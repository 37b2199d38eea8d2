"""What a page shows of an answer, as plain values: the page and the workbook are drawn from the same.

A cell is what it is (minor units, a day, a count, a text); only the page turns it into words and only the workbook
into numbers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from brygga.formats.xlsx.workbook import Cell, Column, Sheet
from brygga.web.shell import say

CURRENCIES = {"kr": "SEK", "€": "EUR"}


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it shows, its columns, its rows."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]

    @property
    def headings(self) -> list[dict[str, Any]]:
        """Columns for the component `table`: on a phone a row's number has its name, and an answer needs none."""
        is_answers = [c.kind for c in self.columns] == ["text", "text"]
        return [{"label": c.label, "numeric": at > 0 and c.kind in ("amount", "count", "percent"),
                 "phone": "named" if at == 0 and c.kind == "count" else "said" if at and is_answers else ""}
                for at, c in enumerate(self.columns)]

    @property
    def words(self) -> list[list[str]]:
        """Rows for the component `table`: öre stand in every row of a column or in none."""
        broken = [any(_is_broken(c, row[at]) for row in self.rows) for at, c in enumerate(self.columns)]
        return [[worded(c, v, exact=b) for c, v, b in zip(self.columns, row, broken, strict=True)]
                for row in self.rows]


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of the answer, with its kind and unit in `column` and a line that says what it is."""

    column: Column
    value: Cell
    note: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """The answer: one sentence, how it sounds ("", "ok", "warn"), lines after it, figures, picture, table, working.

    `arches_say` stands under the arches.
    """

    sentence: str
    explain: Sequence[str]
    tone: str = ""
    more: Sequence[str] = ()
    facts: Sequence[Fact] = ()
    picture: dict[str, Any] = field(default_factory=dict)
    arches: Any = None
    arches_say: str = ""
    tables: Sequence[Table] = ()

    @property
    def figures(self) -> list[dict[str, str]]:
        """Facts for the component `facts`."""
        return [{"label": f.column.label, "value": worded(f.column, f.value, exact=False), "note": f.note}
                for f in self.facts]


def _is_broken(column: Column, value: Cell) -> bool:
    return column.kind == "amount" and isinstance(value, int) and value % 100 != 0


def worded(column: Column, value: Cell, *, exact: bool) -> str:
    """A cell as people read it; an `exact` amount has its two decimals, whole or not."""
    if value is None or value == "":
        return "–"
    if column.kind == "amount" and isinstance(value, int):
        return say.kr(value, currency=CURRENCIES.get(column.unit, column.unit), exact=exact)
    if column.kind == "percent":
        return say.percent(str(value))
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)


def asked(form: forms.Form) -> list[tuple[str, str]]:
    """What was put in, in words: label and value of each field that says something."""
    told, left_out = [], getattr(form, "not_asked", ())
    for name, one in form.fields.items():
        if name in left_out:
            continue
        value = form[name].value()
        if isinstance(one, forms.BooleanField):
            told.append((str(one.label), _("ja") if value in (True, "on") else _("nej")))
        elif isinstance(one, forms.ChoiceField):
            told.append((str(one.label), str(dict(one.choices).get(value, value))))  # type: ignore[arg-type]
        elif value not in (None, ""):
            unit = getattr(one.widget, "unit", "")
            told.append((str(one.label), f"{value} {unit}".strip()))
    return told


def sheets(title: str, form: forms.Form, shown: Shown) -> list[Sheet]:
    """The workbook of an answer: what was put in, what came out, each table, and the working."""
    given = Sheet(_("Indata"), (Column(_("Fråga")), Column(_("Svar"))), asked(form))
    answer: list[tuple[Cell, ...]] = [(title, shown.sentence)]
    answer += [("", line) for line in shown.more]
    result = Sheet(_("Resultat"), (Column(_("Vad")), Column(_("Svar"))), answer)
    facts = [Sheet(_("Nyckeltal"), tuple(f.column for f in shown.facts), (tuple(f.value for f in shown.facts),))]
    tables = [Sheet(table.title, table.columns, table.rows) for table in shown.tables if table.rows]
    working = Sheet(_("Uträkning"), (Column(_("Steg"), "count"), Column(_("Vad som räknas"))),
                    [(nr, line) for nr, line in enumerate(shown.explain, start=1)])
    return [given, result, *(facts if shown.facts else []), *tables, working]
