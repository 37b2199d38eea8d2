"""The enquiry: less than a minute, and nothing that the applicant has to look up."""

from typing import Any

from django import forms

from brygga.foundation.refusals import text
from brygga.web.shell.forms import AmountField
from brygga.web.shell.places import municipalities


class EnquiryForm(forms.Form):
    """Who you are, where, what you need."""

    name = forms.CharField(label=text("Vad heter ni?"), max_length=120, help_text=text(
        "Föreningens eller företagets namn. Finns det inget än, skriv vad ni kallar er."),
        error_messages={"required": text("Skriv vad ni heter eller kallar er.")})
    municipality = forms.ChoiceField(label=text("Vilken kommun?"), widget=forms.Select({"class": "m"}),
                                     error_messages={"required": text("Välj en kommun.")})
    summary = forms.CharField(label=text("Vad behöver ni pengar till?"), max_length=1000, help_text=text(
        "Ett par meningar räcker."), widget=forms.Textarea({"rows": 4}), error_messages={
            "required": text("Skriv ett par meningar om vad ni behöver pengar till.")})
    need = AmountField(label=text("Ungefär hur mycket?"), required=False, help_text=text("Gissa gärna."))
    contact_name = forms.CharField(label=text("Ditt namn"), max_length=120, widget=forms.TextInput(
        {"autocomplete": "name"}), error_messages={"required": text("Skriv ditt namn.")})
    contact_email = forms.EmailField(label=text("Din e-postadress"), widget=forms.EmailInput({"autocomplete": "email"}),
                                     help_text=text("Dit skickar vi en länk till ert ärende."), error_messages={
        "required": text("Skriv din e-postadress."), "invalid": text("Adressen behöver ett @.")})
    contact_phone = forms.CharField(label=text("Telefon"), max_length=30, required=False,
                                    widget=forms.TextInput({"autocomplete": "tel", "class": "m"}))

    def __init__(self, *given: Any, county: str, land: str = "SE", **named: Any) -> None:
        super().__init__(*given, **named)
        field: Any = self.fields["municipality"]
        field.choices = [("", text("Välj kommun")), *municipalities(land, county)]
