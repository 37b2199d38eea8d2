"""Forms of the money area. What they read is checked again by the acts; here is only the reading."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from brygga.apps.payments.views import REASON_MAX
from brygga.web.shell.forms import AmountField, DateField

ROWS = 5


class ProposeForm(forms.Form):
    """Which account pays, and when."""

    bank_account_id = forms.TypedChoiceField(label=_("Betalas från"), coerce=int, widget=forms.RadioSelect)
    pay_on = DateField(label=_("Betalas den"), help_text=_("Till exempel 2026-03-12."))

    def __init__(self, accounts: list[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bank_account_id"].choices = [(a.id, f"{a.name}, {a.number}") for a in accounts]  # type: ignore[attr-defined]


class ConfirmForm(forms.Form):
    """The bank's word that it has paid."""

    on = DateField(label=_("Bankens betalningsdag"))
    bank_reference = forms.CharField(label=_("Bankens referens"), max_length=60,
                                     help_text=_("Står på kvittot i internetbanken."))


class StatementForm(forms.Form):
    """The head of a statement; its rows are `RowForm`s."""

    from_on = DateField(label=_("Från och med"))
    to_on = DateField(label=_("Till och med"))
    opening = AmountField(label=_("Ingående saldo"), min_minor=None)
    closing = AmountField(label=_("Utgående saldo"), min_minor=None)
    lines = forms.CharField(required=False, widget=forms.HiddenInput)


class WithdrawForm(forms.Form):
    """Why a statement is withdrawn."""

    reason = forms.CharField(label=_("Vad blev fel?"), max_length=REASON_MAX, widget=forms.Textarea({"rows": 3}),
                             help_text=_("Till exempel: fel belopp på en rad. Det står kvar på utdraget."))


class RowForm(forms.Form):
    """One row of a statement; an empty one is left out."""

    on = DateField(label=_("Dag"), required=False, help_text="")
    amount = AmountField(label=_("Belopp"), required=False, min_minor=None)
    counterparty = forms.CharField(label=_("Från eller till"), required=False, max_length=120)
    reference = forms.CharField(label=_("Referens eller OCR"), required=False, max_length=60)
    text = forms.CharField(label=_("Text"), required=False, max_length=140)

    def clean(self) -> dict[str, Any]:
        """A row with anything in it needs both day and amount."""
        given = super().clean() or {}
        if any(given.get(name) for name in ("counterparty", "reference", "text", "amount", "on")):
            for name, words in (("on", _("Skriv dagen på raden.")), ("amount", _("Skriv beloppet på raden."))):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return given


class MatchForm(forms.Form):
    """What a row is, chosen among everything it could be."""

    what = forms.ChoiceField(label=_("Vad är det här?"), widget=forms.RadioSelect)

    def __init__(self, choices: list[tuple[str, Any]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = choices  # type: ignore[attr-defined]


class AccountForm(forms.Form):
    """A bank account of the fund and its place in the books."""

    name = forms.CharField(label=_("Vad kallar ni kontot?"), max_length=80)
    kind = forms.ChoiceField(label=_("Sort"), widget=forms.RadioSelect, choices=[
        ("bankgiro", _("Bankgiro")), ("plusgiro", _("Plusgiro")), ("account", _("Bankkonto"))])
    number = forms.CharField(label=_("Nummer"), max_length=34)
    ledger_number = forms.ChoiceField(label=_("Konto i bokföringen"), widget=forms.RadioSelect, help_text=_(
        "Varje bankkonto har ett eget. 1990 är för pengar som fonden förvaltar åt andra."))
    opened_on = DateField(label=_("Från och med"))

    def __init__(self, places: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ledger_number"].choices = places  # type: ignore[attr-defined]
