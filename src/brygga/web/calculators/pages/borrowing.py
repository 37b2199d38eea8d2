"""The part of a form that describes a loan, and the loan as the calculator takes it: two pages ask for the same.

A loan is asked for as people speak of it: how much, for how many months, paid how often. The first payment comes one
period after the money; days are counted as they are over 365.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from brygga.domain.dates import add_months
from brygga.formats.pictures.schedule import Payment, schedule
from brygga.formats.xlsx.workbook import Column
from brygga.foundation.refusals import text
from brygga.web.calculators.desk import in_minor, in_percent, in_units
from brygga.web.calculators.shown import Table
from brygga.web.shell.forms import AmountField, DateField, PercentField
from brygga.web.shell.pictures import both_widths

EVERY = (("1", text("varje månad")), ("3", text("varje kvartal")), ("6", text("varje halvår")),
         ("12", text("varje år")))
REPAYMENT = (("annuity", text("lika stora betalningar (annuitet)")),
             ("straight", text("lika stor amortering varje gång (rak)")),
             ("bullet", text("allt på sista dagen, ränta under tiden")))
MONTHS_MAX = 480
SAID = re.compile(r"\s*(?P<count>[0-9]{1,4})\s*(?:(?P<years>år|years?)|månader|månad|mån\.?|months?)\s*", re.IGNORECASE)
WHOLE_PPM = 1_000_000
PLACES = {"principal": "amount", "disbursed_on": "start", "first_due_on": "every", "rate": "rate", "term": "months",
          "every": "every", "repayment": "repayment", "fees": "fee", "grace_principal": "free_months"}


class MonthsField(forms.IntegerField):
    """Months in figures, or years: "5 år" is 60."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", text("Hur många månader?"))
        kwargs.setdefault("help_text", text("Tre år är 36 månader."))
        kwargs.setdefault("error_messages", {
            "invalid": text("Skriv antalet månader med siffror, till exempel 36."),
            "min_value": text("Minst en månad."), "max_value": text("Högst 480 månader, 40 år.")})
        super().__init__(widget=forms.TextInput({"class": "s", "inputmode": "numeric"}), **kwargs)

    def to_python(self, value: Any) -> int | None:
        """ "36", "36 månader", "3 år" → 36."""
        said = SAID.fullmatch(str(value or ""))
        if said is None:
            return super().to_python(value)
        return int(said["count"]) * (12 if said["years"] else 1)


class Loan(forms.Form):
    """How much, for how long, paid how often and how; the pages add their rates."""

    amount = AmountField(label=text("Hur stort är lånet?"), min_minor=1)
    months = MonthsField(min_value=1, max_value=MONTHS_MAX)
    every = forms.ChoiceField(label=text("Hur ofta betalar ni?"), choices=EVERY)
    repayment = forms.ChoiceField(label=text("Hur betalas lånet tillbaka?"), choices=REPAYMENT)
    start = DateField(label=text("När betalas pengarna ut?"))

    def clean(self) -> dict[str, Any]:
        """The months must be whole periods: a loan of 40 months is not paid by the quarter."""
        given = super().clean() or {}
        months, every = given.get("months"), int(given.get("every") or 1)
        if months is not None and months % every:
            self.add_error("months", _("%(months)s månader går inte jämnt upp när ni betalar %(every)s. Välj %(less)s "
                                       "eller %(more)s månader, eller betala oftare.") % {
                "months": months, "every": dict(EVERY)[str(every)], "less": months - months % every or every,
                "more": months - months % every + every})
        return given


def below_nothing(form: forms.Form, *names: str) -> None:
    """Refuse percentages below zero, each at its own field."""
    for name in names:
        if (form.cleaned_data.get(name) or 0) < 0:
            form.add_error(name, _("Procenten kan inte vara mindre än noll."))


def a_share(form: forms.Form, *names: str) -> None:
    """Refuse shares that are nothing, or more than the whole, each at its own field."""
    for name in names:
        part = form.cleaned_data.get(name)
        if part is not None and not 0 < part <= WHOLE_PPM:
            form.add_error(name, _("Skriv en procent över 0 och högst 100, till exempel 80."))


def percent_field(label: Any, hint: Any = "") -> PercentField:
    """A box for a percentage a year."""
    return PercentField(label=label, help_text=hint)


def start_values(today: dt.date) -> dict[str, Any]:
    """A plain example to change."""
    return {"amount": 20_000_000, "months": 36, "every": "3", "repayment": "straight", "start": today}


def loan_question(given: dict[str, Any], rate_ppm: int) -> dict[str, Any]:
    """The loan as the calculator `loan` takes it."""
    every = int(given["every"])
    try:
        first = add_months(given["start"], every).isoformat()
    except ValueError:
        first = given["start"].isoformat()  # past the last year: the calculator refuses it with its own words
    return {"principal": in_units(given["amount"]), "currency": "SEK", "disbursed_on": given["start"].isoformat(),
            "first_due_on": first, "rate": in_percent(rate_ppm), "term": given["months"] // every,
            "every": {"months": every}, "repayment": given["repayment"], "interest": "declining",
            "day_count": "ACT/365F"}


def plan_table(rows: list[dict[str, Any]]) -> Table:
    """The plan's rows as a table; the column of fees only when there are any."""
    fees = any(in_minor(row["fee"]) for row in rows)
    names = [("interest", _("Ränta")), ("principal", _("Amortering")), *([("fee", _("Avgift"))] if fees else []),
             ("total", _("Att betala")), ("closing", _("Kvar av lånet"))]
    columns = [Column(_("Nr"), "count"), Column(_("Förfaller"), "date"),
               *(Column(label, "amount", "kr") for _name, label in names)]
    return Table(_("Betalningsplan"), columns, [
        [row["nr"], dt.date.fromisoformat(row["due_on"]), *(in_minor(row[name]) for name, _label in names)]
        for row in rows])


def plan_picture(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The plan as bars with the line of what is owed."""
    payments = [Payment(dt.date.fromisoformat(row["due_on"]), in_minor(row["principal"]), in_minor(row["interest"]),
                        in_minor(row["closing"])) for row in rows]
    return {"svg": both_widths(schedule, payments, id_="plan"), "width": "mid", "caption": _(
        "Varje stapel är en betalning: amortering underst, ränta överst. Linjen är det som är kvar av lånet.")}
