"""What is asked of those who start a fund: few things, in plain words, and nothing that can wait."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from brygga.foundation import clock
from brygga.foundation.refusals import text
from brygga.jurisdictions.registry import country
from brygga.operations.start_fund import year_from
from brygga.web.shell.forms import choice

MONTHS = (text("januari"), text("februari"), text("mars"), text("april"), text("maj"), text("juni"), text("juli"),
          text("augusti"), text("september"), text("oktober"), text("november"), text("december"))
PROFILES = (
    ("small_fund", choice(text("Liten fond"), text(
        "Fyra personer räcker. När en person gör två steg står det i revisorns lista. Det som aldrig får göras av "
        "samma person stoppas ändå: att lägga upp och attestera samma betalning, eller att bereda och rösta."))),
    ("full", choice(text("Full uppdelning"), text(
        "Administratör, den som betalar och den som stämmer av är olika personer. Fler händer, färre undantag."))))


class Text(forms.CharField):
    """A line of text with its own word when it is empty."""

    def __init__(self, asked: Any, **given: Any) -> None:
        super().__init__(error_messages={"required": asked}, **given)


class StartForm(forms.Form):
    """The fund, its year, and two people."""

    name = Text(text("Skriv fondens namn."), label=text("Fondens namn"), max_length=200)
    orgnr = Text(text("Skriv organisationsnumret."), label=text("Organisationsnummer"), max_length=20,
                 widget=forms.TextInput({"class": "m", "inputmode": "numeric"}),
                 help_text=text("Tio siffror, som på registreringsbeviset."))
    county = forms.ChoiceField(label=text("Län där fonden verkar"), widget=forms.Select({"class": "m"}),
                               error_messages={"required": text("Välj ett län.")})
    profile = forms.ChoiceField(label=text("Hur arbetet delas"), choices=PROFILES, widget=forms.RadioSelect,
                                initial="small_fund", error_messages={"required": text("Välj hur arbetet delas.")},
                                help_text=text("Väljs en gång, när fonden startas."))
    board_size = forms.IntegerField(
        label=text("Antal ledamöter i styrelsen"), min_value=3, max_value=25, initial=5,
        widget=forms.TextInput({"class": "s", "inputmode": "numeric"}), help_text=text(
            "Det antal som stadgarna ger, ordföranden medräknad. Lediga platser räknas när vi ser om styrelsen är "
            "beslutför."),
        error_messages={"required": text("Skriv hur många ledamöter styrelsen har."), "invalid": text("Skriv ett tal."),
                        "min_value": text("Skriv minst 3."), "max_value": text("Skriv högst 25.")})
    month = forms.TypedChoiceField(label=text("Räkenskapsåret börjar i"), coerce=int, initial=1,
                                   choices=list(enumerate(MONTHS, start=1)), widget=forms.Select({"class": "m"}))
    year = forms.IntegerField(
        label=text("Första året i Brygga"), min_value=2018, max_value=2100,
        widget=forms.TextInput({"class": "s", "inputmode": "numeric"}),
        help_text=text("Det kalenderår då räkenskapsåret börjar."),
        error_messages={"required": text("Skriv ett år, till exempel 2026."), "invalid": text("Skriv ett år, till "
                        "exempel 2026."), "min_value": text("Skriv ett år från 2018."),
                        "max_value": text("Skriv ett år före 2100.")})
    chart = forms.ChoiceField(label=text("Kontoplan"), choices=[("se", text("Svensk kontoplan för en kreditgivande "
                              "förening (BAS-nummer)"))], initial="se", help_text=text(
                                  "Byrån eller revisorn bekräftar kontoplanen. Egna konton går att lägga till."))
    first_name = Text(text("Skriv ditt namn."), label=text("Ditt namn"), max_length=120)
    first_email = forms.EmailField(label=text("Din e-postadress"), error_messages={
        "required": text("Skriv din e-postadress."), "invalid": text("Adressen behöver ett @.")})
    second_name = Text(text("Skriv den andra personens namn."), label=text("Den andra personens namn"), max_length=120)
    second_email = forms.EmailField(label=text("Den andra personens e-postadress"), error_messages={
        "required": text("Skriv den andra personens e-postadress."), "invalid": text("Adressen behöver ett @.")})

    FUND = ("name", "orgnr", "county", "profile", "board_size")
    YEAR = ("month", "year", "chart")
    PEOPLE = ("first_name", "first_email", "second_name", "second_email")

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        field: Any = self.fields["county"]
        field.choices = [("", text("Välj län")), *((p.code, p.name) for p in country("SE").regions())]
        self.fields["year"].initial = clock.today().year

    def groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Return (heading, fields) in the order of the page."""
        return [(heading, [self[name] for name in names]) for heading, names in (
            (text("Fonden"), self.FUND), (text("Räkenskapsåret"), self.YEAR),
            (text("Två administratörer"), self.PEOPLE))]

    def asked(self) -> dict[str, Any]:
        """Return what `operations.start_fund.start_fund` takes; only for a valid form."""
        given = self.cleaned_data
        first_on = date(given["year"], given["month"], 1)
        return {"name": given["name"], "orgnr": given["orgnr"], "county": given["county"], "profile": given["profile"],
                "board_size": given["board_size"], "first_on": first_on, "last_on": year_from(first_on),
                "administrators": [{"name": given["first_name"], "email": given["first_email"]},
                                   {"name": given["second_name"], "email": given["second_email"]}]}


class AddressForm(forms.Form):
    """Another address for one of the two, while the fund waits."""

    which = forms.ChoiceField(label=text("Vems adress?"), widget=forms.RadioSelect, error_messages={
        "required": text("Välj vems adress som är fel.")}, choices=(("first", ""), ("second", "")))
    email = forms.EmailField(label=text("Rätt e-postadress"), error_messages={
        "required": text("Skriv adressen."), "invalid": text("Adressen behöver ett @.")})

    def name_them(self, names: Sequence[str]) -> None:
        """Put the founders' names on the choices."""
        field: Any = self.fields["which"]
        field.choices = list(zip(("first", "second"), names, strict=True))
