"""The house's forms: renderer, fields for Swedish amounts, dates, organisation numbers and shares, and choices.

Set `FORM_RENDERER = "brygga.web.shell.forms.BryggaRenderer"`; then `{{ form }}` and
`{{ form.field.as_field_group }}` come out with hint and error tied to the field by `aria-describedby`, and what
may be left empty says so. The reading itself is in `parsing.py`. Do not mark required fields with a star.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates
from django.template.backends.django import DjangoTemplates as Backend
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from brygga.formats.pictures import figures
from brygga.web.shell import parsing

_HERE = Path(__file__).resolve().parent

REFUSALS = {
    "amount_shape": _("Skriv beloppet med siffror, till exempel 12 500 eller 12 500,50."),
    "amount_unclear": _("Vi kan inte avgöra vilket du menar: %(readings)s. Skriv utan punkt, till exempel 12 500."),
    "amount_decimals": _("Skriv högst två decimaler. Ören är det minsta vi räknar med."),
    "amount_large": _("Så stort kan beloppet inte vara. Räkna nollorna en gång till."),
    "amount_negative": _("Beloppet kan inte vara mindre än noll."),
    "amount_zero": _("Skriv ett belopp som är större än noll."),
    "date_shape": _("Skriv datumet så här: 2026-03-12 eller 12 mars 2026."),
    "date_year": _("Skriv också året, till exempel 12 mars 2026."),
    "date_unclear": _("Vi kan inte avgöra vilken dag du menar: %(readings)s. Skriv datumet så här: 2026-03-12."),
    "date_none": _("Den dagen finns inte. Kontrollera dag och månad."),
    "date_far": _("Kontrollera året."),
    "orgnr_shape": _("Ett organisationsnummer har tio siffror, till exempel 559123-4567."),
    "orgnr_person": _("Det ser ut som ett personnummer. Skriv föreningens eller företagets nummer."),
    "orgnr_check": _("Kontrollsiffran stämmer inte. Jämför med registreringsbeviset."),
    "percent_shape": _("Skriv procenten med siffror, till exempel 4,5."),
}


def _or(readings: tuple[str, ...]) -> str:
    return str(_(" eller ")).join(readings)


def refusal(error: parsing.Unreadable) -> ValidationError:
    """The kind text for what could not be read."""
    return ValidationError(REFUSALS[error.code], code=error.code, params={"readings": _or(error.readings)})


class BryggaRenderer(DjangoTemplates):
    """Draws forms, fields and choices with the house's templates, the rest with Django's own."""

    form_template_name = "shell/forms/form.html"
    field_template_name = "shell/forms/field.html"

    @cached_property
    def engine(self) -> Any:
        """Our templates first: Django's own renderer would find its own choices before ours."""
        django_own = Path(str(forms.__file__)).resolve().parent / "templates"
        return Backend({
            "APP_DIRS": True, "DIRS": [_HERE / "templates", django_own], "NAME": "brygga_forms", "OPTIONS": {},
        })


def choice(label: Any, hint: Any = "") -> Any:
    """A label for a radio button or box with a smaller line under it: `("ja", choice("Ja", "Då …"))`."""
    def both() -> str:
        return format_html('{}<span class="hint">{}</span>', label, hint) if hint else str(label)
    return lazy(both, str)()


class AmountInput(forms.TextInput):
    """A right-aligned box with the unit after it and a numeric keyboard on a phone."""

    template_name = "shell/forms/amount.html"
    unit = "kr"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds the unit to the widget's context."""
        context = super().get_context(name, value, attrs)
        context["widget"]["unit"] = self.unit
        return context


class _ReadField(forms.CharField):
    """A text field whose text is read by one function of `parsing`."""

    read: Callable[[str], Any]

    def to_python(self, value: Any) -> Any:
        if value is None or isinstance(value, int | dt.date):
            return value
        text = super().to_python(value)
        if not text:
            return None
        try:
            return type(self).read(text)
        except parsing.Unreadable as error:
            raise refusal(error) from None


