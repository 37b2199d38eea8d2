"""What a reader narrows a list by. These forms are sent by GET and change nothing."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from brygga.apps.access.doorways import Seat
from brygga.apps.ledger import looking
from brygga.web.shell.forms import DateField


class SpanForm(forms.Form):
    """A span of days; without an answer it is the year of the day up to the day."""

    fran = DateField(label=_("Från och med"), help_text="")
    till = DateField(label=_("Till och med"), help_text="")

    def __init__(self, data: Any, seat: Seat, **kwargs: Any) -> None:
        self.usual = (seat.on.replace(month=1, day=1), seat.on)
        usual = {"fran": self.usual[0].isoformat(), "till": self.usual[1].isoformat()}
        super().__init__({**usual, **_said(data)}, **kwargs)

    def span(self) -> tuple[date, date]:
        """Return the span that was asked for; the usual one where nothing readable was."""
        given = self.cleaned_data if self.is_valid() else {}
        return given.get("fran") or self.usual[0], given.get("till") or self.usual[1]


class PotSpanForm(SpanForm):
    """A span of days in one pot or all."""

    pott = forms.TypedChoiceField(label=_("Pott"), required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(data, seat, **kwargs)
        self.fields["pott"].choices = [("", _("Alla potter")), *looking.pots_for(seat)]  # type: ignore[attr-defined]

    def pot(self) -> int | None:
        """Return the pot that was asked for, or None for all."""
        return self.cleaned_data.get("pott") if self.is_valid() else None


class SampleForm(SpanForm):
    """A sample: how many entries of a span, drawn by which seed."""

    antal = forms.IntegerField(label=_("Antal"), min_value=1, max_value=100)
    fro = forms.CharField(label=_("Frö"), max_length=60)


def _said(data: Any) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value} if data else {}
