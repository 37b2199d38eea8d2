"""Forms at the doors. Addresses are typed by people in a hurry: the error says what to do, never who is known."""

from typing import Any

from django import forms

from brygga.foundation.refusals import text
from brygga.web.shell.forms import DateField

CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "m"}


class Email(forms.EmailField):
    """An e-mail address, as a browser fills it in."""

    def __init__(self, **given: Any) -> None:
        given.setdefault("label", text("E-postadress"))
        super().__init__(widget=forms.EmailInput({"autocomplete": "email"}), **given, error_messages={
            "required": text("Skriv din e-postadress."),
            "invalid": text("Adressen behöver ett @, till exempel namn@exempel.se.")})


class LinkForm(forms.Form):
    """An applicant asks for a link."""

    email = Email(help_text=text("Den adress som ni skrev i anmälan."))


class PasswordForm(forms.Form):
    """Staff give address and password."""

    email = Email()
    password = forms.CharField(label=text("Lösenord"), strip=False,
                               widget=forms.PasswordInput({"autocomplete": "current-password"}),
                               error_messages={"required": text("Skriv ditt lösenord.")})


class CodeForm(forms.Form):
    """A code from the app, or one of the reserve codes."""

    code = forms.CharField(label=text("Kod"), widget=forms.TextInput(CODE), max_length=20,
                           help_text=text("Sex siffror från kodappen, eller en av dina reservkoder."),
                           error_messages={"required": text("Skriv koden från appen.")})


class FirstCodeForm(forms.Form):
    """The first code of an app that is being set up."""

    code = forms.CharField(label=text("Koden i appen"), widget=forms.TextInput(CODE), max_length=20,
                           help_text=text("Sex siffror. De byts var trettionde sekund."),
                           error_messages={"required": text("Skriv koden från appen.")})


class ChooseForm(forms.Form):
    """A new password, twice."""

    password = forms.CharField(label=text("Lösenord"), strip=False, help_text=text(
        "Minst tolv tecken. Tre ord som inte hör ihop är lätta att minnas och svåra att gissa."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": text("Välj ett lösenord.")})
    password2 = forms.CharField(label=text("Lösenordet en gång till"), strip=False,
                                widget=forms.PasswordInput({"autocomplete": "new-password"}),
                                error_messages={"required": text("Skriv lösenordet en gång till.")})

    def clean(self) -> dict[str, Any]:
        """The two must be the same."""
        given = super().clean() or {}
        if given.get("password") and given.get("password2") and given["password"] != given["password2"]:
            self.add_error("password2", text("Lösenorden är inte lika. Skriv samma lösenord två gånger."))
        return given


class DateForm(forms.Form):
    """The date to move a directory with a date of its own to."""

    on = DateField(label=text("Ny dag"))