class AmountField(_ReadField):
    """Kronor as people write them → integer minor units (öre), None when left empty.

    `currency` only chooses the unit that is shown. Below `min_minor` is refused (0 unless said).
    """

    read = staticmethod(parsing.read_amount)

    def __init__(self, *, currency: str = "SEK", min_minor: int | None = 0, **kwargs: Any) -> None:
        self.min_minor = min_minor
        kwargs.setdefault("widget", AmountInput())
        super().__init__(**kwargs)
        self.widget.unit = {"SEK": "kr", "EUR": "€"}.get(currency, currency)

    def prepare_value(self, value: Any) -> Any:
        """Minor units → "12 500" in the box, what was typed is left as it is."""
        if not isinstance(value, int):
            return value
        whole, cents = divmod(abs(value), 100)
        text = figures.grouped(whole).replace(figures.HARD, " ") + (f",{cents:02d}" if cents else "")
        return f"-{text}" if value < 0 else text

    def validate(self, value: Any) -> None:
        """Refuses too small an amount."""
        super().validate(value)
        if value is not None and self.min_minor is not None and value < self.min_minor:
            code = "amount_zero" if self.min_minor > 0 else "amount_negative"
            raise ValidationError(REFUSALS[code], code=code)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compares amounts, not spellings: "12 500" is not a change of 1250000."""
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class DateField(_ReadField):
    """A date in the ways Swedes write it → `datetime.date`. Shown as 2026-03-12."""

    read = staticmethod(parsing.read_date)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput({"class": "m", "autocomplete": "off"}))
        kwargs.setdefault("help_text", _("Till exempel 2026-03-12 eller 12 mars 2026."))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """A date → its ISO form."""
        return value.isoformat() if isinstance(value, dt.date) else value


class DateThreeWidget(forms.MultiWidget):
    """Day, month and year in boxes of their own, for dates people know by heart."""

    template_name = "shell/forms/three.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        box = {"inputmode": "numeric", "autocomplete": "off"}
        parts = {"dag": 2, "manad": 2, "ar": 4}
        super().__init__({k: forms.TextInput({**box, "maxlength": n}) for k, n in parts.items()}, attrs)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds a label to each box; the id of the first is the field's own."""
        context = super().get_context(name, value, attrs)
        for box, label in zip(context["widget"]["subwidgets"], (_("Dag"), _("Månad"), _("År")), strict=True):
            box["label"] = label
        return context

    def decompress(self, value: Any) -> list[Any]:
        """A date → its three boxes."""
        return [value.day, value.month, value.year] if isinstance(value, dt.date) else [None, None, None]


class DateThreeField(forms.MultiValueField):
    """A date in three boxes → `datetime.date`."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", DateThreeWidget())
        boxes = [forms.CharField(required=False) for _box in range(3)]
        super().__init__(boxes, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> dt.date | None:
        """Three texts → a date; a missing one is asked for."""
        day, month, year = [text.strip() for text in (data_list or ["", "", ""])]
        if not (day or month or year):
            return None
        if not year:
            raise ValidationError(REFUSALS["date_year"], code="date_year")
        if not all(part.isascii() and part.isdigit() for part in (day, month, year)) or len(year) != 4:
            raise ValidationError(REFUSALS["date_shape"], code="date_shape")
        try:
            return dt.date(int(year), int(month), int(day))
        except ValueError:
            raise ValidationError(REFUSALS["date_none"], code="date_none") from None


class OrgnrField(_ReadField):
    """An organisation number → ten digits. `check` is the country pack's check of the control digit."""

    read = staticmethod(parsing.read_orgnr)

    def __init__(self, *, check: Callable[[str], bool] | None = None, **kwargs: Any) -> None:
        self.check = check
        kwargs.setdefault("widget", forms.TextInput({"class": "m", "inputmode": "numeric"}))
        super().__init__(**kwargs)

    def validate(self, value: Any) -> None:
        """Asks the country pack, when one was given."""
        super().validate(value)
        if value and self.check is not None and not self.check(value):
            raise ValidationError(REFUSALS["orgnr_check"], code="orgnr_check")

    def prepare_value(self, value: Any) -> Any:
        """Ten digits are shown with their hyphen."""
        text = str(value or "")
        return f"{text[:6]}-{text[6:]}" if len(text) == 10 and text.isdigit() else value


class PercentInput(AmountInput):
    """A box with % after it."""

    unit = "%"


class PercentField(_ReadField):
    """ "4,5 %" → parts per million (45 000)."""

    read = staticmethod(parsing.read_percent)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", PercentInput())
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Parts per million → "4,5"."""
        return figures.percent(value).removesuffix(f"{figures.HARD}%") if isinstance(value, int) else value
