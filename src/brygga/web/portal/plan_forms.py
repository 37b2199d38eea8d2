"""Forms of the financing plan's lines: a cost, a source, or volunteer work, which stands on both sides."""

from datetime import date
from typing import Any

from django import forms

from brygga.apps.cases.views import PlanLineView
from brygga.domain.casework.plan import Month
from brygga.foundation.refusals import text
from brygga.web.shell import say
from brygga.web.shell.forms import AmountField, DateField, choice

KINDS = ("own", "local", "fund", "bank", "almi", "region", "county", "grant", "eu")
STATUSES = (
    ("idea", choice(text("Idé"), text("Ingen har frågat än."))),
    ("asked", choice(text("Sökt"), text("Ansökan är inne, svaret väntar."))),
    ("promised", choice(text("Lovat"), text("Skriftligt löfte, lägg in det."))),
    ("decided", choice(text("Beslutat"), text("Beslutet har kommit, lägg in det."))),
    ("paid", choice(text("Betalt"), text("Pengarna har kommit."))))
STARTS = (
    ("none", text("Ni får börja när ni vill")),
    ("after_application", text("Börja först när ansökan är inlämnad")),
          ("after_decision", text("Börja först när beslutet har kommit")))


def months(around: date) -> list[tuple[str, str]]:
    """Return (first day, name) of the months that a plan may speak of: half a year back, four years on."""
    first = Month.of(around).plus(-6)
    days = [first.plus(n).first_day for n in range(55)]
    return [(day.isoformat(), say.day(day, "manad")) for day in days]


class _LineForm(forms.Form):
    """What every line has."""

    label = forms.CharField(label=text("Vad gäller det?"), max_length=120,
                            error_messages={"required": text("Skriv vad raden gäller.")})
    amount = AmountField(label=text("Belopp"), min_minor=1, error_messages={"required": text("Skriv ett belopp.")})

    def __init__(self, *given: Any, on: date, **named: Any) -> None:
        super().__init__(*given, **named)
        if "month" in self.fields:
            field: Any = self.fields["month"]
            field.choices = [("", text("Välj månad")), *months(on)]

    def asked(self) -> dict[str, Any]:
        """Return what the act takes."""
        given = dict(self.cleaned_data)
        return {"label": given["label"], "amount_minor": given["amount"],
                "month": date.fromisoformat(given["month"]) if given.get("month") else None}


def _month(asked: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=asked, widget=forms.Select({"class": "m"}),
                             error_messages={"required": text("Välj månad.")})


class CostForm(_LineForm):
    """A cost: net, VAT, the month it is paid."""

    vat = AmountField(label=text("Moms på det"), required=False,
                      help_text=text("I kronor, utöver beloppet. Lämna tomt om det inte är någon moms."))
    month = _month(text("Vilken månad betalas det?"))

    def asked(self) -> dict[str, Any]:
        """Return what the act takes, with VAT."""
        return super().asked() | {"vat_minor": self.cleaned_data["vat"] or 0}


class SourceForm(_LineForm):
    """Somebody who pays: how much, how sure, when."""

    kind = forms.ChoiceField(label=text("Vem betalar?"), widget=forms.Select({"class": "m"}),
                             choices=[(k, say.lazily("source_kind", k)) for k in KINDS],
                             error_messages={"required": text("Välj vem som betalar.")})
    month = _month(text("Vilken månad kommer pengarna?"))
    status = forms.ChoiceField(label=text("Hur säkert är det?"), choices=STATUSES, widget=forms.RadioSelect,
                               error_messages={"required": text("Välj hur säkert det är.")})
    on_requisition = forms.BooleanField(label=text("Betalas i efterhand, mot kvitton"), required=False)
    start_rule = forms.ChoiceField(label=text("När får ni börja?"), choices=STARTS, initial="none", required=False,
                                   widget=forms.RadioSelect, help_text=text("Det står i bidragets villkor."))
    asked_on = DateField(label=text("Sökt den"), required=False)
    decided_on = DateField(label=text("Beslutat den"), required=False)
    conditions = forms.CharField(label=text("Villkor"), required=False, max_length=300)

    field_order = ("kind", "label", "amount", "month", "status", "on_requisition", "start_rule", "asked_on",
                   "decided_on", "conditions")

    def asked(self) -> dict[str, Any]:
        """Return what the act takes of a source."""
        given = self.cleaned_data
        return super().asked() | {name: given[name] for name in (
            "kind", "status", "on_requisition", "start_rule", "asked_on", "decided_on", "conditions")}


class WorkForm(_LineForm):
    """Volunteer work: counted once, shown on both sides."""

    hours = forms.IntegerField(label=text("Timmar"), required=False, min_value=0,
                               widget=forms.TextInput({"class": "s", "inputmode": "numeric"}),
                               error_messages={"invalid": text("Skriv ett heltal."),
                                               "min_value": text("Skriv noll eller mer.")})

    def asked(self) -> dict[str, Any]:
        """Return what the act takes of volunteer work."""
        return super().asked() | {"hours": self.cleaned_data["hours"] or 0}


SIDES: dict[str, tuple[type[_LineForm], Any]] = {
    "cost": (CostForm, text("Kostnad")), "source": (SourceForm, text("Finansiering")),
    "both": (WorkForm, text("Ideellt arbete")),
}


def as_typed(line: PlanLineView) -> dict[str, Any]:
    """Return a line as its form shows it."""
    return {"label": line.label, "amount": line.amount_minor, "vat": line.vat_minor or None, "hours": line.hours,
            "month": line.month.replace(day=1).isoformat() if line.month else "", "kind": line.kind,
            "status": line.status, "on_requisition": line.on_requisition, "start_rule": line.start_rule or "none",
            "asked_on": line.asked_on, "decided_on": line.decided_on, "conditions": line.conditions}
