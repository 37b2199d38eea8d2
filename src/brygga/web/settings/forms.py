"""Forms of settings."""

from typing import Any

from django import forms

from brygga.apps.access.names import ROLE_NAMES
from brygga.apps.access.permissions import STAFF
from brygga.foundation.refusals import text
from brygga.web.shell.forms import DateField, choice

TELLS = {
    "administrator": text("Personer, roller och inställningar."),
    "officer": text("Bereder ärenden. Röstar inte om dem."),
    "chair": text("Leder sammanträdet och beslutar."), "member": text("Beslutar i styrelsen."),
    "deputy": text("Går in när en ledamot saknas."), "treasurer": text("Betalar, parar ihop och stämmer av."),
    "bookkeeper": text("Bokför och stämmer av."), "approver": text("Attesterar betalningar."),
    "auditor": text("Läser böcker, beslut, papper och spår."),
}
ORDER = ("chair", "member", "deputy", "officer", "treasurer", "bookkeeper", "approver", "auditor", "administrator")
REGISTERS = (("FI:1996:1006", choice(text("Finansinspektionens register, lag (1996:1006)"), text(
    "Behövs för att ge lån eller gå i borgen i fondens eget namn."))),)


class PersonForm(forms.Form):
    """A person and a role to propose."""

    name = forms.CharField(label=text("Namn"), max_length=120, error_messages={"required": text("Skriv namnet.")})
    email = forms.EmailField(label=text("E-postadress"), help_text=text("Dit går inbjudan."), error_messages={
        "required": text("Skriv e-postadressen."), "invalid": text("Adressen behöver ett @.")})
    role = forms.ChoiceField(label=text("Roll"), widget=forms.RadioSelect({"class": "brief pairs"}),
                             choices=[(r, choice(ROLE_NAMES[r], TELLS[r])) for r in ORDER if r in STAFF],
                             error_messages={"required": text("Välj en roll.")})
    from_on = DateField(label=text("Gäller från"), error_messages={"required": text("Skriv från vilken dag.")})


class EndForm(forms.Form):
    """The last day of a role."""

    to_on = DateField(label=text("Sista dagen"), error_messages={"required": text("Skriv sista dagen.")})


class RegistrationForm(forms.Form):
    """What the fund is registered for, from which day."""

    register = forms.ChoiceField(label=text("Register"), choices=REGISTERS, widget=forms.RadioSelect,
                                 initial=REGISTERS[0][0])
    number = forms.CharField(label=text("Nummer"), max_length=40, widget=forms.TextInput({"class": "m"}),
                             help_text=text("Institutnumret i registret."),
                             error_messages={"required": text("Skriv registreringens nummer.")})
    from_on = DateField(label=text("Registrerad från"), error_messages={"required": text("Skriv från vilken dag.")})
    to_on = DateField(label=text("Registrerad till"), required=False,
                      help_text=text("Bara om registreringen har upphört."))


class BoardForm(forms.Form):
    """The seats of the board."""

    size = forms.IntegerField(label=text("Antal ledamöter enligt stadgarna"), min_value=3, max_value=25,
                              widget=forms.TextInput({"class": "s", "inputmode": "numeric"}),
                              help_text=text("Ordföranden medräknad. Lediga platser räknas när vi ser om styrelsen är "
                                             "beslutför."),
                              error_messages={"required": text("Skriv ett tal."), "invalid": text("Skriv ett tal."),
                                              "min_value": text("Skriv minst 3."),
                                              "max_value": text("Skriv högst 25.")})


class YearForm(forms.Form):
    """The next financial year."""

    first_on = DateField(label=text("Första dagen"), error_messages={"required": text("Skriv första dagen.")})
    last_on = DateField(label=text("Sista dagen"), help_text=text("Normalt tolv månader, högst arton (BFL 3:3)."),
                        error_messages={"required": text("Skriv sista dagen.")})

    def clean(self) -> dict[str, Any]:
        """The last day comes after the first."""
        given = super().clean() or {}
        if given.get("first_on") and given.get("last_on") and given["last_on"] < given["first_on"]:
            self.add_error("last_on", text("Sista dagen ligger före den första."))
        return given
